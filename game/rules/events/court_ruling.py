"""A court looks at an order against one model."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """Only while a directive is in force, and the likelier the longer it has to run. Returns [regulator world]."""
    left = np.max(world.regimes.directive, axis=1)
    return np.where(left > 0.0, np.clip(0.1 + left / 3650.0, 0.0, 0.4), 0.0)


@event("Court ruling", axis="regulator", chance=_chance)
def court_ruling(struck: Bools, world: World, draws: Draws) -> None:
    """Half of what every directive of that government has left is struck out, at a twentieth of its political capital.

    Posts: regimes.directive, regimes.capital.
    """
    regimes, post = world.regimes, world.book.post
    any_left = struck & (np.max(regimes.directive, axis=1) > 0.0)
    post(regimes.directive, np.where(any_left[:, None], -0.5 * regimes.directive, 0.0), because="court ruling")
    post(regimes.capital, np.where(any_left, -0.05 * regimes.capital, 0.0), because="court ruling")
