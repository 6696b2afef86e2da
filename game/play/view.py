"""What one seat may see: its own columns exactly, the public ones exactly, others' private ones by estimate."""

from collections.abc import Iterator
from copy import copy
from functools import lru_cache

import numpy as np

from game.world.columns import Column, Floats, declared
from game.world.draws import Draws
from game.world.exact import exp, log10
from game.world.state import Labs, Regimes, World

BLUR = 0.25  # sd of the logarithm of an estimate of somebody else's private figure
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
        setattr(view, name, copy(getattr(world, name)))
    for table, column, declaration, owners in private(view):
        blur = _blur(seeds, column, watcher, owners).copy()
        if declaration.axes[0] == axis:
            blur[row] = 1.0
        setattr(table, column, smear(getattr(table, column), declaration, blur))
    return view


def private(world: World) -> Iterator[tuple[Labs | Regimes, str, Column, tuple[str, ...]]]:
    """Every private column: its table, its name, its declaration, and whose it is row by row."""
    for name in _TABLES:
        table = getattr(world, name)
        for column, declaration in declared(table).items():
            if declaration.seen == "owner":
                yield table, column, declaration, _owners(world, declaration)


@lru_cache(maxsize=1024)
def _blur(seeds: bytes, column: str, watcher: str, owners: tuple[str, ...]) -> Floats:
    """An observer's error about each owner of a column [owner world]: the same every turn, so drawn once a game."""
    numbers = np.frombuffer(seeds, dtype=np.int64)
    steady = Draws(numbers, np.zeros_like(numbers))
    return exp(BLUR * steady.normal(f"estimate of {column} by {watcher}", owners))


def _owners(world: World, declaration: Column) -> tuple[str, ...]:
    """Ids along the first axis of a column."""
    return world.names.labs if declaration.axes[0] == "lab" else world.names.regulators


def smear(array: Floats, declaration: Column, error: Floats) -> Floats:
    """Apply every owner's error [owner world] to a column: a factor, or for logarithms its logarithm added.

    Nothing stays nothing: whether there is a run at all is no secret.
    """
    error = error.reshape(error.shape[0], *([1] * (array.ndim - 2)), error.shape[-1])
    if declaration.unit.startswith("log10"):
        return np.where(array != 0.0, array + log10(error), 0.0)
    return array * error
