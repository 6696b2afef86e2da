"""Keep runs below the lines."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Stay below the lines",
    role="startup",
    unit="1",
    low=0,
    high=1,
    scale="choice",
    choices=("no", "yes"),
    group="Training",
    analogue="Parts made 1 to 4 % below the line; labs are expected to do alike with runs",
    side_effect="A weaker model, and the next line may lie lower.",
)
def stay_below(setting: Floats, world: World, plans: Plans) -> None:
    """A run that would reach the lowest line in compute or size that binds you is cut to 1 % below it.

    Where that would leave a dwarf beside your newest model, no run is begun.
    """
    plans.below[:] = np.maximum(plans.below, setting)
