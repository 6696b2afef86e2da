"""The hawk: nothing that can be denied shall be sold to an opponent."""

import numpy as np

from game.ai.catalogue import opponent
from game.ai.habits import dial, news, offered
from game.play.seat import Wishes
from game.world.channels import DENY
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import total
from game.world.state import NEWEST, World

OPPOSED = -0.4  # agreement a country tends back to, below which it counts as an opponent
PRESSED = 45.0  # political capital below which nothing new is begun
LINE = 4800.0  # TPP: the line of October 2023
ZEAL = 0.8  # enforcement and location reports
UNNOTICED = 0.9  # part of the way by which a dial must stand short of its mark to be moved


@opponent("Hawk", role="regulator", motive="What an opponent cannot get, it cannot use against us.")
def hawk(view: World, row: int, draws: Draws) -> Wishes:
    """Denies opponents everything, lists their best lab, draws the accelerator line low and checks where parts are."""
    free = view.regimes.capital[row] > PRESSED
    opposed = (view.regions.loyalty[:, row] < OPPOSED) & (view.regimes.home[row] == 0.0)
    tier = dial(view, "country_tier", row)
    walled = np.ones_like(free) if tier is None else np.min(np.where(opposed, tier, DENY), axis=0) >= DENY
    return offered(
        view,
        {
            "country_tier": news(view, "country_tier", row, np.where(opposed & free[None], DENY, np.nan)),
            "accelerator_line": _lower(view, row, "accelerator_line", LINE, free & walled),
            "entity_list": news(view, "entity_list", row, np.where(_best_of(view, row, opposed) & free, 1.0, np.nan)),
            "location_verification": _higher(view, row, "location_verification", ZEAL, free & walled),
            "cloud_rule": _higher(view, row, "cloud_rule", ZEAL, free & walled),
            "enforcement": _higher(view, row, "enforcement", ZEAL, np.ones_like(free)),
        },
    )


def _best_of(view: World, row: int, opposed: Bools) -> Bools:
    """The opponents' lab with the best model, where there is one [lab world]."""
    labs = view.labs
    theirs = (total(labs.home * opposed[None], axis=1) > 0.0) & labs.alive & (labs.flag[:, row] == 0.0)
    points = np.where(theirs, labs.general[:, NEWEST], -1e3)
    best = np.arange(view.sizes.lab)[:, None] == np.argmax(points, axis=0)[None]
    chosen: Bools = best & theirs
    return chosen


def _lower(view: World, row: int, lever: str, mark: float, free: Bools) -> Floats:
    """A line drawn where there is none so low [world]."""
    now = dial(view, lever, row)
    return np.full(free.shape, np.nan) if now is None else np.where(free & (now > mark), mark, np.nan)


def _higher(view: World, row: int, lever: str, mark: float, free: Bools) -> Floats:
    """A dial turned up to its mark where it stands well below [world]."""
    now = dial(view, lever, row)
    return np.full(free.shape, np.nan) if now is None else np.where(free & (now < UNNOTICED * mark), mark, np.nan)
