"""Many plans of one seat at once, each beside its twin without controls, scored for every seat."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.catalogue import players
from game.ai.factors import Factor
from game.ai.plans import Deputy, Sheet
from game.ai.rollout import seat_of
from game.lab.batch import TILE, Arm, play_on, play_out
from game.play.score import score
from game.play.seat import Player
from game.play.transcript import seats
from game.rules.catalogue import LEVERS
from game.rules.enact import position
from game.schema.level import OUTCOMES, Level
from game.schema.order import Order
from game.world.batch import take
from game.world.columns import Bools, Floats, Ints
from game.world.state import World

TOTAL = "total"


@dataclass(frozen=True)
class Table:
    """A level, the seat that is studied, what it can vary, and who else sits there."""

    level: Level
    seat: str
    factors: tuple[Factor, ...]
    cast: Mapping[str, Player]  # who plays each other seat, where not the level's character

    @property
    def character(self) -> Player:
        """Who plays the seat when no person does."""
        return self.cast.get(self.seat) or players(self.level)[self.seat]

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Every score: the five outcomes and the total of every seat, the studied seat first."""
        others = [seat for seat, _ in seats(self.level) if seat != self.seat]
        roles = dict(seats(self.level))
        return tuple((seat, name) for seat in (self.seat, *others) for name in (*OUTCOMES[roles[seat]], TOTAL))

    @property
    def own(self) -> int:
        """Place of the seat's own total among the scores."""
        return self.names.index((self.seat, TOTAL))


def paired(count: int) -> tuple[Ints, Ints]:
    """Rows of the worlds as played, and of their twins behind them."""
    return np.arange(count, dtype=np.int64), np.arange(count, 2 * count, dtype=np.int64)


def scores(table: Table, now: World, start: World) -> Floats:
    """Every score of a batch of pairs [score world]."""
    played, free = paired(now.sizes.world // 2)
    mine, twin, first = take(now, played), take(now, free), take(start, played)
    found: list[Floats] = []
    for seat in dict.fromkeys(seat for seat, _ in table.names):
        marks = score(table.level, seat, mine, twin, first)
        found += [*(marks.parts[name] for s, name in table.names if s == seat and name != TOTAL), marks.total]
    return np.stack(found)


def own_total(table: Table, now: World, start: World) -> Floats:
    """The seat's own total of a batch of pairs [world]."""
    played, free = paired(now.sizes.world // 2)
    return score(table.level, table.seat, take(now, played), take(now, free), take(start, played)).total


def deputy(table: Table, plans: Sheet, begins: int = 0) -> Deputy:
    """Who carries out a sheet at this table."""
    return Deputy(table.factors, plans, table.level.turns, table.character, begins)


def arm(table: Table, player: Player, uncontrolled: Bools | None = None) -> Arm:
    """The table with this player in the seat; other seats keep the level's scripted orders, whoever plays them."""
    others = {seat: one for seat, one in table.cast.items() if seat != table.seat}
    scripted: dict[int, list[Order]] = {}
    for one in table.level.opening:
        if one.seat in others:
            scripted.setdefault(one.turn, []).append(
                Order(seat=one.seat, lever=one.lever, target=one.target, value=one.value)
            )
    free = False if uncontrolled is None else uncontrolled
    return Arm(scripted, players=others | {table.seat: player}, uncontrolled=free)


def worlds_of(plans: int, seeds: Sequence[int]) -> tuple[Ints, Ints, Bools]:
    """For every pair of worlds: which plan, which seed, and what is uncontrolled; twins behind."""
    which: Ints = np.tile(np.repeat(np.arange(plans, dtype=np.int64), len(seeds)), 2)
    luck = np.tile(np.asarray(seeds, dtype=np.int64), 2 * plans)
    free = np.arange(len(which)) >= len(which) // 2
    return which, luck, free


def games(table: Table, plans: Sheet, seeds: Sequence[int]) -> Iterator[World]:
    """Play every plan on every seed; yield the batch of pairs before the first turn and after each."""
    which, luck, free = worlds_of(len(plans), seeds)
    player = deputy(table, plans.pick(which))
    return play_out(table.level, list(luck), table.level.turns, arm(table, player, free))


def tiles(count: int, seeds: Sequence[int]) -> Iterator[range]:
    """Plans in tiles whose worlds stay in the cache."""
    step = max(1, TILE // (2 * len(seeds)))
    for first in range(0, count, step):
        yield range(first, min(first + step, count))


def evaluate(table: Table, plans: Sheet, seeds: Sequence[int]) -> Floats:
    """Every score of every plan on every seed [score plan seed]."""
    found: list[Floats] = []
    for tile in tiles(len(plans), seeds):
        start, now = _ends(games(table, plans.pick(list(tile)), seeds))
        found.append(scores(table, now, start).reshape(len(table.names), len(tile), len(seeds)))
    return np.concatenate(found, axis=1)


def _ends(steps: Iterator[World]) -> tuple[World, World]:
    """The first and the last of a game's worlds."""
    start = next(steps)
    return start, last(steps, start)


def play_rest(table: Table, world: World, player: Player, turns: int) -> World:
    """The batch after so many more turns with this player in the seat."""
    return last(play_on(table.level, world, turns, arm(table, player)), world)


def last(steps: Iterator[World], start: World) -> World:
    """The last of several worlds, without keeping the others."""
    now = start
    for step in steps:
        now = step
    return now


def stands(table: Table, world: World) -> Floats:
    """Where each factor's dials stand as played, on the range that is tried [factor world]; NaN for acts."""
    row, _ = seat_of(world, table.seat)
    played, _ = paired(world.sizes.world // 2)
    found = np.full((len(table.factors), len(played)), np.nan)
    for i, factor in enumerate(table.factors):
        lever = LEVERS[factor.lever]
        if not lever.once:
            dial = world.dials[factor.lever].standing[row][..., played]
            dial = dial[list(factor.rows)].mean(axis=0) if factor.rows else dial
            low, high = position(lever, np.array([factor.low, factor.high]))
            found[i] = np.clip((position(lever, dial) - low) / np.maximum(high - low, 1e-9), 0.0, 1.0)
    return found
