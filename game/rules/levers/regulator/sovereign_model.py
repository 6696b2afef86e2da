"""A sovereign AI programme."""

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Sovereign model",
    role="regulator",
    unit="bn USD/quarter",
    low=0,
    high=6,
    group="Industry",
    analogue="Korea's national teams, EU AI gigafactories, Japan's and the Gulf's programmes",
    side_effect="A third repeats what exists elsewhere. It keeps customers at home rather than winning any abroad.",
)
def sovereign_model(setting: Floats, world: World, law: Law) -> None:
    """Public money each quarter for accelerators at home and models of home labs, which home customers then favour."""
    law.sovereign[:] += setting
