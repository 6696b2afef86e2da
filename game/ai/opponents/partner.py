"""The partner: access, fair treatment, a supplier of its own."""

import numpy as np

from game.ai.catalogue import opponent
from game.ai.habits import in_tenths, news, offered
from game.play.seat import Wishes
from game.world.draws import Draws
from game.world.exact import exp
from game.world.state import World

DUTIES = 0.3  # safety duties asked of everybody
PRESSED = 40.0  # political capital below which nothing new is begun
ALARMED = 0.1  # chance of being cut off from which a programme of its own is begun


@opponent("Partner", role="regulator", motive="A friend that can be switched off needs a second supplier.")
def partner(view: World, row: int, draws: Draws) -> Wishes:
    """Pays for a home supplier as far as it fears the foreign ones, and asks duties of all who sell."""
    fear = np.max((1.0 - exp(-view.regions.fear)) * view.regimes.home[row][:, None], axis=(0, 1))
    money = np.clip(0.5 + 6.0 * fear, 0.0, np.maximum(0.8 * view.regimes.purse[row], 0.0))
    grants = np.clip(3.0 * fear, 0.0, np.maximum(0.2 * view.regimes.purse[row], 0.0))
    asks = (view.clock.turn > 1) & (view.regimes.capital[row] > PRESSED)
    return offered(
        view,
        {
            "subsidy": in_tenths(np.minimum(money, 4.0)),
            "compute_grants": in_tenths(np.minimum(grants, 2.0)),
            "sovereign_model": np.where(fear > ALARMED, 0.5, 0.0),
            "safety_duties": news(view, "safety_duties", row, np.where(asks, DUTIES, np.nan)),
        },
    )
