"""Whether a seat has won, in every world of a batch: the level's conditions applied to metrics."""

import numpy as np

from game.rules.catalogue import METRICS
from game.schema.level import Condition, Level
from game.world.columns import Bools, Floats
from game.world.state import World


def won(level: Level, seat: str, now: World, twin: World) -> Bools | None:
    """Where every condition of the seat holds [world]; None where the level states none."""
    conditions = next((one.win for one in level.seats if one.holder == seat), ())
    if not conditions:
        return None
    met = np.ones(now.sizes.world, dtype=bool)
    for condition in conditions:
        met &= _met(condition, seat, now, twin)
    return met


def _met(condition: Condition, seat: str, now: World, twin: World) -> Bools:
    value = _read(condition, seat, now)
    scale = _read(condition, seat, twin) if condition.of_twin else np.ones_like(value)
    enough = value >= (-np.inf if condition.least is None else condition.least) * scale
    return enough & (value <= (np.inf if condition.most is None else condition.most) * scale)


def _read(condition: Condition, seat: str, world: World) -> Floats:
    """The condition's metric, of the seat itself or of its target [world]."""
    metric = METRICS[condition.metric]
    values = metric.measure(world)
    holders = {"lab": world.names.labs, "region": world.names.regions, "regulator": world.names.regulators}
    for axis in metric.axes[:-1]:
        names = holders[axis]
        own = _home(world, seat) if axis == "region" else seat
        values = values[names.index(condition.target if condition.target in names else own)]
    return values


def _home(world: World, seat: str) -> str:
    """The region a lab or a government sits in."""
    names = world.names
    home = world.labs.home[names.labs.index(seat)] if seat in names.labs else None
    if home is None:
        home = world.regimes.home[names.regulators.index(seat)]
    return names.regions[int(np.argmax(home[:, 0]))]
