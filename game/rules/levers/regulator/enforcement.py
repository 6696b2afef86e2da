"""Effort against smuggling and straw buyers."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Enforcement",
    role="regulator",
    unit="1",
    low=0,
    high=1,
    control=True,
    group="Agencies",
    analogue="247 enforcement staff of BIS; premium of 100 % in June 2026",
    side_effect="Evasion moves to rented clouds, friends abroad tire of checks. In full it costs 0.3 bn USD.",
)
def enforcement(setting: Floats, world: World, law: Law) -> None:
    """How hard you work against evasion. The grey market's mark-up rises with it; money is spent on it."""
    law.enforcement[:] = np.maximum(law.enforcement, setting)
