"""A model does harm that reaches the news."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import NEWEST, World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the thinner the guardrails of a model in use, and with a bypass. Returns [lab world]."""
    labs = world.labs
    out = np.where(labs.released[:, NEWEST] > 0.0, 1.0, 0.0) * labs.alive
    return 0.06 * out * (1.0 - labs.safety) * (0.3 + 0.7 * labs.flaw)


@event("Safety incident", axis="lab", chance=_chance)
def safety_incident(struck: Bools, world: World, draws: Draws) -> None:
    """Its record and its standing abroad suffer, and it settles claims with a fiftieth of the quarter's sales.

    Posts: labs.record, labs.presence, labs.cash.
    """
    labs, post = world.labs, world.book.post
    post(labs.record, np.where(struck, -0.15 * labs.record, 0.0), because="safety incident")
    post(labs.cash, np.where(struck, -0.02 * labs.revenue, 0.0), because="claims settled")
    away = np.where(struck, 0.1, 0.0)[:, None] * labs.presence * (1.0 - labs.home)
    post(labs.presence, -away, because="safety incident")
