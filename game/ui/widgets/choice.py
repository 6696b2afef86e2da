"""Two to four named values side by side."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import pygame

from game.ui import theme
from game.ui.pen import Pen, measure
from game.ui.widgets.item import Item, Items, listed, step_from
from game.ui.widgets.refusal import tip_of_refusal
from game.ui.widgets.widget import Source, Widget, Words, pressed, said


@dataclass(eq=False, kw_only=True)
class Choice(Widget):
    """Click or arrows; each item has its own colour, and may carry a reason why it cannot be had now.

    With a caption the rectangle is 18 design pixels higher.
    """

    items: Items
    get: Callable[[], str]
    put: Callable[[str], None]
    caption: Words = ""
    over: str = field(init=False, default="")  # the item under the mouse

    def _bar(self) -> pygame.Rect:
        top = self.stage.scale(18) if self.caption else 0
        return pygame.Rect(self.rect.x, self.rect.y + top, self.rect.w, self.rect.h - top)

    def cells(self) -> list[pygame.Rect]:
        """One rectangle per item."""
        bar, count = self._bar(), max(1, len(listed(self.items)))
        edges = [bar.x + round(bar.w * place / count) for place in range(count + 1)]
        return [pygame.Rect(a, bar.y, b - a, bar.h) for a, b in pairwise(edges)]

    def draw(self, pen: Pen) -> None:
        """A bar of cells, the chosen one lit."""
        s, bar = pen.s, self._bar()
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

    def tip_at(self, at: tuple[float, float]) -> tuple[object, Source] | None:
        """Why an item cannot be had, if there is such an item under the point, or anywhere for the keyboard."""
        return tip_of_refusal(self, self.items, self.cells(), at) or super().tip_at(at)

    def on_event(self, event: pygame.Event) -> bool:
        """A click chooses; the mouse lights up what it passes."""
        if pressed(event):
            for item, cell in zip(listed(self.items), self.cells(), strict=False):
                if cell.collidepoint(event.pos) and not item.reason:
                    self.put(item.key)
            return True
        if event.type == pygame.MOUSEMOTION:
            cells = zip(listed(self.items), self.cells(), strict=False)
            before, self.over = self.over, next((item.key for item, cell in cells if cell.collidepoint(event.pos)), "")
            return before != self.over
        return False

    def on_key(self, event: pygame.Event) -> bool:
        """Left and right."""
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            self.put(step_from(self.get(), listed(self.items), 1 if event.key == pygame.K_RIGHT else -1))
            return True
        return False
