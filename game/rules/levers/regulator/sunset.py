"""An end date on every new rule."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World

_TERMS = np.array([0.0, 2.0, 4.0, 8.0])  # quarters, by choice


@lever(
    "Sunset clause",
    role="regulator",
    unit="1",
    low=0,
    high=3,
    scale="choice",
    choices=("none", "after 2 quarters", "after 4 quarters", "after 8 quarters"),
    group="Orders",
    analogue="Two-yearly reviews of the supercomputer limits of 1996 to 2006",
    side_effect="The bound wait it out; to keep a rule you must change it or make it anew, and pay again.",
)
def sunset(setting: Floats, world: World, law: Law) -> None:
    """Rules that need notice and are changed from now on lapse entirely after this time, and shock less."""
    law.sunset[:] = np.maximum(law.sunset, _TERMS[setting.astype(int)])
