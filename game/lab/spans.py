"""Where a seat's outcomes should give 0 points and where 100: proposed from everything that was tried there.

A seat whose every plan ends within two points of every other has no game; one whose plans end at the top of the
scale has none either. So few points go to what many plans reach and four fifths to what the best do, with a
width that does not blow noise up. Medals stand at fixed parts of the way from doing nothing to the best plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.ai.plans import Sheet, beside, blank_plan, sheet
from game.lab.scoring import Table, games, last, paired, tiles
from game.lab.sensitivity import Study
from game.play.score import CAP, measured, uncapped
from game.schema.level import Scoring, Span
from game.world.batch import take
from game.world.columns import Floats

POOR, GOOD = 15.0, 80.0  # points of what many plans reach, and of what the best reach
FINE = 55.0  # points of doing nothing, where that is good already and the seat can only pay for something else
MANY, FEW = 25.0, 5.0  # per cent of the plans do worse than a poor one; the few, where doing nothing is good already
BEST = 97.0  # per cent of the plans have a smaller total than the best ones
NARROW = 12.0  # the least width of a range, on the outcome's own scale
STUCK = 1.5  # an outcome that moves less than this is not the seat's to move
LIMITED = {"alliance": NARROW, "compliance": 40.0}  # outcomes whose own scale ends at 100, and their least width
LOSS = 40.0  # a range with a floor goes down to the floor, or so far below doing nothing
FLOOR = 5.0  # points of a floor that would lie lower
MEDAL_AT = (0.30, 0.62, 0.92)  # of the way from doing nothing to the best plan that is fixed at the start


@dataclass(frozen=True)
class Proposal:
    """What a level could say of a seat."""

    weights: Mapping[str, float]  # without the outcomes that the seat cannot move
    floors: Mapping[str, float]  # where they were, in the new points
    ranges: Mapping[str, Span]
    medals: tuple[float, float, float]

    def lines(self) -> tuple[str, ...]:
        """As a level file has it."""
        told = [f"weights = {_inline(self.weights)}"]
        if self.floors:
            told.append(f"floors = {_inline(self.floors)}")
        told.append(f"medals = [{', '.join(f'{line:.1f}' for line in self.medals)}]")
        told.append("ranges = {{ {} }}".format(", ".join(f"{n} = [{a:g}, {b:g}]" for n, (a, b) in self.ranges.items())))
        return tuple(told)


@dataclass(frozen=True)
class Tried:
    """What came of every plan that somebody might play, the first of which does nothing."""

    raw: Mapping[str, Floats]  # outcome, on its own scale [plan]
    totals: Floats  # by the rules as they stand [plan]


def tried(found: Study, trajectories: int) -> Tried:
    """Play the plans of a study once more, and keep the outcomes on their own scales.

    Args:
        found: what was tried at a seat.
        trajectories: of Morris; their plans wander over the whole space, and nobody would play most of them.
    """
    table = found.table
    rules = table.level.counts_for(table.seat)
    wandering = trajectories * (len(table.factors) + 1)
    idle = sheet([blank_plan(table.factors)], [False])
    plans = beside(idle, found.plans.pick(list(range(wandering, len(found.plans)))))
    raw = {name: values.mean(axis=1) for name, values in _measured(table, rules, plans, found.seeds).items()}
    return Tried(raw, _totals(raw, rules))


def propose(rules: Scoring, plans: Tried) -> Proposal:
    """Ranges, weights, floors and medals for one seat, whose outcomes count today by these rules."""
    raw = plans.raw
    first = replace_ranges(rules, _span_all(raw, rules, plans.totals))
    # The best plans are others once the outcomes count otherwise: once more with those.
    scoring = replace_ranges(rules, _span_all(raw, rules, _totals(raw, first)))
    totals = _totals(raw, scoring)
    nothing, best = float(totals[0]), float(totals.max())
    bronze, silver, gold = (_half(nothing + part * (best - nothing)) for part in MEDAL_AT)
    return Proposal(scoring.weights, scoring.floors, scoring.ranges, (bronze, silver, gold))


def replace_ranges(rules: Scoring, ranges: Mapping[str, Span]) -> Scoring:
    """The same with these ranges, with weights only for what has one, and with the floors where they were."""
    weights = {name: weight for name, weight in rules.weights.items() if name in ranges}
    floors = {name: _own(rules, name, floor) for name, floor in rules.floors.items() if name in ranges}
    points = {name: max(round(float(_points(ranges[name], value))), FLOOR) for name, value in floors.items()}
    return rules.model_copy(update={"ranges": dict(ranges), "weights": weights, "floors": points})


def _measured(table: Table, rules: Scoring, plans: Sheet, seeds: tuple[int, ...]) -> dict[str, Floats]:
    """Every outcome on its own scale [plan seed]."""
    found: dict[str, list[Floats]] = {}
    for tile in tiles(len(plans), seeds):
        steps = games(table, plans.pick(list(tile)), seeds)
        start = next(steps)
        end = last(steps, start)
        played, free = paired(end.sizes.world // 2)
        parts = measured(rules, table.seat, take(end, played), take(end, free), take(start, played))
        for name in rules.weights:
            found.setdefault(name, []).append(parts[name].reshape(len(tile), len(seeds)))
    return {name: np.concatenate(values) for name, values in found.items()}


def _span_all(raw: Mapping[str, Floats], rules: Scoring, totals: Floats) -> dict[str, Span]:
    best = np.flatnonzero(totals >= np.percentile(totals, BEST))
    spans = {}
    for name in rules.weights:
        values = raw[name][np.isfinite(raw[name])]
        if np.percentile(values, 99) - np.percentile(values, 1) >= STUCK:
            floor = _own(rules, name, rules.floors[name]) if name in rules.floors else None
            spans[name] = _span(values, float(np.median(raw[name][best])), floor, LIMITED.get(name))
    return spans


def _span(values: Floats, best: float, floor: float | None, limited: float | None) -> Span:
    """The range of one outcome, from its value in every plan, the first of which does nothing [plan]."""
    idle = float(values[0])
    if limited is not None or idle >= np.percentile(values, 100.0 - MANY):
        bottom = min(float(np.percentile(values, FEW)), idle, best)
        top = bottom + max((idle - bottom) * 100.0 / FINE, NARROW)
    else:
        low = min(float(np.percentile(values, MANY)), idle, best)
        high = max(float(np.percentile(values, 90)), idle, best)
        width = max((high - low) * 100.0 / (GOOD - POOR), NARROW)
        bottom = (low + high) / 2.0 - width * (POOR + GOOD) / 200.0
        top = bottom + width
    if limited is not None and top > 100.0:
        bottom, top = min(bottom, 100.0 - limited), 100.0
    if floor is not None:
        bottom = min(bottom, max(floor - 0.02 * (top - floor), idle - LOSS))
    return float(np.floor(bottom)), float(np.ceil(top))


def _totals(raw: Mapping[str, Floats], rules: Scoring) -> Floats:
    points = {name: np.clip(_points(rules.ranges.get(name), raw[name]), 0.0, 100.0) for name in rules.weights}
    whole = uncapped(points, rules.weights)
    for name, floor in rules.floors.items():
        whole = np.where(points[name] < floor, np.minimum(whole, CAP), whole)
    return whole


def _points(span: Span | None, value: Floats | float) -> Floats:
    low, high = span or (0.0, 100.0)
    return np.asarray(100.0 * (value - low) / (high - low))


def _own(rules: Scoring, name: str, points: float) -> float:
    """What so many points are on an outcome's own scale today."""
    low, high = rules.ranges.get(name, (0.0, 100.0))
    return low + points * (high - low) / 100.0


def _half(value: float) -> float:
    return round(2.0 * value) / 2.0


def _inline(table: Mapping[str, float]) -> str:
    return "{ " + ", ".join(f"{name} = {value:g}" for name, value in table.items()) + " }"
