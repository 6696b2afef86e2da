"""Makers of different stacks agree on a standard."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the more of its staff a lab puts on shared standards. Returns [lab world]."""
    return (0.004 + 0.3 * np.clip(world.labs.standards, 0.0, 0.5)) * world.labs.alive


@event("Standards accord", axis="lab", chance=_chance)
def standards_accord(struck: Bools, world: World, draws: Draws) -> None:
    """Every pair of stacks closes a twelfth of what keeps them apart.

    Posts: stacks.compatible.
    """
    fits = world.stacks.compatible
    apart = 1.0 - np.eye(world.sizes.stack)[:, :, None]
    gain = np.where(np.any(struck, axis=0), 1.0 / 12.0, 0.0) * apart * (1.0 - fits)
    world.book.post(fits, gain, because="standards accord")
