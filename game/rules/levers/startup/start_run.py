"""Begin training."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Start the run",
    role="startup",
    unit="1",
    low=0,
    high=1,
    scale="choice",
    choices=("wait", "start"),
    once=True,
    group="Training",
    analogue="Runs of 2025: up to 5e26 FLOP, about 390 M USD",
    side_effect="One run at a time; above a threshold the model will need a licence.",
)
def start_run(setting: Floats, world: World, plans: Plans) -> None:
    """Begin a run of the planned size now. It takes 6 FLOP per parameter and token, and goes on until done."""
    plans.start[:] = np.maximum(plans.start, setting)
