"""Pay for open research."""

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Research grants",
    role="regulator",
    unit="bn USD/quarter",
    low=0,
    high=6,
    group="Industry",
    analogue="CHIPS and Science Act, NAIRR, Horizon Europe",
    side_effect="Less for each further billion, and what is published helps labs elsewhere too.",
)
def research_grants(setting: Floats, world: World, law: Law) -> None:
    """Public money for open research each quarter. Home labs progress faster, and universities train more people."""
    law.science[:] += setting
