"""Play many games at once: the computer in every seat, the same luck in every arm."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from game.ai.catalogue import players
from game.lab.memory import keep_freed_memory
from game.play.seat import Player
from game.play.setup import holder_index, new_worlds, target_index
from game.play.view import see
from game.rules.catalogue import LEVERS
from game.rules.turn import advance
from game.schema.level import Level
from game.schema.order import Order
from game.world.columns import Bools, Floats
from game.world.docket import Docket
from game.world.draws import Draws
from game.world.state import World

TILE = 512  # worlds that walk through a game together: their arrays stay in the cache


@dataclass(frozen=True)
class Arm:
    """One way to play a level: what is forced on it, and what is left to the computer.

    `orders` are given at their turn, in every world; `silent` levers are left to nobody else, so that an
    arm with a directive can be compared with one without. `constants` may differ from world to world.
    `players` take seats from the level's characters, and may treat every world of the batch differently.
    With `scripted`, the level's opening orders are given for the seats that its characters keep, as in a match.
    """

    orders: Mapping[int, Sequence[Order]] = field(default_factory=dict)
    silent: tuple[tuple[str, str], ...] = ()
    uncontrolled: bool | Bools = False
    constants: Mapping[str, float | Floats] = field(default_factory=dict)
    players: Mapping[str, Player] = field(default_factory=dict)
    scripted: bool = False


def play_out(level: Level, seeds: Sequence[int], turns: int, arm: Arm | None = None) -> Iterator[World]:
    """Yield the batch before the first turn and after each of `turns` turns, one world per seed."""
    keep_freed_memory()
    arm = arm or Arm()
    world = new_worlds(level, seeds, constants=arm.constants)
    world.clock.uncontrolled[:] = arm.uncontrolled
    yield world
    yield from play_on(level, world, turns, arm)


def play_on(level: Level, world: World, turns: int, arm: Arm) -> Iterator[World]:
    """Yield a batch that is somewhere in the level after each of `turns` more turns."""
    everybody = players(level) | dict(arm.players)
    for _ in range(turns):
        turn = int(world.clock.turn[0]) // world.pace
        docket: Docket = {}
        for name, player in everybody.items():
            row, axis = seat_of(world, name)
            wishes = player(see(world, axis, row), row, Draws(world.clock.seed, world.clock.turn))
            for lever, wish in wishes.items():
                if (name, lever) not in arm.silent:
                    _wish(world, docket, lever, row, wish)
        for order in (*_opening(level, turn, arm), *arm.orders.get(turn, ())):
            _force(world, docket, order)
        world = advance(world, docket)
        yield world


def _opening(level: Level, turn: int, arm: Arm) -> Iterator[Order]:
    """The level's scripted orders of this turn, for the seats that no other player took."""
    for one in level.opening if arm.scripted else ():
        if one.turn == turn and one.seat not in arm.players:
            yield Order(seat=one.seat, lever=one.lever, target=one.target, value=one.value)


def seat_of(world: World, holder: str) -> tuple[int, str]:
    """Row and axis of the lab or regulator of this id."""
    if holder in world.names.regulators:
        return world.names.regulators.index(holder), "regulator"
    return world.names.labs.index(holder), "lab"


def _wish(world: World, docket: Docket, lever: str, row: int, wish: Floats) -> None:
    kind = LEVERS[lever]
    docket.setdefault(lever, np.full(kind.shape(world.sizes), np.nan))[row] = wish


def _force(world: World, docket: Docket, order: Order, where: Bools | None = None) -> None:
    kind = LEVERS[order.lever]
    wish = docket.setdefault(order.lever, np.full(kind.shape(world.sizes), np.nan))
    row = holder_index(world.names, kind, order.seat)
    spot = wish[row, target_index(world.names, kind, order.target)] if kind.target else wish[row]
    spot[...] = order.value if where is None else np.where(where, order.value, spot)
