"""Who plays: asked where an assignment was opened without saying."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pygame

from game.language import tr
from game.ui.furnish import heading, panel
from game.ui.pen import Pen
from game.ui.screen import Back, Look, Say, Screen, Study, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.entry import Entry
from game.ui.widgets.label import Label
from game.ui.widgets.stage import Stage

__all__ = ["Student"]  # opened by its name, see game/ui/pages.py

WIDTH, HEIGHT, EDGE = 560, 250, 26
ASKED = tr("Type your id as your teacher knows you: a number, or a login. It stands in the file that you hand in.")


class Student(Screen):
    """One line to type. `detail` is the file of the assignment."""

    name = "student"
    over = True

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.path, self.student = detail, ""
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.say: Say = unheard

    def build(self, stage: Stage, say: Say) -> None:
        """The line and two buttons."""
        self.say, s = say, stage.scale
        self.rect = pygame.Rect(0, 0, min(s(WIDTH), stage.bounds.w - s(32)), s(HEIGHT))
        self.rect.center = stage.bounds.center
        inner = self.rect.inflate(-2 * s(EDGE), -2 * s(EDGE))
        Label(stage, "asked", pygame.Rect(inner.x, inner.y + s(54), inner.w, s(40)), words=ASKED, role="label",
              colour="t2")  # fmt: skip
        entry = Entry(
            stage, "id", pygame.Rect(inner.x, inner.y + s(102), inner.w, s(36)), get=lambda: self.student,
            put=self._put, hint=tr("your id"), limit=80, each=True, on_enter=self._go,
        )  # fmt: skip
        y, half = inner.bottom - s(36), (inner.w - s(10)) // 2
        Button(
            stage, "back", pygame.Rect(inner.x, y, half, s(36)), label=tr("Not now"), icon="x", on=partial(say, Back())
        )
        Button(
            stage, "play", pygame.Rect(inner.x + half + s(10), y, half, s(36)), label=tr("Play"), icon="play",
            kind="primary", on=self._go, enabled=lambda: bool(self.student.strip()), reason=tr("Type your id first."),
        )  # fmt: skip
        stage.set_focus(entry)

    def _put(self, text: str) -> None:
        self.student = text

    def _go(self) -> None:
        if self.student.strip():
            self.say(Study(self.path, self.student.strip()))

    def paint(self, pen: Pen) -> None:
        """The panel."""
        s = pen.s
        pen.shadow(self.rect, s(10))
        panel(pen, self.rect)
        title = pygame.Rect(self.rect.x + s(EDGE), self.rect.y + s(20), self.rect.w - 2 * s(EDGE), 0)
        heading(pen, title, tr("Who are you?"), Path(self.path).name)

    def state(self) -> Mapping[str, Any]:
        """What was typed."""
        return {"path": self.path, "student": self.student}
