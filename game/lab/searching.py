"""Adaptive play: a planner who, every turn, tries many ways to go on in imagined worlds and takes the best.

It knows the state of the world exactly and the others' characters, but not the luck to come: it imagines with
other seeds. That makes it a bound on what watching and answering is worth, not a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.belief import IMAGINED
from game.ai.factors import Factor
from game.ai.plans import FIRST, NEVER, Sheet, beside
from game.lab.scoring import Table, deputy, own_total, play_rest, scores, stands, worlds_of
from game.play.setup import new_worlds
from game.world.batch import take
from game.world.columns import Floats, Ints
from game.world.draws import Draws
from game.world.state import World

PAIR = 512  # worlds that are imagined together
STAY = 0.3  # points by which another way must seem better than going on, a few dreams being uncertain
DOUBLE = 0.4  # part of the moves considered that move a second factor too


@dataclass(frozen=True)
class Journey:
    """What a planner did, and what came of it."""

    sheets: tuple[Sheet, ...]  # the plan followed in each turn, one column a seed
    marks: Floats  # [score seed]
    footprint: Floats  # mean position of every factor over turns and seeds, NaN for acts [factor]


@dataclass(frozen=True)
class Effort:
    """How hard a planner thinks."""

    moves: int  # ways to go on that are tried each turn, beside going on as before
    dreams: int  # imagined worlds for each


def journey(
    table: Table, start: Sheet, library: Sheet | None, seeds: Sequence[int], effort: Effort, odds: Floats
) -> Journey:
    """Play the level on every seed, thinking anew each turn.

    Args:
        table: level and seat.
        start: one plan to begin from.
        library: whole plans that may be changed to at any turn, or none.
        seeds: the games played.
        effort: how many ways are tried in how many imagined worlds.
        odds: how likely each factor is moved, adding up to 1 [factor].
    """
    _, luck, free = worlds_of(1, seeds)
    world = new_worlds(table.level, list(luck))
    world.clock.uncontrolled[:] = free
    begin, held = world, start.pick([0] * len(seeds))
    sheets: list[Sheet] = []
    stood: list[Floats] = []
    for turn in range(table.level.turns):
        held = _think(table, world, held, library, turn, effort, odds)
        sheets.append(held)
        player = deputy(table, held.pick(list(range(len(seeds))) * 2), turn)
        world = play_rest(table, world, player, 1)
        stood.append(stands(table, world).mean(axis=1))
        held = _acted(table.factors, held)
    return Journey(tuple(sheets), scores(table, world, begin), np.stack(stood).mean(axis=0))


def _think(
    table: Table, world: World, held: Sheet, library: Sheet | None, turn: int, effort: Effort, odds: Floats
) -> Sheet:
    """The plan, for each seed, that does best in imagined worlds from here to the end."""
    options = _options(table.factors, held, library, turn, effort, odds)
    games, ways = len(held), len(options) // len(held)
    values = np.zeros(len(options))
    step = max(1, PAIR // (2 * effort.dreams))
    for first in range(0, len(options), step):
        places = np.arange(first, min(first + step, len(options)))
        values[places] = _imagine(table, world, options.pick(places), places % games, turn, effort.dreams)
    reached = values.reshape(ways, games)
    reached[0] += STAY
    best = np.argmax(reached, axis=0)
    return options.pick(best * games + np.arange(games))


def _options(
    factors: Sequence[Factor], held: Sheet, library: Sheet | None, turn: int, effort: Effort, odds: Floats
) -> Sheet:
    """Going on, other whole plans, and moves of one or two factors [way x seed, seeds inside]."""
    games = len(held)
    ways = [held]
    if library is not None:
        ways += [library.pick([i] * games) for i in range(len(library))]
    luck = Draws(np.arange(games, dtype=np.int64), np.full(games, turn, dtype=np.int64))
    names = tuple(f"way {i}" for i in range(effort.moves))
    which, where = luck.uniform("first factor", names), luck.uniform("first position", names)
    again, there = luck.uniform("second factor", names), luck.uniform("second position", names)
    for way in range(effort.moves):
        moved = _moved(factors, held, odds, which[way], where[way])
        if way < effort.moves * DOUBLE:
            moved = _moved(factors, moved, odds, again[way], there[way])
        ways.append(moved)
    return beside(*ways)


def _moved(factors: Sequence[Factor], held: Sheet, odds: Floats, which: Floats, where: Floats) -> Sheet:
    """Each plan with one factor somewhere else, both drawn, what matters more often."""
    positions = held.positions.copy()
    place = np.minimum(np.searchsorted(np.cumsum(odds), which), len(factors) - 1)
    for column, factor in enumerate(place):
        known = factors[int(factor)].positions()
        positions[factor, column] = known[int(where[column] * len(known))]
    return Sheet(positions, held.driven)


def _imagine(table: Table, world: World, options: Sheet, games: Ints, turn: int, dreams: int) -> Floats:
    """The seat's total at the end, by option, over imagined worlds [option]."""
    count = len(options) * dreams
    which = np.repeat(np.arange(len(options)), dreams)
    game = games[which]
    rows = np.concatenate([game, game + world.sizes.world // 2])
    dreamt = take(world, rows)
    luck = np.tile(np.arange(1, dreams + 1), len(options)) * IMAGINED
    dreamt.clock.seed[:] = dreamt.clock.seed + np.concatenate([luck, luck]) + turn
    player = deputy(table, options.pick(np.concatenate([which, which])), turn)
    end = play_rest(table, dreamt, player, table.level.turns - turn)
    begin = take(new_worlds(table.level, [0]), np.zeros(2 * count, dtype=np.int64))
    reached = own_total(table, end, begin).reshape(len(options), dreams)
    return np.asarray(reached.mean(axis=1), dtype=np.float64)


def _acted(factors: Sequence[Factor], held: Sheet) -> Sheet:
    """What was to be done once, now, has been done."""
    positions = held.positions.copy()
    for place, factor in enumerate(factors):
        if factor.kind == "timing":
            done = np.abs(positions[place] - FIRST) < 1e-9
            positions[place] = np.where(done, NEVER, positions[place])
    return Sheet(positions, held.driven)


def without_a_turn(table: Table, taken: Journey, seeds: Sequence[int]) -> Floats:
    """The seat's total if the orders of one turn were left out, by turn [turn seed]."""
    turns = table.level.turns
    _, luck, free = worlds_of(turns, seeds)
    world = new_worlds(table.level, list(luck))
    world.clock.uncontrolled[:] = free
    begin = world
    skipped = np.tile(np.repeat(np.arange(turns), len(seeds)), 2)
    columns = np.tile(np.arange(len(seeds)), 2 * turns)
    for turn in range(turns):
        held = taken.sheets[turn].pick(columns)
        blank = skipped == turn
        quiet = Sheet(np.where(blank, np.nan, held.positions), held.driven & ~blank)
        world = play_rest(table, world, deputy(table, quiet, turn), 1)
    return own_total(table, world, begin).reshape(turns, len(seeds))
