"""Random games: legal orders from every seat, the extreme ones included, in any number of worlds at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.play.setup import new_worlds
from game.rules.catalogue import LEVERS, Lever
from game.rules.turn import advance
from game.schema.level import Level
from game.world.columns import Floats
from game.world.docket import Docket
from game.world.draws import Draws
from game.world.exact import exp, log
from game.world.state import World

ORDERS = 1_000_003  # added to the seed of the game, so that orders and luck have nothing to do with each other
LOW, HIGH, NEUTRAL = 0.15, 0.3, 0.4  # below this a setting is the lowest, the highest, the neutral one


@dataclass(frozen=True, slots=True)
class Step:
    """One turn of a batch of random games."""

    before: World
    docket: Docket
    after: World

    def __repr__(self) -> str:
        """Say which turn it is: the arrays themselves would fill a book."""
        return f"<turn {self.before.clock.turn[0]} of {self.before.sizes.world} worlds>"


def play_randomly(
    level: Level, seeds: Sequence[int], turns: int, *, twins: bool = False, explain: bool = False
) -> Iterator[Step]:
    """Yield every turn of one random game per seed.

    Orders are a function of seed and turn, so a world meets the same ones in any batch. With `twins`, the
    worlds are played without controls, under the same orders.
    """
    world = new_worlds(level, list(seeds))
    world.clock.uncontrolled[:] = twins
    for _ in range(turns):
        docket = random_docket(world)
        after = advance(world, docket, explain=explain)
        yield Step(world, docket, after)
        world = after


def random_docket(world: World) -> Docket:
    """Legal orders for every seat of every world; some worlds are quiet, some change everything all the time."""
    draws = Draws(world.clock.seed + ORDERS, world.clock.turn)
    keen = Draws(world.clock.seed + ORDERS, np.zeros_like(world.clock.turn)).uniform("keenness", ("all",))[0]
    docket: Docket = {}
    for name in world.dials:
        lever = LEVERS[name]
        given = draws.uniform(f"given {name}", *_entities(world, lever)) < _eagerness(name, keen)
        if given.any():  # no key means no order: both ways of saying so must mean the same
            docket[name] = np.where(given, random_settings(world, lever, draws), np.nan)
    return docket


def _eagerness(name: str, keen: Floats) -> Floats:
    """How often an order is given: [world]."""
    often = 0.02 + 0.5 * keen * keen
    return np.maximum(often, 0.4) if name in ("start_run", "licence_application") else often


def _entities(world: World, lever: Lever) -> tuple[tuple[str, ...], ...]:
    names = {
        "regulator": world.names.regulators,
        "lab": world.names.labs,
        "teacher": world.names.labs,
        "region": world.names.regions,
    }
    return tuple(names[axis] for axis in lever.axes()[:-1])


def random_settings(world: World, lever: Lever, draws: Draws) -> Floats:
    """Settings all over a lever's range, its ends and its neutral more often than chance would."""
    entities = _entities(world, lever)
    where, kind = draws.uniform(f"where {lever.name}", *entities), draws.uniform(f"kind {lever.name}", *entities)
    value = setting_at(lever, where)
    neutral = lever.low if np.isnan(lever.neutral) else lever.neutral
    return np.select([kind < LOW, kind < HIGH, kind < NEUTRAL], [lever.low, lever.high, neutral], value)


def setting_at(lever: Lever, where: Floats) -> Floats:
    """The setting at a position on the lever's scale: 0 is its low end, 1 its high end."""
    if lever.scale == "choice":
        steps = int(lever.high - lever.low)
        return lever.low + np.minimum(np.floor(where * (steps + 1)), steps)
    if lever.scale == "log":
        return np.clip(lever.low * exp(where * log(np.array(lever.high / lever.low))), lever.low, lever.high)
    return lever.low + where * (lever.high - lever.low)
