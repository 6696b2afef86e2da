"""The same comparison as `comparing.compare`, in slices short enough for a window that must not wait."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.lab.comparing import Comparison, Found, Question, together, turn_by_turn, work_of
from game.play.sliced import Sliced

BATCH = 60  # worlds of a slice


@dataclass
class Gradual(Sliced):
    """The work, to be done in slices; at its end there is a `result`."""

    question: Question
    result: Comparison | None = None

    def __post_init__(self) -> None:
        """Lay out the work; nothing is played yet."""
        self.work = work_of(self.question, causes=True, batch=max(BATCH, len(self.question.regimes) + 1))

    def _all(self) -> Iterator[None]:
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
                yield None
            played += job.games
            self.done = 0.99 * played / whole
        self.result = together(self.question, self.work, found)
