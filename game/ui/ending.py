"""The end of a turn, in slices: the window stays awake while the other seats think."""

import time
from collections.abc import Generator

from game.play.match import Match

SLICE = 0.05  # seconds that others may think before the window looks at its events again


class Ending:
    """A turn that is being ended, if any."""

    def __init__(self) -> None:
        self._steps: Generator[None, None, None] | None = None

    @property
    def going(self) -> bool:
        """Whether others still think about a turn."""
        return self._steps is not None

    def begin(self, match: Match) -> None:
        """Ask the others for their orders; nothing is played before `work`."""
        self._steps = match.ending()

    def work(self) -> bool:
        """Go on for a slice; True once the turn is played."""
        if self._steps is None:
            return False
        until = time.monotonic() + SLICE
        while time.monotonic() < until:
            try:
                next(self._steps)
            except StopIteration:
                self._steps = None
                return True
        return False

    def give_up(self) -> None:
        """Take back the end of the turn; the orders stay on the table."""
        if self._steps is not None:
            self._steps.close()
            self._steps = None
