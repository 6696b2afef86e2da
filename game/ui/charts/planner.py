"""The scale planner: a model's parameters against its training tokens, dragged to where it should be."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

import pygame

from game.ui import theme
from game.ui.charts.pictures import picture
from game.ui.charts.plannerfield import (
    Loss,
    Threshold,
    Window,
    paint_field,
    paint_lines,
    paint_path,
    paint_reach,
)
from game.ui.charts.plannerwords import Labels, draw_axes, draw_chip
from game.ui.pen import Pen, Point
from game.ui.widgets.widget import Widget, pressed, released

__all__ = ["Dot", "Planner", "Threshold"]

TIMES = 2
STEP, FINE = 0.05, 0.01  # powers of ten that an arrow key moves
MOVES = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, 1), pygame.K_DOWN: (0, -1)}


@dataclass(frozen=True)
class Dot:
    """Another model in the same plane."""

    n: float
    d: float
    label: str
    colour: str = "t2"


@dataclass(eq=False, kw_only=True)
class Planner(Widget):
    """Drag the point, or move it with the arrows, with Shift in small steps.

    `loss` is asked with two arrays of powers of ten; change `version` when its answers change. Lines of equal compute
    use 6 operations for each parameter and token.
    """

    get: Callable[[], tuple[float, float]]  # parameters and tokens
    put: Callable[[float, float], None]
    loss: Loss
    version: Callable[[], Hashable] = lambda: 0
    thresholds: Callable[[], Sequence[Threshold]] = tuple
    reach: Callable[[], tuple[float, str] | None] = lambda: None  # log10 FLOP, and what the line is called
    ridge: Callable[[], Sequence[tuple[float, float]]] = tuple  # the best splits, as powers of ten
    lines: Callable[[], Sequence[str]] = tuple  # what stands in the chip beside the point
    dots: Callable[[], Sequence[Dot]] = tuple
    colour: Callable[[], str] = lambda: "accent"  # of the point and its chip
    n_limits: tuple[float, float] = (9.0, 14.0)
    d_limits: tuple[float, float] = (11.0, 15.0)
    done: Callable[[], None] | None = None  # a drag has ended
    window: Window = field(init=False)

    def __post_init__(self) -> None:
        """Fix what is shown."""
        super().__post_init__()
        self.window = Window(self.n_limits, self.d_limits)

    # ---- where things are ----------------------------------------------------------------------------------

    @property
    def plot(self) -> pygame.Rect:
        """The plane inside the axes."""
        s = self.stage.scale
        left = s(44)
        return pygame.Rect(self.rect.x + left, self.rect.y + s(6), self.rect.w - left - s(8), self.rect.h - s(28))

    def place(self, n: float, d: float) -> Point:
        """Where a model stands on the screen, at the edge if it is beyond."""
        plot = self.plot
        across, down = self.window.share(math.log10(max(n, 1.0)), math.log10(max(d, 1.0)))
        return plot.x + plot.w * min(1.0, max(0.0, across)), plot.y + plot.h * min(1.0, max(0.0, down))

    def value(self, at: Point) -> tuple[float, float]:
        """Parameters and tokens at a point of the screen."""
        plot, (n_low, n_high), (d_low, d_high) = self.plot, self.n_limits, self.d_limits
        across = min(1.0, max(0.0, (at[0] - plot.x) / plot.w))
        up = min(1.0, max(0.0, (plot.bottom - at[1]) / plot.h))
        return self._round(n_low + across * (n_high - n_low), d_low + up * (d_high - d_low))

    def _round(self, log10_n: float, log10_d: float) -> tuple[float, float]:
        """Three digits, inside the limits."""
        log10_n = min(self.n_limits[1], max(self.n_limits[0], log10_n))
        log10_d = min(self.d_limits[1], max(self.d_limits[0], log10_d))
        return float(f"{10**log10_n:.2e}"), float(f"{10**log10_d:.2e}")

    # ---- drawing -------------------------------------------------------------------------------------------

    def _paint(self, canvas: pygame.Surface, times: int) -> None:
        thin, reach = times * self.stage.scale.k, self.reach()
        paint_field(canvas, times, self.loss, self.window, self.thresholds())
        paint_lines(canvas, thin, self.window, self.thresholds())
        paint_path(canvas, thin, self.window, self.ridge())
        if reach is not None:
            paint_reach(canvas, thin, self.window, reach[0])

    def draw(self, pen: Pen) -> None:
        """The plane, its words, the other models, the point and its chip."""
        plot = self.plot
        key = (
            "planner",
            self.version(),
            self.window,
            tuple(self.thresholds()),
            self.reach(),
            tuple(self.ridge()),
            pen.s,
        )
        pen.surface.blit(picture(key, plot.size, self._paint, TIMES), plot)
        pygame.draw.rect(pen.surface, theme.LINE, plot, 1)
        draw_axes(pen, plot, self.window, self.rect.x)
        labels = Labels(pen, plot, self.window)
        labels.keep_free(self.place(*self.get()))
        reach = self.reach()
        for threshold in sorted(self.thresholds(), key=lambda one: -one.log10_flop):
            labels.along(threshold.log10_flop, threshold.label, theme.readable(theme.colour(threshold.colour)))
        if reach is not None:
            labels.along(*reach, theme.T1)
        with pen.clipped(plot.inflate(pen.s(16), pen.s(16))):
            for dot in self.dots():
                at = self.place(dot.n, dot.d)
                pen.disc(at, pen.s(3), theme.colour(dot.colour), theme.BG, pen.s(1.5))
                labels.beside(at, dot.label, theme.readable(theme.colour(dot.colour)))
        labels.powers()
        self._draw_point(pen, plot, labels)
        self.ring(pen)

    def _draw_point(self, pen: Pen, plot: pygame.Rect, labels: Labels) -> None:
        s, (x, y) = pen.s, self.place(*self.get())
        tint = theme.colour(self.colour()) if self.live else theme.LINE2
        for top in range(round(y), plot.bottom, s(5)):
            pen.line((round(x), top), (round(x), min(plot.bottom, top + s(2))), theme.T2)
        for right in range(round(x), plot.x, -s(5)):
            pen.line((max(plot.x, right - s(2)), round(y)), (right, round(y)), theme.T2)
        draw_chip(labels, (x, y), self.lines(), tint)
        pen.disc((x, y), s(7 if self.hot or self.down else 6), tint, theme.BG, s(2))
        pen.disc((x, y), s(2), theme.BG)

    # ---- events --------------------------------------------------------------------------------------------

    def on_event(self, event: pygame.Event) -> bool:
        """Press, drag and release."""
        if pressed(event):
            if not self.plot.inflate(12, 12).collidepoint(event.pos):
                return False
            self.stage.capture = self
            self.put(*self.value(event.pos))
            return True
        if event.type == pygame.MOUSEMOTION and self.down:
            self.put(*self.value(event.pos))
            return True
        if released(event) and self.down and self.done is not None:
            self.done()
            return True
        return False

    def on_key(self, event: pygame.Event) -> bool:
        """Arrows, with Shift in small steps."""
        if event.key not in MOVES or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return False
        step = FINE if event.mod & pygame.KMOD_SHIFT else STEP
        n, d = self.get()
        across, up = MOVES[event.key]
        self.put(*self._round(math.log10(max(n, 1.0)) + across * step, math.log10(max(d, 1.0)) + up * step))
        return True

    def tip_place(self) -> Point:
        """At the point."""
        return self.place(*self.get())
