"""What was, and how wide the future opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pygame

from game.ui import theme
from game.ui.charts.frame import Frame, Show, spread
from game.ui.charts.lines import Reference
from game.ui.charts.pictures import Floats, dashes, key_of, stroke
from game.ui.charts.ticks import figure_text, nice_limits
from game.ui.pen import Pen, measure
from game.ui.widgets.widget import Widget


@dataclass(frozen=True)
class Forecast:
    """History up to now, then the percentiles of each step to come."""

    history: Sequence[float]
    p10: Sequence[float]
    p25: Sequence[float]
    p50: Sequence[float]
    p75: Sequence[float]
    p90: Sequence[float]

    @property
    def bands(self) -> tuple[Sequence[float], ...]:
        """The percentiles from low to high."""
        return self.p10, self.p25, self.p50, self.p75, self.p90


@dataclass(eq=False, kw_only=True)
class Fan(Widget):
    """History as a line, the future as two bands and a median; the end values stand at the right."""

    forecast: Callable[[], Forecast]
    marks: Callable[[], Sequence[str]] = tuple  # one for each value of history and future
    show: Show | None = None
    reference: Callable[[], Reference | None] = lambda: None
    colour: str = "accent"
    zero: bool = False
    actual: Callable[[], Sequence[float]] = tuple  # what really happened, laid over the whole

    focusable = False

    def _say(self, value: float) -> str:
        return self.show(value) if self.show else figure_text(value)

    def frame(self) -> Frame:
        """The plot and its axes for the data of now."""
        data, reference, s = self.forecast(), self.reference(), self.stage.scale
        values = [*data.history, *self.actual(), *(value for band in data.bands for value in band)]
        values += [reference.value] if reference else []
        ends = [self._say(data.p50[-1])] if len(data.p50) else []
        right = max((measure("small_strong", s, label) for label in [*ends, "p90"]), default=0) + s(12)
        count = max(2, len(data.history) + len(data.p50))
        y = nice_limits(values, max(2, min(5, self.rect.h // s(44))), zero=self.zero)
        return Frame(self.rect, s, (0, count - 1), y, show=self.show, right=right)

    def draw(self, pen: Pen) -> None:
        """Grid, bands, lines and words."""
        frame, data, reference = self.frame(), self.forecast(), self.reference()
        key = tuple(key_of(values) for values in (data.history, self.actual(), *data.bands))
        frame.draw(pen, ("fan", key, reference, self.colour), self._paint)
        frame.draw_x_labels(pen, [(float(place), mark) for place, mark in enumerate(self.marks())])
        if reference and reference.label:
            x, y = frame.at(frame.x[0], reference.value)
            above = y - frame.plot.y > pen.s(18)
            at = (x + pen.s(5), y - pen.s(2) if above else y + pen.s(2))
            tint = theme.readable(theme.colour(reference.colour))
            pen.text("small", at, reference.label, tint, "bottomleft" if above else "topleft", frame.plot.w - pen.s(8))
        self._draw_ends(pen, frame, data)
        self.ring(pen)

    def _draw_ends(self, pen: Pen, frame: Frame, data: Forecast) -> None:
        s = pen.s
        if len(data.history):
            at = frame.at(len(data.history) - 1, data.history[-1])
            pen.disc(at, s(3), theme.T1, theme.CARD, s(1.5))
        if not len(data.p50):
            return
        ends = [("p90", data.p90[-1]), (self._say(data.p50[-1]), data.p50[-1]), ("p10", data.p10[-1])]
        heights = spread([frame.at(0, value)[1] for _, value in ends], s(13), frame.plot.y, frame.plot.bottom)
        left = frame.plot.right + s(6)
        for place, ((label, _), y) in enumerate(zip(ends, heights, strict=True)):
            role, tint = ("small_strong", theme.T1) if place == 1 else ("small", theme.T3)
            pen.text(role, (left, y), label, tint, "midleft", self.rect.right - left)

    def _paint(self, canvas: pygame.Surface, times: int, frame: Frame) -> None:
        data, size, thin = self.forecast(), canvas.get_size(), times * self.stage.scale.k
        tint, now = theme.colour(self.colour), len(data.history) - 1
        reference = self.reference()
        start = data.history[-1:]
        xs = np.arange(max(0, now), max(0, now) + len(data.p50) + len(start), dtype=np.float64)
        curves: list[Floats] = [frame.points(xs, [*start, *band], size) for band in data.bands]
        if len(start) and len(data.p50):
            x = float(curves[2][0][0])
            pygame.draw.line(canvas, theme.LINE2, (x, 0), (x, size[1]), times)
        for low, high, share in ((0, 4, 0.22), (1, 3, 0.42)):
            if len(xs) > 1:
                around = np.vstack((curves[high], curves[low][::-1]))
                pygame.draw.polygon(canvas, theme.mix(theme.CARD, tint, share), around)
        if reference:
            level = frame.points(list(frame.x), [reference.value] * 2, size)
            dashes(canvas, theme.colour(reference.colour), level, 1.3 * thin, 5 * thin)
        stroke(canvas, theme.T1, frame.points(np.arange(len(data.history)), data.history, size), 2 * thin)
        stroke(canvas, tint, curves[2], 2 * thin)
        actual = self.actual()
        stroke(canvas, theme.T1, frame.points(np.arange(len(actual)), actual, size), 2.2 * thin)
