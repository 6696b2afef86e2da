"""Many games of one seat played again at once, to the last bit as a match would play them.

Columns 0 to n-1 of the batch are the games as played, columns n to 2n-1 their twins. Only the orders of the
person's seat are read from a file; everybody else decides anew, so nobody can make the others play badly.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from game.ai.catalogue import players
from game.lab.memory import keep_freed_memory
from game.play.refusal import check
from game.play.refused import Refusal
from game.play.score import MEDALS, score, uncapped
from game.play.setup import new_worlds, write_docket
from game.play.winning import won
from game.rules.catalogue import METRICS
from game.rules.enact import enact
from game.rules.turn import advance
from game.schema.level import Level
from game.schema.order import Order
from game.teach.lawful import Others
from game.teach.peek import pair_digests, peek
from game.world.batch import clone, take
from game.world.columns import Bools, Floats
from game.world.docket import Docket
from game.world.state import World

TILE = 128  # games that walk together
Turns = Sequence[Sequence[Order]]
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Sheet:
    """One game to be played again."""

    seed: int
    orders: Turns
    digests: Sequence[str] | None = None  # as recorded; None where there is nothing to compare
    constants: Mapping[str, float] = field(default_factory=dict)


@dataclass
class Course:
    """How one game went."""

    seed: int
    turns: int = 0  # that were played as written
    totals: list[float] = field(default_factory=list)  # after every turn
    bare: list[float] = field(default_factory=list)  # the same before the cap of a missed floor
    parts: dict[str, float] = field(default_factory=dict)  # outcomes at the end
    medal: str = "none"
    won: bool | None = None
    over: bool = False  # the level's last turn was reached, or the person's lab failed
    broken: str = ""  # why it could not be played on as written
    seen: dict[str, list[float]] = field(default_factory=dict)  # by metric: before the first turn, and after each


class _Class:
    """The batch and what is written about it."""

    def __init__(self, level: Level, seat: str, sheets: Sequence[Sheet], watch: Sequence[str]) -> None:
        self.level, self.seat, self.sheets, self.count = level, seat, sheets, len(sheets)
        seeds = [sheet.seed for sheet in sheets]
        self.world = new_worlds(level, [*seeds, *seeds], constants=_constants(sheets))
        self.world.clock.uncontrolled[self.count :] = True
        self.start, self.watch = self.world, watch
        self.others = Others(level, {name: one for name, one in players(level).items() if name != seat})
        self.courses = [Course(sheet.seed, seen={name: [] for name in watch}) for sheet in sheets]
        self._note_metrics()

    def going(self, turn: int) -> list[int]:
        """Games that have this turn in writing and are not over or broken."""
        rows = range(self.count)
        return [i for i in rows if len(self.sheets[i].orders) > turn and not self.courses[i].broken]

    def play(self, turn: int) -> None:
        """Play one turn in every game."""
        going = self.going(turn)
        for i in going:
            if self.courses[i].over:
                self.courses[i].broken = f"turn {turn + 1}: the game was over after turn {turn}."
        docket = self.others.decide(self.world, turn)
        own: list[Sequence[Order]] = [self._own(i, turn) for i in range(self.count)]
        self._write(docket, own)
        trial = clone(self.world)
        law, _ = enact(trial, {lever: wish.copy() for lever, wish in docket.items()})
        paid = law.cost <= self.world.regimes.capital
        self.others.obey(self.world, docket, paid)
        for i in going:
            if refusal := self._refusal(i, turn, own[i], paid):
                self.courses[i].broken = refusal
        self.world = advance(self.world, docket)
        self._after(turn, [i for i in going if not self.courses[i].broken])

    def _own(self, i: int, turn: int) -> Sequence[Order]:
        """What the person ordered, if it can be written down at all."""
        orders = self.sheets[i].orders
        if turn >= len(orders) or self.courses[i].broken:
            return ()
        try:
            write_docket(self.world, [orders[turn]])
        except (KeyError, ValueError):
            self.courses[i].broken = f"turn {turn + 1}: an order is for a lever or a target that is not here."
            return ()
        if any(order.seat != self.seat for order in orders[turn]):
            self.courses[i].broken = f"turn {turn + 1}: an order is for another seat."
            return ()
        return orders[turn]

    def _write(self, docket: Docket, own: Sequence[Sequence[Order]]) -> None:
        """Put the persons' orders into a docket, in the games and in their twins."""
        for lever, wish in write_docket(self.world, [*own, *own]).items():
            there = docket.setdefault(lever, np.full_like(wish, np.nan))
            np.copyto(there, wish, where=~np.isnan(wish))

    def _refusal(self, i: int, turn: int, own: Sequence[Order], paid: Bools) -> str:
        """Why a person's orders would not have been allowed; empty if they were."""
        names = self.world.names.regulators
        easy = self.seat not in names or bool(paid[names.index(self.seat), i])
        pair = peek(self.world, i) if easy else take(self.world, np.array([i]))
        for order in own:
            try:
                check(order, pair, self.level, [one for one in own if one is not order], affordable=easy)
            except Refusal as refusal:
                return f"turn {turn + 1}: an order is not allowed. {refusal}"
        return ""

    def _after(self, turn: int, going: Sequence[int]) -> None:
        """Compare, and note what came of the turn."""
        played, twins = np.arange(self.count), np.arange(self.count, 2 * self.count)
        now, free = take(self.world, played), take(self.world, twins)
        scored = score(self.level, self.seat, now, free, take(self.start, played))
        bare = uncapped_total(self.level, self.seat, scored.parts)
        met = won(self.level, self.seat, now, free)
        marks = pair_digests(self.world, self.count) if any(sheet.digests for sheet in self.sheets) else []
        self._note_metrics()
        labs = self.world.names.labs
        for i in going:
            course, recorded = self.courses[i], self.sheets[i].digests
            if recorded is not None and (turn >= len(recorded) or marks[i] != recorded[turn]):
                course.broken = f"turn {turn + 1}: the world is not the one that was recorded."
                continue
            failed = self.seat in labs and not self.world.labs.alive[labs.index(self.seat), i]
            course.turns, course.over = turn + 1, turn + 1 >= self.level.turns or failed
            course.totals.append(float(scored.total[i]))
            course.bare.append(float(bare[i]))
            course.parts = {name: float(part[i]) for name, part in scored.parts.items()}
            course.medal = MEDALS[int(scored.medal[i])]
            course.won = None if met is None else bool(met[i])

    def _note_metrics(self) -> None:
        for name in self.watch:
            values = reading(self.world, self.seat, name)
            for i, course in enumerate(self.courses):
                course.seen[name].append(float(values[i]))


def _constants(sheets: Sequence[Sheet]) -> dict[str, Floats]:
    """Other constants, game by game, for those that any game has [world]."""
    names = sorted({name for sheet in sheets for name in sheet.constants})
    return {name: np.array([sheet.constants[name] for sheet in (*sheets, *sheets)]) for name in names}


def reading(world: World, seat: str, metric: str) -> Floats:
    """A metric of the seat itself, or of the world [world]."""
    kind = METRICS[metric]
    values = kind.measure(world)
    if len(kind.axes) == 1:
        return values
    names = world.names.regulators if kind.axes[0] == "regulator" else world.names.labs
    own: Floats = values[names.index(seat)]
    return own


def uncapped_total(level: Level, seat: str, parts: Mapping[str, Floats]) -> Floats:
    """What the outcomes make together before the cap of a missed floor [world]."""
    weights = level.counts_for(seat).weights
    return uncapped(parts, weights)


def readable(level: Level, seat: str) -> list[str]:
    """The metrics that have one number for the seat."""
    axis = "regulator" if seat in {one.id for one in level.regulators} else "lab"
    return [name for name, one in METRICS.items() if one.axes in ((axis, "world"), ("world",))]


def play_again(level: Level, seat: str, sheets: Sequence[Sheet], watch: Sequence[str] = ()) -> Iterator[Course]:
    """Play games again and say how each went, in order.

    Args:
        level: what they are games of.
        seat: the person's.
        sheets: the games; all with the same names of constants, or with none.
        watch: metrics to be noted turn by turn, of those that `readable` lists.
    """
    keep_freed_memory()
    for first in range(0, len(sheets), TILE):
        tile = _Class(level, seat, sheets[first : first + TILE], watch)
        for turn in range(max((len(sheet.orders) for sheet in tile.sheets), default=0)):
            if turn >= level.turns:
                break
            tile.play(turn)
        for sheet, course in zip(tile.sheets, tile.courses, strict=True):
            if len(sheet.orders) > level.turns and not course.broken:
                course.broken = f"{len(sheet.orders)} turns of orders, but the level has {level.turns}."
        yield from tile.courses
