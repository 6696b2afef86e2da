"""A line in memory bandwidth above which an accelerator needs a licence."""

import numpy as np

from game.rules.catalogue import lever, limit
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Memory line",
    role="regulator",
    unit="TB/s",
    low=0.2,
    high=200,
    neutral=200,
    scale="log",
    control=True,
    noticed=True,
    cost=8,
    top="no line",
    group="Thresholds",
    analogue="A letter of April 2025 caught a part with 4.0 TB/s; 6.5 TB/s since January 2026",
    side_effect="Parts keep their arithmetic and lose memory: this hurts serving more than training.",
)
def memory_line(setting: Floats, world: World, law: Law) -> None:
    """Accelerators with more memory bandwidth than this need a licence, where the tier asks for one.

    A line in arithmetic alone leaves a part its memory, and for serving models memory is what counts.
    The top of the scale means no line.
    """
    law.memory_line[:] = np.minimum(law.memory_line, limit(setting, 200.0))
