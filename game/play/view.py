"""What one seat may see: its own columns exactly, the public ones exactly, others' private ones by estimate."""

import numpy as np

from game.world.batch import clone
from game.world.columns import Floats, arrays
from game.world.draws import Draws
from game.world.exact import exp
from game.world.state import World

_BLUR = 0.25  # sd of the logarithm of an estimate of somebody else's private figure


def see(world: World, axis: str, row: int) -> World:
    """Copy the worlds as the holder of this row sees them.

    Args:
        world: the true worlds.
        axis: "lab" or "regulator": the axis the seat's holder is on.
        row: its position there.

    Returns:
        A batch of the same shape, in which private columns of others are multiplied by a steady error.
        The error depends on the seed, the observer and the observed, not on the turn: an analyst who is
        wrong about a rival stays wrong in the same direction.
    """
    view = clone(world)
    steady = Draws(world.clock.seed, np.zeros_like(world.clock.turn))
    watcher = (world.names.labs if axis == "lab" else world.names.regulators)[row]
    for path, column, array in arrays(view):
        if column.seen == "public" or array.dtype != np.float64:
            continue
        owners = world.names.labs if column.axes[0] == "lab" else world.names.regulators
        blur = exp(_BLUR * steady.normal(f"estimate of {path} by {watcher}", owners))
        if column.axes[0] == axis:
            blur[row] = 1.0
        array.flags.writeable = True
        np.multiply(array, _spread(blur, array), out=array)
        array.flags.writeable = not column.stock
    return view


def _spread(blur: Floats, array: Floats) -> Floats:
    """Stretch [owner world] over the axes between."""
    return blur.reshape(blur.shape[0], *([1] * (array.ndim - 2)), blur.shape[-1])
