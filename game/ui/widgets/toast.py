"""Short notices that appear by themselves and go away by themselves."""

from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.pen import Pen, layout, lifted, measure

SECONDS = 4.0
AT_ONCE = 3  # the others wait
WIDTH = 420
ICONS = {"good": "check", "warn": "triangle-alert", "bad": "triangle-alert", "accent": "info"}


@dataclass
class Toast:
    """One notice; its time starts when it is first shown."""

    words: str
    kind: str = "accent"  # a colour name: 'good', 'warn', 'bad' or 'accent'
    seconds: float = SECONDS
    ends: float | None = None


class Toasts:
    """The queue of notices, oldest first."""

    def __init__(self) -> None:
        self.queue: list[Toast] = []

    def add(self, toast: Toast, now: float) -> None:
        """Say something; saying the same again only makes it stay."""
        same = next((old for old in self.queue if old.words == toast.words), None)
        if same:
            same.ends = now + same.seconds if same.ends is not None else None
        else:
            self.queue.append(toast)
        self._start(now)

    def _start(self, now: float) -> None:
        for toast in self.queue[:AT_ONCE]:
            if toast.ends is None:
                toast.ends = now + toast.seconds

    def due(self, now: float) -> float | None:
        """Seconds until the next one goes."""
        ends = [toast.ends for toast in self.queue if toast.ends is not None]
        return max(0.0, min(ends) - now) if ends else None

    def tick(self, now: float) -> bool:
        """Let go what has been seen long enough; True if the picture changes."""
        left = [toast for toast in self.queue if toast.ends is None or now < toast.ends]
        changed = len(left) < len(self.queue)
        self.queue = left
        self._start(now)
        return changed

    def draw(self, pen: Pen, bounds: pygame.Rect) -> None:
        """The first few, stacked above the lower edge."""
        s, bottom = pen.s, bounds.bottom - pen.s(20)
        for toast in reversed(self.queue[:AT_ONCE]):
            inner = min(s(WIDTH), measure("body", s, toast.words) + s(2))
            tall = layout(toast.words, s, inner, "body", theme.T1)[0]
            rect = pygame.Rect(0, 0, inner + s(50), tall + s(18))
            rect.midbottom = (bounds.centerx, bottom)
            tint = theme.colour(toast.kind)
            with lifted():
                pen.shadow(rect, s(8))
                pen.box(rect, theme.mix(theme.RAISED, tint, 0.10), s(8), theme.mix(theme.RAISED, tint, 0.6))
                pen.icon(ICONS.get(toast.kind, "info"), (rect.x + s(13), rect.y + s(10)), 17, tint)
                pen.rich(pygame.Rect(rect.x + s(38), rect.y + s(9), inner, tall), toast.words, "body", theme.T1)
            bottom = rect.top - s(8)
