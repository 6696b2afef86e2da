"""Publish weights later."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Delay of open weights",
    role="startup",
    unit="quarter",
    low=0,
    high=4,
    scale="choice",
    choices=("none", "1 quarter", "2 quarters", "3 quarters", "4 quarters"),
    group="Product",
    analogue="Labs that sell a model first and publish it when the next one is ready",
    side_effect="Keeps the rents for a while; reach and goodwill come later, and so may a rule against it.",
)
def open_delay(setting: Floats, world: World, plans: Plans) -> None:
    """A model that is to be published is only sold until it is this old."""
    plans.delay[:] = np.maximum(plans.delay, setting)
