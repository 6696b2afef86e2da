"""Duties on whoever sells a model at home."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Safety duties",
    role="regulator",
    unit="1",
    low=0,
    high=1,
    control=True,
    noticed=True,
    cost=10,
    group="Agencies",
    analogue="EU AI Act and its code of practice, California SB 53: tests, reports, fines up to 3 %",
    side_effect="New models come later to your country, and every lab that sells there pays part of what it earns.",
)
def safety_duties(setting: Floats, world: World, law: Law) -> None:
    """Every model sold in your country must be tested and watched, whoever made it.

    Less of it is misused. Trade is not limited.
    """
    law.duties[:] = np.maximum(law.duties, setting)
