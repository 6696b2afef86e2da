"""A list of organisations that need no licence."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Trusted users",
    role="regulator",
    unit="1",
    low=0,
    high=1,
    control=True,
    cost=6,
    group="Orders",
    analogue="The carve-out of 26 June 2026 for over 100 organisations; validated end users",
    side_effect="Defenders keep the tool; the list favours large firms, and allies outside it notice.",
)
def trusted_users(setting: Floats, world: World, law: Law) -> None:
    """How wide the list of trusted organisations is.

    Up to a half it covers home organisations, beyond that those of allies, at labs that can screen them.
    """
    law.trusted[:] = np.maximum(law.trusted, setting)
