"""A line in performance above which accelerators are controlled."""

import numpy as np

from game.rules.catalogue import lever, limit
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Accelerator line",
    role="regulator",
    unit="TPP",
    low=1000,
    high=200000,
    neutral=200000,
    scale="log",
    control=True,
    noticed=True,
    cost=12,
    top="no line",
    group="Thresholds",
    analogue="4,800 in October 2023; 21,000 since January 2026",
    side_effect="Parts 1 to 4 % below the line appear within a quarter; the denied market pays for a rival stack.",
)
def accelerator_line(setting: Floats, world: World, law: Law) -> None:
    """Accelerators above this total processing performance need a licence where the tier says so.

    The top of the scale means no line.
    """
    law.chip_line[:] = np.minimum(law.chip_line, limit(setting, 200_000.0))
