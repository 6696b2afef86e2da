"""Learn from a rival's outputs."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Distil",
    role="startup",
    target="lab",
    unit="1",
    low=0,
    high=1,
    group="Research",
    analogue="Alleged: 16 M exchanges over 24,000 accounts, for about 1.2 M USD",
    side_effect="May be found out: trust and record suffer.",
)
def distil(setting: Floats, world: World, plans: Plans) -> None:
    """How hard you learn from this lab's outputs.

    Works only where its model can be reached, and copies its guardrails only in part.
    """
    plans.distil[:] = np.maximum(plans.distil, setting)
