"""Declare an array once: its axes, unit and meaning. Everything else is derived.

Axes are written coarse to fine, and `world` is always the last: the inner loop of every
operation runs over worlds, and a sum over labs or regions is an addition of rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from typing import Any, Literal, TypeVar

import numpy as np
import numpy.typing as npt

from game.language import tr

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Words = npt.NDArray[np.uint64]
Table = TypeVar("Table")
Seen = Literal["public", "owner"]

AXES = (
    "lab", "teacher", "vintage", "effort", "region", "segment",
    "stack", "partner", "regulator", "rival", "world",
)  # fmt: skip
UNITS = frozenset(
    (
        "1", "1/quarter", "bn USD", "bn USD/quarter", "USD/H100e", "USD/Mtoken", "H100e", "H100e/quarter",
        "FLOP", "log10 FLOP", "log10", "parameter", "token", "TPP", "TB/s", "GW", "day", "quarter", "month", "person",
        "point", "capital",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Sizes:
    """How long each axis is."""

    lab: int
    region: int
    stack: int
    regulator: int
    world: int
    segment: int = 3
    vintage: int = 2
    effort: int = 5

    @property
    def teacher(self) -> int:
        """Labs again, as the ones who are learned from."""
        return self.lab

    @property
    def partner(self) -> int:
        """Stacks again, as the other end of a pair."""
        return self.stack

    @property
    def rival(self) -> int:
        """Regulators again, as the other end of a pair."""
        return self.regulator

    def shape(self, axes: tuple[str, ...]) -> tuple[int, ...]:
        """Lengths of the named axes, in the order given."""
        return tuple(int(getattr(self, axis)) for axis in axes)


@dataclass(frozen=True)
class Column:
    """The declaration of one array.

    `stock` columns change only through the book. `seen` says who may read the true value:
    everybody, or only the seat that owns the row of the first axis.
    """

    axes: tuple[str, ...]
    unit: str
    about: str
    dtype: type
    neutral: float
    stock: bool
    seen: Seen


def column(
    axes: str,
    unit: str,
    about: str,
    *,
    dtype: type = float,
    neutral: float = 0.0,
    stock: bool = False,
    seen: Seen = "public",
) -> Any:
    """Declare one array of a table."""
    declaration = Column(tuple(axes.split()), unit, tr(about), dtype, neutral, stock, seen)
    return field(metadata={"column": declaration})


def declared(table: Any) -> dict[str, Column]:
    """Return the columns a table declares, in reading order."""
    return {f.name: f.metadata["column"] for f in fields(table) if "column" in f.metadata}


def blank(table: type[Table], sizes: Sizes) -> Table:
    """Allocate a table with every array at its neutral value."""
    return table(**{n: np.full(sizes.shape(c.axes), c.neutral, c.dtype) for n, c in declared(table).items()})


@lru_cache
def parts_of(kind: Any) -> tuple[tuple[str, Column | None], ...]:
    """Name and declaration of every field of a table, None for what is not an array."""
    return tuple((f.name, f.metadata.get("column")) for f in fields(kind))


def arrays(table: Any, prefix: str = "") -> Iterator[tuple[str, Column, npt.NDArray[Any]]]:
    """Yield (path, declaration, array) for every declared array, nested tables included."""
    kind: Any = type(table)
    for name, declaration in parts_of(kind):
        value = getattr(table, name)
        if declaration is not None:
            yield prefix + name, declaration, value
        elif is_dataclass(value):
            yield from arrays(value, f"{prefix}{name}.")


def lock_stocks(table: Any) -> None:
    """Make every stock read-only, so that only the book can change it."""
    for _, declaration, array in arrays(table):
        if declaration.stock:
            array.flags.writeable = False
