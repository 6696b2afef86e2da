"""The coalition builder: first the friends, then the wall."""

import numpy as np

from game.ai.catalogue import opponent
from game.ai.habits import anew, dial, news, offered
from game.play.seat import Wishes
from game.world.channels import LICENCE
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import total
from game.world.state import World

FRIENDLY, OPPOSED = 0.3, -0.5  # agreement a country tends back to: above is worth courting, below is opposed
PRESSED = 40.0  # political capital below which nothing new is begun
EFFORT = 0.6  # of the talks with each friend
ENOUGH = 0.5  # part of the friends' following from which the wall goes up
HALF_A_YEAR = 2.0  # quarters of notice: friends are told first
SHARED = 0.1  # part of the purse for open research each quarter


@opponent("Coalition builder", role="regulator", motive="A wall with a gap in it fences in only whoever built it.")
def coalition_builder(view: World, row: int, draws: Draws) -> Wishes:
    """Courts every friend, holds them open, and asks licences of opponents once friends follow."""
    free = view.regimes.capital[row] > PRESSED
    abroad = view.regimes.home[row] == 0.0
    friends = (view.regions.loyalty[:, row] > FRIENDLY) & abroad
    opposed = (view.regions.loyalty[:, row] < OPPOSED) & abroad
    return offered(
        view,
        {
            "allied_talks": _talks(view, row, friends & free[None]),
            "country_tier": _wall(view, row, friends, opposed & (_joined(view, row, friends) & free)[None]),
            "notice": np.where(free, news(view, "notice", row, np.full(free.shape, HALF_A_YEAR)), np.nan),
            "research_grants": anew(
                view, "research_grants", row, np.round(np.clip(SHARED * view.regimes.purse[row], 0.0, 2.0), 1)
            ),
        },
    )


def _talks(view: World, row: int, wanted: Bools) -> Floats:
    """Effort where there is less of it [region world]."""
    now = dial(view, "allied_talks", row)
    return np.full(wanted.shape, np.nan) if now is None else np.where(wanted & (now < EFFORT), EFFORT, np.nan)


def _joined(view: World, row: int, friends: Bools) -> Bools:
    """Whether friends apply the rules as their own, on the average of those there are [world]."""
    follow = total(np.where(friends, view.regions.following[:, row], 0.0))
    joined: Bools = follow >= ENOUGH * np.maximum(total(friends.astype(float)), 1.0)
    return joined


def _wall(view: World, row: int, friends: Bools, walled: Bools) -> Floats:
    """Licences for the opposed, nothing for friends [region world]."""
    now = dial(view, "country_tier", row)
    if now is None:
        return np.full(friends.shape, np.nan)
    wish = np.where(walled & (now < LICENCE), LICENCE, np.nan)
    return np.where(friends & (now > 0.0), 0.0, wish)
