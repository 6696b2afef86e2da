"""A row of tabs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import pygame

from game.ui import theme
from game.ui.pen import Pen, measure
from game.ui.widgets.item import Items, listed, step_from
from game.ui.widgets.refusal import tip_of_refusal
from game.ui.widgets.widget import Source, Widget, pressed


@dataclass(eq=False, kw_only=True)
class Tabs(Widget):
    """One of several pages, chosen by click or by the left and right arrows."""

    items: Items
    get: Callable[[], str]
    put: Callable[[str], None]
    over: str = field(init=False, default="")  # the tab under the mouse

    def cells(self) -> list[pygame.Rect]:
        """One rectangle per tab."""
        count = max(1, len(listed(self.items)))
        edges = [self.rect.x + round(self.rect.w * place / count) for place in range(count + 1)]
        return [pygame.Rect(a, self.rect.y, b - a, self.rect.h) for a, b in pairwise(edges)]

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

    def tip_at(self, at: tuple[float, float]) -> tuple[object, Source] | None:
        """Why a tab cannot be opened, if there is such a tab under the point, or anywhere for the keyboard."""
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
