"""A lab is found to have bought accelerators that may not be sold to it."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import hand_down, total
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the more of its machines came that way this turn and the more grey goods are found.

    Returns [lab world].
    """
    labs, c = world.labs, world.constants
    part = np.minimum(10.0 * labs.smuggled / np.maximum(total(labs.compute, axis=1), 1.0), 1.0)
    found = hand_down(world.stacks.found, labs.home)
    return np.clip(c.smuggler_risk * found * part, 0.0, 0.6) * labs.alive


@event("Smuggler caught", axis="lab", chance=_chance)
def smuggler_caught(struck: Bools, world: World, draws: Draws) -> None:
    """The lab is named in an indictment abroad: its record suffers, and it settles.

    Posts: labs.record, labs.cash.
    """
    labs = world.labs
    fine = np.minimum(2.0 * world.constants.fine * labs.revenue, np.maximum(labs.cash, 0.0))
    world.book.post(labs.cash, np.where(struck, -fine, 0.0), because="smuggling settled")
    world.book.post(labs.record, np.where(struck, -0.35 * labs.record, 0.0), because="smuggler caught")
