"""The certificate of a level: no lever dead, none best at one end, no autopilot, several roads.

Every figure comes from simulated play; what does not hold is written down as not holding.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

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
from game.lab.factors import factors_of
from game.lab.scoring import TOTAL, Table
from game.lab.searching import without_a_turn
from game.lab.sensitivity import WANDER, Study, study
from game.play.transcript import seats
from game.rules.turn import RULES_VERSION
from game.schema.certificate import Certificate, LeverMark, Road, SeatMark, Verdict
from game.schema.level import Level
from game.schema.library import Entry
from game.world.columns import Bools

ALIVE = 3.0  # points of 100 by which a lever must move some score
EVEN = 0.5  # points within which two settings count as equally good
NEAR = 0.10  # part of the best total within which a way is near it
ENOUGH = 3  # roads of different character
TURNING = 0.3  # part of the casts in which the best plan should change
CASTS = 6


@dataclass(frozen=True)
class Care:
    """How much play a certificate rests on."""

    seeds: tuple[int, ...] = (1, 2)
    test_seeds: tuple[int, ...] = (101, 102, 103)
    trajectories: int = 4
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
        constant=_short(fixed.total),
        lawful=_short(strict),
        loose=_short(loose),
        refused=refused,
        adaptive=_short(answer.total),
        answer=answer.name,
        roads=_roads(table, held),
        casts=CASTS,
        changed=changed_casts(table, held.finalists, care.test_seeds, CASTS),
        decisions=_short(float(np.median(lost.mean(axis=1)))),
        luck=_short(luck(held.ways, NEAR)),
        suspense=_short(suspense(went.medals)),
    )
    return mark, went.comeback


def _roads(table: Table, held: Contest) -> tuple[Road, ...]:
    """Ways of different character near the best, and where each differs from it."""
    found = roads(held.ways, NEAR)
    apart = [differences(table.factors, way, found[0]) for way in found]
    return tuple(
        Road(name=way.name, total=_short(way.total), levers=far) for way, far in zip(found, apart, strict=True)
    )


def _short(value: float) -> float:
    return round(value, 2) + 0.0


# -- levers ---------------------------------------------------------------------------------------------


def lever_marks(found: Study) -> Iterator[LeverMark]:
    """What each lever of the seat does: the largest sure effect, its signs, and whether one end is best everywhere."""
    factors, steps = found.table.factors, found.steps
    for name in dict.fromkeys(factor.lever for factor in factors):
        mine = np.array([factors[i].lever == name for i in steps.factor], dtype=bool)
        size = np.where(mine[None], np.abs(steps.sure), -1.0)
        score, step = np.unravel_index(int(np.argmax(size)), size.shape)
        yield LeverMark(
            lever=name,
            effect=_short(float(steps.sure[score, step])),
            score=" ".join(found.table.names[score]),
            where=_where(found, int(step)),
            signs=_signs(found, mine),
            best_end=_best_end(found, name),
        )


def _where(found: Study, step: int) -> str:
    steps = found.steps
    factor = found.table.factors[steps.factor[step]]
    source = steps.source[step]
    before = "left alone" if np.isnan(source) else factor.told(float(source))
    return f"{steps.context[step]}: {factor.label} from {before} to {factor.told(float(steps.target[step]))}"


def _own(found: Study) -> list[int]:
    """Places of the five outcomes of the seat."""
    return [i for i, (seat, name) in enumerate(found.table.names) if seat == found.table.seat and name != TOTAL]


def _signs(found: Study, mine: Bools) -> dict[str, float]:
    """Mean change of each outcome from a lever's low end to its high end, over the plans it was moved from."""
    steps = found.steps
    ends = []
    for end in (0.0, 1.0):
        at = mine & (np.abs(steps.target - end) < 1e-9) & (np.array(steps.context) != WANDER)
        ends.append(steps.effect[:, at].mean(axis=1) if at.any() else np.zeros(len(found.table.names)))
    change = ends[1] - ends[0]
    return {found.table.names[i][1]: _short(float(change[i])) for i in _own(found)}


def _best_end(found: Study, lever: str) -> Literal["", "low", "high"]:
    """The end of a lever that is best for every outcome from every plan, if there is one and it matters."""
    each = (_ends(found, i) for i, factor in enumerate(found.table.factors) if factor.lever == lever)
    ends = [one for one in each if one is not None]
    if ends and all("low" in one for one in ends):
        return "low"
    return "high" if ends and all("high" in one for one in ends) else ""


def _ends(found: Study, place: int) -> set[str] | None:
    """Ends of one factor that are best for every outcome from every plan; None if it moves none of them."""
    steps, own = found.steps, _own(found)
    best, matters = {"low", "high"}, False
    for context in dict.fromkeys(steps.context):
        if context == WANDER:
            continue
        here = np.flatnonzero((steps.factor == place) & (np.array(steps.context) == context))
        target = np.append(steps.target[here], steps.source[here[0]] if len(here) else np.nan)
        effect = np.concatenate([steps.effect[own][:, here], np.zeros((len(own), 1))], axis=1)
        matters |= bool(np.max(effect) - np.min(effect) > ALIVE)
        for end, where in (("low", 0.0), ("high", 1.0)):
            at = np.flatnonzero(np.abs(target - where) < 1e-9)
            if len(at) and np.any(effect[:, at[0]] < np.max(effect, axis=1) - EVEN):
                best.discard(end)
    return best if matters else None


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
        comeback=_short(sum(often for _, often in marks) / len(marks)),
        seats=found,
        verdicts=tuple(judge(found) for judge in JUDGES),
    )


def _no_lever_dead(found: Sequence[SeatMark]) -> Verdict:
    dead = [f"{one.lever} ({mark.seat})" for mark in found for one in mark.levers if abs(one.effect) <= ALIVE]
    count = len({one.lever for mark in found for one in mark.levers})
    text = f"{count} levers, none dead." if not dead else f"{count} levers, dead: {_some(dead)}."
    return Verdict(key="no_lever_dead", passed=not dead, text=text)


def _no_best_end(found: Sequence[SeatMark]) -> Verdict:
    sided = [f"{one.lever} ({mark.seat}, {one.best_end})" for mark in found for one in mark.levers if one.best_end]
    text = "No lever is best at one end for everything." if not sided else f"Best at one end: {_some(sided)}."
    return Verdict(key="no_best_end", passed=not sided, text=text)


def _no_autopilot(found: Sequence[SeatMark]) -> Verdict:
    gains = {mark.seat: 1.0 - mark.constant / max(mark.adaptive, 1e-9) for mark in found}
    passed = all(gain >= NEAR for gain in gains.values())
    said = ", ".join(f"{seat} {gain:.0%}" for seat, gain in gains.items()).replace("%", " %")
    return Verdict(key="no_autopilot", passed=passed, text=f"Best constant plan below the best answer by: {said}.")


def _several_roads(found: Sequence[SeatMark]) -> Verdict:
    said = ", ".join(f"{mark.seat} {len(mark.roads)}" for mark in found)
    passed = all(len(mark.roads) >= ENOUGH for mark in found)
    return Verdict(key="several_roads", passed=passed, text=f"Ways of different character near the best: {said}.")


def _others_matter(found: Sequence[SeatMark]) -> Verdict:
    said = ", ".join(f"{mark.seat} {mark.changed} of {mark.casts}" for mark in found)
    passed = all(mark.changed >= TURNING * mark.casts for mark in found)
    return Verdict(key="others_matter", passed=passed, text=f"Another plan is best against other opponents: {said}.")


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
