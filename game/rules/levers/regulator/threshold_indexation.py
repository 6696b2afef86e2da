"""Raise the compute threshold every year."""

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.exact import log10
from game.world.state import World


@lever(
    "Indexation of the threshold",
    role="regulator",
    unit="1",
    low=1,
    high=8,
    neutral=1,
    scale="log",
    control=True,
    noticed=True,
    cost=4,
    group="Thresholds",
    analogue="HPC limits were raised 1000-fold in 11 years, 1.87 a year",
    side_effect="Keeps the rule about the few largest runs; what yesterday's line held back is let go.",
)
def threshold_indexation(setting: Floats, world: World, law: Law) -> None:
    """The compute threshold is multiplied by this every year, counted from the start of the level."""
    years = (world.clock.turn + 1.0) / 4.0
    law.indexation[:] += log10(setting) * years
