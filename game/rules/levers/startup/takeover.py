"""Buy a rival in trouble."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Takeover",
    role="startup",
    target="lab",
    unit="1",
    low=0,
    high=1,
    scale="choice",
    choices=("no", "bid"),
    once=True,
    group="Deals",
    analogue="Acquisitions and acqui-hires of 2024 to 2026; investment screening (CFIUS)",
    side_effect="You pay 1.4 times its worth and take its debts; three customers in ten go elsewhere.",
)
def takeover(setting: Floats, world: World, plans: Plans) -> None:
    """Bid for this lab. It sells if it is in debt, or worth less than a quarter of you, and you have the cash.

    Its machines, researchers and most customers become yours. No government lets an opposed country's lab buy.
    """
    plans.takeover[:] = np.maximum(plans.takeover, setting)
