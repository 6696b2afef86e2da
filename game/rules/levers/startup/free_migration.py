"""Carry over cut-off customers."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Free migration",
    role="startup",
    unit="1",
    low=0,
    high=1,
    group="Product",
    analogue="Free tokens and migration tools within a day of a rival's cut-off, July 2024 and June 2026",
    side_effect="The first quarter of sales to them earns nothing and still takes compute.",
)
def free_migration(setting: Floats, world: World, plans: Plans) -> None:
    """How far you carry over, for nothing, customers whose lab was cut off. More of them choose you; some stay."""
    plans.migration[:] = np.maximum(plans.migration, setting)
