"""A list of foreign labs that are shut out."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Entity list",
    role="regulator",
    target="lab",
    unit="1",
    low=0,
    high=1,
    scale="choice",
    choices=("not listed", "listed"),
    control=True,
    cost=10,
    group="Orders",
    analogue="Entity List: hundreds of firms, some with a rule of their own",
    side_effect="Your customers lose a supplier; the listed lab turns to others' chips, and its government answers.",
)
def entity_list(setting: Floats, world: World, law: Law) -> None:
    """A listed foreign lab may not sell in your country or your followers', nor get your stack or your labs' models."""
    law.listed[:] = np.maximum(law.listed, setting)
