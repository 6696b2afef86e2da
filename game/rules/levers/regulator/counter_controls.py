"""Withhold inputs."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Counter-controls",
    role="regulator",
    target="region",
    unit="1",
    low=0,
    high=1,
    control=True,
    cost=25,
    group="Diplomacy",
    analogue="Gallium, germanium and rare earths withheld from December 2024 on; suspended in November 2025",
    side_effect="Your own exporters lose the sales, and the other side takes it ill.",
)
def counter_controls(setting: Floats, world: World, law: Law) -> None:
    """How far you withhold what this region's accelerator industry needs.

    It bites by your weight in the supply chain: fewer accelerators are made there.
    """
    law.counter[:] = np.maximum(law.counter, setting)
