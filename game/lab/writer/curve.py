"""The scaling curve of the writer: every size on every amount of text, as measured, and the power law through it."""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from game.lab.writer.corpus import corpus, text_file
from game.lab.writer.training import AMOUNTS, SIZES, Plan, Training
from game.schema.files import read_text, write_text
from game.schema.problems import Rejected

_MOST = 64 * 1024


class Point(NamedTuple):
    """One finished run: how large, on how much text, and how surprised it stayed."""

    hidden: int
    letters: int
    parameters: int
    loss: float


class Law(NamedTuple):
    """loss = floor + (scale / parameters) ** power, as fitted."""

    floor: float
    scale: float
    power: float

    def at(self, parameters: float) -> float:
        """The loss it foretells."""
        return float(self.floor + (self.scale / parameters) ** self.power)


def curve_file() -> Path:
    """Where the measured curve lies: beside the text it was measured on."""
    return text_file().with_name("curve.json")


@lru_cache(maxsize=1)
def measured() -> tuple[Point, ...]:
    """The curve that comes with the game. Raises Rejected."""
    try:
        return tuple(Point(**one) for one in json.loads(read_text(curve_file(), _MOST)))
    except (TypeError, ValueError) as fault:
        raise Rejected([f"{curve_file().name}: no measured curve ({fault})."]) from None


def measure(seed: int = 1) -> Iterator[Point]:
    """Train every size on every amount of text, one after the other."""
    for hidden in SIZES:
        for letters in AMOUNTS:
            found = Training(corpus(), Plan(hidden, letters, seed)).finish()
            yield Point(hidden, letters, found.parameters, round(found.loss, 4))


def keep(points: Sequence[Point]) -> None:
    """Write a measured curve down as the game's own. Raises OSError."""
    write_text(curve_file(), json.dumps([one._asdict() for one in points], indent=1) + "\n")
    measured.cache_clear()


def law(points: Sequence[Point]) -> Law:
    """The power law nearest to points of several sizes: for each floor a straight line in logarithms, the best of all.

    Raises:
        ValueError: there are fewer than three sizes.
    """
    sizes = np.array([point.parameters for point in points], float)
    losses = np.array([point.loss for point in points], float)
    if len(set(sizes)) < 3:
        raise ValueError("a power law with a floor needs at least three sizes")
    best: tuple[float, Law] | None = None
    for floor in np.linspace(0.0, losses.min() - 0.02, 60):
        slope, start = np.polyfit(np.log(sizes), np.log(losses - floor), 1)
        found = Law(float(floor), float(np.exp(start / -slope)) if slope < 0 else 0.0, float(-slope))
        miss = float(np.square([found.at(size) for size in sizes] - losses).sum()) if slope < 0 else np.inf
        if best is None or miss < best[0]:
            best = (miss, found)
    if best is None:
        raise ValueError("no floor lies below the losses")
    return best[1]
