"""Public accelerators for home labs."""

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Computing grants",
    role="regulator",
    unit="bn USD/quarter",
    low=0,
    high=6,
    group="Industry",
    analogue="EU AI factories; sovereign computing programmes",
    side_effect="While accelerators are short, clouds at home go without what labs get. Those behind get most of it.",
)
def compute_grants(setting: Floats, world: World, law: Law) -> None:
    """Public money for accelerators of home labs each quarter, most to those who are far from the frontier.

    Only what is delivered is paid for.
    """
    law.grants[:] += setting
