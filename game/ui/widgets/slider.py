"""A slider on a linear or logarithmic scale."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pygame

from game.ui import theme
from game.ui.pen import Pen, measure
from game.ui.widgets.span import Span
from game.ui.widgets.widget import Widget, pressed, released

BIG = 10  # steps of PageUp and PageDown


class Mark(NamedTuple):
    """A line across the track: where, in what colour, and what it says under the track if there is room."""

    value: float
    colour: str = "bad"
    label: str = ""


@dataclass(eq=False, kw_only=True)
class Slider(Widget):
    """Drag, click, arrows, PageUp, PageDown, Home and End; Ctrl and the wheel.

    Labels of marks are drawn when the rectangle is at least 36 design pixels high.
    """

    get: Callable[[], float]
    put: Callable[[float], None]
    span: Span
    marks: Sequence[Mark] | Callable[[], Sequence[Mark]] = ()
    colour: str = "accent"
    done: Callable[[], None] | None = None  # a drag has ended

    def _track(self) -> pygame.Rect:
        s = self.stage.scale
        tall = self.rect.h >= s(36)
        middle = self.rect.y + s(12) if tall else self.rect.centery
        return pygame.Rect(self.rect.x, middle - s(4) // 2, self.rect.w, s(4))

    def x_of(self, value: float) -> float:
        """Where a value stands on the screen; the thumb stays inside the rectangle."""
        edge = self.stage.scale(8)
        return self.rect.x + edge + (self.rect.w - 2 * edge) * self.span.share(value)

    def draw(self, pen: Pen) -> None:
        """Track, filled part, marks and thumb."""
        s, track, live = pen.s, self._track(), self.live
        tint = theme.colour(self.colour) if live else theme.LINE2
        x = self.x_of(self.get())
        pen.box(track, theme.mix(theme.CARD, theme.LINE2, 0.7 if live else 0.4), track.h // 2)
        pen.box(pygame.Rect(track.x, track.y, max(1, round(x) - track.x), track.h), tint, track.h // 2)
        self._draw_marks(pen, track)
        thumb = theme.T1 if live else theme.LINE2
        pen.disc((x, track.centery), s(8 if self.hot or self.down else 7), thumb, theme.CARD, s(2))
        self.ring(pen, 8)

    def _draw_marks(self, pen: Pen, track: pygame.Rect) -> None:
        s, free = pen.s, self.rect.x
        marks = self.marks() if callable(self.marks) else self.marks
        for mark in sorted(marks):
            tint, x = theme.colour(mark.colour), round(self.x_of(mark.value))
            pen.line((x, track.centery - s(7)), (x, track.centery + s(7)), tint, max(1, s(1.5)))
            width = measure("small", s, mark.label)
            left = max(self.rect.x, min(x - width // 2, self.rect.right - width))
            if mark.label and self.rect.h >= s(36) and left >= free:
                pen.text("small", (left, track.centery + s(9)), mark.label, theme.readable(tint))
                free = left + width + s(8)

    def _to(self, x: float) -> None:
        edge = self.stage.scale(8)
        self.put(self.span.at((x - self.rect.x - edge) / max(1, self.rect.w - 2 * edge)))

    def on_event(self, event: pygame.Event) -> bool:
        """Press, drag, release, and Ctrl with the wheel."""
        if pressed(event):
            self.stage.capture = self
            self._to(event.pos[0])
            return True
        if event.type == pygame.MOUSEMOTION and self.down:
            self._to(event.pos[0])
            return True
        if released(event) and self.down and self.done is not None:
            self.done()
            return True
        if event.type == pygame.MOUSEWHEEL and self.hot and pygame.key.get_mods() & pygame.KMOD_CTRL:
            self.put(self.span.nudge(self.get(), event.y))
            return True
        return False

    def on_key(self, event: pygame.Event) -> bool:
        """Arrows by a step, pages by ten, Home and End to the limits."""
        steps = {
            pygame.K_LEFT: -1,
            pygame.K_DOWN: -1,
            pygame.K_RIGHT: 1,
            pygame.K_UP: 1,
            pygame.K_PAGEDOWN: -BIG,
            pygame.K_PAGEUP: BIG,
        }
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return False
        if event.key in steps:
            self.put(self.span.nudge(self.get(), steps[event.key]))
        elif event.key in (pygame.K_HOME, pygame.K_END):
            self.put(self.span.low if event.key == pygame.K_HOME else self.span.high)
        else:
            return False
        return True
