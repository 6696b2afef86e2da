"""A line in measured cyber capability above which a model is controlled."""

import numpy as np

from game.rules.catalogue import lever, limit
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Capability threshold",
    role="regulator",
    unit="point",
    low=40,
    high=100,
    neutral=100,
    control=True,
    noticed=True,
    cost=18,
    top="no line",
    group="Thresholds",
    analogue="Frontier-model testing ordered in June 2026; lab safety frameworks",
    side_effect="Tests err: harmless models are stopped and harmful ones pass. Spend on evaluation to err less.",
)
def capability_threshold(setting: Floats, world: World, law: Law) -> None:
    """Models measured at or above this cyber capability need your leave to be sold abroad.

    The top of the scale means no line.
    """
    law.capability_line[:] = np.minimum(law.capability_line, limit(setting, 100.0))
