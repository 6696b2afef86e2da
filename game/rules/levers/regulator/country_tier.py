"""What each country must do to get a controlled product."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Country tier",
    role="regulator",
    target="region",
    unit="1",
    low=0,
    high=3,
    scale="choice",
    choices=("open", "notify", "licence", "deny"),
    control=True,
    noticed=True,
    cost=60,
    group="Countries",
    analogue="AI Diffusion Framework (three tiers), supercomputer tiers of 1996",
    side_effect="Every tier above open feeds that region's own supply, and is remembered there.",
)
def country_tier(setting: Floats, world: World, law: Law) -> None:
    """How controlled models and accelerators may go to this region: open, notify, licence, or deny."""
    law.tier[:] = np.maximum(law.tier, setting)
