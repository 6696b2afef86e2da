"""Work that is done in slices, so that whoever must answer meanwhile never waits for it."""

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cached_property
from typing import Self


class Sliced(ABC):
    """Call `step` while it returns True, `spend` for some time at once, or `finish`.

    A kind of work says in `_all` what there is to do, and yields after every slice the part of it that is done, from
    0 to 1; None where that is no more than before.
    """

    done: float = 0.0

    @abstractmethod
    def _all(self) -> Iterator[float | None]:
        """The work, slice by slice."""

    @cached_property
    def _slices(self) -> Iterator[float | None]:
        return self._all()

    def step(self) -> bool:
        """Do a slice; True while there is more."""
        part = next(self._slices, 1.0)
        if part is not None:
            self.done = part
        return self.done < 1.0

    def spend(self, seconds: float) -> bool:
        """Do slices for so long; True while there is more."""
        until = time.monotonic() + seconds
        while more := self.step():
            if time.monotonic() >= until:
                break
        return more

    def finish(self) -> Self:
        """Do all that is left."""
        while self.step():
            pass
        return self
