"""A line in training compute above which a model is controlled."""

import numpy as np

from game.rules.catalogue import lever, limit
from game.world.channels import Law
from game.world.columns import Floats
from game.world.exact import log10
from game.world.state import World


@lever(
    "Compute threshold",
    role="regulator",
    unit="FLOP",
    low=1e23,
    high=1e29,
    neutral=1e29,
    scale="log",
    control=True,
    noticed=True,
    cost=18,
    top="no line",
    group="Thresholds",
    analogue="EO 14110 and ECCN 4E091 (1e26), EU AI Act (1e25)",
    side_effect=(
        "Ages: frontier runs grow about 4.5 times a year, so a fixed line soon covers everyone. Labs plan "
        "just below it."
    ),
)
def compute_threshold(setting: Floats, world: World, law: Law) -> None:
    """Models trained with at least this much compute need your leave to be sold abroad.

    The top of the scale means no line.
    """
    line = limit(setting, 1e29)
    law.compute_line[:] = np.minimum(law.compute_line, np.where(np.isinf(line), line, log10(setting)))
