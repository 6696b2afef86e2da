"""Rules that follow the home stack abroad."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Reach through the stack",
    role="regulator",
    unit="1",
    low=0,
    high=1,
    control=True,
    noticed=True,
    cost=20,
    group="Countries",
    analogue="Foreign direct product rules since 2020, with a de-minimis part of 25 %",
    side_effect="Whoever computes on your stack learns that it comes with your law, and looks for another.",
)
def reach(setting: Floats, world: World, law: Law) -> None:
    """Foreign labs that run more than a quarter of their compute on your stack are bound by your lines and orders.

    It holds in this measure, and not in the lab's own country.
    """
    law.reach[:] = np.maximum(law.reach, setting)
