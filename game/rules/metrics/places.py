"""What stands in each region, and what is going on there: its best model, its machines, attacks, tenders."""

import numpy as np

from game.rules.catalogue import metric
from game.world.columns import Floats
from game.world.exact import total
from game.world.state import NEWEST, World


@metric("Best model at home", axes="region world", unit="point", better="higher")
def best_at_home(world: World) -> Floats:
    """General capability of the best model among the labs whose head office is here; 0 without one.

    Returns [region world].
    """
    points = np.where(world.labs.alive, world.labs.general[:, NEWEST], 0.0)
    return np.asarray(np.max(points[:, None] * world.labs.home, axis=0), dtype=np.float64)


@metric("Divergence of what is installed", axes="region world", unit="1", better="lower")
def divergence_at_home(world: World) -> Floats:
    """Part of the work of the accelerators installed here that would not run on the leading stack.

    Returns [region world].
    """
    stacks = world.stacks
    installed = world.regions.installed.swapaxes(0, 1)
    here = installed / np.maximum(total(installed), 1e-9)[None]
    return total(here * (1.0 - stacks.compatible[0])[:, None])


@metric("Wave of attacks", axes="region world", unit="1", better="lower")
def attack_wave(world: World) -> Floats:
    """How much oftener than elsewhere models in use here are gravely misused; 0 in quiet times.

    It begins with an event and halves as attackers are caught. Returns [region world].
    """
    return world.regions.peril.copy()


@metric("Tender is decided in", axes="region world", unit="quarter", better="neither")
def tender_left(world: World) -> Floats:
    """Quarters until the region's public buyers, and part of its enterprises, choose their suppliers anew; 0: none.

    Returns [region world].
    """
    return world.regions.tender.copy()
