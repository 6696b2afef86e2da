"""A way round a model's guardrails becomes known."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import sigmoid
from game.world.state import NEWEST, World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the stronger and the less guarded the model on sale. Returns [lab world]."""
    labs = world.labs
    strong = sigmoid((labs.cyber[:, NEWEST] - world.constants.misuse_line) / 3.0)
    out = np.where(labs.released[:, NEWEST] > 0.0, 1.0, 0.0) * labs.alive
    return 0.2 * strong * (1.0 - labs.safety) * out


@event("Guardrail bypass found", axis="lab", chance=_chance)
def guardrail_bypass(struck: Bools, world: World, draws: Draws) -> None:
    """The newest model can be talked past its guardrails until the lab has mended it.

    Posts: labs.flaw.
    """
    found = np.where(struck, np.maximum(0.8 - world.labs.flaw, 0.0), 0.0)
    world.book.post(world.labs.flaw, found, because="guardrail bypass")
