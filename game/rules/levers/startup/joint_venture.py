"""Sell through a partner."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Joint venture",
    role="startup",
    target="region",
    unit="1",
    low=0,
    high=1,
    scale="choice",
    choices=("alone", "with a partner"),
    group="Deals",
    analogue="Clouds in China run by local operators; the European joint ventures of US clouds",
    side_effect="The partner takes 30 % of sales there, and labs of its country learn from you.",
)
def joint_venture(setting: Floats, world: World, plans: Plans) -> None:
    """Sell in this region through a joint venture with a local partner.

    You become known sooner, and an importer's refusal hits you half as hard.
    """
    plans.venture[:] = np.maximum(plans.venture, setting)
