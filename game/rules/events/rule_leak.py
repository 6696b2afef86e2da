"""A rule still being written becomes known."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the more a government has been changing its rules. Returns [regulator world]."""
    return np.clip(0.08 * np.minimum(world.regimes.volatility, 2.0), 0.0, 0.3)


@event("Draft rule leaked", axis="regulator", chance=_chance)
def rule_leak(struck: Bools, world: World, draws: Draws) -> None:
    """Everyone abroad prices in another surprise.

    Posts: regions.fear.
    """
    foreign = 1.0 - world.regimes.home.swapaxes(0, 1)
    world.book.post(world.regions.fear, foreign * np.where(struck, 0.03, 0.0)[None], because="draft rule leaked")
