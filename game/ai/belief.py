"""What a seat may believe: worlds that fit what it sees, with other luck to come.

Nobody knows the others' private figures or tomorrow's chance. A belief is a batch of worlds in which public
figures stand as they are, the seat's own too, the others' private ones are drawn around the seat's estimates,
and every world has a seed of its own, none of them the match's.
"""

import numpy as np

from game.play.view import BLUR, private, see, smear
from game.world.batch import take
from game.world.columns import Ints, lock_stocks
from game.world.draws import Draws
from game.world.exact import exp
from game.world.state import World

IMAGINED = 7_919  # added to the seed, times one and more, for luck that is only imagined
PARTS = ("safety", "founders")  # columns that are parts of a whole: no guess makes them more than it
_WRAP = 2**63 - 1


def believe(world: World, axis: str, row: int, count: int, first: int = 0) -> World:
    """Imagine worlds that fit what a seat sees of one world.

    Args:
        world: one true world.
        axis: "lab" or "regulator": the axis the seat's holder is on.
        row: its position there.
        count: how many worlds.
        first: number of the first; a world of a number is the same however many are asked for.

    Returns:
        A batch of `count` worlds at the same turn.
    """
    return imagine(world, axis, row, np.zeros(count, dtype=np.int64), np.arange(first, first + count, dtype=np.int64))


def imagine(world: World, axis: str, row: int, roots: Ints, numbers: Ints) -> World:
    """Imagine worlds that fit what a seat sees of several.

    Args:
        world: the true worlds.
        axis: "lab" or "regulator": the axis the seat's holder is on.
        row: its position there.
        roots: which true world each imagined one fits [imagined].
        numbers: which of a root's imagined worlds each is, 0 and up; the same number has the same luck [imagined].

    Returns:
        A batch of imagined worlds at the same turn.
    """
    many = take(see(world, axis, row), roots)
    many.clock.seed[:] = other_luck(many.clock.seed, numbers)
    luck = Draws(many.clock.seed, many.clock.turn)
    for table, column, declaration, owners in private(many):
        error = exp(BLUR * luck.normal(f"what {column} may be", owners))
        if declaration.axes[0] == axis:
            error[row] = 1.0
        drawn = smear(getattr(table, column), declaration, error)
        setattr(table, column, np.minimum(drawn, 1.0) if column in PARTS else drawn)
    lock_stocks(many)
    return many


def other_luck(seed: Ints, numbers: Ints) -> Ints:
    """Seeds of imagined worlds by number, none of them the match's [imagined]."""
    moved = seed.astype(np.uint64) + np.uint64(IMAGINED) * (numbers.astype(np.uint64) + np.uint64(1))
    return (moved % np.uint64(_WRAP)).astype(np.int64)
