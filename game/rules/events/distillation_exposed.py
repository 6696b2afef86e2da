"""A lab is found to have learned from a rival's outputs."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the harder it distils. Returns [lab world]."""
    return np.clip(0.35 * np.max(plans.distil, axis=1), 0.0, 0.6) * world.labs.alive


@event("Distillation exposed", axis="lab", chance=_chance)
def distillation_exposed(struck: Bools, world: World, draws: Draws) -> None:
    """Its record and its standing abroad suffer, and it settles out of court.

    Posts: labs.record, labs.presence, labs.cash.
    """
    labs = world.labs
    settled = np.where(struck, world.constants.fine * labs.revenue, 0.0)
    world.book.post(labs.cash, -settled, because="distillation settled")
    world.book.post(labs.record, np.where(struck, -0.25 * labs.record, 0.0), because="distillation exposed")
    away = np.where(struck, 0.15, 0.0)[:, None] * labs.presence * (1.0 - labs.home)
    world.book.post(labs.presence, -away, because="distillation exposed")
