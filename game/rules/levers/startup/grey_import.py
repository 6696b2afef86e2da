"""Buy accelerators that may not be sold to you."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Grey imports",
    role="startup",
    unit="bn USD/quarter",
    low=0,
    high=10,
    group="Compute",
    analogue="A ring of 2024-25 moved servers worth 160 M USD; twice the list price in June 2026",
    side_effect="Paid in advance at the grey price. Some of it is seized, and who is caught loses record and money.",
)
def grey_import(setting: Floats, world: World, plans: Plans) -> None:
    """Money for accelerators on the grey market each quarter, where export rules deny your region what it would buy.

    They arrive a quarter later.
    """
    plans.grey[:] += setting
