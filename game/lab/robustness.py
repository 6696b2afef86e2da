"""Does a game's result stand if the constants are other than believed? The game again, each constant at its ends.

The person's orders stay as they were; the other seats decide anew, as they do in the twin. Everything is one
batch: a pair of worlds, as played and without controls, for every constant at the low and the high end of its
range, and a pair for the game itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.rollout import decide, force
from game.lab.memory import keep_freed_memory
from game.play.match import Match
from game.play.score import MEDALS, Score, score
from game.play.setup import new_worlds
from game.play.sliced import Sliced
from game.play.winning import won
from game.rules.turn import in_steps
from game.schema.constants import constants_of
from game.world.batch import join, take
from game.world.columns import Floats
from game.world.docket import Docket
from game.world.state import World

TILE = 400  # pairs that are worked out together
LAID = 36  # pairs that are laid out at once, so that a slice of work stays short
EVEN = 0.05  # points within which the game and its twin are called even


@dataclass(frozen=True)
class Case:
    """The game with one constant at one end of its range."""

    constant: str  # empty for the game itself
    end: str  # low or high
    value: float


@dataclass(frozen=True)
class Result:
    """How a case ended."""

    case: Case
    total: float
    twin: float
    medal: str
    won: bool | None = None  # where the level says what winning is

    @property
    def sign(self) -> int:
        """1 if the game did better than the one without controls, -1 if worse, 0 if the same."""
        apart = self.total - self.twin
        return 0 if abs(apart) < EVEN else 1 if apart > 0.0 else -1


@dataclass(frozen=True)
class Robustness:
    """The game itself, and every case in which its result turns into another."""

    own: Result
    tried: int  # constants
    turned: tuple[Result, ...]  # better became worse, or the other way round
    remedalled: tuple[Result, ...]  # another medal
    rewon: tuple[Result, ...]  # the level's own conditions met instead of missed, or the other way round
    widest: tuple[Result, ...]  # lowest and highest total of all cases


@dataclass
class Rerun(Sliced):
    """The work, to be done in slices; at its end there is a `result`."""

    match: Match
    result: Robustness | None = None

    def __post_init__(self) -> None:
        """Lay out the cases."""
        self.cases = cases(self.match)

    @property
    def found(self) -> Robustness:
        """What came out. Raises RuntimeError before the work is done."""
        if self.result is None:
            raise RuntimeError("The work is not done yet.")
        return self.result

    def _all(self) -> Iterator[float]:
        keep_freed_memory()
        found: list[Result] = []
        for first in range(0, len(self.cases), TILE):
            tile = self.cases[first : first + TILE]
            walk = _walk(self.match, tile)
            for part in walk:
                if isinstance(part, float):
                    yield (first + len(tile) * part) / len(self.cases)
                else:
                    found += part
        self.result = _compare(found)


def cases(match: Match) -> list[Case]:
    """The game itself, and every constant at both ends of its range in the level."""
    ends: list[Case] = [Case("", "", 0.0)]
    for name, c in constants_of(match.level).items():
        if name not in match.constants:
            ends += [Case(name, "low", c.low), Case(name, "high", c.high)]
    return ends


def _values(match: Match, tile: Sequence[Case]) -> dict[str, Floats]:
    """Every constant for a batch of pairs: each case's own in its two worlds, the game's in all others [world]."""
    known = constants_of(match.level)
    values = {name: np.full(2 * len(tile), match.constants.get(name, c.value)) for name, c in known.items()}
    for place, case in enumerate(tile):
        if case.constant:
            values[case.constant][2 * place : 2 * place + 2] = case.value
    return values


def _lay(match: Match, some: Sequence[Case]) -> World:
    """The pairs of some cases before the first turn."""
    pairs = new_worlds(match.level, [match.seed] * (2 * len(some)), constants=_values(match, some))
    pairs.clock.uncontrolled[:] = [False, True] * len(some)
    return pairs


def _walk(match: Match, tile: Sequence[Case]) -> Iterator[float | list[Result]]:
    """Play the cases of a tile; yields the part done after every slice, and the results in the end."""
    laid: list[World] = []
    for first in range(0, len(tile), LAID):
        laid.append(_lay(match, tile[first : first + LAID]))
        yield 0.0
    start = join(laid)
    yield 0.0
    world = start
    for turn, orders in enumerate(match.log):
        docket: Docket = {}
        others = match.computers
        for number, name in enumerate(others):
            decide(world, docket, name, others[name])
            yield (turn + 0.5 * number / len(others)) / match.turn
        for scripted in match.level.opening:
            if scripted.turn == turn and scripted.seat in others:
                force(world, docket, scripted)
        for order in orders:
            if order.seat in match.persons:
                force(world, docket, order)
        yield (turn + 0.5) / match.turn
        steps = in_steps(world, docket)
        world = next(steps)
        for _ in steps:
            yield (turn + 0.75) / match.turn
    yield _results(match, tile, start, world)


def _results(match: Match, tile: Sequence[Case], start: World, end: World) -> list[Result]:
    played, free = (np.arange(which, 2 * len(tile), 2, dtype=np.int64) for which in (0, 1))
    now, twin, first = take(end, played), take(end, free), take(start, played)
    ours: Score = score(match.level, match.seat, now, twin, first)
    theirs: Score = score(match.level, match.seat, twin, twin, take(start, free))
    met = won(match.level, match.seat, now, twin)
    return [
        Result(
            case,
            float(ours.total[place]),
            float(theirs.total[place]),
            MEDALS[int(ours.medal[place])],
            None if met is None else bool(met[place]),
        )
        for place, case in enumerate(tile)
    ]


def _compare(found: Sequence[Result]) -> Robustness:
    own, others = found[0], found[1:]
    ordered = sorted(found, key=lambda one: one.total)
    return Robustness(
        own=own,
        tried=len({one.case.constant for one in others}),
        turned=tuple(one for one in others if one.sign != own.sign),
        remedalled=tuple(one for one in others if one.medal != own.medal),
        rewon=tuple(one for one in others if one.won != own.won),
        widest=(ordered[0], ordered[-1]),
    )
