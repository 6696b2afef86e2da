"""Two to four named values side by side."""

from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.pen import Pen, measure
from game.ui.widgets.item import Item, listed
from game.ui.widgets.oneof import OneOf
from game.ui.widgets.widget import Words, said


@dataclass(eq=False, kw_only=True)
class Choice(OneOf):
    """Each item has its own colour.

    With a caption the rectangle is 18 design pixels higher.
    """

    caption: Words = ""

    def bar(self) -> pygame.Rect:
        """Below the caption."""
        top = self.stage.scale(18) if self.caption else 0
        return pygame.Rect(self.rect.x, self.rect.y + top, self.rect.w, self.rect.h - top)

    def draw(self, pen: Pen) -> None:
        """A bar of cells, the chosen one lit."""
        s, bar = pen.s, self.bar()
        if self.caption:
            pen.text("small", self.rect.topleft, said(self.caption), theme.T3, width=self.rect.w)
        pen.box(bar, theme.RAISED, s(6), theme.LINE2 if self.live else theme.LINE)
        for item, cell in zip(listed(self.items), self.cells(), strict=False):
            self._draw_cell(pen, item, cell)
        self.ring(pen)

    def _draw_cell(self, pen: Pen, item: Item, cell: pygame.Rect) -> None:
        s, on, over = pen.s, item.key == self.get(), self.hot and self.over == item.key
        tint = theme.colour(item.colour) if self.live else theme.LINE2
        ground = theme.mix(theme.RAISED, tint, 0.22) if on else theme.HOVER if over else theme.RAISED
        if on or over:
            pen.box(cell.inflate(-s(4), -s(4)), ground, s(5), tint if on and self.live else None)
        ink = theme.mix(tint, theme.T1, 0.35) if on else theme.T1 if over else theme.T2
        ink = theme.readable(theme.T3 if item.reason or not self.live else ink, ground)
        size = s(19) if item.icon else 0
        room, role = cell.w - size - s(8), "label_strong" if on else "label"
        left = cell.centerx - (min(room, measure(role, s, item.label)) + size) // 2
        if item.icon:
            pen.icon(item.icon, (left, cell.centery), 14, ink, "midleft")
        pen.text(role, (left + size, cell.centery), item.label, ink, "midleft", room)
