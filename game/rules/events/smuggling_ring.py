"""A ring that brought accelerators past the rules is found."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import total
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the more goes round the rules and the harder they are enforced. Returns [region world]."""
    effort = np.max(law.enforcement, axis=0)
    part = world.stacks.grey / np.maximum(world.stacks.denied, 1.0)
    return np.clip(0.6 * effort * part, 0.0, 0.3)


@event("Smuggling ring exposed", axis="region", chance=_chance)
def smuggling_ring(struck: Bools, world: World, draws: Draws) -> None:
    """Half of what was on its way is seized, and the region is embarrassed.

    Posts: stacks.transit, stacks.seized.
    """
    stacks = world.stacks
    taken = np.where(struck, 0.5, 0.0)[:, None] * stacks.transit
    world.book.post(stacks.transit, -taken, because="ring exposed")
    world.book.post(stacks.seized, total(taken), because="ring exposed")
