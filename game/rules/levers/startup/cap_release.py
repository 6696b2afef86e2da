"""Take dangerous capability out of the model on sale."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Cap on the model on sale",
    role="startup",
    unit="point",
    low=0,
    high=20,
    group="Product",
    analogue="The filter with which a barred model came back in July 2026",
    side_effect="Customers lose about a third of a point of general capability for each point taken out.",
)
def cap_release(setting: Floats, world: World, plans: Plans) -> None:
    """Points of cyber capability that are taken out of what customers, and government tests, get to see.

    Published weights cannot be capped.
    """
    plans.cap[:] = np.maximum(plans.cap, setting)
