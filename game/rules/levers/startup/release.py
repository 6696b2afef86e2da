"""How the newest model is released."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Release",
    role="startup",
    unit="1",
    low=0,
    high=3,
    neutral=2,
    scale="choice",
    choices=("hold", "staged", "general", "open weights"),
    group="Product",
    analogue="Staged: about 20 customers for 13 days in June 2026. Open: GLM-5.2 under MIT",
    side_effect="Open weights win reach and goodwill that nobody can revoke, and give the rents away.",
)
def release(setting: Floats, world: World, plans: Plans) -> None:
    """Hold the newest model back, show it to a few, sell it to all, or publish its weights.

    Published weights cannot be recalled.
    """
    plans.release[:] = np.maximum(plans.release, setting)
