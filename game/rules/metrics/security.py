"""How safe: leads, misuse, evasion."""

import numpy as np

from game.rules.catalogue import metric
from game.rules.misuse import grave_use
from game.world.columns import Floats
from game.world.exact import total
from game.world.state import NEWEST, World

_BEHIND_ALL = -200.0  # points, for a country without labs


def _best(world: World, points: Floats, member: Floats) -> Floats:
    """The highest of the member labs, per regulator: points [lab world], member [lab regulator world]."""
    alive = (member > 0.0) & world.labs.alive[:, None]
    return np.max(np.where(alive, points[:, None], _BEHIND_ALL), axis=0)


def _rivals(world: World) -> Floats:
    """1 where a lab sits in a region opposed to the regulator; abroad, if nobody is [lab regulator world]."""
    opposed = np.where(world.regions.loyalty < 0.0, 1.0, 0.0)
    rival = total(world.labs.home[:, :, None] * opposed[None], axis=1)
    anyone = np.max(rival, axis=0)
    return np.where(anyone[None] > 0.0, rival, 1.0 - world.labs.flag)


@metric("Lead over rivals", axes="regulator world", unit="month", better="higher")
def lead_months(world: World) -> Floats:
    """Gap between the best home model and the best of an opposed country, in months of frontier progress.

    Returns [regulator world].
    """
    points = world.labs.general[:, NEWEST]
    gap = _best(world, points, world.labs.flag) - _best(world, points, _rivals(world))
    return _within_limit(world, gap * world.constants.months_per_point)


@metric("Lead in cyber capability", axes="regulator world", unit="month", better="higher")
def cyber_lead_months(world: World) -> Floats:
    """The same gap in offensive cyber capability, in months of frontier progress.

    Returns [regulator world].
    """
    points = world.labs.cyber[:, NEWEST]
    gap = _best(world, points, world.labs.flag) - _best(world, points, _rivals(world))
    return _within_limit(world, gap * world.constants.months_per_point)


def _within_limit(world: World, months: Floats) -> Floats:
    """Leads beyond the limit count as the limit [regulator world]."""
    most = world.constants.lead_limit
    return np.clip(months, -most, most)


@metric("Rivals' frontier", axes="regulator world", unit="point", better="lower")
def rival_frontier(world: World) -> Floats:
    """General capability of the best model of an opposed country. Returns [regulator world]."""
    return _best(world, world.labs.general[:, NEWEST], _rivals(world))


@metric("Time to parity", axes="regulator world", unit="month", better="higher")
def months_to_parity(world: World) -> Floats:
    """Months until the best opposed lab draws level, at the pace at which the lead has shrunk so far; 120 at most.

    The pace is the fall from the mean lead of the game to the present one. Returns [regulator world].
    """
    quarters = np.maximum(world.clock.turn.astype(float), 1.0)
    shrunk = world.tallies.lag / quarters - world.regimes.lag
    pace = np.maximum(shrunk, 0.0) / (0.5 * 3.0 * quarters)
    left = np.maximum(world.regimes.lag, 0.0)
    return np.minimum(np.where(left > 0.0, left / np.maximum(pace, 1e-6), 0.0), 120.0)


@metric("Misuse risk", axes="regulator world", unit="1", better="lower")
def misuse_risk(world: World) -> Floats:
    """Chance that a model of one of the country's own labs is gravely misused this quarter.

    Each lab adds by its cyber capability beyond the line, how widely its newest model is in use, a known
    bypass and thin guardrails; open weights are in use everywhere and half unguarded. A cap on the model on
    sale helps, accounts at home used from barred places do not. Testing by the government closes part of the
    gap, safety duties prevent part of the misuse where they hold. Returns [regulator world].
    """
    risk = grave_use(world)[:, None] * world.labs.flag * (1.0 - tested(world))[None]
    return 1.0 - _none_of(1.0 - risk)


@metric("Misuse risk, all models", axes="regulator world", unit="1", better="lower")
def misuse_risk_of_all(world: World) -> Floats:
    """The same chance over the models of every lab in the world. Returns [regulator world]."""
    whole = 1.0 - _none_of(1.0 - grave_use(world))
    return np.broadcast_to(whole, world.regimes.capital.shape).copy()


def tested(world: World) -> Floats:
    """Part of the gaps in home labs' guardrails that government tests close [regulator world]."""
    c = world.constants
    return c.testing_effect * world.regimes.testing / (world.regimes.testing + c.evaluation_budget)


def _none_of(chances: Floats) -> Floats:
    """Product over labs, elementwise on the other axes."""
    whole = np.ones(chances.shape[1:])
    for lab in chances:
        whole = whole * lab
    return whole


@metric("Illicit share", axes="regulator world", unit="1", better="lower")
def illicit_share(world: World) -> Floats:
    """Grey imports over what the regulator's rules denied this turn. Returns [regulator world]."""
    grey, denied = total(world.stacks.grey), total(world.stacks.denied)
    makes = np.max(world.stacks.flag, axis=0)
    return makes * np.where(denied > 1.0, grey / np.maximum(denied, 1.0), 0.0)[None]


@metric("Race risk", axes="regulator world", unit="1", better="lower")
def race_risk(world: World) -> Floats:
    """One minus the guardrails of whoever leads (Armstrong, Bostrom and Shulman 2016).

    Returns [regulator world].
    """
    points = np.where(world.labs.alive, world.labs.general[:, NEWEST], _BEHIND_ALL)
    leads = np.where(points >= np.max(points, axis=0)[None], 1.0, 0.0)
    risk = 1.0 - total(leads * world.labs.safety) / np.maximum(total(leads), 1.0)
    return np.broadcast_to(risk, world.regimes.capital.shape).copy()
