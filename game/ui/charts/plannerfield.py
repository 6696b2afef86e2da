"""The ground of the planner: loss as bands, lines of equal compute, hatched zones, the line of the best split."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pygame

from game.ui import theme
from game.ui.charts.pictures import Floats, dashes
from game.ui.theme import Colour

Loss = Callable[[Floats, Floats], Floats]
LOG_SIX = math.log10(6.0)  # training takes six operations for each parameter and token
BANDS = 11
DARK: Colour = (15, 24, 33)
LIGHT: Colour = (34, 84, 112)
EQUAL: Colour = (88, 112, 132)  # lines of equal compute
BEST: Colour = (158, 184, 202)  # the best split
GRID = (160, 120)  # places where the loss is asked; between them it is smooth


@dataclass(frozen=True)
class Threshold:
    """A line of equal compute that means something; the zone above it is hatched."""

    log10_flop: float
    label: str
    colour: str = "bad"


@dataclass(frozen=True)
class Window:
    """The part of the plane that is shown, in powers of ten of parameters and tokens."""

    n: tuple[float, float]
    d: tuple[float, float]

    def share(self, log10_n: float, log10_d: float) -> tuple[float, float]:
        """Where a point stands, as shares from the left and from the top."""
        across = (log10_n - self.n[0]) / (self.n[1] - self.n[0])
        return across, (self.d[1] - log10_d) / (self.d[1] - self.d[0])

    def line(self, log10_flop: float) -> Floats:
        """Two points of the line of equal compute, as shares."""
        total = log10_flop - LOG_SIX
        return np.array([self.share(n, total - n) for n in self.n])


def paint_field(
    canvas: pygame.Surface, times: int, loss: Loss, window: Window, thresholds: Sequence[Threshold]
) -> None:
    """Bands of equal loss, darkened and hatched above each threshold."""
    wide, tall = canvas.get_size()
    bands = _bands(loss, window, (wide, tall))
    low, high = np.array(DARK, dtype=np.float64), np.array(LIGHT, dtype=np.float64)
    colours = low + (high - low) * (np.arange(BANDS + 1) / BANDS)[:, None] ** 1.2
    shown = colours[bands]
    log_n = np.linspace(*window.n, wide)[:, None]
    log_d = np.linspace(window.d[1], window.d[0], tall)[None, :]
    stripes = np.add.outer(np.arange(wide), np.arange(tall))
    for place, threshold in enumerate(sorted(thresholds, key=lambda one: one.log10_flop)):
        tint = np.array(theme.colour(threshold.colour), dtype=np.float64)
        over = LOG_SIX + log_n + log_d > threshold.log10_flop
        shown = np.where(over[..., None], shown * 0.70 + tint * 0.09, shown)
        hatch = over & ((stripes + 4 * place * times) % (9 * times) < times)
        shown = np.where(hatch[..., None], shown * 0.88 + tint * 0.12, shown)
    pygame.surfarray.blit_array(canvas, np.clip(shown, 0, 255).astype(np.uint8))


def _bands(loss: Loss, window: Window, size: tuple[int, int]) -> np.ndarray:
    """Which band each pixel lies in; bands hold equal areas, so any formula makes an even picture."""
    log_n, log_d = np.meshgrid(np.linspace(*window.n, GRID[0]), np.linspace(*window.d[::-1], GRID[1]), indexing="ij")
    coarse = np.nan_to_num(np.asarray(loss(log_n, log_d), dtype=np.float64), posinf=1e300)
    edges = np.quantile(coarse, np.linspace(0, 1, BANDS + 1)[1:-1])
    fine = _stretch(_stretch(coarse, size[0]).T, size[1]).T
    return BANDS - np.asarray(np.searchsorted(edges, fine))


def _stretch(values: Floats, length: int) -> Floats:
    """The rows of an array, interpolated to so many rows."""
    places = np.linspace(0, len(values) - 1, length)
    below = np.minimum(places.astype(np.int64), len(values) - 2)
    share = (places - below)[:, None]
    stretched: Floats = values[below] * (1 - share) + values[below + 1] * share
    return stretched


def paint_lines(canvas: pygame.Surface, thin: float, window: Window, thresholds: Sequence[Threshold]) -> None:
    """Lines of equal compute at every power of ten, then the thresholds."""
    size = np.array(canvas.get_size(), dtype=np.float64)
    low = math.ceil(window.n[0] + window.d[0] + LOG_SIX)
    for power in range(low, math.floor(window.n[1] + window.d[1] + LOG_SIX) + 1):
        start, end = window.line(power) * size
        pygame.draw.line(canvas, EQUAL, start, end, max(1, round(thin)))
    for threshold in thresholds:
        start, end = window.line(threshold.log10_flop) * size
        pygame.draw.line(canvas, theme.colour(threshold.colour), start, end, max(2, round(2.2 * thin)))


def paint_path(canvas: pygame.Surface, thin: float, window: Window, path: Sequence[tuple[float, float]]) -> None:
    """A dashed line through points given as powers of ten."""
    if len(path) > 1:
        size = np.array(canvas.get_size(), dtype=np.float64)
        points = np.array([window.share(*point) for point in path]) * size
        dashes(canvas, BEST, points, 1.5 * thin, 4 * thin)


def paint_reach(canvas: pygame.Surface, thin: float, window: Window, log10_flop: float) -> None:
    """The most compute that can be had, as a dashed line."""
    size = np.array(canvas.get_size(), dtype=np.float64)
    dashes(canvas, theme.T1, window.line(log10_flop) * size, 1.8 * thin, 6 * thin)
