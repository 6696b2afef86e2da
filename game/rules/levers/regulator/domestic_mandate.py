"""Buy at home: a part of purchases is reserved for the home stack."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Domestic mandate",
    role="regulator",
    unit="1",
    low=0,
    high=1,
    cost=8,
    group="Industry",
    analogue="November 2025: state-funded data centres in China must use domestic accelerators",
    side_effect="Dearer and weaker parts today. What home plants cannot deliver is not bought elsewhere.",
)
def domestic_mandate(setting: Floats, world: World, law: Law) -> None:
    """Part of your region's purchases of accelerators that must be of a stack made at home.

    The home stack learns by being used. Unlike a refusal, it lets the rest come from abroad.
    """
    law.mandate[:] = np.maximum(law.mandate, setting)
