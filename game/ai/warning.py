"""Early warning: what a seat stands to lose, and in how many of its forecast's futures that comes about.

A danger is a margin that must not fall below zero: money in the bank, the distance to a condition of winning or to
the floor of an outcome at the end of the level, an ally's agreement, a model that comes under control, a risk of
misuse. Its probability is the part of the futures in which the margin does fall.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.play.score import score
from game.play.winning import conditions, marks
from game.rules.metrics.security import misuse_risk
from game.schema.level import Level
from game.world.columns import Bools, Floats
from game.world.state import NEWEST, World

Kind = Literal["debt", "goal", "floor", "line", "misuse", "ally"]
NOTICE = 3  # turns ahead that a warning should come at least
RISK = 0.08  # misuse a quarter from which on it presses
ALLY = 0.3  # loyalty from which a region counts as an ally
KEPT = 0.5  # part of its loyalty below which an ally's agreement counts as lost
# Probability from which on a danger is announced: the one that announces most on training games (`--train`) while
# false alarms stay few.
TRIGGER: dict[Kind, float] = {"debt": 0.5, "goal": 0.75, "floor": 0.7, "line": 0.5, "misuse": 0.4, "ally": 0.6}
Margin = Callable[[World, World, World], Floats]
"""From worlds as played, the same without controls and the same before the first turn, to a margin [world]."""


@dataclass(frozen=True)
class Danger:
    """Something that may go wrong."""

    key: str
    kind: Kind
    margin: Margin
    final: bool = False  # it counts at the level's end alone
    twinned: bool = False  # it is measured against the game without controls
    place: int = 0  # of the condition, or of the region


def dangers(level: Level, seat: str) -> tuple[Danger, ...]:
    """All that may go wrong at a seat of a level."""
    labs = [lab.id for lab in level.labs]
    own = _startup(labs.index(seat)) if seat in labs else _regulator(level, seat)
    return (*own, *_goals(level, seat), *_floors(level, seat, governs=seat not in labs))


def _startup(row: int) -> Iterator[Danger]:
    """Debt, and a model that a government takes under control."""
    yield Danger("debt", "debt", lambda now, _twin, _start: now.labs.cash[row])
    yield Danger("line", "line", lambda now, _twin, _start: 0.5 - _bound(now, row))


def _bound(world: World, row: int) -> Floats:
    """1 where some government controls the lab's newest model [world]."""
    return np.max(world.regimes.controlled[:, row, NEWEST] * np.minimum(world.labs.flag[row], 1.0), axis=0)


def _regulator(level: Level, seat: str) -> Iterator[Danger]:
    """Misuse, and every ally."""
    row = [one.id for one in level.regulators].index(seat)
    yield Danger("misuse", "misuse", lambda now, _twin, _start: RISK - misuse_risk(now)[row])
    home = level.regulators[row].region
    for place, region in enumerate(level.world.regions):
        if region.id != home and region.alignment.get(seat, 0.0) > ALLY:
            yield Danger(f"ally.{region.id}", "ally", _ally(row, place), place=place)


def _ally(row: int, place: int) -> Margin:
    def margin(now: World, _twin: World, _start: World) -> Floats:
        return now.regions.alignment[place, row] - KEPT * now.regions.loyalty[place, row]

    return margin


def _goals(level: Level, seat: str) -> Iterator[Danger]:
    """Every condition of winning."""
    for place, condition in enumerate(conditions(level, seat)):
        yield Danger(f"goal.{place}", "goal", _goal(level, seat, place), True, condition.of_twin, place)


def _goal(level: Level, seat: str, place: int) -> Margin:
    def margin(now: World, twin: World, _start: World) -> Floats:
        mark = marks(level, seat, now, twin)[place]
        return np.where(mark.met, 1.0, -1.0)

    return margin


def _floors(level: Level, seat: str, *, governs: bool) -> Iterator[Danger]:
    """Every outcome with a floor, a miss of which caps the total."""
    scoring = level.counts_for(seat)
    for place, (name, floor) in enumerate(scoring.floors.items()):
        twinned = governs and scoring.yardstick != "start"
        yield Danger(f"floor.{name}", "floor", _floor(level, seat, name, floor), True, twinned, place)


def _floor(level: Level, seat: str, name: str, floor: float) -> Margin:
    def margin(now: World, twin: World, start: World) -> Floats:
        return score(level, seat, now, twin, start).parts[name] - floor

    return margin


# -- reading the futures -----------------------------------------------------------------------------------


def margins(watched: Sequence[Danger], now: World, twin: World, start: World, *, end: bool) -> dict[str, Floats]:
    """Margins of those dangers that count at this turn [world].

    Args:
        watched: the dangers; those that need a twin are left out where `twin` is `now` itself.
        now: worlds as played.
        twin: the same without controls; `now` where they are not known.
        start: the same before the first turn.
        end: whether the level ends here.
    """
    known = [one for one in watched if (end or not one.final) and (twin is not now or not one.twinned)]
    return {one.key: one.margin(now, twin, start) for one in known}


def happens(margin: Floats) -> tuple[Bools, Floats]:
    """Whether each world's margin falls below zero, and after how many turns it first does.

    Args:
        margin: after each turn ahead, the first of them 1 [turn world].

    Returns:
        A mask [world], and turns ahead, not a number where it never does [world].
    """
    below = margin < 0.0
    falls: Bools = np.asarray(below.any(axis=0), dtype=bool)
    return falls, np.where(falls, 1.0 + np.argmax(below, axis=0), np.nan)


@dataclass(frozen=True)
class Alarm:
    """One danger, as a forecast sees it."""

    danger: Danger
    share: float  # of the futures in which it comes about
    soon: float  # turns until it does in the middle one of them

    @property
    def announced(self) -> bool:
        """Whether it is likely enough to be told."""
        return self.share >= TRIGGER[self.danger.kind]


def alarm(danger: Danger, margin: Floats, turns: int) -> Alarm:
    """What the futures say of a danger.

    Args:
        danger: which.
        margin: after each turn ahead, or at the end alone [turn world].
        turns: how many turns the forecast reaches.
    """
    falls, first = happens(margin)
    share = float(np.count_nonzero(falls)) / len(falls)
    if danger.final or not falls.any():
        return Alarm(danger, share, float(turns))
    ordered = np.sort(first[falls])
    return Alarm(danger, share, float(ordered[len(ordered) // 2]))
