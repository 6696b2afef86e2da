"""How a government does that mainly lives with others' controls: measured against its own start, not the twin.

Most of what such a government can do - pay, host, court, choose - is done in the twin too, so the twin tells
nothing of it.
"""

import numpy as np

from game.rules.metrics.alliance import supply_risk
from game.rules.metrics.hosts import delay_at_home, home_compute, home_gap, misuse_at_home, world_part
from game.rules.metrics.trade import resilience
from game.world.columns import Floats
from game.world.exact import LN2, exp, log, total
from game.world.state import World


def against_start(now: World, start: World, row: int) -> dict[str, Floats]:
    """The five outcomes of one government [world] each.

    Security: suppliers from several jurisdictions, little fear of a cut-off, little misuse at home.
    Competitiveness: doublings of the home labs' part of the world market and of accelerators at home.
    Alliance: what its friends think of it. Innovation: the home labs' distance from the frontier.
    Openness: what customers at home get, and how late.
    """
    safe, before = _safety(now, row), home_gap(start)[row]
    gap, scale = home_gap(now)[row], now.constants.gap_scale
    turns = np.maximum(now.clock.turn.astype(float), 1.0)
    grown = doublings(world_part(now)[row], world_part(start)[row])
    machines = doublings(home_compute(now)[row], home_compute(start)[row])
    choice = doublings(_choice(now, row), _choice(start, row))
    return {
        "security": safe,
        "competitiveness": 50.0 + 20.0 * grown + 20.0 * machines,
        "alliance": 100.0 * now.tallies.cohesion[row] / turns,
        "innovation": 60.0 * exp(-np.maximum(gap, 0.0) / scale) + 20.0 + 30.0 * (before - gap) / scale,
        "openness": 50.0 + 100.0 * choice - 5.0 * delay_at_home(now)[row],
    }


def _safety(world: World, row: int) -> Floats:
    """0 to 100: two jurisdictions, trust in the suppliers' governments, and models that are not misused [world]."""
    home = world.regimes.home[row]
    hedged = total(resilience(world) * home)
    feared = np.max(total(supply_risk(world) * home[:, None]), axis=0)
    return 100.0 * (
        0.5 * hedged + 0.3 * (1.0 - feared) + 0.2 * (1.0 - np.minimum(5.0 * misuse_at_home(world)[row], 1.0))
    )


def _choice(world: World, row: int) -> Floats:
    """Consumer surplus at home per dollar of demand [world]."""
    home = world.regimes.home[row]
    demand = total(total(world.regions.demand, axis=1) * home)
    return total(world.regions.surplus * home) / np.maximum(demand, 1e-9)


def doublings(now: Floats, before: Floats) -> Floats:
    """How often something doubled, from 4 halvings to 6 doublings (elementwise)."""
    return np.clip(log(np.maximum(now, 1e-9) / np.maximum(before, 1e-9)) / LN2, -4.0, 6.0)
