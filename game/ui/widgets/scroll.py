"""A window onto more widgets than fit: wheel, thumb and keys move them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.pen import Pen
from game.ui.widgets.scroller import NOTCH, Scroller
from game.ui.widgets.widget import Widget, pressed


@dataclass(eq=False, kw_only=True)
class ScrollArea(Widget):
    """Make widgets with `inside=area`, where they stand when nothing is scrolled, then set `area.content`.

    Leave 14 design pixels free at the right for the thumb.
    """

    content: int = 0  # height of what lies inside
    children: list[Widget] = field(init=False, default_factory=list)
    scroller: Scroller = field(init=False, default_factory=Scroller)

    def __post_init__(self) -> None:
        """Start at the top."""
        super().__post_init__()
        self._measure()

    def _measure(self) -> None:
        self.scroller.view, self.scroller.content = self.rect.h, self.content

    @property
    def takes_focus(self) -> bool:
        """Tab stops here only if it stops at nothing inside, and there is something to scroll."""
        return self.content > self.rect.h and not any(child.takes_focus for child in self.children)

    @property
    def offset(self) -> int:
        """How far it is scrolled."""
        return self.scroller.offset

    def _moved(self, by: int) -> bool:
        for child in self.children:
            child.on_scroll(-by)
        return by != 0

    def scroll_to(self, offset: float) -> bool:
        """Scroll to an offset; True if anything moved."""
        self._measure()
        return self._moved(self.scroller.to(offset))

    def reveal(self, rect: pygame.Rect) -> None:
        """Scroll so far that this part of the screen is in the window."""
        self._measure()
        above, edge = self.offset - self.rect.y, self.stage.scale(8)
        self._moved(self.scroller.reveal(rect.top + above - edge, rect.bottom + above + edge))
        if self.inside is not None:
            self.inside.reveal(rect.clip(self.rect))

    def inherit(self, old: Widget) -> None:
        """Stay where the eye was, as a share of the whole."""
        if isinstance(old, ScrollArea) and old.content:
            self.scroll_to(old.offset * self.content / old.content)

    def on_event(self, event: pygame.Event) -> bool:
        """Wheel and thumb."""
        self._measure()
        thick = self.stage.scale(6)
        if event.type == pygame.MOUSEWHEEL:
            return self._moved(self.scroller.to(self.offset - event.y * self.stage.scale(NOTCH)))
        if pressed(event) and self.scroller.take(event.pos, self.rect, thick):
            self.stage.capture = self
            return self._moved(self.scroller.drag(event.pos[1], self.rect, thick))
        if event.type == pygame.MOUSEMOTION and self.down:
            return self._moved(self.scroller.drag(event.pos[1], self.rect, thick))
        if event.type == pygame.MOUSEBUTTONUP:
            self.scroller.grip = None
        return False

    def on_key(self, event: pygame.Event) -> bool:
        """Keys that nothing inside wanted."""
        self._measure()
        moved = self.scroller.key(event.key, self.stage.scale(NOTCH))
        return moved is not None and self._moved(moved)

    def draw(self, pen: Pen) -> None:
        """Only the thumb; what lies inside draws itself."""
        self._measure()
        self.scroller.draw(pen, self.rect, lit=self.hot or self.down)
        self.ring(pen)
