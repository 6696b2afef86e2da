"""Time between announcing a rule and its effect."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Notice period",
    role="regulator",
    unit="quarter",
    low=0,
    high=4,
    scale="choice",
    choices=("none", "1 quarter", "2 quarters", "3 quarters", "4 quarters"),
    group="Orders",
    analogue="The month before the memory rule of December 2024, in which 61 % of a supplier's volume was shipped",
    side_effect="Buyers stockpile while they may. Without notice, everyone prices in the next surprise.",
)
def notice(setting: Floats, world: World, law: Law) -> None:
    """How many quarters pass between a change of your rules and its effect."""
    law.notice[:] = np.maximum(law.notice, setting)
