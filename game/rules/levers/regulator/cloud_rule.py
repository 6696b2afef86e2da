"""Close clouds abroad to the labs of restricted regions."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Cloud rule",
    role="regulator",
    unit="1",
    low=0,
    high=1,
    control=True,
    noticed=True,
    cost=8,
    group="Countries",
    analogue="Proposed duties of cloud providers to know their customers; bills on remote access",
    side_effect="Clouds that run your stack lose the rent, and your stack the research that the rent would have paid.",
)
def cloud_rule(setting: Floats, world: World, law: Law) -> None:
    """How far clouds abroad that run your stack are closed to labs of regions under licence or denial."""
    law.cloud[:] = np.maximum(law.cloud, setting)
