"""Accelerators that report where they are."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Location verification",
    role="regulator",
    unit="1",
    low=0,
    high=1,
    control=True,
    noticed=True,
    cost=6,
    group="Agencies",
    analogue="Bills on chip security before the US Congress",
    side_effect="Buyers abroad distrust a part that reports on them, and look at other stacks.",
)
def location_verification(setting: Floats, world: World, law: Law) -> None:
    """Part of exported accelerators that must report where they are.

    Grey goods are found more often, and fewer middlemen dare to ship them.
    """
    law.located[:] = np.maximum(law.located, setting)
