"""The Equal Earth projection (Šavrič, Patterson, Jenny 2018), fitted into a rectangle."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
HALF_ROOT_3 = math.sqrt(3) / 2
MIDDLE = 11.0  # degrees east: cuts the picture in the Bering Strait, where there is only water
TOP, BOTTOM = 79.0, -55.0  # degrees north that are shown


def equal_earth(longitude: ArrayLike, latitude: ArrayLike) -> tuple[Floats, Floats]:
    """From degrees to the plane; areas keep their proportions."""
    angle = np.radians(np.asarray(longitude, dtype=np.float64) - MIDDLE)
    theta = np.arcsin(HALF_ROOT_3 * np.sin(np.radians(np.asarray(latitude, dtype=np.float64))))
    square = theta * theta
    sixth = square**3
    slope = A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)
    x = angle * np.cos(theta) / (HALF_ROOT_3 * slope)
    y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square))
    return x, y


class Projector:
    """Puts the inhabited world into a rectangle of this size, with an edge and a strip below for the legend."""

    def __init__(self, size: tuple[int, int], edge: float) -> None:
        left, right = (float(equal_earth(MIDDLE + degrees, at)[0]) for degrees, at in ((-166, 20), (180, 5)))
        top, bottom = (float(equal_earth(0, degrees)[1]) for degrees in (TOP, BOTTOM))
        tall = size[1] - 3.4 * edge
        self.zoom = min((size[0] - 2 * edge) / (right - left), tall / (top - bottom))
        self.x = size[0] / 2 - self.zoom * (left + right) / 2
        self.y = edge + tall / 2 + self.zoom * (top + bottom) / 2

    def points(self, longitude: ArrayLike, latitude: ArrayLike) -> Floats:
        """Pixels, one row for each point."""
        x, y = equal_earth(longitude, latitude)
        return np.column_stack((self.x + self.zoom * np.atleast_1d(x), self.y - self.zoom * np.atleast_1d(y)))

    def ring(self, degrees: Floats) -> Floats:
        """Pixels of a ring of (longitude, latitude) rows."""
        return self.points(degrees[:, 0], degrees[:, 1])
