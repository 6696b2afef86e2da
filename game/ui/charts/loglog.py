"""Points and lines on two axes in powers of ten."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.language import tr
from game.ui import theme
from game.ui.charts.frame import Frame, Show, spread
from game.ui.charts.pictures import dashes, key_of, stroke
from game.ui.charts.ticks import Limits, figure_text
from game.ui.pen import Pen, measure
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import Source, Widget

ROOM = 0.06  # of the span, left free round the points


@dataclass(frozen=True)
class Trace:
    """Points in order, joined by a line or alone; both values are positive."""

    label: str
    xs: Sequence[float]
    ys: Sequence[float]
    colour: str = "accent"
    dots: bool = True
    line: bool = True
    dashed: bool = False


@dataclass(eq=False, kw_only=True)
class LogLog(Widget):
    """Curves that are straight where a power law holds; point at it to read the nearest dot."""

    traces: Callable[[], Sequence[Trace]]
    show_x: Show
    show_y: Show = figure_text
    ticks_x: Sequence[float]
    ticks_y: Sequence[float]
    caption: str = ""  # of the level axis
    empty: str = ""

    @property
    def takes_focus(self) -> bool:
        """It is for looking; what it says is said in words beside it."""
        return False

    def frame(self) -> Frame:
        """The plot for the data of now."""
        s, traces = self.stage.scale, self.traces()
        xs = [math.log10(x) for trace in traces for x in trace.xs] + [math.log10(self.ticks_x[0])]
        xs += [math.log10(self.ticks_x[-1])]
        ys = [math.log10(y) for trace in traces for y in trace.ys]
        low, high = (min(ys), max(ys)) if ys else (math.log10(self.ticks_y[0]), math.log10(self.ticks_y[-1]))
        edge = max((high - low) * ROOM, 0.01)
        inside = [tick for tick in map(math.log10, self.ticks_y) if low - edge <= tick <= high + edge]
        y = Limits(low - edge, high + edge, tuple(inside))
        span = (max(xs) - min(xs)) * ROOM / 2
        widest = max((measure("small_strong", s, trace.label) for trace in traces), default=0)
        right = min(widest + s(14), self.rect.w * 2 // 5) if widest else s(10)
        return Frame(self.rect, s, (min(xs) - span, max(xs) + span), y, show=lambda v: self.show_y(10**v), right=right,
                     below=34 if self.caption else 20)  # fmt: skip

    def draw(self, pen: Pen) -> None:
        """Grid, lines, dots, names at the right."""
        frame, traces = self.frame(), self.traces()
        key = tuple((key_of(one.xs), key_of(one.ys), one.colour, one.dots, one.line, one.dashed) for one in traces)
        frame.draw(pen, ("loglog", key), lambda canvas, times, at: self._paint(canvas, times, at, traces))
        frame.draw_x_labels(pen, [(math.log10(tick), self.show_x(tick)) for tick in self.ticks_x])
        if self.caption:
            at = (frame.plot.centerx, frame.plot.bottom + pen.s(28))
            pen.text("small", at, self.caption, theme.T3, "center", frame.plot.w)
        if not any(one.xs for one in traces) and self.empty:
            pen.text("label", frame.plot.center, self.empty, theme.T3, "center", frame.plot.w)
        self._names(pen, frame, traces)

    def _paint(self, canvas: pygame.Surface, times: int, frame: Frame, traces: Sequence[Trace]) -> None:
        thin, size = times * self.stage.scale.k, canvas.get_size()
        for one in traces:
            if not one.xs:
                continue
            points = frame.points([math.log10(x) for x in one.xs], [math.log10(y) for y in one.ys], size)
            tint = theme.colour(one.colour)
            if one.line and one.dashed:
                dashes(canvas, tint, points, 1.5 * thin, 5 * thin)
            elif one.line:
                stroke(canvas, tint, points, 1.8 * thin)
            if one.dots:
                for point in points:
                    pygame.draw.circle(canvas, tint, point, 3.6 * thin)

    def _names(self, pen: Pen, frame: Frame, traces: Sequence[Trace]) -> None:
        s, named = pen.s, [one for one in traces if one.label and one.xs]
        wanted = [frame.at(0, math.log10(one.ys[-1]))[1] for one in named]
        places = spread(wanted, s(14), frame.plot.y, frame.plot.bottom) if named else []
        for y, one in zip(places, named, strict=True):
            left = frame.plot.right + s(6)
            tint = theme.readable(theme.colour(one.colour))
            pen.text("small_strong", (left, y), one.label, tint, "midleft", self.rect.right - left)

    def tip_at(self, at: tuple[float, float]) -> tuple[object, Source] | None:
        """The nearest dot, if one is near."""
        frame = self.frame()
        near: tuple[float, Trace, int] | None = None
        for one in self.traces():
            for place, (x, y) in enumerate(zip(one.xs, one.ys, strict=True)):
                spot = frame.at(math.log10(x), math.log10(y))
                away = math.hypot(spot[0] - at[0], spot[1] - at[1])
                if one.dots and (near is None or away < near[0]):
                    near = (away, one, place)
        if near is None or near[0] > self.stage.scale(24):
            return super().tip_at(at)
        _, one, place = near
        rows = [(self.caption or "at", self.show_x(one.xs[place])), ("loss", self.show_y(one.ys[place]))]
        return (self.name, one.label, place), lambda: Tip(one.label or tr("A run of yours"), rows=rows)
