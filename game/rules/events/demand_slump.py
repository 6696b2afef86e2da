"""Customers spend less than they did."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import total
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """Rare, and only where anything is spent at all. Returns [region world]."""
    return np.where(total(world.regions.demand, axis=1) > 0.0, 0.03, 0.0)


@event("Demand slump", axis="region", chance=_chance)
def demand_slump(struck: Bools, world: World, draws: Draws) -> None:
    """A sixth of the region's demand is gone before the next sales, whoever it went to.

    Writes: regions.slump.
    """
    np.maximum(world.regions.slump, np.where(struck, 1.0 / 6.0, 0.0), out=world.regions.slump)
