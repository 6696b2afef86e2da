"""A duty on accelerators that go abroad under licence."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Export duty",
    role="regulator",
    unit="1",
    low=0,
    high=0.5,
    control=True,
    noticed=True,
    cost=4,
    group="Countries",
    analogue="15 % in August 2025, 25 % in January 2026",
    side_effect="Earns money and makes your stack dearer than the one you compete with.",
)
def export_duty(setting: Floats, world: World, law: Law) -> None:
    """Part of the price of licensed accelerators that goes to the state."""
    law.duty[:] = np.maximum(law.duty, setting)
