"""From a start, up and down in named steps, to an end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import pygame

from game.ui import theme
from game.ui.charts.frame import Frame, Show
from game.ui.charts.pictures import key_of
from game.ui.charts.ticks import figure_text, nice_limits
from game.ui.pen import Pen, measure
from game.ui.widgets.widget import Widget

HALF = 0.33  # half the width of a bar, where the next bar is 1 away


@dataclass(frozen=True)
class Fall:
    """Name and value of the start, name and signed change of each step, name of the end."""

    start: tuple[str, float]
    steps: Sequence[tuple[str, float]]
    end: str


@dataclass(eq=False, kw_only=True)
class Waterfall(Widget):
    """The start and the end in the accent colour, what adds in green and what takes away in red, all with signs."""

    fall: Callable[[], Fall]
    show: Show | None = None

    focusable = False

    def _say(self, value: float) -> str:
        return self.show(value) if self.show else figure_text(value)

    def _bars(self) -> list[tuple[str, float, float, str, str]]:
        """Name, from, to, colour name and words of each bar."""
        fall = self.fall()
        levels = list(accumulate((change for _, change in fall.steps), initial=fall.start[1]))
        bars = [(fall.start[0], 0.0, fall.start[1], "accent", self._say(fall.start[1]))]
        for (name, change), before, after in zip(fall.steps, levels, levels[1:], strict=False):
            sign = "+" if change > 0 else "−" if change < 0 else "±"
            bars.append((name, before, after, "good" if change >= 0 else "bad", sign + self._say(abs(change))))
        bars.append((fall.end, 0.0, levels[-1], "accent", self._say(levels[-1])))
        return bars

    def draw(self, pen: Pen) -> None:
        """Bars, names and numbers."""
        bars, s = self._bars(), pen.s
        limits = nice_limits([value for bar in bars for value in bar[1:3]], zero=True)
        slot = (self.rect.w - s(50)) / len(bars)
        stagger = any(measure("small", s, bar[0]) > slot - s(4) for bar in bars)
        frame = Frame(self.rect, s, (-0.5, len(bars) - 0.5), limits, show=self.show, below=36 if stagger else 20)
        key = ("waterfall", key_of(value for bar in bars for value in bar[1:3]))
        frame.draw(pen, key, self._paint)
        slot = frame.plot.w / len(bars)
        for place, (name, before, after, colour, words) in enumerate(bars):
            x, top = frame.at(place, max(before, after))
            tint = theme.T1 if colour == "accent" else theme.readable(theme.colour(colour))
            above = max(top - s(3), self.rect.y + s(13))
            pen.text("small_strong", (x, above), words, tint, "midbottom", round(slot * 1.0) - s(2))
            down = s(16) if stagger and place % 2 else 0
            room = round(slot * (1.9 if stagger and 0 < place < len(bars) - 1 else 1.0))
            pen.text("small", (x, frame.plot.bottom + s(5) + down), name, theme.T3, "midtop", room)
        self.ring(pen)

    def _paint(self, canvas: pygame.Surface, times: int, frame: Frame) -> None:
        bars, size = self._bars(), canvas.get_size()
        for place, (_, before, after, colour, _words) in enumerate(bars):
            (left, first), (right, second) = frame.points([place - HALF, place + HALF], [before, after], size)
            top, bottom = sorted((float(first), float(second)))
            rect = pygame.Rect(round(left), round(top), round(right - left), max(times, round(bottom - top)))
            tint = theme.mix(theme.CARD, theme.colour(colour), 0.82)
            pygame.draw.rect(canvas, tint, rect, border_radius=2 * times)
            if place < len(bars) - 1:
                link = frame.points([place + HALF, place + 1 - HALF], [after, after], size)
                pygame.draw.line(canvas, theme.LINE2, link[0], link[1], times)
