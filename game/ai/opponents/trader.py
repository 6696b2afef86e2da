"""The trader: whoever sells the tool writes its rules."""

import numpy as np

from game.ai.catalogue import opponent
from game.ai.habits import anew, dial, news, offered, seek_truce
from game.play.seat import Wishes
from game.world.channels import LICENCE, NOTIFY
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.state import World

OPPOSED = -0.5  # agreement a country tends back to, below which it stays under licence
ESTRANGED = 0.0  # agreement below which a country is only told of, not left open
PRESSED = 40.0  # political capital below which nothing new is begun
COURTING = 0.1  # part of the purse spent on promotion each quarter
DESK = 400.0  # licence officers
APPROVAL = 2.0  # licences are presumed granted
ALARM = 0.15  # chance of grave misuse in a quarter from which models are tested


@opponent("Trader", role="regulator", motive="Whoever sells the tool decides how the world uses it.")
def trader(view: World, row: int, draws: Draws) -> Wishes:
    """Eases tiers a step at a time, answers licences fast and kindly, pays for promotion and offers truces."""
    free = view.regimes.capital[row] > PRESSED
    return offered(
        view,
        {
            "country_tier": np.where(free[None], _ease(view, row), np.nan),
            "licence_policy": np.where(free, news(view, "licence_policy", row, np.full(free.shape, APPROVAL)), np.nan),
            "licence_staff": news(view, "licence_staff", row, np.full(free.shape, DESK)),
            "export_duty": news(view, "export_duty", row, np.zeros(free.shape)),
            "export_promotion": anew(
                view, "export_promotion", row, np.round(np.clip(COURTING * view.regimes.purse[row], 0.0, 3.0), 1)
            ),
            "evaluation": np.where(view.regimes.misuse[row] > ALARM, 0.1, np.nan),
        }
        | seek_truce(view, row, free),
    )


def _ease(view: World, row: int) -> Floats:
    """Each country's tier a step towards what the trader thinks enough for it; never up [region world]."""
    loyalty = view.regions.loyalty[:, row]
    enough = np.where(loyalty < OPPOSED, LICENCE, np.where(loyalty < ESTRANGED, NOTIFY, 0.0))
    now = dial(view, "country_tier", row)
    if now is None:
        return np.full(loyalty.shape, np.nan)
    return np.where(now > enough, np.maximum(now - 1.0, enough), np.nan)
