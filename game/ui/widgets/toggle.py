"""A switch."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.pen import Pen
from game.ui.widgets.widget import PRESS, Widget, Words, pressed, said


@dataclass(eq=False, kw_only=True)
class Toggle(Widget):
    """On or off: click, Space or Enter."""

    label: Words
    get: Callable[[], bool]
    put: Callable[[bool], None]

    def draw(self, pen: Pen) -> None:
        """Label at the left, switch at the right."""
        s, rect, on, live = pen.s, self.rect, self.get(), self.live
        ink = theme.T3 if not live else theme.T1 if self.hot else theme.T2
        pen.text("body", rect.midleft, said(self.label), ink, "midleft", rect.w - s(44))
        tall = s(18)
        switch = pygame.Rect(rect.right - s(34), rect.centery - tall // 2, s(34), tall)
        lit = theme.ACCENT if live else theme.LINE2
        pen.box(switch, lit if on else theme.RAISED, tall // 2, lit if on else theme.LINE2 if live else theme.LINE)
        x = switch.right - tall // 2 if on else switch.x + tall // 2
        pen.disc((x, switch.centery), s(6), theme.INK if on else theme.T2 if live else theme.LINE2)
        self.ring(pen)

    def on_event(self, event: pygame.Event) -> bool:
        """A click turns it over."""
        if pressed(event):
            self.put(not self.get())
            return True
        return False

    def on_key(self, event: pygame.Event) -> bool:
        """Space and Enter turn it over."""
        if event.key in PRESS and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            self.put(not self.get())
            return True
        return False
