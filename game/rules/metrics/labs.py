"""How a lab is doing."""

import numpy as np

from game.rules.catalogue import metric
from game.world.columns import Floats
from game.world.exact import total
from game.world.state import NEWEST, World


@metric("Capability", axes="lab world", unit="point", better="higher")
def capability_points(world: World) -> Floats:
    """General capability of the newest model: 10 points are a factor 10 of effective compute.

    Returns [lab world].
    """
    return world.labs.general[:, NEWEST].copy()


@metric("Behind the frontier", axes="lab world", unit="month", better="lower")
def months_behind(world: World) -> Floats:
    """Months of frontier progress between this lab's newest model and the best. Returns [lab world]."""
    best = np.max(world.labs.general[:, NEWEST], axis=0)
    return (best[None] - world.labs.general[:, NEWEST]) * world.constants.months_per_point


@metric("Cash", axes="lab world", unit="bn USD", better="higher")
def cash(world: World) -> Floats:
    """Money in the bank. Returns [lab world]."""
    return world.labs.cash.copy()


@metric("Revenue", axes="lab world", unit="bn USD/quarter", better="higher")
def revenue(world: World) -> Floats:
    """Sales of the turn. Returns [lab world]."""
    return world.labs.revenue.copy()


@metric("Valuation", axes="lab world", unit="bn USD", better="higher")
def valuation(world: World) -> Floats:
    """What investors think the lab is worth. Returns [lab world]."""
    return world.labs.valuation.copy()


@metric("Compute", axes="lab world", unit="H100e", better="higher")
def compute(world: World) -> Floats:
    """Accelerators owned, all stacks. Returns [lab world]."""
    return total(world.labs.compute, axis=1)


@metric("Compliance record", axes="lab world", unit="1", better="higher")
def compliance_record(world: World) -> Floats:
    """What regulators remember of it, 0 to 1. Returns [lab world]."""
    return world.labs.record.copy()


@metric("Frontier", axes="regulator world", unit="point", better="higher")
def home_frontier(world: World) -> Floats:
    """General capability of the country's best model. Returns [regulator world]."""
    points = np.where(world.labs.flag > 0.0, world.labs.general[:, None, NEWEST], 0.0)
    return np.max(points * world.labs.alive[:, None], axis=0)
