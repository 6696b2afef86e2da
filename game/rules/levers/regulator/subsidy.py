"""Public money for the home industry."""

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Subsidy",
    role="regulator",
    unit="bn USD/quarter",
    low=0,
    high=8,
    group="Industry",
    analogue="CHIPS Act, Japan's JPY 1 tn programme, EU AI factories",
    side_effect="Rent seeking: a third of it changes nothing. The purse is finite.",
)
def subsidy(setting: Floats, world: World, law: Law) -> None:
    """Public money for home labs and suppliers each quarter."""
    law.subsidy[:] += setting
