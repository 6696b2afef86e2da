"""Pictures kept for as long as what they show stays the same, and strokes on the large canvas."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import ClassVar

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui import theme
from game.ui.pen import supersample
from game.ui.theme import Colour

Floats = NDArray[np.float64]
MOST = 48
TIMES = 4


class _Kept:
    """The pictures, oldest first."""

    pictures: ClassVar[OrderedDict[Hashable, pygame.Surface]] = OrderedDict()


def picture(
    key: Hashable, size: tuple[int, int], paint: Callable[[pygame.Surface, int], None], times: int = TIMES
) -> pygame.Surface:
    """The picture with this key and size, painted only if it is not kept already."""
    whole = (key, size, times)
    found = _Kept.pictures.get(whole)
    if found is None:
        found = supersample(size, times, paint)
        _Kept.pictures[whole] = found
        if len(_Kept.pictures) > MOST:
            _Kept.pictures.popitem(last=False)
    _Kept.pictures.move_to_end(whole)
    return found


theme.on_change(_Kept.pictures.clear)


def key_of(values: Iterable[float]) -> bytes:
    """Numbers as a key; unlike floats, two gaps are the same here."""
    return np.array(list(values), dtype=np.float64).tobytes()


def stroke(canvas: pygame.Surface, tint: Colour, points: Floats, width: float) -> None:
    """A thick line through the points with round joins; it breaks where a point is missing."""
    thick = max(1, round(width))
    for piece in pieces(points):
        if len(piece) > 1:
            pygame.draw.lines(canvas, tint, False, piece, thick)
        for point in piece:
            pygame.draw.circle(canvas, tint, point, thick / 2)


def dashes(canvas: pygame.Surface, tint: Colour, points: Floats, width: float, dash: float) -> None:
    """A dashed line through the points, with gaps as long as the dashes."""
    for piece in pieces(points):
        lengths = np.hypot(*np.diff(piece, axis=0).T) if len(piece) > 1 else np.zeros(0)
        along = np.concatenate(([0.0], np.cumsum(lengths)))
        for start in np.arange(0.0, along[-1], 2 * dash):
            places = np.unique(
                np.concatenate(([start], along[(along > start) & (along < start + dash)], [start + dash]))
            )
            places = np.minimum(places, along[-1])
            xs, ys = np.interp(places, along, piece[:, 0]), np.interp(places, along, piece[:, 1])
            if len(places) > 1:
                pygame.draw.lines(canvas, tint, False, np.column_stack((xs, ys)), max(1, round(width)))


def pieces(points: Floats) -> list[Floats]:
    """The stretches of points between the gaps."""
    whole = np.isfinite(points).all(axis=1)
    edges = np.flatnonzero(np.diff(whole.astype(np.int8))) + 1
    return [piece for piece in np.split(points, edges) if len(piece) and np.isfinite(piece).all()]
