"""A plant learns to waste less."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """Only where accelerators are made, and the likelier the more is still to be learned. Returns [regulator world]."""
    young = 1.0 - 0.5 * world.stacks.quality
    return 0.06 * np.max(world.stacks.flag * young[:, None], axis=0)


@event("Better yield", axis="regulator", chance=_chance)
def fab_yield(struck: Bools, world: World, draws: Draws) -> None:
    """The country's stacks can be made in numbers an eighth higher.

    Posts: stacks.capacity.
    """
    stacks = world.stacks
    lucky = np.max(stacks.flag * np.where(struck, 1.0, 0.0)[None], axis=1)
    world.book.post(stacks.capacity, 0.125 * lucky * stacks.capacity, because="better yield")
