"""A line in training compute above which a model is controlled."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.exact import log10
from game.world.state import World

LEAST_ABOVE = 9.99e28  # FLOP, from here on the line is switched off


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
    line = np.where(setting < LEAST_ABOVE, log10(setting), np.inf)
    law.compute_line[:] = np.minimum(law.compute_line, line)
