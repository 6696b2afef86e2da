"""Move work to another stack."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Port to the home stack",
    role="startup",
    unit="1",
    low=0,
    high=1,
    group="Compute",
    analogue="A large Chinese model trained on domestic parts alone in April 2025; porting takes 6 to 12 months",
    side_effect="Engineers who port do no research, and the stack at home may be short, dear and weak.",
)
def port(setting: Floats, world: World, plans: Plans) -> None:
    """Part of your accelerator budget meant for the stack made at home, or the open one where there is none.

    Who runs on a stack that no foreign government rules cannot be cut off from it.
    """
    plans.port[:] = np.maximum(plans.port, setting)
