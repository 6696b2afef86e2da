"""What stands in each region: the best model of its own, and how far its machines are from the leading ones."""

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
