"""Orders of the person, given, taken back and given again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from game.play.match import Match
from game.play.refused import Refusal
from game.ui.screen import Redo, Reset, Submit, Undo

if TYPE_CHECKING:
    from game.ui.app import App

GENTLE = 1.5  # seconds within which nudges of the same dial count as one step


class Orders:
    """What lies on the table of one app, step by step."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.steps: list[int] = []  # how many orders each undo takes back
        self.undone: list[int] = []
        self.nudged = 0.0

    def begin(self, steps: list[int]) -> None:
        """Another turn, or another game, with so many orders already on the table."""
        self.steps, self.undone = steps, []

    def do(self, answer: Submit | Undo | Redo | Reset) -> None:
        """Obey one answer; nothing happens where there is no game, or it is over."""
        match = self.app.match
        if match is None or match.over:
            return
        if isinstance(answer, Submit):
            self._submit(match, answer)
        elif isinstance(answer, Undo):
            self._step(match, back=True)
        elif isinstance(answer, Redo):
            self._step(match, back=False)
        else:
            match.reset_turn()
            self.undone += reversed(self.steps)
            self.steps.clear()
            self.app.play("press")
        self.app.renew()

    def _submit(self, match: Match, answer: Submit) -> None:
        """Give the orders together; a refusal takes back those that were already given."""
        replaced = self._same_again(match, answer)
        if replaced:
            match.undo()
            self.steps.pop()
        given = 0
        try:
            for order in answer.orders:
                match.submit(order)
                given += 1
        except Refusal as refusal:
            for _ in range(given):
                match.undo()
            if replaced:
                match.redo()
                self.steps.append(1)
            match.undone.clear()
            self.undone.clear()
            self.app.top.page.refused(str(refusal))
            self.app.play("refuse")
            return
        self.steps.append(given)
        self.undone.clear()
        self.nudged = time.monotonic() if answer.gentle else 0.0
        self.app.play("tick")

    def _same_again(self, match: Match, answer: Submit) -> bool:
        """Whether this nudge goes on with the last one."""
        if not answer.gentle or len(answer.orders) != 1 or not match.pending or not self.steps:
            return False
        last, now = match.pending[-1], answer.orders[0]
        soon = time.monotonic() - self.nudged < GENTLE
        return soon and self.steps[-1] == 1 and (last.lever, last.target) == (now.lever, now.target)

    def _step(self, match: Match, *, back: bool) -> None:
        source, other = (self.steps, self.undone) if back else (self.undone, self.steps)
        count = source.pop() if source else 1
        done = sum((match.undo() if back else match.redo()) is not None for _ in range(count))
        if done:
            other.append(done)
            self.app.play("press")
