"""Winning: a seat's conditions, read at the end in the world as played and in its twin."""

from dataclasses import dataclass

import numpy as np

from game.rules.catalogue import METRICS
from game.schema.level import Condition, Level
from game.world.columns import Bools, Floats
from game.world.state import World

_EVEN = 1e-9  # of a bound: a sum of parts that should be 0.7 may miss it by the last bit


@dataclass(frozen=True)
class Mark:
    """One condition in every world of a batch: what was reached, what it is held against, and whether it holds."""

    condition: Condition
    value: Floats  # of the metric [world]
    scale: Floats  # what the bounds are parts of: the twin's value, or one [world]
    met: Bools

    def bound(self, number: float) -> Floats:
        """A bound in the metric's own unit [world]."""
        return number * self.scale


def conditions(level: Level, seat: str) -> tuple[Condition, ...]:
    """What a seat must reach to have won; none if the level does not say."""
    return next((one.win for one in level.seats if one.holder == seat), ())


def marks(level: Level, seat: str, now: World, twin: World) -> tuple[Mark, ...]:
    """Every condition of a seat, in the order of the level.

    Args:
        level: where the conditions are.
        seat: id of the lab or regulator.
        now: the worlds as played [world].
        twin: the same worlds without controls [world].
    """
    return tuple(_mark(condition, seat, now, twin) for condition in conditions(level, seat))


def won(level: Level, seat: str, now: World, twin: World) -> Bools | None:
    """Where every condition of the seat holds and its lab is in business [world]; None where the level states none."""
    found = marks(level, seat, now, twin)
    if not found:
        return None
    labs = now.names.labs
    met = now.labs.alive[labs.index(seat)].copy() if seat in labs else np.ones(now.sizes.world, dtype=bool)
    for mark in found:
        met &= mark.met
    return met


def _mark(condition: Condition, seat: str, now: World, twin: World) -> Mark:
    value = reading(condition.metric, condition.target, seat, now)
    scale = reading(condition.metric, condition.target, seat, twin) if condition.of_twin else np.ones_like(value)
    met = np.ones(value.shape, dtype=bool)
    if condition.least is not None:
        bound = condition.least * scale
        met &= value >= bound - _EVEN * np.maximum(np.abs(bound), 1.0)
    if condition.most is not None:
        bound = condition.most * scale
        met &= value <= bound + _EVEN * np.maximum(np.abs(bound), 1.0)
    return Mark(condition, value, scale, met)


def reading(name: str, target: str, seat: str, world: World) -> Floats:
    """A metric of the seat itself, of its home region, or of a target among them [world]."""
    metric = METRICS[name]
    values = metric.measure(world)
    holders = {"lab": world.names.labs, "region": world.names.regions, "regulator": world.names.regulators}
    for axis in metric.axes[:-1]:
        names = holders[axis]
        own = _home(world, seat) if axis == "region" else seat
        values = values[names.index(target if target in names else own)]
    return values


def _home(world: World, seat: str) -> str:
    """The region a lab or a government sits in."""
    names = world.names
    if seat in names.labs:
        home = world.labs.home[names.labs.index(seat)]
    else:
        home = world.regimes.home[names.regulators.index(seat)]
    return names.regions[int(np.argmax(home[:, 0]))]
