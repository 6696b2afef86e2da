"""Distributions and paired differences of numbers from many games under the same luck."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from game.world.columns import Floats

SURE = 0.95  # of an interval


@dataclass(frozen=True)
class Spread:
    """How a number is distributed over games."""

    mean: float
    low: float  # 5 %
    quarter: float  # 25 %
    middle: float
    three_quarters: float  # 75 %
    high: float  # 95 %


@dataclass(frozen=True)
class Difference:
    """A mean difference between two arms that met the same luck, and how sure it is."""

    mean: float
    low: float  # of a 95 % interval for the mean
    high: float
    games: int

    @property
    def sure(self) -> bool:
        """Whether the interval leaves 0 out."""
        return self.low > 0.0 or self.high < 0.0


def spread(values: Floats) -> Spread:
    """Mean and percentiles of a number [game]."""
    low, quarter, middle, three, high = (float(v) for v in np.percentile(values, (5, 25, 50, 75, 95)))
    return Spread(float(np.mean(values)), low, quarter, middle, three, high)  # noqa: TID251 - a report


def difference(values: Floats, other: Floats) -> Difference:
    """The mean of one arm less another, game by game, with Student's 95 % interval.

    Args:
        values: a number in every game of an arm [game].
        other: the same number under the same luck in the other arm [game].
    """
    apart = values - other
    games, mean = len(apart), float(np.mean(apart))  # noqa: TID251 - a report
    if games < 2:
        return Difference(mean, mean, mean, games)
    half = student(games - 1) * float(np.std(apart, ddof=1)) / float(games) ** 0.5
    return Difference(mean, mean - half, mean + half, games)


def student(freedom: int, sure: float = SURE) -> float:
    """Two-sided quantile of Student's t (Abramowitz and Stegun 26.7.5; within 0.3 % from 4 degrees of freedom on)."""
    z = NormalDist().inv_cdf(0.5 + sure / 2.0)
    terms = (
        (z**3 + z) / 4.0,
        (5.0 * z**5 + 16.0 * z**3 + 3.0 * z) / 96.0,
        (3.0 * z**7 + 19.0 * z**5 + 17.0 * z**3 - 15.0 * z) / 384.0,
        (79.0 * z**9 + 776.0 * z**7 + 1482.0 * z**5 - 1920.0 * z**3 - 945.0 * z) / 92160.0,
    )
    return z + sum(term / float(freedom) ** (i + 1) for i, term in enumerate(terms))
