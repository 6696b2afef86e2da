"""Lines of trade on the map. What is refused or undecided is dashed and carries a sign, so colour is never alone."""

import math
from itertools import pairwise

import numpy as np
import pygame

from game.ui import theme
from game.ui.pen import Pen, Point
from game.ui.widgets.projection import Floats

TINTS = {"open": "t2", "licensed": "good", "pending": "warn", "denied": "bad"}  # names of colours
STEPS = 60


def arc(start: Point, end: Point, lift: float) -> Floats:
    """A curve that bows to the north, or to the east when it runs north and south."""
    across, down = end[0] - start[0], end[1] - start[1]
    turn = 1 if across > 0 or (across == 0 and down < 0) else -1
    middle_x = (start[0] + end[0]) / 2 + down * lift * turn
    middle_y = (start[1] + end[1]) / 2 - across * lift * turn
    share = np.linspace(0, 1, STEPS)[:, None]
    points = np.array((start, (middle_x, middle_y), end), dtype=np.float64)
    curve: Floats = (1 - share) ** 2 * points[0] + 2 * share * (1 - share) * points[1] + share**2 * points[2]
    return curve


def draw_flow(pen: Pen, points: Floats, kind: str) -> None:
    """One line with its sign."""
    s, tint = pen.s, theme.colour(TINTS[kind])
    if kind in ("pending", "denied"):
        for place in range(0, STEPS - 3, 4):
            pygame.draw.aaline(pen.surface, tint, points[place], points[place + 2], s(1.8))
        _draw_sign(pen, points[46] if kind == "denied" else points[34], kind)
    else:
        dim = theme.mix(theme.OCEAN, tint, 0.8)
        for before, after in pairwise(points):
            pygame.draw.aaline(pen.surface, dim, before, after, s(1.4))
        _draw_head(pen, points, dim)
    pen.disc((float(points[0][0]), float(points[0][1])), s(2), tint)


def _draw_sign(pen: Pen, at: Floats, kind: str) -> None:
    s, tint, (x, y) = pen.s, theme.colour(TINTS[kind]), (float(at[0]), float(at[1]))
    pen.disc((x, y), s(7), theme.CARD, tint, s(1))
    if kind == "pending":
        pen.icon("circle-help", (x, y), 13, tint, "center")
        return
    reach = s(3)
    for down in (-reach, reach):
        pygame.draw.aaline(pen.surface, tint, (x - reach, y - down), (x + reach, y + down), s(1.6))


def _draw_head(pen: Pen, points: Floats, tint: theme.Colour) -> None:
    """An arrowhead at the end."""
    (x, y), (from_x, from_y) = points[-2], points[-6]
    far = math.hypot(x - from_x, y - from_y) or 1.0
    along = np.array(((x - from_x) / far, (y - from_y) / far))
    side, size = np.array((-along[1], along[0])), 7 * pen.s.k
    tip = np.array((x, y))
    back = tip - along * size
    pygame.draw.polygon(pen.surface, tint, [tip, back + side * size * 0.45, back - side * size * 0.45])


def nearest(at: Point, curves: list[Floats], reach: float) -> int | None:
    """Which of the curves passes within `reach` pixels of a point."""
    best: int | None = None
    for place, points in enumerate(curves):
        away = float(((points - np.array(at)) ** 2).sum(axis=1).min()) ** 0.5
        if away < reach:
            best, reach = place, away
    return best
