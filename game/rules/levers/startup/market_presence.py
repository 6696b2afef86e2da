"""Enter or leave a market."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Market",
    role="startup",
    target="region",
    unit="1",
    low=0,
    high=1,
    scale="choice",
    choices=("stay out", "be there"),
    group="Markets",
    analogue="Unsupported regions were cut off with two weeks' notice in July 2024",
    side_effect="An office costs money every quarter; leaving throws the time spent away.",
)
def market_presence(setting: Floats, world: World, plans: Plans) -> None:
    """Be in this market, or not. A newcomer needs years to become known."""
    plans.offer[:] = np.maximum(plans.offer, setting)
