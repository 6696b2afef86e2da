"""Games that differ from each other in one batch: other orders, constants and characters in every world.

World i of a batch equals the same world alone, to the last bit, so it does not matter which games share one. This is
what lets a sweep be cut into chunks of any size, on any number of machines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.catalogue import OPPONENTS, players, within
from game.ai.rollout import decide, force, seat_of
from game.lab.memory import keep_freed_memory
from game.play.seat import Player, Wishes
from game.play.setup import new_worlds
from game.rules.catalogue import LEVERS
from game.rules.turn import advance
from game.schema.constants import constants_of
from game.schema.level import Level
from game.schema.order import Order
from game.world.columns import Bools, Floats
from game.world.docket import Docket
from game.world.draws import Draws
from game.world.state import World


@dataclass(frozen=True)
class Conduct:
    """How games are played, but for their luck and their constants.

    `orders` are given at their turn, whatever else is wanted; `silent` levers (seat, lever) are left to nobody
    else, not to the level's scripted opening either. `characters` (seat, opponent) sit where not the level's own
    do; the scripted opening is not for them. `free` games have no controls by anybody: twins.
    """

    orders: tuple[tuple[int, Order], ...] = ()
    silent: tuple[tuple[str, str], ...] = ()
    characters: tuple[tuple[str, str], ...] = ()
    free: bool = False


@dataclass(frozen=True)
class Game:
    """One world of a batch."""

    seed: int
    conduct: Conduct = Conduct()
    constants: tuple[tuple[str, float], ...] = ()

    @property
    def twin(self) -> "Game":
        """The same luck and the same people without controls by anybody."""
        return Game(self.seed, Conduct(characters=self.conduct.characters, free=True), self.constants)


def play(level: Level, games: Sequence[Game], turns: int, *, explain: bool = False) -> Iterator[World]:
    """Yield the batch before the first turn and after each of `turns`, one world per game.

    Args:
        level: where they are played.
        games: one world each.
        turns: how many are played.
        explain: whether the book keeps its entries, for whoever asks what moved a stock.
    """
    keep_freed_memory()
    world = new_worlds(level, [game.seed for game in games], constants=_constants(level, games))
    groups = _groups(games)
    world.clock.uncontrolled[:] = [game.conduct.free for game in games]
    everybody = {seat: _seated(level, seat, groups) for seat in players(level)}
    yield world
    for turn in range(turns):
        docket: Docket = {}
        for seat, player in everybody.items():
            decide(world, docket, seat, player)
        _hush(world, docket, groups)
        _script(world, docket, level, turn, groups)
        for conduct, where in groups.items():
            for when, order in conduct.orders:
                if when == turn:
                    force(world, docket, order, where)
        world = advance(world, docket, explain=explain)
        yield world


def _constants(level: Level, games: Sequence[Game]) -> dict[str, Floats]:
    """Every constant that some game has of its own, with the level's value in the others [world]."""
    known = constants_of(level)
    names = dict.fromkeys(name for game in games for name, _ in game.constants)
    given = [dict(game.constants) for game in games]
    return {name: np.array([own.get(name, known[name].value) for own in given], dtype=np.float64) for name in names}


def _groups(games: Sequence[Game]) -> dict[Conduct, Bools]:
    """Where in the batch each conduct is played [world]."""
    found: dict[Conduct, Bools] = {}
    for place, game in enumerate(games):
        found.setdefault(game.conduct, np.zeros(len(games), dtype=bool))[place] = True
    return found


def _seated(level: Level, seat: str, groups: dict[Conduct, Bools]) -> Player:
    """Who decides for a seat: the level's character, or another in the games that name one."""
    usual = players(level)[seat]
    others: dict[str, Bools] = {}
    for conduct, where in groups.items():
        name = dict(conduct.characters).get(seat)
        if name is not None:
            others[name] = others.get(name, np.zeros_like(where)) | where
    if not others:
        return usual
    parts = [(within(level, seat, OPPONENTS[name].player), where) for name, where in others.items()]
    rest = ~np.any([where for _, where in parts], axis=0)
    return _several([(usual, rest), *parts])


def _several(parts: Sequence[tuple[Player, Bools]]) -> Player:
    """Several characters in one seat, each in its own worlds."""

    def decide_each(view: World, row: int, draws: Draws) -> Wishes:
        whole: Wishes = {}
        for player, where in parts:
            for lever, wish in player(view, row, draws).items():
                known = whole.setdefault(lever, np.full(LEVERS[lever].shape(view.sizes)[1:], np.nan))
                known[...] = np.where(where, wish, known)
        return whole

    return decide_each


def _hush(world: World, docket: Docket, groups: dict[Conduct, Bools]) -> None:
    """Take off the docket what silent levers were set to."""
    for (seat, lever), where in _silenced(groups).items():
        if lever in docket:
            row, _ = seat_of(world, seat)
            spot = docket[lever][row]
            spot[...] = np.where(where, np.nan, spot)


def _silenced(groups: dict[Conduct, Bools]) -> dict[tuple[str, str], Bools]:
    """Where each lever of a seat is left to nobody [world]."""
    found: dict[tuple[str, str], Bools] = {}
    for conduct, where in groups.items():
        for pair in conduct.silent:
            found[pair] = found[pair] | where if pair in found else where
    return found


def _script(world: World, docket: Docket, level: Level, turn: int, groups: dict[Conduct, Bools]) -> None:
    """The level's scripted orders of this turn, in the games whose seat and lever are the level's own."""
    for one in level.opening:
        if one.turn != turn:
            continue
        where = np.zeros(world.sizes.world, dtype=bool)
        for conduct, there in groups.items():
            if one.seat not in dict(conduct.characters) and (one.seat, one.lever) not in conduct.silent:
                where |= there
        force(world, docket, one, where)
