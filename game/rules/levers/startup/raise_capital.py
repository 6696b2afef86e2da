"""Sell shares to investors."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Raise capital",
    role="startup",
    unit="bn USD",
    low=0,
    high=120,
    once=True,
    group="Money",
    analogue="Series H of May 2026: 65 bn at 965 bn USD",
    side_effect="The founders own less; investors want growth.",
)
def raise_capital(setting: Floats, world: World, plans: Plans) -> None:
    """Ask investors for this much money. They give at most an eighth or so of what the firm is worth in a quarter."""
    plans.raising[:] += setting
