"""While the others think: how many do, and how far they are. Escape takes the end of the turn back."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models import words
from game.ui import theme
from game.ui.furnish import panel
from game.ui.pen import Pen
from game.ui.screen import Answer, Back, Look, Say, Screen
from game.ui.widgets.button import Button
from game.ui.widgets.progress import Progress
from game.ui.widgets.stage import Stage

__all__ = ["Waiting"]  # opened by its name, see game/ui/pages.py

WIDTH, HIGH = 380, 150


class Waiting(Screen):
    """A small panel over the board."""

    name = "waiting"
    over = True

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.rect = pygame.Rect(0, 0, 0, 0)

    def build(self, stage: Stage, say: Say) -> None:
        """The bar and the way back."""
        s = stage.scale
        self.rect = pygame.Rect(0, 0, s(WIDTH), s(HIGH))
        self.rect.center = stage.bounds.center
        inner = self.rect.inflate(-s(40), 0)
        Progress(stage, "progress", pygame.Rect(inner.x, self.rect.y + s(52), inner.w, s(28)), get=self._part,
                 label=self._who(), note=self._count)  # fmt: skip
        Button(stage, "back", pygame.Rect(inner.x, self.rect.bottom - s(50), inner.w, s(34)),
               label=tr("Take the turn back"), on=partial(say, Back()))  # fmt: skip

    def _who(self) -> str:
        return tr(
            "{seats} looking ahead",
            seats=words.plural(len(self.look().game.thinking()), "{count} seat", "{count} seats"),
        )

    def _part(self) -> float:
        return self.look().game.thought

    def _count(self) -> str:
        return f"{self._part() * 100:.0f} %"

    def paint(self, pen: Pen) -> None:
        """The panel."""
        pen.shadow(self.rect, pen.s(10))
        panel(pen, self.rect)
        pen.text(
            "title", (self.rect.x + pen.s(20), self.rect.y + pen.s(26)), tr("The others decide"), theme.T1, "midleft"
        )

    def key(self, event: pygame.Event) -> Answer | None:
        """Escape takes the turn back; nothing else is heard."""
        return Back() if event.key == pygame.K_ESCAPE else None

    def state(self) -> Mapping[str, Any]:
        """How far they are."""
        return {"thought": self._part()}
