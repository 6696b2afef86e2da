"""The grid cannot keep up with data centres."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import total
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the more of a region's data-centre power is in use. Returns [region world]."""
    owned = total(world.labs.home[:, :, None] * world.labs.compute[:, None])
    drawn = total(world.regions.installed + owned, axis=1) * world.constants.watts * 1e-6
    return np.clip(0.07 * drawn / np.maximum(world.regions.power, 1e-6), 0.0, 0.15)


@event("Power shortage", axis="region", chance=_chance)
def power_shortage(struck: Bools, world: World, draws: Draws) -> None:
    """A tenth of the power for data centres is gone until it is built anew.

    Posts: regions.power.
    """
    power = world.regions.power
    world.book.post(power, np.where(struck, -0.1 * power, 0.0), because="power shortage")
