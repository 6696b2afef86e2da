"""A tiny line beside a number."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pygame

from game.ui import theme
from game.ui.charts.pictures import key_of, picture, stroke
from game.ui.pen import Pen
from game.ui.widgets.widget import Widget


@dataclass(eq=False, kw_only=True)
class Spark(Widget):
    """The course of a value, with a dot at its end."""

    values: Callable[[], Sequence[float]]
    colour: str | Callable[[], str] = "accent"
    ground: str = "card"  # the colour name of what it stands on

    focusable = False

    def draw(self, pen: Pen) -> None:
        """Line and dot."""
        values = np.array(self.values(), dtype=np.float64)
        finite = values[np.isfinite(values)]
        if not finite.size or self.rect.w < 4 or self.rect.h < 4:
            return
        name = self.colour if isinstance(self.colour, str) else self.colour()
        tint, ground, edge = theme.colour(name), theme.colour(self.ground), pen.s(3)
        low, high = float(finite.min()), float(finite.max())
        span = (high - low) or 1.0
        wide, tall = self.rect.w - 2 * edge, self.rect.h - 2 * edge
        middle = 0.5 if high == low else 0.0
        xs = edge + wide * np.arange(len(values)) / max(1, len(values) - 1)
        ys = edge + tall * (1 - np.maximum((values - low) / span, middle))
        points = np.column_stack((xs, ys))

        def paint(canvas: pygame.Surface, times: int) -> None:
            canvas.fill(ground)
            stroke(canvas, tint, points * times, 1.6 * times * pen.s.k)

        key = ("spark", key_of(values), name, self.ground, pen.s)
        pen.surface.blit(picture(key, self.rect.size, paint), self.rect)
        last = max(place for place, value in enumerate(values) if math.isfinite(value))
        pen.disc((self.rect.x + points[last][0], self.rect.y + points[last][1]), pen.s(2.4), tint)
        self.ring(pen)
