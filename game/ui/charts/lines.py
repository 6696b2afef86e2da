"""Lines over time, each with its name at the right end."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pygame

from game.language import tr
from game.ui import theme
from game.ui.charts.frame import Frame, Show, spread
from game.ui.charts.pictures import dashes, key_of, stroke
from game.ui.charts.ticks import figure_text, nice_limits
from game.ui.pen import Pen, Point, layout, measure
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import Source, Widget


@dataclass(frozen=True)
class Series:
    """One line; a missing value is NaN and leaves a gap. A dashed line is a twin: the same without the control."""

    label: str
    values: Sequence[float]
    colour: str = "accent"
    dashed: bool = False
    strong: bool = False
    end: str = ""  # stands after the name at the right, as the last value does

    @property
    def name(self) -> str:
        """Name and last value."""
        return f"{self.label} {self.end}".strip()


@dataclass(frozen=True)
class Band:
    """A span of values at each place, NaN where there is none: what may come, around the likeliest."""

    label: str
    low: Sequence[float]
    middle: Sequence[float]
    high: Sequence[float]
    colour: str = "accent"


@dataclass(frozen=True)
class Reference:
    """A level line across the chart with its name."""

    value: float
    label: str = ""
    colour: str = "warn"


@dataclass(eq=False, kw_only=True)
class Lines(Widget):
    """Point at it, or go along it with left and right, to read the values at one place.

    `marks` are the names of places along the level axis, one for each value; those that would touch are left out.
    """

    series: Callable[[], Sequence[Series]]
    marks: Callable[[], Sequence[str]] = tuple
    band: Callable[[], Band | None] = lambda: None
    show: Show | None = None  # a value in a reading
    tick: Callable[[float, float], str] | None = None  # a value on the axis, and the step to the next
    reference: Callable[[], Reference | None] = lambda: None
    zero: bool = False  # whether the axis must include nothing
    lone: str = ""  # said while there is only one value, which makes no line
    names: bool = True  # whether names stand at the right
    over: int | None = field(init=False, default=None)  # which place is being read

    # ---- measures ------------------------------------------------------------------------------------------

    def frame(self) -> Frame:
        """The plot and its axes for the data of now."""
        lines, reference, band, s = self.series(), self.reference(), self.band(), self.stage.scale
        values = [value for line in lines for value in line.values]
        values += [reference.value] if reference else []
        values += [*band.low, *band.high] if band else []
        longest = self._places()
        right = s(10)
        if self.names:
            widest = max((measure("small_strong", s, line.name) for line in lines), default=0)
            right = min(widest + s(12), self.rect.w * 2 // 5)
        y = nice_limits(values, max(2, min(5, self.rect.h // s(44))), zero=self.zero)
        tick = self.tick
        show = (lambda value: tick(value, y.step)) if tick else self.show
        return Frame(self.rect, s, (0, max(1, longest - 1)), y, show=show, right=right)

    def _say(self, value: float) -> str:
        if math.isnan(value):
            return tr("no value")
        return self.show(value) if self.show else figure_text(value)

    # ---- drawing -------------------------------------------------------------------------------------------

    def draw(self, pen: Pen) -> None:
        """Grid, lines, names, and the place being read."""
        if self.lone and self._places() < 2:
            room = self.rect.inflate(-pen.s(24), 0)
            room.top = self.rect.centery - layout(self.lone, pen.s, room.w, "label")[0] // 2
            pen.rich(room, self.lone, "label", theme.T3)
            self.ring(pen)
            return
        frame, lines, reference, band = self.frame(), self.series(), self.reference(), self.band()
        spans = (key_of(band.low), key_of(band.middle), key_of(band.high), band.colour) if band else ()
        key = (*((key_of(line.values), line.colour, line.dashed, line.strong) for line in lines), spans, reference)
        frame.draw(pen, ("lines", key), lambda canvas, times, at: self._paint(canvas, times, at, lines))
        frame.draw_x_labels(pen, [(float(place), mark) for place, mark in enumerate(self.marks())])
        if reference and reference.label:
            x, y = frame.at(frame.x[0], reference.value)
            above = y - frame.plot.y > pen.s(18)
            at = (x + pen.s(6), y - pen.s(2) if above else y + pen.s(2))
            tint = theme.readable(theme.colour(reference.colour))
            pen.text("small", at, reference.label, tint, "bottomleft" if above else "topleft", frame.plot.w - pen.s(8))
        if self.names:
            self._draw_names(pen, frame, lines)
        if self.over is not None and (self.hot or self.focused):
            self._draw_reading(pen, frame, lines, self.over)
        self.ring(pen)

    def _paint(self, canvas: pygame.Surface, times: int, frame: Frame, lines: Sequence[Series]) -> None:
        thin, size, reference = times * self.stage.scale.k, canvas.get_size(), self.reference()
        if band := self.band():
            self._paint_band(canvas, frame, band, thin)
        if reference:
            level = frame.points(list(frame.x), [reference.value] * 2, size)
            dashes(canvas, theme.colour(reference.colour), level, 1.3 * thin, 5 * thin)
        for line in sorted(lines, key=lambda line: line.strong):
            points = frame.points(np.arange(len(line.values)), line.values, size)
            tint = theme.colour(line.colour)
            tint = tint if line.strong else theme.mix(theme.CARD, tint, 0.88)
            if line.dashed:
                dashes(canvas, tint, points, 1.6 * thin, 5 * thin)
            else:
                stroke(canvas, tint, points, (2.6 if line.strong else 1.8) * thin)

    def _paint_band(self, canvas: pygame.Surface, frame: Frame, band: Band, thin: float) -> None:
        size, places = canvas.get_size(), np.arange(len(band.low))
        low, high = (frame.points(places, values, size) for values in (band.low, band.high))
        known = np.isfinite(low).all(axis=1) & np.isfinite(high).all(axis=1)
        tint = theme.colour(band.colour)
        if known.sum() > 1:
            edge = [*high[known].tolist(), *low[known][::-1].tolist()]
            pygame.draw.polygon(canvas, theme.mix(theme.CARD, tint, 0.22), edge)
        stroke(canvas, theme.mix(theme.CARD, tint, 0.6), frame.points(places, band.middle, size), 1.4 * thin)

    def _draw_names(self, pen: Pen, frame: Frame, lines: Sequence[Series]) -> None:
        s, ends = pen.s, []
        for line in lines:
            last = next((value for value in reversed(line.values) if math.isfinite(value)), None)
            if last is not None:
                ends.append((frame.at(0, last)[1], line))
        low, high = frame.plot.y, frame.plot.bottom
        most = int((high - low) // s(13)) + 1
        left = frame.plot.right + s(7)
        for y, (_, line) in zip(spread([y for y, _ in ends[:most]], s(14), low, high), ends[:most], strict=True):
            tint = theme.readable(theme.colour(line.colour))
            pen.text("small_strong", (left, y), line.name, tint, "midleft", self.rect.right - left)

    def _draw_reading(self, pen: Pen, frame: Frame, lines: Sequence[Series], place: int) -> None:
        x = round(frame.at(place, frame.y.low)[0])
        pen.line((x, frame.plot.top), (x, frame.plot.bottom - 1), theme.LINE2)
        for line in lines:
            if place < len(line.values) and math.isfinite(line.values[place]):
                at = frame.at(place, line.values[place])
                pen.disc(at, pen.s(3), theme.colour(line.colour), theme.CARD, pen.s(1.5))

    # ---- reading -------------------------------------------------------------------------------------------

    def _places(self) -> int:
        band = self.band()
        return max([len(line.values) for line in self.series()] + ([len(band.low)] if band else []), default=0)

    def _reading(self, place: int) -> Tip:
        marks = self.marks()
        title = marks[place] if place < len(marks) and marks[place] else f"{place + 1} of {self._places()}"
        rows = [(line.label, self._say(line.values[place])) for line in self.series() if place < len(line.values)]
        band = self.band()
        if band and math.isfinite(band.middle[place]):
            spans = (band.low[place], band.middle[place], band.high[place])
            rows += list(
                zip((tr("{label}, low", label=band.label), "middle", "high"), map(self._say, spans), strict=True)
            )
        return Tip(title, rows=rows)

    def tip_at(self, at: Point) -> tuple[object, Source] | None:
        """The values at one place."""
        place = self.over
        if place is None or place >= self._places():
            return super().tip_at(at)
        return (self.name, place), lambda: self._reading(place)

    def tip_place(self) -> Point:
        """At the place being read."""
        frame = self.frame()
        return frame.at(self.over or 0, (frame.y.low + frame.y.high) / 2)

    def on_focus(self, by_key: bool) -> None:
        """Start to read at the last place."""
        if by_key and self.over is None and self._places():
            self.over = self._places() - 1

    def on_event(self, event: pygame.Event) -> bool:
        """The mouse reads the nearest place."""
        if event.type != pygame.MOUSEMOTION or not self._places():
            return False
        place = max(0, min(self._places() - 1, round(self.frame().value_x(event.pos))))
        changed, self.over = place != self.over, place
        return changed

    def on_key(self, event: pygame.Event) -> bool:
        """Left and right read the next place."""
        if event.key not in (pygame.K_LEFT, pygame.K_RIGHT) or not self._places():
            return False
        step = 1 if event.key == pygame.K_RIGHT else -1
        self.over = max(0, min(self._places() - 1, (self.over or 0) + step))
        return True
