"""Outsiders improve on published weights."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import OPEN_WEIGHTS, Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import NEWEST, World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """Only for labs whose newest model is open to all. Returns [lab world]."""
    opened = np.where(world.labs.released[:, NEWEST] == OPEN_WEIGHTS, 1.0, 0.0)
    return 0.10 * opened * world.labs.alive


@event("Community breakthrough", axis="lab", chance=_chance)
def community_breakthrough(struck: Bools, world: World, draws: Draws) -> None:
    """The lab that published them gains about a sixth in efficiency, and every other lab a fortieth.

    Posts: labs.efficiency.
    """
    labs = world.labs
    luck = 0.5 + draws.uniform("community size", world.names.labs)
    found = np.max(np.where(struck, luck, 0.0), axis=0)
    gain = np.where(struck, 0.06 * luck, 0.01 * found[None]) * labs.alive
    world.book.post(labs.efficiency, gain, because="community breakthrough")
