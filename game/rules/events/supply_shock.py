"""Something stops a region's part of the accelerator supply."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """Rare, and only where much of the supply chain sits. Returns [region world]."""
    return 0.06 * world.regions.hub


@event("Supply shock", axis="region", chance=_chance)
def supply_shock(struck: Bools, world: World, draws: Draws) -> None:
    """An eighth of the leading stack's capacity is lost for now.

    Posts: stacks.capacity.
    """
    hit = np.where(np.any(struck, axis=0), 0.125, 0.0)
    loss = np.zeros_like(world.stacks.capacity)
    loss[0] = -hit * world.stacks.capacity[0]
    world.book.post(world.stacks.capacity, loss, because="supply shock")
