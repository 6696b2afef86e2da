"""A bar that shows how far something has come."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.pen import Pen
from game.ui.widgets.widget import Widget, Words, said


@dataclass(eq=False, kw_only=True)
class Progress(Widget):
    """Label at the left, note at the right, bar below; `mark` is a line across it, as a limit is."""

    get: Callable[[], float]  # 0 to 1
    label: Words = ""
    note: Words = ""
    colour: str | Callable[[], str] = "accent"
    mark: Callable[[], float | None] | None = None

    focusable = False

    def draw(self, pen: Pen) -> None:
        """Words and bar."""
        s, rect = pen.s, self.rect
        top, label, note = rect.y, said(self.label), said(self.note)
        if label or note:
            right = pen.text("small_strong", rect.topright, note, theme.T1, "topright", rect.w // 2) if note else None
            room = rect.w - (right.w + s(8) if right else 0)
            pen.text("small", rect.topleft, label, theme.T3, width=room)
            top += s(18)
        bar = pygame.Rect(rect.x, top, rect.w, s(6))
        share = min(1.0, max(0.0, self.get()))
        pen.box(bar, theme.RAISED, bar.h // 2)
        if share > 0:
            filled = pygame.Rect(bar.x, bar.y, max(bar.h, round(bar.w * share)), bar.h)
            pen.box(filled, theme.colour(said(self.colour)), bar.h // 2)
        mark = self.mark() if self.mark else None
        if mark is not None:
            x = bar.x + round(bar.w * min(1.0, max(0.0, mark)))
            pen.line((x, bar.y - s(3)), (x, bar.bottom + s(2)), theme.T1, max(1, s(1.5)))
        self.ring(pen)
