"""Work on shared standards."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Standards work",
    role="startup",
    unit="1",
    low=0,
    high=0.5,
    group="Deals",
    analogue="Protocols for tools and agents given away since 2024; ONNX, Triton, the open accelerator alliances",
    side_effect="Takes people from your own research, and rivals' products fit together better too.",
)
def standards(setting: Floats, world: World, plans: Plans) -> None:
    """Part of staff that works on shared standards. Your product fits what customers run, and stacks grow together."""
    plans.standards[:] = np.maximum(plans.standards, setting)
