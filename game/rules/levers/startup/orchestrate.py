"""Sell a coordinator of other labs' models."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Orchestrate",
    role="startup",
    unit="1",
    low=0,
    high=1,
    scale="choice",
    choices=("own model", "orchestrate"),
    group="Product",
    analogue="Fugu, launched ten days after the directive of June 2026",
    side_effect="No frontier of one's own; whoever can switch a vendor off can switch you off.",
)
def orchestrate(setting: Floats, world: World, plans: Plans) -> None:
    """Sell a coordinator over every model you can reach, if that beats your own.

    Their makers are paid for every token, whatever you charge.
    """
    plans.orchestrate[:] = np.maximum(plans.orchestrate, setting)
