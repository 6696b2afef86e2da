"""The same comparison as `comparing.compare`, in slices short enough for a window that must not wait."""

from collections.abc import Generator
from dataclasses import dataclass

from game.lab.comparing import Comparison, Found, Question, together, turn_by_turn, work_of

BATCH = 60  # worlds of a slice


@dataclass
class Gradual:
    """Call `step` until `result` is there; `done` says how far it is."""

    question: Question
    done: float = 0.0
    result: Comparison | None = None

    def __post_init__(self) -> None:
        """Lay out the work; nothing is played yet."""
        self.work = work_of(self.question, causes=True, batch=max(BATCH, len(self.question.regimes) + 1))
        self.steps = self._all()

    def step(self) -> bool:
        """Play a turn of a part; True while there is more."""
        return next(self.steps, None) is not None

    def finish(self) -> "Gradual":
        """Do all that is left."""
        while self.step():
            pass
        return self

    def _all(self) -> Generator[bool, None, None]:
        parts = [job for part in self.work for job in part]
        whole, played = sum(job.games for job in parts), 0
        found: list[Found] = []
        for job in parts:
            going = turn_by_turn(job)
            while True:
                try:
                    next(going)
                except StopIteration as end:
                    found.append(end.value)
                    break
                yield True
            played += job.games
            self.done = 0.99 * played / whole
        self.result = together(self.question, self.work, found)
        self.done = 1.0
