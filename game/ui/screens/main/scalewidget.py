"""A scale of models with a line to drag: who would be caught, at a glance."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.language import tr
from game.models.threshold import Mark, Scale
from game.ui import theme
from game.ui.charts.ticks import power_text
from game.ui.pen import Pen, measure
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import Source, Widget, pressed, released

STEP = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1, pygame.K_DOWN: -1, pygame.K_UP: 1}


@dataclass(eq=False, kw_only=True)
class ThresholdScale(Widget):
    """Drag the line, or move it with the arrows; the far right means that there is none."""

    scale: Callable[[], Scale]
    put: Callable[[float], None]  # a place on the scale
    done: Callable[[], None] | None = None

    # ---- where things are ----------------------------------------------------------------------------------

    @property
    def plot(self) -> pygame.Rect:
        """The scale, right of the names and above the numbers."""
        s = self.stage.scale
        left = max((measure("small_strong", s, mark.label) for mark in self.scale().marks), default=0) + s(12)
        left = min(left, self.rect.w * 2 // 5)
        return pygame.Rect(self.rect.x + left, self.rect.y + s(16), self.rect.w - left - s(10), self.rect.h - s(34))

    def x_of(self, value: float) -> float:
        """Where a value stands."""
        found, plot = self.scale(), self.plot
        return plot.x + plot.w * min(1.0, max(0.0, (value - found.low) / (found.high - found.low)))

    def value_at(self, x: float) -> float:
        """The value at a place; the last tenth of an inch means no line."""
        found, plot = self.scale(), self.plot
        share = min(1.0, max(0.0, (x - plot.x) / max(1, plot.w)))
        return math.inf if share > 0.985 else found.low + share * (found.high - found.low)

    def rows(self) -> list[tuple[str, list[Mark]]]:
        """One row a lab, the strongest first, as many as there is room for."""
        grouped: dict[str, list[Mark]] = {}
        for mark in self.scale().marks:
            grouped.setdefault(mark.lab, []).append(mark)
        most = max(1, self.plot.h // self.stage.scale(13))
        return list(grouped.items())[:most]

    # ---- drawing -------------------------------------------------------------------------------------------

    def draw(self, pen: Pen) -> None:
        """Rows of labs, numbers below, lines across."""
        found, plot, s = self.scale(), self.plot, pen.s
        pen.surface.fill(theme.mix(theme.CARD, theme.BG, 0.5), plot)
        self._numbers(pen, found, plot)
        if found.pending is not None:
            x = round(self.x_of(found.pending))
            zone = pygame.Rect(x, plot.y, plot.right - x, plot.h)
            pen.surface.fill(theme.mix(theme.CARD, theme.WARN, 0.10), zone)
        rows = self.rows()
        pitch = plot.h / max(1, len(rows))
        for place, (_, marks) in enumerate(rows):
            y = round(plot.y + pitch * (place + 0.5))
            pen.line((plot.x, y), (plot.right - 1, y), theme.LINE)
            caught = any(mark.caught for mark in marks)
            ink = theme.WARN if caught else theme.T2
            pen.text("small_strong" if caught else "small", (plot.x - s(8), y), marks[0].label, ink, "midright",
                     plot.x - s(8) - self.rect.x)  # fmt: skip
            for mark in marks:
                self._mark(pen, mark, y)
        self._lines(pen, found, plot)
        self.ring(pen)

    def _mark(self, pen: Pen, mark: Mark, y: int) -> None:
        tint, s, x = theme.colour(mark.party), pen.s, self.x_of(mark.value)
        if mark.kind == "running":
            pen.disc((x, y), s(4), theme.CARD, tint, s(1.5))
        else:
            pen.disc((x, y), s(4.5 if mark.kind == "newest" else 2.5), tint, theme.BG, s(1))

    def _numbers(self, pen: Pen, found: Scale, plot: pygame.Rect) -> None:
        s = pen.s
        step = 1 if found.kind == "compute" else 5
        for value in range(math.ceil(found.low / step) * step, math.floor(found.high) + 1, step):
            x = round(self.x_of(value))
            words = power_text(value) if found.kind == "compute" else str(value)
            pen.line((x, plot.top), (x, plot.bottom), theme.LINE)
            if x + measure("small", s, words) // 2 < self.rect.right - s(44):
                pen.text("small", (x, plot.bottom + s(4)), words, theme.T3, "midtop")
        unit = "FLOP" if found.kind == "compute" else "points"
        pen.text("small", (self.rect.right - s(2), plot.bottom + s(4)), unit, theme.T3, "topright")

    def _lines(self, pen: Pen, found: Scale, plot: pygame.Rect) -> None:
        s = pen.s
        for rule in found.rules:
            x = round(self.x_of(rule.value))
            for top in range(plot.top, plot.bottom, s(7)):
                pen.line((x, top), (x, min(plot.bottom, top + s(4))), theme.colour(rule.colour), max(1, s(1.4)))
        x = round(self.x_of(found.pending)) if found.pending is not None else plot.right
        tint = theme.ACCENT if self.live else theme.LINE2
        pen.line((x, plot.top - s(2)), (x, plot.bottom), tint, s(2))
        pen.disc((x, plot.top - s(3)), s(6 if self.hot or self.down else 5), tint, theme.BG, s(2))
        width = measure("small_strong", s, found.shown)
        left = x - s(10) - width if x - s(10) - width > self.rect.x else x + s(10)
        pen.text("small_strong", (left, plot.top - s(8)), found.shown, theme.readable(tint), "midleft")

    # ---- reading and setting ---------------------------------------------------------------------------------

    def tip_at(self, at: tuple[float, float]) -> tuple[object, Source] | None:
        """The row under the point."""
        plot, rows = self.plot, self.rows()
        if not self.live or not rows or not plot.top <= at[1] < plot.bottom:
            return super().tip_at(at)
        place = min(len(rows) - 1, int((at[1] - plot.top) / plot.h * len(rows)))
        return (self.name, place), lambda: self._tip(rows[place][1])

    def _tip(self, marks: list[Mark]) -> Tip:
        found = self.scale()
        first = marks[0]
        said = tr("Under your rules.") if first.bound else tr("Not under your rules.")
        if first.bound and found.pending is not None:
            said = tr("Would need your leave abroad.") if any(mark.caught for mark in marks) else tr("Below your line.")
        return Tip(first.label, said, tuple((mark.model, mark.shown) for mark in marks))

    def on_event(self, event: pygame.Event) -> bool:
        """Press, drag and release."""
        if pressed(event):
            self.stage.capture = self
            self.put(self.value_at(event.pos[0]))
            return True
        if event.type == pygame.MOUSEMOTION and self.down:
            self.put(self.value_at(event.pos[0]))
            return True
        if released(event) and self.down and self.done is not None:
            self.done()
            return True
        return False

    def on_key(self, event: pygame.Event) -> bool:
        """Arrows move the line by a hundredth of the scale."""
        if event.key not in STEP or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return False
        found = self.scale()
        step = (found.high - found.low) / 60 * STEP[event.key]
        here = found.high if found.pending is None else found.pending
        moved = here + step
        self.put(math.inf if moved >= found.high else max(found.low, moved))
        return True
