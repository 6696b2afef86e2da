"""A position in something longer than its window: shared by everything that scrolls."""

from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.pen import Pen

NOTCH = 48  # design pixels that one notch of the wheel scrolls


@dataclass
class Scroller:
    """How far something of height `content` is scrolled in a window of height `view`."""

    view: int = 0
    content: int = 0
    offset: int = 0
    grip: int | None = None  # where on the thumb the mouse holds it

    @property
    def limit(self) -> int:
        """The furthest offset."""
        return max(0, self.content - self.view)

    def to(self, offset: float) -> int:
        """Scroll to an offset, as far as it goes; returns by how much it moved."""
        before = self.offset
        self.offset = round(max(0, min(self.limit, offset)))
        return self.offset - before

    def reveal(self, top: int, bottom: int) -> int:
        """Scroll just so far that the stretch from `top` to `bottom` of the content is in the window."""
        if top < self.offset:
            return self.to(top)
        return self.to(bottom - self.view) if bottom > self.offset + self.view else 0

    def key(self, key: int, line: int) -> int | None:
        """Scroll by a key; None if it is not a key for that, else how far it moved."""
        page = max(line, self.view - line)
        goals = {
            pygame.K_UP: self.offset - line,
            pygame.K_DOWN: self.offset + line,
            pygame.K_PAGEUP: self.offset - page,
            pygame.K_PAGEDOWN: self.offset + page,
            pygame.K_HOME: 0,
            pygame.K_END: self.limit,
        }
        return self.to(goals[key]) if key in goals and self.limit else None

    def thumb(self, window: pygame.Rect, thick: int) -> pygame.Rect | None:
        """The thumb at the right edge of the window, or None when everything fits."""
        if not self.limit:
            return None
        tall = max(thick * 4, round(window.h * self.view / self.content))
        y = window.y + round((window.h - tall) * self.offset / self.limit)
        return pygame.Rect(window.right - thick, y, thick, tall)

    def take(self, at: tuple[int, int], window: pygame.Rect, thick: int) -> bool:
        """The mouse pressed here: take the thumb, or jump there; False if this is not the bar."""
        thumb = self.thumb(window, thick)
        if thumb is None or not window.collidepoint(at) or at[0] < thumb.left - thick:
            return False
        self.grip = at[1] - thumb.y if thumb.top <= at[1] < thumb.bottom else thumb.h // 2
        return True

    def drag(self, y: int, window: pygame.Rect, thick: int) -> int:
        """The mouse moved with the thumb; returns how far the content moved."""
        thumb = self.thumb(window, thick)
        if thumb is None or self.grip is None:
            return 0
        return self.to((y - self.grip - window.y) / max(1, window.h - thumb.h) * self.limit)

    def draw(self, pen: Pen, window: pygame.Rect, *, lit: bool) -> None:
        """The thumb, if there is anything to scroll."""
        thumb = self.thumb(window, pen.s(6))
        if thumb is not None:
            tint = theme.LINE2 if lit else theme.mix(theme.CARD, theme.LINE2, 0.6)
            pen.box(thumb, tint, pen.s(3))
