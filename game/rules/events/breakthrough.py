"""A lab finds a better way to train."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the more researchers work there. Returns [lab world]."""
    staff = world.labs.researchers / (world.labs.researchers + 4000.0)
    return 0.06 * staff * world.labs.alive


@event("Research breakthrough", axis="lab", chance=_chance)
def breakthrough(struck: Bools, world: World, draws: Draws) -> None:
    """Its algorithmic efficiency rises by about a third at once.

    Posts: labs.efficiency.
    """
    luck = 0.5 + draws.uniform("breakthrough size", world.names.labs)
    world.book.post(world.labs.efficiency, np.where(struck, 0.12 * luck, 0.0), because="breakthrough")
