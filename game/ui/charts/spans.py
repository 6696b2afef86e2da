"""Named spans on one axis: where most values lie, where the middle half lies, and the value in the middle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.charts.ticks import Limits, nice_limits, tick_text
from game.ui.pen import Pen, measure
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import Source, Widget

AXIS = 24  # room for the labels below


@dataclass(frozen=True)
class Span:
    """A row. `inner` is the middle half of a distribution; an interval for a mean has none."""

    label: str
    low: float
    middle: float
    high: float
    inner: tuple[float, float] | None = None
    colour: str = "accent"
    shown: str = ""  # stands at the right
    rows: tuple[tuple[str, str], ...] = ()  # of its tooltip


@dataclass(eq=False, kw_only=True)
class Spans(Widget):
    """Rows from the top; a line at zero where zero is in sight."""

    spans: Callable[[], Sequence[Span]]
    name_part: float = 0.32  # of the width, for names
    zero: bool = False  # zero is always in sight

    focusable = False

    def limits(self) -> Limits:
        """The axis."""
        found = self.spans()
        return nice_limits([value for one in found for value in (one.low, one.high)], zero=self.zero)

    def rows(self) -> list[tuple[Span, pygame.Rect]]:
        """Every row that fits, with its place."""
        found, s = self.spans(), self.stage.scale
        if not found:
            return []
        room = self.rect.h - s(AXIS)
        pitch = max(s(17), min(s(34), room // len(found)))
        return [
            (one, pygame.Rect(self.rect.x, self.rect.y + place * pitch, self.rect.w, pitch))
            for place, one in enumerate(found[: max(1, room // pitch)])
        ]

    def _plot(self, pen: Pen) -> tuple[int, int]:
        """Left and right end of the axis."""
        wide = max((measure("small_strong", pen.s, one.shown) for one in self.spans()), default=0)
        return self.rect.x + round(self.rect.w * self.name_part) + pen.s(8), self.rect.right - wide - pen.s(14)

    def draw(self, pen: Pen) -> None:
        """Grid, rows, axis."""
        rows, limits, s = self.rows(), self.limits(), pen.s
        if not rows:
            return
        left, right = self._plot(pen)
        bottom = rows[-1][1].bottom

        def across(value: float) -> int:
            return left + round((value - limits.low) / ((limits.high - limits.low) or 1.0) * (right - left))

        free = self.rect.x
        for tick in limits.ticks:
            x, label = across(tick), tick_text(tick, limits.step)
            pen.line((x, self.rect.y), (x, bottom), theme.LINE2 if tick == 0.0 else theme.LINE)
            wide = measure("small", s, label)
            if x - wide // 2 > free:
                pen.text("small", (x, bottom + s(4)), label, theme.T3, "midtop")
                free = x + wide // 2 + s(6)
        for one, row in rows:
            self._draw_row(pen, one, row, across)
        self.ring(pen)

    def _draw_row(self, pen: Pen, one: Span, row: pygame.Rect, across: Callable[[float], int]) -> None:
        s, y, tint = pen.s, row.centery, theme.colour(one.colour)
        room = round(row.w * self.name_part)
        pen.text("small", (row.x, y), one.label, theme.T2, "midleft", room)
        pen.text("small_strong", (row.right, y), one.shown, theme.T1, "midright")
        low, high = across(one.low), across(one.high)
        pen.line((low, y), (max(high, low + 1), y), tint, s(2))
        if one.inner:
            first, last = (across(value) for value in one.inner)
            half = pygame.Rect(first, y - s(5), max(s(2), last - first), s(10))
            pen.box(half, theme.mix(theme.CARD, tint, 0.6), s(2))
            middle = across(one.middle)
            pen.line((middle, y - s(6)), (middle, y + s(6)), theme.T1, s(2))
        else:
            pen.disc((across(one.middle), y), s(4), tint)

    def tip_at(self, at: tuple[float, float]) -> tuple[object, Source] | None:
        """The row under the point in full."""
        found = next((one for one, row in self.rows() if row.collidepoint(at) and one.rows), None)
        if found is None:
            return super().tip_at(at)
        return (self.name, found.label), lambda: Tip(found.label, rows=list(found.rows))
