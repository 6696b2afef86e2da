"""Move the head office."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Head office",
    role="startup",
    target="region",
    unit="1",
    low=0,
    high=1,
    scale="choice",
    choices=("stay", "move here"),
    once=True,
    group="Deals",
    analogue="Agent startups that moved from China to Singapore in 2025, and the review that followed",
    side_effect="Takes three quarters and half a quarter's revenue; a fifth of your researchers stay behind.",
)
def head_office(setting: Floats, world: World, plans: Plans) -> None:
    """Move the head office to this region. The rules of your old home end, and those of the new one begin.

    A government that keeps foreign staff from controlled work, or has an order out against you, refuses.
    """
    plans.move[:] = np.maximum(plans.move, setting)
