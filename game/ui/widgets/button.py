"""A button."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.pen import Pen, measure
from game.ui.theme import Colour
from game.ui.widgets.widget import PRESS, Widget, Words, pressed, released, said

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)


@dataclass(eq=False, kw_only=True)
class Button(Widget):
    """Calls `on` when it is clicked, or when Enter or Space is pressed on it."""

    label: Words = ""
    on: Callable[[], None]
    kind: str = "ghost"  # 'primary', 'ghost', 'plain' (no box) or 'danger'
    icon: str = ""
    role: str = "strong"
    align: str = "centre"  # or 'left'
    chosen: Callable[[], bool] | None = None  # stays lit while this is true

    def _look(self) -> tuple[Colour | None, Colour | None, Colour]:
        """Fill, border and ink as they are now."""
        if not self.live:
            return theme.mix(theme.CARD, theme.RAISED, 0.6), theme.LINE, theme.T3
        fill: Colour | None
        border: Colour | None
        fill, border, ink = {
            "primary": (theme.ACCENT, None, theme.INK),
            "ghost": (theme.RAISED, theme.LINE2, theme.T1),
            "plain": (None, None, theme.T2),
            "danger": (theme.mix(theme.CARD, theme.BAD, 0.16), theme.BAD, theme.readable(theme.BAD, theme.LINE)),
        }[self.kind]
        if self.chosen is not None and self.chosen():
            fill, border, ink = theme.mix(theme.CARD, theme.ACCENT, 0.18), theme.ACCENT, theme.T1
        if self.down:
            fill = theme.mix(fill or theme.CARD, BLACK, 0.15)
        elif self.hot:
            fill = theme.mix(fill, WHITE, 0.08) if fill else theme.HOVER
        if self.kind == "danger" and fill is not None:
            ink = theme.readable(theme.BAD, fill)
        return fill, border, ink

    def draw(self, pen: Pen) -> None:
        """Box, icon and label."""
        s, words = pen.s, said(self.label)
        fill, border, ink = self._look()
        if fill or border:
            pen.box(self.rect, fill or theme.CARD, s(6), border)
        size = s(16) if self.icon else 0
        gap = s(7) if words and self.icon else 0
        room = self.rect.w - s(12) - size - gap
        width = min(room, measure(self.role, s, words)) if words else 0
        left = self.rect.x + s(10) if self.align == "left" else self.rect.centerx - (width + size + gap) // 2
        if self.icon:
            pen.icon(self.icon, (left, self.rect.centery), 16, ink, "midleft")
        if words:
            pen.text(self.role, (left + size + gap, self.rect.centery), words, ink, "midleft", room)
        self.ring(pen)

    def on_event(self, event: pygame.Event) -> bool:
        """Pressed and released on it."""
        if pressed(event):
            self.stage.capture = self
            return True
        if released(event) and self.down:
            self.stage.capture = None
            if self.rect.collidepoint(event.pos):
                self.on()
            return True
        return False

    def on_key(self, event: pygame.Event) -> bool:
        """Enter and Space."""
        if event.key in PRESS and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            self.on()
            return True
        return False
