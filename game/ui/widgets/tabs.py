"""A row of tabs."""

from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.pen import Pen, measure
from game.ui.widgets.item import listed
from game.ui.widgets.oneof import OneOf


@dataclass(eq=False, kw_only=True)
class Tabs(OneOf):
    """One of several pages is open."""

    def draw(self, pen: Pen) -> None:
        """Icon and label of each, the chosen one underlined."""
        s = pen.s
        pen.line((self.rect.left, self.rect.bottom - 1), (self.rect.right - 1, self.rect.bottom - 1), theme.LINE)
        for item, cell in zip(listed(self.items), self.cells(), strict=False):
            on = item.key == self.get()
            over = self.hot and self.over == item.key
            ink = theme.T1 if on else theme.T2 if over else theme.T3
            size = s(20) if item.icon else 0
            room = cell.w - size - s(6)
            left = cell.centerx - (min(room, measure("label_strong", s, item.label)) + size) // 2
            if item.icon:
                pen.icon(item.icon, (left, cell.centery), 15, theme.ACCENT if on else ink, "midleft")
            pen.text("label_strong", (left + size, cell.centery), item.label, ink, "midleft", room)
            if on:
                mark = pygame.Rect(cell.x + s(6), cell.bottom - s(2), cell.w - s(12), s(2))
                pen.box(mark, theme.ACCENT)
        self.ring(pen)
