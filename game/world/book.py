"""Bookkeeping: every change of a stock has a cause. This is where 'why?' gets its answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from game.world.columns import Floats


@dataclass(frozen=True)
class Entry:
    """One change of one stock, for every world in the batch."""

    stock: str
    because: str
    amount: Floats


@dataclass(slots=True)
class Book:
    """Changes stocks, and remembers why when asked to."""

    keep: bool = False
    names: Mapping[int, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def post(self, stock: Floats, amount: Floats, *, because: str) -> None:
        """Add `amount` to `stock`. Stocks are read-only arrays: this is the only door."""
        stock.flags.writeable = True
        stock += amount
        stock.flags.writeable = False
        if self.keep:
            whole = np.broadcast_to(amount, stock.shape).copy()
            self.entries.append(Entry(self.names[id(stock)], because, whole))
