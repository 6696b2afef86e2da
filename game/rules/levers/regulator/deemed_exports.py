"""Keep foreign staff from controlled work."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Deemed exports",
    role="regulator",
    unit="1",
    low=0,
    high=1,
    control=True,
    noticed=True,
    cost=14,
    group="Orders",
    analogue="Technology shown to a foreign person at home counts as exported (EAR); the order of June 2026",
    side_effect="Two of five researchers are foreign: home labs slow down at once, and people leave the country.",
)
def deemed_exports(setting: Floats, world: World, law: Law) -> None:
    """How far foreign staff at home labs are kept from controlled work.

    Labs of opposed countries learn less, and weights are harder to steal.
    """
    law.deemed[:] = np.maximum(law.deemed, setting)
