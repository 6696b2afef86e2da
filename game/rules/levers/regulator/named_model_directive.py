"""An order against one named model."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Named-model directive",
    role="regulator",
    target="lab",
    unit="day",
    low=0,
    high=1095,
    neutral=np.nan,
    once=True,
    control=True,
    cost=14,
    group="Orders",
    analogue="The letter of 12 June 2026, in force for 18 days",
    side_effect=(
        "No notice: a lab that cannot screen its users must switch off for everyone, at home too. Buyers "
        "everywhere learn that the switch exists."
    ),
)
def named_model_directive(setting: Floats, world: World, law: Law) -> None:
    """The newest model of this lab needs a licence for every foreign user, from today and for this many days.

    Zero ends the order.
    """
    law.directive[:] = np.where(np.isnan(law.directive), setting, np.maximum(law.directive, setting))
