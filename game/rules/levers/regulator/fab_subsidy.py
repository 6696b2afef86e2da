"""Public money for plants."""

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Fab subsidy",
    role="regulator",
    unit="bn USD/quarter",
    low=0,
    high=8,
    group="Industry",
    analogue="Plant grants of the CHIPS Act; state chip funds in China",
    side_effect="A third of it is rent. Plants take two years, and by then the part they were meant for is old.",
)
def fab_subsidy(setting: Floats, world: World, law: Law) -> None:
    """Public money for plants of the home stack each quarter.

    A country without a stack of its own builds plants for the open one.
    """
    law.fabs[:] += setting
