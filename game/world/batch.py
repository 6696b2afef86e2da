"""Operations that make sense for any batch of worlds."""

from copy import copy
from dataclasses import fields, is_dataclass, replace
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from game.world.book import Book
from game.world.columns import Sizes, arrays, lock_stocks
from game.world.state import Names, World

Rows = npt.NDArray[np.int64]


def _take(value: Any, rows: Rows) -> Any:
    """Copy anything a world is made of, keeping only these positions of the world axis."""
    if isinstance(value, np.ndarray):
        return np.take(value, rows, axis=-1)
    if isinstance(value, dict):
        return {name: _take(part, rows) for name, part in value.items()}
    if hasattr(value, "take_rows"):
        return value.take_rows(rows)
    if is_dataclass(value) and not isinstance(value, Book | Names | Sizes | type):
        new = copy(value)
        for f in fields(value):
            setattr(new, f.name, _take(getattr(value, f.name), rows))
        return new
    return value


def take(world: World, rows: Rows, *, explain: bool = False) -> World:
    """Copy the worlds at these positions into a new batch. Positions may repeat."""
    new: World = _take(world, rows)
    new.sizes = replace(world.sizes, world=len(rows))
    new.book = Book(keep=explain, names={id(a): path for path, c, a in arrays(new) if c.stock})
    lock_stocks(new)
    return new


def clone(world: World, *, explain: bool = False) -> World:
    """Copy every world of the batch."""
    return take(world, np.arange(world.sizes.world), explain=explain)


def tile(world: World, times: int) -> World:
    """Repeat every world `times` times, copies side by side."""
    return take(world, np.repeat(np.arange(world.sizes.world), times))


def all_arrays(world: World) -> dict[str, npt.NDArray[Any]]:
    """Every array of the world by path, lever positions included."""
    found: dict[str, npt.NDArray[Any]] = {path: array for path, _, array in arrays(world)}
    for name, dial in world.dials.items():
        found |= {f"dials.{name}.{f.name}": getattr(dial, f.name) for f in fields(dial)}
    return found


def digest(world: World, row: int) -> str:
    """Fingerprint of one whole world."""
    hasher = blake2b(digest_size=16)
    for path, array in all_arrays(world).items():
        hasher.update(path.encode())
        hasher.update(np.ascontiguousarray(array[..., row]).tobytes())
    return hasher.hexdigest()


def column_digests(world: World) -> dict[str, str]:
    """Short fingerprint of each column of a whole batch, to name the first one that differs."""
    return {path: _short(array) for path, array in all_arrays(world).items()}


def _short(array: npt.NDArray[Any]) -> str:
    return blake2b(np.ascontiguousarray(array).tobytes(), digest_size=4).hexdigest()
