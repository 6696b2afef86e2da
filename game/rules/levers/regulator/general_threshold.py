"""A line in measured general capability above which a model is controlled."""

import numpy as np

from game.rules.catalogue import lever, limit
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "General capability line",
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
    analogue="Capability levels in lab safety frameworks; the scores of evaluation institutes",
    side_effect="General tests err less than hazard tests, but stop able models that are harmless as well.",
)
def general_threshold(setting: Floats, world: World, law: Law) -> None:
    """Models measured at or above this general capability need your leave to be sold abroad.

    The top of the scale means no line.
    """
    law.general_line[:] = np.minimum(law.general_line, limit(setting, 100.0))
