"""The certificate of a level: no lever dead, none best at one end, no autopilot, several roads.

Every figure comes from simulated play; what does not hold is written down as not holding.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.factors import factors_of
from game.lab.contest import (
    Contest,
    changed_casts,
    checked,
    contest,
    course,
    differences,
    luck,
    roads,
    suspense,
)
from game.lab.levermarks import ALIVE, lever_marks, short
from game.lab.scoring import Table
from game.lab.searching import without_a_turn
from game.lab.sensitivity import study
from game.play.transcript import seats
from game.rules.turn import RULES_VERSION
from game.schema.certificate import Certificate, Road, SeatMark, Verdict
from game.schema.level import Level
from game.schema.library import Entry

NEAR = 0.10  # part of the best total within which a way is near it
ENOUGH = 3  # roads of different character
TURNING = 0.3  # part of the casts in which the best plan should change
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


def _no_lever_dead(found: Sequence[SeatMark]) -> Verdict:
    largest: dict[str, float] = {}
    for one in (lever for mark in found for lever in mark.levers):
        largest[one.lever] = max(abs(one.effect), largest.get(one.lever, 0.0))
    dead = [name for name, effect in largest.items() if effect <= ALIVE]
    text = f"Each of {len(largest)} levers moves some score by more than {ALIVE:.0f} points."
    if dead:
        text = f"Of {len(largest)} levers these move no score by more than {ALIVE:.0f} points: {_some(dead)}."
    return Verdict(key="no_lever_dead", passed=not dead, text=text)


def _no_best_end(found: Sequence[SeatMark]) -> Verdict:
    sided = [f"{one.lever} ({mark.seat}, {one.best_end})" for mark in found for one in mark.levers if one.best_end]
    text = "No lever is best at one end for everything." if not sided else f"Best at one end: {_some(sided)}."
    return Verdict(key="no_best_end", passed=not sided, text=text)


def _no_autopilot(found: Sequence[SeatMark]) -> Verdict:
    gains = {mark.seat: 1.0 - mark.constant / max(mark.adaptive, 1e-9) for mark in found}
    passed = all(gain >= NEAR for gain in gains.values())
    said = ", ".join(f"{seat} {gain:.0%}" for seat, gain in gains.items())
    text = f"The best plan fixed at the start is below the best answer by: {said}; asked: {NEAR:.0%}."
    return Verdict(key="no_autopilot", passed=passed, text=text.replace("%", " %"))


def _several_roads(found: Sequence[SeatMark]) -> Verdict:
    said = ", ".join(f"{mark.seat} {len(mark.roads)}" for mark in found)
    passed = all(len(mark.roads) >= ENOUGH for mark in found)
    text = f"Ways of different character near the best: {said}; asked: {ENOUGH}."
    return Verdict(key="several_roads", passed=passed, text=text)


def _others_matter(found: Sequence[SeatMark]) -> Verdict:
    said = ", ".join(f"{mark.seat} {mark.changed} of {mark.casts}" for mark in found)
    passed = all(mark.changed >= TURNING * mark.casts for mark in found)
    text = f"Another plan is best against other opponents: {said}; asked: {TURNING:.0%} of them."
    return Verdict(key="others_matter", passed=passed, text=text.replace("%", " %"))


JUDGES: tuple[Callable[[Sequence[SeatMark]], Verdict], ...] = (
    _no_lever_dead,
    _no_best_end,
    _no_autopilot,
    _several_roads,
    _others_matter,
)


def _some(names: Iterable[str], most: int = 6) -> str:
    listed = list(names)
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")


def playable(level: Level) -> tuple[str, ...]:
    """The seats that are certified."""
    return tuple(seat.holder for seat in level.seats if seat.playable)
