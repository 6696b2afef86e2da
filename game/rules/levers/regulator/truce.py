"""A truce in trade controls."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Truce",
    role="regulator",
    target="region",
    unit="1",
    low=0,
    high=1,
    scale="choice",
    choices=("no", "offer"),
    control=True,
    cost=10,
    group="Diplomacy",
    analogue="The one-year truce of November 2025: rare-earth rules and the 50 % rule suspended together",
    side_effect="While it stands, 'deny' is eased to 'licence'. Breaking it is remembered.",
)
def truce(setting: Floats, world: World, law: Law) -> None:
    """Offer this region's government a truce. It holds once both offer it, and is trusted after three quarters.

    Grievance fades, counter-controls between you rest, technology grows together, and political capital returns.
    """
    law.truce[:] = np.maximum(law.truce, setting)
