"""A plot with its axes: where a value stands, tick labels that do not collide, the grid behind it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import numpy as np
import pygame
from numpy.typing import ArrayLike

from game.ui import theme
from game.ui.charts.pictures import Floats, picture
from game.ui.charts.ticks import Limits, tick_text
from game.ui.pen import Pen, Point, font, measure
from game.ui.theme import Scale

Show = Callable[[float], str]
Painter = Callable[[pygame.Surface, int, "Frame"], None]


class Frame:
    """The plot inside a rectangle, after room for the labels at left, right and below."""

    def __init__(
        self,
        rect: pygame.Rect,
        scale: Scale,
        x: tuple[float, float],
        y: Limits,
        *,
        show: Show | None = None,
        right: int = 0,
        below: float = 20,
    ) -> None:
        self.rect, self.scale, self.x, self.y = rect, scale, x, y
        self.labels = [show(tick) if show else tick_text(tick, y.step) for tick in y.ticks]
        left = max((measure("small", scale, label) for label in self.labels), default=0) + scale(8)
        left = min(left, rect.w // 3)
        self.plot = pygame.Rect(
            rect.x + left, rect.y + scale(7), max(8, rect.w - left - right), max(8, rect.h - scale(7) - scale(below))
        )

    def points(self, xs: ArrayLike, ys: ArrayLike, size: tuple[int, int]) -> Floats:
        """Pixels on a canvas of this size."""
        (left, right), (low, high) = self.x, (self.y.low, self.y.high)
        across = (np.asarray(xs, dtype=np.float64) - left) / ((right - left) or 1.0) * size[0]
        down = size[1] - (np.asarray(ys, dtype=np.float64) - low) / ((high - low) or 1.0) * size[1]
        return np.column_stack((across, down))

    def at(self, x: float, y: float) -> Point:
        """The place of a value on the screen."""
        across, down = self.points([x], [y], self.plot.size)[0]
        return self.plot.x + float(across), self.plot.y + float(down)

    def value_x(self, at: Point) -> float:
        """Which x stands at a point of the screen."""
        left, right = self.x
        return left + (at[0] - self.plot.x) / self.plot.w * (right - left)

    def draw(self, pen: Pen, key: Hashable, paint: Painter) -> None:
        """The grid and what `paint` adds, then the labels of the vertical axis."""

        def whole(canvas: pygame.Surface, times: int) -> None:
            canvas.fill(theme.CARD)
            for tick in self.y.ticks:
                y = float(self.points([0], [tick], canvas.get_size())[0][1])
                y = min(max(y, times / 2), canvas.get_height() - times)
                pygame.draw.line(canvas, theme.LINE, (0, y), (canvas.get_width(), y), times)
            paint(canvas, times, self)

        pen.surface.blit(picture((key, self.y, self.x, self.scale), self.plot.size, whole), self.plot)
        last: str | None = None
        lowest = self.plot.bottom + font("small", self.scale).get_height()
        for tick, label in zip(self.y.ticks, self.labels, strict=True):
            y = self.at(self.x[0], tick)[1]
            if label == last or lowest - y < font("small", self.scale).get_height():
                continue
            last, lowest = label, int(y)
            room = self.plot.x - self.rect.x - pen.s(6)
            pen.text("small", (self.plot.x - pen.s(6), y), label, theme.T3, "midright", room)

    def draw_x_labels(self, pen: Pen, labels: Sequence[tuple[float, str]]) -> None:
        """The labels of the level axis, leaving out those that would touch their neighbour."""
        s, free = pen.s, self.rect.x - pen.s(4)
        for x, label in labels:
            width = measure("small", s, label)
            left = round(self.at(x, self.y.low)[0]) - width // 2
            left = max(self.rect.x, min(left, self.rect.right - width))
            if label and left > free + s(6):
                pen.text("small", (left, self.plot.bottom + s(5)), label, theme.T3)
                free = left + width


def spread(wanted: Sequence[float], step: float, low: float, high: float) -> list[float]:
    """Positions near the wanted ones, in the same order from the top, at least `step` apart and within the limits."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    step = min(step, (high - low) / max(1, len(order) - 1)) if len(order) > 1 else step
    placed: list[float] = []
    for place in order:
        placed.append(max(wanted[place], placed[-1] + step if placed else low))
    limit = high
    for place in range(len(placed) - 1, -1, -1):
        placed[place] = min(placed[place], limit)
        limit = placed[place] - step
    result = [0.0] * len(wanted)
    for place, y in zip(order, placed, strict=True):
        result[place] = y
    return result
