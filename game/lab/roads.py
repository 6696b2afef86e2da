"""Ways to play a seat, and when two of them are of different character."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.factors import Factor
from game.world.columns import Floats

APART = 1.0 / 3.0  # of its range: two ways differ in a lever that stands this far apart on average
DIFFERENT = 0.5  # of the levers that either of two ways moves, the part that stands far apart in two characters
FEW = 3  # and at least so many


@dataclass(frozen=True)
class Contender:
    """One way to play, and what came of it on the seeds of the contest."""

    name: str
    constant: bool
    totals: Floats  # [seed]
    footprint: Floats  # mean position of every factor [factor]; NaN for acts
    start: Floats  # its position before the first turn [factor]

    @property
    def total(self) -> float:
        """Its mean."""
        return float(self.totals.mean())


def apart(one: Contender, other: Contender) -> float:
    """Of the factors that either way moves from where the level starts, the part in which they stand far apart."""
    known = ~np.isnan(one.footprint)
    here, there, start = (np.nan_to_num(what) for what in (one.footprint, other.footprint, one.start))
    moved = known & (np.maximum(np.abs(here - start), np.abs(there - start)) >= APART)
    far = moved & (np.abs(here - there) >= APART)
    return float(far.sum() / moved.sum()) if far.sum() >= FEW else 0.0


def roads(ways: Sequence[Contender], near: float) -> list[Contender]:
    """The best ways of different character whose total is within a part of the best, the best first."""
    order = sorted(ways, key=lambda way: -way.total)
    chosen: list[Contender] = []
    for way in order:
        close = way.total >= (1.0 - near) * order[0].total
        if close and all(apart(way, other) >= DIFFERENT for other in chosen):
            chosen.append(way)
    return chosen


def differences(factors: Sequence[Factor], one: Contender, other: Contender, most: int = 4) -> tuple[str, ...]:
    """Where one way stands apart from another, the widest first, in words."""
    far = np.nan_to_num(np.abs(one.footprint - other.footprint))
    widest = [int(i) for i in np.argsort(-far, kind="stable")[:most] if far[i] >= APART]
    return tuple(f"{factors[i].label} {factors[i].told(float(one.footprint[i]))}" for i in widest)
