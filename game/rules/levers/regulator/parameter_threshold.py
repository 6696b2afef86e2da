"""A line in the size of a model above which it is controlled."""

import numpy as np

from game.rules.catalogue import lever, limit
from game.world.channels import Law
from game.world.columns import Floats
from game.world.exact import log10
from game.world.state import World


@lever(
    "Parameter threshold",
    role="regulator",
    unit="parameter",
    low=1e9,
    high=1e16,
    neutral=1e16,
    scale="log",
    control=True,
    noticed=True,
    cost=18,
    top="no line",
    group="Thresholds",
    analogue="None: often proposed, but no rule in force has counted parameters",
    side_effect="Easily met from below: a smaller model trained for longer is nearly as able, and cheaper to serve.",
)
def parameter_threshold(setting: Floats, world: World, law: Law) -> None:
    """Models with at least this many parameters need your leave to be sold abroad.

    The top of the scale means no line.
    """
    line = limit(setting, 1e16)
    law.parameter_line[:] = np.minimum(law.parameter_line, np.where(np.isinf(line), line, log10(setting)))
