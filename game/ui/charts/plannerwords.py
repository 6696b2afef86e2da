"""The words of the planner: axes, names of lines, and the chip beside the point. No two may touch."""

import math
from collections.abc import Sequence

import pygame

from game.language import tr
from game.ui import theme
from game.ui.charts.plannerfield import DARK, LOG_SIX, Window
from game.ui.charts.ticks import decade_text, power_text
from game.ui.pen import Pen, Point, font, lifted, measure
from game.ui.theme import Colour

CAPTIONS = (tr("parameters"), tr("tokens"))


def draw_axes(pen: Pen, plot: pygame.Rect, window: Window, left: int) -> None:
    """A tick at every power of ten, and what the axes count."""
    s = pen.s
    across, up = CAPTIONS
    pen.text("small", (plot.right, plot.bottom + s(5)), across, theme.T3, "topright")
    limit = plot.right - measure("small", s, across) - s(6)
    free = left
    for power in range(math.ceil(window.n[0]), math.floor(window.n[1]) + 1):
        x = plot.x + round(plot.w * window.share(power, 0)[0])
        pen.line((x, plot.bottom), (x, plot.bottom + s(3)), theme.LINE2)
        width = measure("small", s, decade_text(power))
        if x - width // 2 > free and x + width // 2 < limit:
            pen.text("small", (x, plot.bottom + s(5)), decade_text(power), theme.T3, "midtop")
            free = x + width // 2 + s(5)
    pen.text("small", (plot.x - s(6), plot.y + s(5)), up, theme.T3, "midright", plot.x - s(6) - left)
    free = plot.y + s(12)
    tall = font("small", s).get_height()
    for power in range(math.floor(window.d[1]), math.ceil(window.d[0]) - 1, -1):
        y = plot.y + round(plot.h * window.share(0, power)[1])
        pen.line((plot.x - s(3), y), (plot.x, y), theme.LINE2)
        if y - tall // 2 >= free:
            pen.text("small", (plot.x - s(6), y), decade_text(power), theme.T3, "midright", plot.x - s(6) - left)
            free = y + tall // 2


class Labels:
    """Puts names into the plane, each where it touches neither the edge nor another name."""

    def __init__(self, pen: Pen, plot: pygame.Rect, window: Window) -> None:
        self.pen, self.plot, self.window = pen, plot, window
        self.taken: list[pygame.Rect] = []

    def keep_free(self, at: Point) -> None:
        """No name may cover this point."""
        size = self.pen.s(16)
        self.taken.append(pygame.Rect(round(at[0]) - size // 2, round(at[1]) - size // 2, size, size))

    def _fits(self, rect: pygame.Rect) -> bool:
        return self.plot.contains(rect) and rect.collidelist(self.taken) < 0

    def _put(self, role: str, rect: pygame.Rect, words: str, tint: Colour) -> None:
        self.taken.append(rect.inflate(self.pen.s(16), self.pen.s(2)))
        self.pen.box(rect.inflate(self.pen.s(4), -self.pen.s(2)), (*DARK, 170), self.pen.s(3))
        self.pen.text(role, rect.topleft, words, tint, width=rect.w)

    def _size(self, role: str, words: str) -> pygame.Rect:
        width = min(measure(role, self.pen.s, words), self.plot.w - self.pen.s(16))
        return pygame.Rect(0, 0, width, font(role, self.pen.s).get_height())

    def x_of(self, log10_flop: float, y: float) -> float:
        """Where a line of equal compute stands at this height."""
        (n_low, n_high), (d_low, d_high) = self.window.n, self.window.d
        d = d_high - (y - self.plot.y) / self.plot.h * (d_high - d_low)
        return self.plot.x + (log10_flop - LOG_SIX - d - n_low) / (n_high - n_low) * self.plot.w

    def along(self, log10_flop: float, words: str, tint: Colour) -> None:
        """Name a line of equal compute: beside it, as far up as there is room."""
        s, rect = self.pen.s, self._size("small_strong", words)
        for y in range(self.plot.y + s(4), self.plot.bottom - rect.h, s(4)):
            top, bottom = self.x_of(log10_flop, y), self.x_of(log10_flop, y + rect.h)
            if bottom < self.plot.x or top > self.plot.right:
                continue
            right_of = rect.move(math.ceil(bottom) + s(5), y)
            left_of = rect.move(math.floor(top) - s(5) - rect.w, y)
            for place in (right_of, left_of):
                if self._fits(place):
                    self._put("small_strong", place, words, tint)
                    return

    def beside(self, at: Point, words: str, tint: Colour) -> None:
        """Name a point: right, left, above or below."""
        s, rect = self.pen.s, self._size("small", words)
        x, y = round(at[0]), round(at[1])
        places = (
            rect.move(x + s(7), y - rect.h // 2),
            rect.move(x - s(7) - rect.w, y - rect.h // 2),
            rect.move(x - rect.w // 2, y - s(6) - rect.h),
            rect.move(x - rect.w // 2, y + s(6)),
        )
        place = next((place for place in places if self._fits(place)), None)
        if place is not None:
            self._put("small", place, words, tint)

    def powers(self) -> None:
        """Name the powers of ten of compute, along the lower and the right edge."""
        s, window = self.pen.s, self.window
        for power in range(math.ceil(window.n[0] + window.d[0]), math.floor(window.n[1] + window.d[1]) + 2):
            words = power_text(power)
            rect = self._size("small", words)
            y = self.plot.bottom - rect.h - s(2)
            x = self.x_of(power, y + rect.h / 2)
            low = rect.move(round(x) + s(4), y)
            if x > self.plot.x and self._fits(low):
                self._put("small", low, words, theme.T2)
                continue
            x = self.plot.right - rect.w - s(3)
            d = power - LOG_SIX - window.n[1]
            y = self.plot.y + round(window.share(0, d)[1] * self.plot.h) - rect.h - s(2)
            side = rect.move(x, y)
            if self._fits(side):
                self._put("small", side, words, theme.T2)


def draw_chip(labels: Labels, at: Point, lines: Sequence[str], tint: Colour) -> None:
    """What the point means, beside it: where it covers the fewest names, best below and left."""
    if not lines:
        return
    pen, plot = labels.pen, labels.plot
    s, (x, y) = pen.s, (round(at[0]), round(at[1]))
    roles = ["small_strong"] + ["small"] * (len(lines) - 1)
    widest = max(measure(role, s, line) for role, line in zip(roles, lines, strict=True))
    chip = pygame.Rect(0, 0, min(widest + s(16), plot.w - s(8)), s(15) * len(lines) + s(7))
    left, right, above, below = x - s(12) - chip.w, x + s(12), y - s(10) - chip.h, y + s(10)
    places = [chip.move(place) for place in ((left, below), (right, below), (left, above), (right, above))]
    inside = [place for place in places if plot.contains(place)]
    chip = min(inside or places, key=lambda place: len(place.collidelistall(labels.taken)))
    chip = chip.clamp(plot.inflate(-s(4), -s(4)))
    with lifted():
        pen.box(chip, theme.CARD, s(5), tint)
        for place, (role, line) in enumerate(zip(roles, lines, strict=True)):
            ink = theme.T1 if place == 0 else theme.T2
            pen.text(role, (chip.x + s(8), chip.y + s(4) + place * s(15)), line, ink, width=chip.w - s(16))
