"""Effort to make other governments follow."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Allied talks",
    role="regulator",
    target="region",
    unit="1",
    low=0,
    high=1,
    cost=10,
    group="Diplomacy",
    analogue="Japan and the Netherlands followed after 9.5 to 15 months",
    side_effect="Side payments: 0.4 bn USD a quarter at full effort, and a leakier rule than your own.",
)
def allied_talks(setting: Floats, world: World, law: Law) -> None:
    """How hard you court this region to apply your controls as its own. Three to five quarters pass before it does."""
    law.talks[:] = np.maximum(law.talks, setting)
