"""An importer's customs hold accelerators that were licensed."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import total
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the more grievance a region has against whoever licensed them. Returns [region world]."""
    return np.clip(0.15 * np.max(world.regions.grievance, axis=1), 0.0, 0.2)


@event("Held at customs", axis="region", chance=_chance)
def customs_block(struck: Bools, world: World, draws: Draws) -> None:
    """A quarter of the accelerators bought from abroad this quarter is on the way again, and may be seized.

    Posts: regions.installed, stacks.transit.
    """
    stacks, regions, post = world.stacks, world.regions, world.book.post
    made_here = total(world.regimes.home[:, :, None] * stacks.flag.swapaxes(0, 1)[:, None])
    held = np.minimum(0.25 * stacks.bought * (1.0 - made_here), regions.installed)
    held = np.where(struck[:, None], held, 0.0)
    post(regions.installed, -held, because="held at customs")
    post(stacks.transit, held, because="held at customs")
