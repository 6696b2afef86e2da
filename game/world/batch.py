"""Operations that make sense for any batch of worlds."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from game.world.book import Book
from game.world.columns import Sizes, arrays, lock_stocks, parts_of
from game.world.constants import Constants
from game.world.state import Names, World

Rows = npt.NDArray[np.int64]


def _take(value: Any, rows: Rows | None) -> Any:
    """Copy anything a world is made of, keeping only these positions of the world axis, or all."""
    if isinstance(value, np.ndarray):
        return value.copy() if rows is None else np.take(value, rows, axis=-1)
    if isinstance(value, dict):
        return {name: _take(part, rows) for name, part in value.items()}
    if isinstance(value, Constants):
        return value if rows is None else value.take_rows(rows)
    if isinstance(value, Book | Names | Sizes) or not is_dataclass(value):
        return value
    kind: Any = type(value)
    if rows is None:
        parts = [(getattr(value, name), column) for name, column in parts_of(kind)]
        return kind(*[part.copy() if column else _take(part, None) for part, column in parts])
    return kind(*[_take(getattr(value, name), rows) for name, _ in parts_of(kind)])


def take(world: World, rows: Rows, *, explain: bool = False) -> World:
    """Copy the worlds at these positions into a new batch. Positions may repeat."""
    new: World = _take(world, rows)
    new.sizes = replace(world.sizes, world=len(rows))
    return _bind(new, explain)


def clone(world: World, *, explain: bool = False) -> World:
    """Copy every world of the batch."""
    return _bind(_take(world, None), explain)


def _bind(new: World, explain: bool) -> World:
    """Give a fresh copy a book of its own, and lock its stocks."""
    lock_stocks(new)
    new.book = Book(keep=explain)
    if explain:
        new.book.names = {id(array): path for path, column, array in arrays(new) if column.stock}
    return new


def tile(world: World, times: int) -> World:
    """Repeat every world `times` times, copies side by side."""
    return take(world, np.repeat(np.arange(world.sizes.world), times))


def join(batches: Sequence[World]) -> World:
    """Put batches of one level side by side into one."""
    new: World = _join(batches)
    new.sizes = replace(new.sizes, world=sum(batch.sizes.world for batch in batches))
    return _bind(new, explain=False)


def _join(values: Sequence[Any]) -> Any:
    """Join anything a world is made of along the world axis."""
    first = values[0]
    if isinstance(first, np.ndarray):
        return np.concatenate(values, axis=-1)
    if isinstance(first, dict):
        return {name: _join([value[name] for value in values]) for name in first}
    if isinstance(first, Book | Names | Sizes) or not is_dataclass(first):
        return first
    kind: Any = type(first)
    return kind(*[_join([getattr(value, f.name) for value in values]) for f in fields(first)])


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
    """Short fingerprint of each column and each dial of a whole batch, to name the first one that differs."""
    found = {path: _short([array]) for path, _, array in arrays(world)}
    for name, dial in world.dials.items():
        found[f"dials.{name}"] = _short([getattr(dial, f.name) for f in fields(dial)])
    return found


def _short(values: list[npt.NDArray[Any]]) -> str:
    hasher = blake2b(digest_size=4)
    for array in values:
        hasher.update(np.ascontiguousarray(array).tobytes())
    return hasher.hexdigest()
