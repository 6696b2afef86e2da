"""Scores from 0 to 100: a level's weights, floors and medals applied to what happened.

A regulator's outcomes are measured against the twin, the same game without controls, or against its own start
where it mainly lives with others' controls; a startup's against its own start. None is measured against the
player's own best. A level says for each seat where an outcome gives no points and where it gives all, so that
what the seat can move counts, and a good game is not at the end of the scale.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.play.yardsticks import against_start, doublings
from game.schema.level import Level, Scoring
from game.world.columns import Floats
from game.world.exact import LN2, exp, log
from game.world.state import NEWEST, World

CAP = 49.0  # total of whoever misses a floor
ILLICIT = 30.0  # points of security lost if all that is denied came in by the grey market
RUNWAY, DEBT = 8.0, 12.0  # points of finance for one year of spending in the bank, lost for a year of it in debt
REASON = 300.0  # points beyond which it does not matter how far something lies off its scale
WHOLE = (0.0, 100.0)  # range of an outcome that a level does not stretch
MEDALS = ("none", "bronze", "silver", "gold")


@dataclass(frozen=True)
class Score:
    """The five outcomes of a seat, and what they make together, for every world of a batch."""

    parts: dict[str, Floats]
    total: Floats
    medal: Floats  # position in MEDALS
    beyond: dict[str, Floats]  # the outcomes as they would be without ends to their scale, within reason


def score(level: Level, holder: str, now: World, twin: World, start: World) -> Score:
    """Score one seat.

    Args:
        level: weights, floors and medals.
        holder: id of the seat's lab or regulator.
        now: the worlds as played [world].
        twin: the same worlds without controls [world].
        start: the same worlds before the first turn [world].
    """
    scoring = level.counts_for(holder)
    return _together(scoring, measured(scoring, holder, now, twin, start))


def measured(scoring: Scoring, holder: str, now: World, twin: World, start: World) -> dict[str, Floats]:
    """The five outcomes of a seat on their own scales, before the level's ranges: below 0 and above 100 too [world]."""
    if holder in now.names.regulators:
        row = now.names.regulators.index(holder)
        own = scoring.yardstick == "start"
        return against_start(now, start, row) if own else _regulator(now, twin, row)
    return _startup(now, start, now.names.labs.index(holder))


def _together(scoring: Scoring, parts: dict[str, Floats]) -> Score:
    beyond = {name: _counted(scoring.ranges.get(name, WHOLE), value) for name, value in parts.items()}
    parts = {name: np.clip(value, 0.0, 100.0) for name, value in beyond.items()}
    weight = sum(scoring.weights.values())
    total = np.zeros_like(next(iter(parts.values())))
    for name, part in scoring.weights.items():
        total = total + parts[name] * (part / weight)
    for name, floor in scoring.floors.items():
        total = np.where(parts[name] < floor, np.minimum(total, CAP), total)
    medal = np.zeros_like(total)
    for line in scoring.medals:
        medal = medal + (total >= line)
    return Score(parts, total, medal, beyond)


def _counted(span: tuple[float, float], value: Floats) -> Floats:
    low, high = span
    return np.clip((value - low) * (100.0 / (high - low)), -REASON, REASON)


def uncapped(parts: Mapping[str, Floats], weights: Mapping[str, int | float]) -> Floats:
    """The total as it would be if no floor were missed [world]."""
    whole = np.zeros_like(next(iter(parts.values())))
    for name, weight in weights.items():
        whole = whole + parts[name] * (weight / sum(weights.values()))
    return whole


def _mean(stock: Floats, world: World) -> Floats:
    return stock / np.maximum(world.clock.turn.astype(float), 1.0)


def _regulator(now: World, twin: World, g: int) -> dict[str, Floats]:
    """Security, competitiveness, alliance, innovation, openness [world] each; 50 is as without controls."""
    ours, free = now.tallies, twin.tallies
    ahead = _mean(ours.lag[g], now) - _mean(free.lag[g], twin)
    risk = np.where(free.misuse[g] > 1e-9, ours.misuse[g] / np.maximum(free.misuse[g], 1e-9), 1.0)
    years = np.maximum(now.clock.turn.astype(float), 1.0) / 4.0
    # A run that ends a quarter sooner or later moves the last value by points: twice the mean is the same on a slope.
    pace = 2.0 * (_mean(ours.progress[g], now) - _mean(free.progress[g], twin)) / years
    models = ours.abroad[g] / np.maximum(free.abroad[g], 1e-9)
    chips = ours.chips[g] / np.maximum(free.chips[g], 1e-9)
    makes = free.chips[g] > 1e-6
    kept = np.where(makes, 0.6 * models + 0.4 * chips, models)
    open_world = ours.openness[g] / np.maximum(free.openness[g], 1e-9)
    evaded = _mean(ours.illicit[g], now)
    return {
        "security": 50.0 + now.constants.lead_worth * ahead + 60.0 * (1.0 - risk) - ILLICIT * evaded,
        "competitiveness": 50.0 + now.constants.share_worth * (kept - 1.0),
        "alliance": 100.0 * _mean(ours.cohesion[g], now),
        "innovation": 50.0 + now.constants.pace_worth * pace,
        "openness": 50.0 + now.constants.open_worth * (open_world - 1.0),
    }


def _startup(now: World, start: World, row: int) -> dict[str, Floats]:
    """Frontier, markets, finance, resilience, compliance [world] each."""
    tallies, labs = now.tallies, now.labs
    scale = now.constants.gap_scale
    gap, first = _mean(tallies.frontier[row], now) / scale, _gap(start, row) / scale
    grown = doublings(_mean(tallies.share[row], now), start.labs.revenue[row] / _demand(start))
    worth = labs.valuation[row] * np.maximum(labs.founders[row], 0.05)
    richer = doublings(worth, start.labs.valuation[row])
    parts = {
        "frontier": 60.0 * exp(-gap) + 20.0 + 30.0 * (first - gap),
        "markets": 50.0 + 25.0 * grown,
        "finance": 30.0 + 18.0 * richer + _runway(labs.cash[row], labs.spending[row]),
        "resilience": 160.0 * _mean(tallies.suppliers[row], now),
    }
    gone = {name: np.where(labs.alive[row], value, -np.inf) for name, value in parts.items()}  # none on any range
    return gone | {"compliance": 100.0 * (1.0 - _mean(tallies.breach[row], now))}


def _runway(cash: Floats, spending: Floats) -> Floats:
    """Points for the years that cash would last, each doubling of one more than those worth the same [world]."""
    years = cash / np.maximum(4.0 * spending, 1e-3)
    return RUNWAY * log(1.0 + np.clip(years, 0.0, 15.0)) / LN2 + DEBT * np.clip(years, -1.0, 0.0)


def _gap(world: World, row: int) -> Floats:
    points = world.labs.general[:, NEWEST]
    return np.max(points, axis=0) - points[row]


def _demand(world: World) -> Floats:
    flat = world.regions.demand.reshape(-1, world.sizes.world)
    whole = flat[0].copy()
    for row in flat[1:]:
        whole += row
    return whole
