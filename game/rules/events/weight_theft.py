"""Somebody copies a model's weights."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import total
from game.world.state import NEWEST, World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the further ahead of the last lab, the worse its safety, the freer its staff.

    Returns [lab world].
    """
    points = world.labs.general[:, NEWEST]
    last = np.min(np.where(world.labs.alive, points, np.inf), axis=0)
    ahead = np.clip((points - last[None]) / 20.0, 0.0, 1.0)
    closed = total(world.labs.flag * world.regimes.deemed[None], axis=1)
    return 0.02 * ahead * (1.2 - world.labs.safety) * (1.0 - 0.5 * closed) * world.labs.alive


@event("Weights stolen", axis="lab", chance=_chance)
def weight_theft(struck: Bools, world: World, draws: Draws) -> None:
    """Labs of opposed countries learn a third of the gap; the lab's record suffers.

    Posts: labs.efficiency, labs.record.
    """
    labs = world.labs
    points = labs.general[:, NEWEST]
    best = np.max(np.where(struck, points, -1e3), axis=0)
    opposed = _opposed(world, struck)
    gap = np.clip(best[None] - points, 0.0, 10.0) * opposed * labs.alive
    world.book.post(labs.efficiency, 0.1 * gap / 3.0, because="stolen weights")
    world.book.post(labs.record, np.where(struck, -0.1 * labs.record, 0.0), because="weights stolen")


def _opposed(world: World, struck: Bools) -> Floats:
    """1 for labs at home in a region opposed to the victim's government. Returns [lab world]."""
    hostile = np.where(world.regions.loyalty < 0.0, 1.0, 0.0)
    victims = np.max(np.where(struck[:, None], world.labs.flag, 0.0), axis=0)
    return np.max(total(world.labs.home[:, :, None] * (hostile * victims[None])[None], axis=1), axis=1)
