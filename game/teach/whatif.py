"""What would have happened: games of a class played again with one thing changed, under the same luck."""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import sqrt

from game.schema.constants import constants_of
from game.schema.level import Level
from game.schema.order import Order
from game.teach.resim import Sheet, play_again
from game.teach.rows import Row

ASKED = 32  # games in which a counterfactual is tried
TILE = 64  # games in one process at a time
PAIRS, TRIALS = 3, 48  # contrasts shown, and exchanges tried for them
COMMON = 5  # habits looked at
TOP = 8  # assumptions shown
_NINETY = 1.645  # of a normal distribution: nine in ten lie within so many standard errors
Plan = tuple[tuple[Order, ...], ...]


@dataclass(frozen=True)
class Contrast:
    """The same state, another choice."""

    turn: int
    own: tuple[Order, ...]
    other: tuple[Order, ...]
    was: float
    would: float


@dataclass(frozen=True)
class Mistake:
    """A habit of the class, and what leaving it out would have brought."""

    lever: str
    students: int
    tried: int
    gain: float  # mean points of score
    margin: float  # half of a 90 % interval


@dataclass(frozen=True)
class Assumption:
    """What a constant at its ends does to a middling game."""

    name: str
    low: float
    high: float
    turns: bool  # whether it changes which of two students did better


def _totals(level: Level, seat: str, sheets: Sequence[Sheet]) -> list[float | None]:
    """Score at the end of each game before any cap; None where the changed orders would not have been allowed."""
    tiles = [(level, seat, sheets[first : first + TILE]) for first in range(0, len(sheets), TILE)]
    if len(tiles) < 2:
        return [total for tile in tiles for total in _tile(tile)]
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(tiles))) as pool:
        return [total for found in pool.map(_tile, tiles) for total in found]


def _tile(job: tuple[Level, str, Sequence[Sheet]]) -> list[float | None]:
    found = play_again(*job)
    return [None if one.broken or not one.over else one.bare[-1] for one in found]


def spread_out(rows: Sequence[Row], most: int) -> list[Row]:
    """Rows over the whole range of scores."""
    ranked = sorted(rows, key=lambda row: (row.bare[-1], row.file))
    count = min(most, len(ranked))
    return [ranked[i * (len(ranked) - 1) // max(count - 1, 1)] for i in range(count)]


def contrasts(level: Level, seat: str, rows: Sequence[Row]) -> list[Contrast]:
    """Choices of one student put into another's game, in the turn where both stood; the largest differences."""
    picked = spread_out(rows, TRIALS)
    trials: list[tuple[Row, int, tuple[Order, ...]]] = []
    for place, row in enumerate(picked):
        other = picked[-1 - place]
        turn = place % max(min(len(row.orders), len(other.orders)), 1)
        if other is not row and turn < len(row.orders) and row.orders[turn] != other.orders[turn]:
            trials.append((row, turn, other.orders[turn]))
    sheets = [Sheet(row.seed, (*row.orders[:t], new, *row.orders[t + 1 :])) for row, t, new in trials]
    found = [
        Contrast(turn + 1, row.orders[turn], new, row.bare[-1], total)
        for (row, turn, new), total in zip(trials, _totals(level, seat, sheets), strict=True)
        if total is not None
    ]
    found.sort(key=lambda one: -abs(one.would - one.was))
    shown: list[Contrast] = []
    for one in found:  # different turns first, so that three do not tell the same
        if len(shown) < PAIRS and one.turn not in {other.turn for other in shown}:
            shown.append(one)
    return [*shown, *(one for one in found if one not in shown)][:PAIRS]


def commonest_mistake(level: Level, seat: str, rows: Sequence[Row]) -> Mistake | None:
    """Of the levers that most students moved, the one that the class had better left alone; None if there is none."""
    counts = {lever: [row for row in rows if lever in _levers(row.orders)] for lever in _all_levers(rows)}
    common = sorted(counts, key=lambda lever: (-len(counts[lever]), lever))[:COMMON]
    found: list[Mistake] = []
    for lever in common:
        tried = spread_out(counts[lever], ASKED)
        sheets = [Sheet(row.seed, without(row.orders, lever)) for row in tried]
        gains = [
            total - row.bare[-1]
            for row, total in zip(tried, _totals(level, seat, sheets), strict=True)
            if total is not None
        ]
        if len(gains) >= 2:
            mean = sum(gains) / len(gains)
            error = sqrt(sum((gain - mean) ** 2 for gain in gains) / (len(gains) - 1) / len(gains))
            found.append(Mistake(lever, len(counts[lever]), len(gains), mean, _NINETY * error))
    worse = [one for one in found if one.gain - one.margin > 0.0]
    return max(worse, key=lambda one: one.gain * one.students, default=None)


def without(orders: Iterable[Sequence[Order]], lever: str) -> Plan:
    """The same orders but for those of one lever."""
    return tuple(tuple(one for one in turn if one.lever != lever) for turn in orders)


def _levers(orders: Plan) -> set[str]:
    return {one.lever for turn in orders for one in turn}


def _all_levers(rows: Sequence[Row]) -> list[str]:
    return sorted({lever for row in rows for lever in _levers(row.orders)})


def assumptions(level: Level, seat: str, rows: Sequence[Row]) -> list[Assumption]:
    """The constants that move a middling game most, and whether they turn the order of two students round."""
    ranked = spread_out(rows, 5)
    lower, middle, upper = ranked[min(1, len(ranked) - 1)], ranked[len(ranked) // 2], ranked[max(len(ranked) - 2, 0)]
    own = constants_of(level)
    usual = {name: one.value for name, one in own.items()}
    ends = [(name, value) for name, one in own.items() for value in (one.low, one.high)]
    moved = _totals(
        level, seat, [Sheet(middle.seed, middle.orders, None, usual | {name: value}) for name, value in ends]
    )
    last = middle.bare[-1]
    effects = {
        name: [(total if total is not None else last) - last for total in moved[2 * i : 2 * i + 2]]
        for i, name in enumerate(own)
    }
    top = sorted(effects, key=lambda name: (-max(map(abs, effects[name])), name))[:TOP]
    top = [name for name in top if max(map(abs, effects[name])) >= 0.05]
    pairs = [(name, value) for name in top for value in (own[name].low, own[name].high)]
    totals = _totals(
        level, seat, [Sheet(row.seed, row.orders, None, usual | {n: v}) for n, v in pairs for row in (lower, upper)]
    )
    flips = set()
    for place, (name, _) in enumerate(pairs):
        below, above = totals[2 * place : 2 * place + 2]
        if below is not None and above is not None and lower.bare[-1] < upper.bare[-1] and below > above:
            flips.add(name)
    return [Assumption(name, effects[name][0], effects[name][1], name in flips) for name in top]
