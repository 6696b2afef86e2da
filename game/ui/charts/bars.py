"""Named values as bars, each with a tick to compare it with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.charts.ticks import figure_text
from game.ui.pen import Pen, measure
from game.ui.widgets.widget import Widget


@dataclass(frozen=True)
class Bar:
    """A row: its name, value, what it is compared with, colour, and the value in words."""

    label: str
    value: float
    reference: float | None = None
    colour: str = "accent"
    shown: str = ""


@dataclass(eq=False, kw_only=True)
class Bars(Widget):
    """Name above and bar below while there is room; otherwise name, bar and value in one line."""

    bars: Callable[[], Sequence[Bar]]
    limit: float | None = None  # the value of a full bar; else the largest

    focusable = False

    def span(self) -> tuple[float, float]:
        """The least and the greatest value the bars can show; nothing is always among them."""
        rows = self.bars()
        values = [row.value for row in rows] + [row.reference for row in rows if row.reference is not None]
        finite = [value for value in values if abs(value) < float("inf")]
        low, high = min(0.0, *finite, 0.0), max(0.0, self.limit or 0.0, *finite, 0.0)
        return (low, high) if high > low else (0.0, 1.0)

    def draw(self, pen: Pen) -> None:
        """Every row that fits."""
        rows, s = self.bars(), pen.s
        if not rows:
            return
        pitch = min(s(50), self.rect.h // len(rows))
        tall = pitch >= s(30)
        pitch = max(pitch, s(17))
        for place, row in enumerate(rows[: max(1, self.rect.h // pitch)]):
            line = pygame.Rect(self.rect.x, self.rect.y + place * pitch, self.rect.w, pitch)
            if tall:
                self._draw_tall(pen, line, row)
            else:
                self._draw_flat(pen, line, row)
        self.ring(pen)

    def _said(self, row: Bar) -> str:
        return row.shown or figure_text(row.value)

    def _draw_tall(self, pen: Pen, line: pygame.Rect, row: Bar) -> None:
        s = pen.s
        value = pen.text(
            "small_strong", (line.right, line.y + s(1)), self._said(row), theme.T1, "topright", line.w // 2
        )
        pen.text("label", (line.x, line.y), row.label, theme.T2, width=line.w - value.w - s(8))
        self._draw_bar(pen, pygame.Rect(line.x, line.y + s(18), line.w, s(8)), row)

    def _draw_flat(self, pen: Pen, line: pygame.Rect, row: Bar) -> None:
        s, name = pen.s, line.w * 2 // 5
        pen.text("small", line.midleft, row.label, theme.T2, "midleft", name - s(8))
        room = max(measure("small_strong", s, self._said(other)) for other in self.bars()) + s(8)
        room = min(room, line.w // 3)
        pen.text("small_strong", line.midright, self._said(row), theme.T1, "midright", room)
        self._draw_bar(pen, pygame.Rect(line.x + name, line.centery - s(3), line.w - name - room, s(6)), row)

    def _draw_bar(self, pen: Pen, track: pygame.Rect, row: Bar) -> None:
        s, (low, high) = pen.s, self.span()

        def x_of(value: float) -> int:
            return track.x + round(track.w * (min(high, max(low, value)) - low) / (high - low))

        pen.box(track, theme.RAISED, track.h // 2)
        start, end = sorted((x_of(0.0), x_of(row.value)))
        if end > start:
            filled = pygame.Rect(start, track.y, max(end - start, 2), track.h)
            pen.box(filled, theme.colour(row.colour), min(track.h, filled.w) // 2)
        if low < 0:
            pen.line((x_of(0.0), track.y - s(1)), (x_of(0.0), track.bottom), theme.LINE2)
        if row.reference is not None:
            x = x_of(row.reference)
            pen.line((x, track.y - s(3)), (x, track.bottom + s(2)), theme.T1, max(1, s(1.5)))
