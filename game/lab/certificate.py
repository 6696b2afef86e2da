"""The certificate of a level: no lever dead, none best at one end, no autopilot, several roads.

Every figure comes from simulated play; what does not hold is written down as not holding.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.factors import factors_of
from game.lab.contest import (
    Contest,
    changed_casts,
    checked,
    contest,
    course,
    luck,
    suspense,
)
from game.lab.levermarks import lever_marks, short
from game.lab.roads import differences, roads
from game.lab.scoring import Table
from game.lab.searching import without_a_turn
from game.lab.sensitivity import study
from game.lab.verdicts import JUDGES, NEAR
from game.play.transcript import seats
from game.rules.turn import RULES_VERSION
from game.schema.certificate import Certificate, Road, SeatMark
from game.schema.level import Level
from game.schema.library import Entry

CASTS = 6


@dataclass(frozen=True)
class Care:
    """How much play a certificate rests on."""

    seeds: tuple[int, ...] = (1, 2)
    test_seeds: tuple[int, ...] = (101, 102, 103)
    trajectories: int = 3
    budget: int = 5000  # pairs of worlds times turns that one planner may imagine


def table_of(level: Level, seat: str) -> Table:
    """A seat at the level's own table."""
    return Table(level, seat, factors_of(level, seat), {})


def examine(level: Level, seat: str, care: Care) -> tuple[SeatMark, float]:
    """Everything about one seat, and how often the leader at half-time does not win."""
    table = table_of(level, seat)
    found = study(table, care.seeds, care.trajectories)
    held = contest(found, care.test_seeds, care.budget)
    went = course(table, held.finalists, care.test_seeds)
    fixed, answer = held.best(constant=True), held.best(constant=False)
    place = next(i for i, way in enumerate(held.ways) if way is fixed)
    strict, loose, refused = checked(table, held.finalists.pick([place]), care.test_seeds[0])
    planned = max(held.journeys, key=lambda one: float(one.marks[table.own].mean()))
    lost = planned.marks[table.own] - without_a_turn(table, planned, care.test_seeds)
    mark = SeatMark(
        seat=seat,
        role=dict(seats(level))[seat],
        tried=len(found.plans),
        levers=tuple(lever_marks(found)),
        constant=short(fixed.total),
        lawful=short(strict),
        loose=short(loose),
        refused=refused,
        adaptive=short(answer.total),
        answer=answer.name,
        roads=_roads(table, held),
        casts=CASTS,
        changed=changed_casts(found, care.test_seeds, CASTS),
        decisions=short(float(np.median(lost.mean(axis=1)))),
        luck=short(luck(held.ways, NEAR)),
        suspense=short(suspense(went.medals)),
    )
    return mark, went.comeback


def _roads(table: Table, held: Contest) -> tuple[Road, ...]:
    """Ways of different character near the best, and where each differs from it."""
    found = roads(held.ways, NEAR)
    apart = [differences(table.factors, way, found[0]) for way in found]
    return tuple(Road(name=way.name, total=short(way.total), levers=far) for way, far in zip(found, apart, strict=True))


# -- verdicts -------------------------------------------------------------------------------------------


def certificate(entry: Entry, care: Care, marks: Sequence[tuple[SeatMark, float]]) -> Certificate:
    """Put what was found at the seats together."""
    found = tuple(mark for mark, _ in marks)
    return Certificate(
        level=entry.level.id,
        fingerprint=entry.fingerprint,
        rules=RULES_VERSION,
        seeds=care.seeds,
        trajectories=care.trajectories,
        comeback=short(sum(often for _, often in marks) / len(marks)),
        seats=found,
        verdicts=tuple(judge(found) for judge in JUDGES),
    )


def playable(level: Level) -> tuple[str, ...]:
    """The seats that are certified."""
    return tuple(seat.holder for seat in level.seats if seat.playable)
