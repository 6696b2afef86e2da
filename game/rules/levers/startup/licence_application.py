"""Ask for a licence."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Licence request",
    role="startup",
    target="region",
    unit="1",
    low=0,
    high=1,
    scale="choice",
    choices=("no", "apply"),
    once=True,
    group="Compliance",
    analogue="30,000 requests a year, 43 days; 90 days for China, 26 % refused or returned",
    side_effect="Takes time and shows your plans; a refusal stays on record.",
)
def licence_application(setting: Floats, world: World, plans: Plans) -> None:
    """Ask whoever forbids it for a licence to sell your controlled model here."""
    plans.apply[:] = np.maximum(plans.apply, setting)
