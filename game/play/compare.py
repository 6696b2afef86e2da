"""What a regime caused: numbers that need two worlds, the game as played and its twin without controls.

Every function takes both, of the same level, seeds and turn, and gives one number per world.
"""

import numpy as np

from game.rules.metrics.labs import home_frontier
from game.rules.metrics.security import rival_frontier
from game.rules.metrics.trade import others_revenue_so_far, revenue_so_far
from game.world.columns import Floats
from game.world.state import World

_TINY = 1e-9


def revenue_lost(now: World, twin: World) -> Floats:
    """Sales that a country's labs would have made without controls, since the start, bn USD [regulator world]."""
    return revenue_so_far(twin) - revenue_so_far(now)


def trade_leakage(now: World, twin: World) -> Floats:
    """Part of what home labs lost that foreign labs gained (backfill), as in carbon leakage [regulator world].

    0 where nothing was lost; above 1 where others gained more than was lost.
    """
    lost = revenue_lost(now, twin)
    gained = others_revenue_so_far(now) - others_revenue_so_far(twin)
    return np.where(lost > _TINY, gained / np.maximum(lost, _TINY), 0.0)


def control_effectiveness(now: World, twin: World, start: World) -> Floats:
    """One minus the best rival's growth in capability over its growth without controls [regulator world]."""
    grown, free = rival_frontier(now) - rival_frontier(start), rival_frontier(twin) - rival_frontier(start)
    return np.where(free > _TINY, 1.0 - grown / np.maximum(free, _TINY), 0.0)


def security_per_dollar(now: World, twin: World) -> Floats:
    """Months of lead that controls added, per bn USD of sales lost a quarter [regulator world].

    0 where nothing was lost, for then the lead was free.
    """
    quarters = np.maximum(now.clock.turn.astype(float), 1.0)
    ahead = (now.tallies.lag - twin.tallies.lag) / quarters
    cost = revenue_lost(now, twin) / quarters
    return np.where(cost > _TINY, ahead / np.maximum(cost, _TINY), 0.0)


def innovation_rate(now: World, before: World) -> Floats:
    """Points of capability that the country's best model gained a year between two moments [regulator world]."""
    quarters = np.maximum((now.clock.turn - before.clock.turn).astype(float), 1.0)
    return (home_frontier(now) - home_frontier(before)) * 4.0 / quarters
