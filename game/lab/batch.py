"""Play many games at once: the computer in every seat, the same luck in every arm."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from game.ai.catalogue import players
from game.ai.rollout import decide, force
from game.lab.memory import keep_freed_memory
from game.play.seat import Player
from game.play.setup import new_worlds
from game.rules.turn import advance
from game.schema.level import Level, Opening
from game.schema.order import Order
from game.world.columns import Bools, Floats
from game.world.docket import Docket
from game.world.state import World

TILE = 512  # worlds that walk through a game together: their arrays stay in the cache


@dataclass(frozen=True)
class Arm:
    """One way to play a level: what is forced on it, and what is left to the computer.

    `orders` are given at their turn, in every world; `silent` levers are left to nobody else, not to the
    level's scripted opening either, so that an arm with a directive can be compared with one without.
    `constants` may differ from world to world. `players` take seats from the level's characters, and may
    treat every world of the batch differently; the scripted opening is not for their seats.
    """

    orders: Mapping[int, Sequence[Order]] = field(default_factory=dict)
    silent: tuple[tuple[str, str], ...] = ()
    uncontrolled: bool | Bools = False
    constants: Mapping[str, float | Floats] = field(default_factory=dict)
    players: Mapping[str, Player] = field(default_factory=dict)


def play_out(level: Level, seeds: Sequence[int], turns: int, arm: Arm | None = None) -> Iterator[World]:
    """Yield the batch before the first turn and after each of `turns` turns, one world per seed.

    The computer sits in every seat and gives the scripted opening orders of the level, as in a match that
    nobody plays. There may be more turns than the level has.
    """
    keep_freed_memory()
    arm = arm or Arm()
    world = new_worlds(level, seeds, constants=arm.constants)
    world.clock.uncontrolled[:] = arm.uncontrolled
    yield world
    yield from play_on(level, world, turns, arm)


def play_on(level: Level, world: World, turns: int, arm: Arm) -> Iterator[World]:
    """Yield a batch that is somewhere in the level after each of `turns` more turns."""
    everybody: dict[str, Player] = {**players(level), **arm.players}
    for _ in range(turns):
        turn = int(world.clock.turn[0]) // world.pace
        docket: Docket = {}
        for name, player in everybody.items():
            decide(world, docket, name, player, frozenset(lever for who, lever in arm.silent if who == name))
        for scripted in _opening(level, turn, arm):
            force(world, docket, scripted)
        for order in arm.orders.get(turn, ()):
            force(world, docket, order)
        world = advance(world, docket)
        yield world


def _opening(level: Level, turn: int, arm: Arm) -> Iterator[Opening]:
    """The level's scripted orders of this turn, for the seats that no other player took."""
    for one in level.opening:
        if one.turn == turn and one.seat not in arm.players and (one.seat, one.lever) not in arm.silent:
            yield one
