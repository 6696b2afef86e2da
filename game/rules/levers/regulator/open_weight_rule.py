"""When controlled models may be published."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Open-weight rule",
    role="regulator",
    unit="1",
    low=0,
    high=2,
    scale="choice",
    choices=("allowed", "after a quarter", "by licence"),
    control=True,
    noticed=True,
    cost=12,
    group="Orders",
    analogue="ECCN 4E091 spared published weights; delays and licences are debated",
    side_effect="Models of labs you do not govern become what the world builds on.",
)
def open_weight_rule(setting: Floats, world: World, law: Law) -> None:
    """Weights of controlled models may be published freely, after a quarter, or by licence.

    By licence, publication takes one for every country that needs one. What is published stays published.
    """
    law.weights[:] = np.maximum(law.weights, setting)
