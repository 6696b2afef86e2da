"""Whom a directive is aimed at."""

import numpy as np

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Scope of directives",
    role="regulator",
    unit="1",
    low=0,
    high=2,
    scale="choice",
    choices=("foreign persons", "foreign places", "everybody"),
    control=True,
    cost=6,
    group="Orders",
    analogue="The letter of June 2026 went by nationality; most services can block only by place",
    side_effect=(
        "By place, home is served, but barred users come in by accounts at home. By person or for everybody, "
        "home may go dark too."
    ),
)
def directive_scope(setting: Floats, world: World, law: Law) -> None:
    """Your directives bar foreign persons wherever they are, users in foreign places, or everybody.

    A lab that cannot screen its users cannot tell foreign persons from others; it can tell places apart.
    """
    law.scope[:] = np.maximum(law.scope, setting)
