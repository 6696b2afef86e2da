"""Rent computing abroad."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Rent cloud abroad",
    role="startup",
    unit="1",
    low=0,
    high=1,
    group="Compute",
    analogue="Clusters of one Chinese firm in South-East Asia: a quarter of a million B300 equivalents in mid-2026",
    side_effect="Dear, worth less than one's own, and closed overnight by a cloud rule.",
)
def rent_cloud(setting: Floats, world: World, plans: Plans) -> None:
    """Accelerators to rent in clouds abroad, as a part of those you own.

    A lab that is denied accelerators rents a little by itself; this comes on top.
    """
    plans.rent[:] = np.maximum(plans.rent, setting)
