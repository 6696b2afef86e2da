"""Keep foreign models and accelerators out."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Import refusal",
    role="regulator",
    unit="1",
    low=0,
    high=1,
    control=False,
    cost=10,
    group="Diplomacy",
    analogue="Beijing's hold on H200 purchases; unlicensed chat services since 2023",
    side_effect="A guaranteed market for home suppliers, and years of lag for those who need the best.",
)
def import_refusal(setting: Floats, world: World, law: Law) -> None:
    """How far foreign models and accelerators are kept out of your own market."""
    law.refusal[:] = np.maximum(law.refusal, setting)
