"""Split compute between training and serving."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Compute for training",
    role="startup",
    unit="1",
    low=0,
    high=0.9,
    neutral=0.4,
    group="Training",
    analogue="About 9 bn for research and 7 bn USD for inference at one lab in 2025",
    side_effect="A lab that cannot serve its customers loses them.",
)
def training_share(setting: Floats, world: World, plans: Plans) -> None:
    """Part of your compute that works on the current training run. The rest serves customers."""
    plans.training[:] = np.maximum(plans.training, setting)
