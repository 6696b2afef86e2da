"""One world of a batch without copying it, and the fingerprints of many pairs of worlds at once."""

from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from game.world.columns import arrays
from game.world.state import World


class Peek:
    """A table of one world of a batch, sliced when it is asked for. For reading only."""

    def __init__(self, table: Any, row: int) -> None:
        """Look at this world of the batch."""
        self._table, self._row = table, row

    def __getattr__(self, name: str) -> Any:
        """A column of the one world [... 1], a table of it, or whatever is not by world."""
        value = getattr(self._table, name)
        if isinstance(value, np.ndarray):
            found: Any = value if value.shape[-1:] == (1,) else value[..., self._row : self._row + 1]
        elif isinstance(value, dict):
            found = {key: Peek(part, self._row) for key, part in value.items()}
        else:
            found = Peek(value, self._row) if is_dataclass(value) and name not in ("names", "sizes") else value
        setattr(self, name, found)
        return found


def peek(world: World, row: int) -> World:
    """One world of a batch, as far as the checks of orders look at it."""
    return cast(World, Peek(world, row))


def pair_digests(world: World, count: int) -> list[str]:
    """What `turn_digest` would say of every pair: columns i and count + i of the batch."""
    found: list[list[str]] = [[] for _ in range(count)]
    for _, _, array in arrays(world):
        for i, mark in enumerate(_marks([array], count)):
            found[i].append(mark)
    for dial in world.dials.values():
        for i, mark in enumerate(_marks([getattr(dial, f.name) for f in fields(dial)], count)):
            found[i].append(mark)
    return ["".join(marks) for marks in found]


def _marks(columns: list[npt.NDArray[Any]], count: int) -> list[str]:
    """The short fingerprint of some columns together, for every pair."""
    hashers = [blake2b(digest_size=4) for _ in range(count)]
    for column in columns:
        pairs = np.stack([column[..., :count], column[..., count:]], axis=-1)
        whole = np.ascontiguousarray(np.moveaxis(pairs, -2, 0))
        for i, hasher in enumerate(hashers):
            hasher.update(whole[i].tobytes())
    return [hasher.hexdigest() for hasher in hashers]
