"""Hire researchers."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Research staff",
    role="startup",
    unit="person",
    low=20,
    high=12000,
    scale="log",
    group="Research",
    analogue="29 to 49 % of the cost of a frontier model is staff",
    side_effect="Pay is due every quarter, revenue or not.",
)
def research_staff(setting: Floats, world: World, plans: Plans) -> None:
    """How many researchers you want. A lab grows by at most a quarter of its size in a quarter."""
    plans.staffing[:] += setting
