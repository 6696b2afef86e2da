"""What a bar of values and a row of tabs have in common: one of several items side by side is chosen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import pygame

from game.ui.widgets.item import Items, listed, step_from
from game.ui.widgets.refusal import tip_of_refusal
from game.ui.widgets.widget import Source, Widget, pressed


@dataclass(eq=False, kw_only=True)
class OneOf(Widget):
    """Click, or left and right; an item may carry a reason why it cannot be had now."""

    items: Items
    get: Callable[[], str]
    put: Callable[[str], None]
    over: str = field(init=False, default="")  # the item under the mouse

    def bar(self) -> pygame.Rect:
        """Where the items stand."""
        return self.rect

    def cells(self) -> list[pygame.Rect]:
        """One rectangle per item."""
        bar, count = self.bar(), max(1, len(listed(self.items)))
        edges = [bar.x + round(bar.w * place / count) for place in range(count + 1)]
        return [pygame.Rect(a, bar.y, b - a, bar.h) for a, b in pairwise(edges)]

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
