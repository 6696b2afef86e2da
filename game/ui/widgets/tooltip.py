"""Tooltips: what they say, when they open, how they look."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.pen import Pen, Point, layout, lifted, measure
from game.ui.theme import Scale

WIDTH = 286
DELAY = 0.35  # seconds


@dataclass(frozen=True)
class Tip:
    """Heading, running text, rows that explain a number, their total, and a line at the foot."""

    title: str
    body: str = ""
    rows: Sequence[tuple[str, str]] = ()
    total: tuple[str, str] | None = None
    foot: str = ""

    def height(self, scale: Scale) -> int:
        """How tall it is."""
        inner = scale(WIDTH - 24)
        tall = scale(22) + layout(self.title, scale, inner, "strong", theme.T1)[0]
        if self.body:
            tall += layout(self.body, scale, inner)[0] + scale(6)
        tall += sum(_row_height(row, scale, inner) for row in self.rows)
        tall += scale(27) if self.total else 0
        tall += layout(self.foot, scale, inner, "small", theme.T3)[0] + scale(6) if self.foot else 0
        return tall

    def place(self, scale: Scale, at: Point, bounds: pygame.Rect) -> pygame.Rect:
        """Where it opens for a mouse at this point: inside the bounds, beside the point."""
        rect = pygame.Rect(int(at[0]) + scale(14), int(at[1]) + scale(16), scale(WIDTH), self.height(scale))
        if rect.right > bounds.right - scale(8):
            rect.right = int(at[0]) - scale(10)
        if rect.bottom > bounds.bottom - scale(8):
            rect.bottom = int(at[1]) - scale(10)
        return rect.clamp(bounds.inflate(-scale(16), -scale(16)))

    def draw(self, pen: Pen, at: Point, bounds: pygame.Rect) -> pygame.Rect:
        """Draw it above everything."""
        s = pen.s
        rect = self.place(s, at, bounds)
        with lifted():
            pen.shadow(rect, s(8))
            pen.box(rect, theme.RAISED, s(8), theme.LINE2)
            with pen.clipped(rect):
                self._words(pen, rect.inflate(-2 * s(12), -2 * s(11)))
        return rect

    def _words(self, pen: Pen, rect: pygame.Rect) -> None:
        s, left, right, y = pen.s, rect.left, rect.right, rect.top
        y += pen.rich(pygame.Rect(left, y, rect.w, 0), self.title, "strong", theme.T1)
        if self.body:
            y += pen.rich(pygame.Rect(left, y, rect.w, 0), self.body) + s(6)
        for row in self.rows:
            value = pen.text("label", (right, y), row[1], theme.T1, "topright", rect.w * 2 // 3)
            pen.rich(pygame.Rect(left, y, rect.w - value.w - s(10), 0), row[0], "label")
            y += _row_height(row, s, rect.w)
        if self.total:
            pen.line((left, y + s(2)), (right - 1, y + s(2)), theme.LINE2)
            value = pen.text("strong", (right, y + s(8)), self.total[1], theme.ACCENT, "topright", rect.w * 2 // 3)
            pen.text("strong", (left, y + s(8)), self.total[0], theme.T1, width=rect.w - value.w - s(10))
            y += s(27)
        if self.foot:
            pen.rich(pygame.Rect(left, y + s(6), rect.w, 0), self.foot, "small", theme.T3)


def _row_height(row: tuple[str, str], scale: Scale, inner: int) -> int:
    """A row's name may wrap beside its value."""
    value = min(measure("label", scale, row[1]), inner * 2 // 3)
    return max(scale(19), layout(row[0], scale, inner - value - scale(10), "label")[0] + scale(1))


class Hints:
    """Which tooltip is aimed at, since when, and whether it is open."""

    def __init__(self) -> None:
        self.key: Hashable = None
        self.source: Callable[[], Tip | None] | None = None
        self.at: Point = (0, 0)
        self.opens: float | None = None  # the moment it will open by itself
        self.open = False

    def aim(self, found: tuple[Hashable, Callable[[], Tip | None]] | None, at: Point, now: float) -> bool:
        """Aim at a topic, or at none; True if an open tooltip closes or moves on to another topic."""
        if found is None:
            return self.drop()
        self.source = found[1]
        if found[0] == self.key:
            return False
        was_open = self.open
        self.key, self.at, self.open, self.opens = found[0], at, False, now + DELAY
        return was_open

    def hush(self) -> bool:
        """Close it and keep it closed until the topic changes; True if it was open."""
        was_open, self.open, self.opens = self.open, False, None
        return was_open

    def drop(self) -> bool:
        """Aim at nothing; True if a tooltip was open."""
        self.key = self.source = None
        return self.hush()

    def show(self) -> None:
        """Open it now."""
        self.open, self.opens = self.source is not None, None

    def due(self, now: float) -> float | None:
        """Seconds until it opens by itself."""
        return None if self.opens is None else max(0.0, self.opens - now)

    def tick(self, now: float) -> bool:
        """Open it if its time has come; True if it did."""
        if self.opens is None or now < self.opens:
            return False
        self.show()
        return self.open

    def draw(self, pen: Pen, bounds: pygame.Rect) -> None:
        """Draw the open tooltip."""
        found = self.source() if self.open and self.source else None
        if found:
            found.draw(pen, self.at, bounds)
