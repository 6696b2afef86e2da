"""What one seat may see: its own columns exactly, the public ones exactly, others' private ones by estimate."""

from copy import copy
from functools import lru_cache

import numpy as np

from game.world.columns import Column, Floats, declared
from game.world.draws import Draws
from game.world.exact import exp
from game.world.state import World

_BLUR = 0.25  # sd of the logarithm of an estimate of somebody else's private figure
_TABLES = ("labs", "regimes")  # the tables with private columns


def see(world: World, axis: str, row: int) -> World:
    """Show the worlds as the holder of this row sees them. The view is for reading only.

    Args:
        world: the true worlds.
        axis: "lab" or "regulator": the axis the seat's holder is on.
        row: its position there.

    Returns:
        A batch of the same shape, in which private columns of others are multiplied by a steady error.
        The error depends on the seed, the observer and the observed, not on the turn: an analyst who is
        wrong about a rival stays wrong in the same direction. Public columns are shared, not copied.
    """
    view = copy(world)
    seeds = world.clock.seed.tobytes()
    watcher = (world.names.labs if axis == "lab" else world.names.regulators)[row]
    for name in _TABLES:
        table = copy(getattr(world, name))
        for column, declaration in declared(table).items():
            if declaration.seen == "owner":
                blur = _blur(seeds, column, watcher, _owners(world, declaration)).copy()
                if declaration.axes[0] == axis:
                    blur[row] = 1.0
                setattr(table, column, _times(getattr(table, column), blur))
        setattr(view, name, table)
    return view


@lru_cache(maxsize=1024)
def _blur(seeds: bytes, column: str, watcher: str, owners: tuple[str, ...]) -> Floats:
    """An observer's error about each owner of a column [owner world]: the same every turn, so drawn once a game."""
    numbers = np.frombuffer(seeds, dtype=np.int64)
    steady = Draws(numbers, np.zeros_like(numbers))
    return exp(_BLUR * steady.normal(f"estimate of {column} by {watcher}", owners))


def _owners(world: World, declaration: Column) -> tuple[str, ...]:
    """Ids along the first axis of a column."""
    return world.names.labs if declaration.axes[0] == "lab" else world.names.regulators


def _times(array: Floats, blur: Floats) -> Floats:
    """Multiply every row of a column by its owner's error [owner world]."""
    return array * blur.reshape(blur.shape[0], *([1] * (array.ndim - 2)), blur.shape[-1])
