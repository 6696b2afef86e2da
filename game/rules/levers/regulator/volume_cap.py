"""The most accelerators that may go to one region."""

import numpy as np

from game.rules.catalogue import lever, limit
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Volume cap",
    role="regulator",
    target="region",
    unit="H100e/quarter",
    low=1e3,
    high=1e8,
    neutral=1e8,
    scale="log",
    control=True,
    noticed=True,
    cost=10,
    top="no cap",
    group="Countries",
    analogue="790 million TPP a country in the rule of January 2025; half the US volume since January 2026",
    side_effect="What is cut is bought from somebody else, or smuggled. To cap a friend costs more capital.",
)
def volume_cap(setting: Floats, world: World, law: Law) -> None:
    """The most accelerators of your stack that may be delivered there in a quarter, in H100 equivalents.

    The top of the scale means no cap.
    """
    law.cap[:] = np.minimum(law.cap, limit(setting, 1e8))
