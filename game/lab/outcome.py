"""From numbers in many worlds to a verdict. What must come out is stated before the worlds are played."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from game.schema.findings import Check, Figure, Sway, Verdict
from game.world.columns import Bools, Floats

How = Literal["part", "mean", "median"]
SWAY = 0.3  # difference between the halves of a constant's range from which it is named
NAMED = 3  # constants that a finding names at most


@dataclass(frozen=True)
class Test:
    """A statement about a number in every world, and the bounds within which it must lie.

    `how` says what is compared with the bounds: the part of the worlds in which the statement is true, or the
    mean or median of the number.
    """

    text: str
    values: Floats | Bools  # [world]
    how: How
    least: float | None = None
    most: float | None = None

    def judge(self, worlds: slice | None = None) -> Check:
        """Whether it is so in these worlds."""
        chosen = np.asarray(self.values if worlds is None else self.values[worlds], dtype=float)
        value = float(np.median(chosen) if self.how == "median" else np.mean(chosen))  # noqa: TID251 - a report
        fits = (self.least is None or value >= self.least) and (self.most is None or value <= self.most)
        if not np.isfinite(value):  # a quantity that is not there in every world is a miss
            return Check(text=self.text, value=None, least=self.least, most=self.most, holds=False)
        return Check(text=self.text, value=value, least=self.least, most=self.most, holds=fits)


@dataclass(frozen=True)
class Outcome:
    """What came out in a batch: figures to show, and tests of which enough must hold."""

    tests: tuple[Test, ...]
    figures: dict[str, Floats] = field(default_factory=dict)  # [world] each
    enough: int | None = None  # tests that must hold; all, if not given
    note: str = ""

    def holds(self, worlds: slice | None = None) -> bool:
        """Whether enough of the tests hold in these worlds."""
        passed = [test.judge(worlds).holds for test in self.tests]
        return bool(passed) and sum(passed) >= (self.enough or len(passed))


def part(text: str, true: Bools, least: float) -> Test:
    """A statement that must be true in at least this part of the worlds."""
    return Test(text, true, "part", least)


def median(text: str, values: Floats, least: float | None = None, most: float | None = None) -> Test:
    """A number whose median must lie within bounds."""
    return Test(text, values, "median", least, most)


def mean(text: str, values: Floats, least: float | None = None, most: float | None = None) -> Test:
    """A number whose mean must lie within bounds."""
    return Test(text, values, "mean", least, most)


def verdict(outcome: Outcome, *, open_question: bool = False) -> Verdict:
    """What the tests say; an open question has none that could."""
    if open_question:
        return "open question"
    return "holds" if outcome.holds() else "does not hold"


def figures(outcome: Outcome) -> tuple[Figure, ...]:
    """Mean and 5 to 95 % of every figure."""
    there = {name: values[np.isfinite(values)] for name, values in outcome.figures.items()}
    return tuple(_figure(name, values) for name, values in there.items() if len(values))


def _figure(name: str, values: Floats) -> Figure:
    low, high = np.percentile(values, (5, 95))
    return Figure(name=name, mean=float(np.mean(values)), low=float(low), high=float(high))  # noqa: TID251 - a report


def blocks(outcome: Outcome, size: int, worlds: int) -> Bools:
    """In which blocks of neighbouring worlds enough tests hold [block]."""
    return np.array([outcome.holds(slice(first, first + size)) for first in range(0, worlds, size)])


def sways(held: Bools, places: dict[str, Floats]) -> tuple[Sway, ...]:
    """The constants whose lower and upper halves differ most in how often the finding holds."""
    found = [_sway(name, held, place) for name, place in places.items()]
    strong = [one for one in found if abs(one.lower - one.upper) >= SWAY]
    return tuple(sorted(strong, key=lambda one: -abs(one.lower - one.upper))[:NAMED])


def _sway(name: str, held: Bools, place: Floats) -> Sway:
    low = place < 0.5
    lower, upper = (float(np.mean(held[half])) if half.any() else 0.0 for half in (low, ~low))  # noqa: TID251
    return Sway(name=name, lower=lower, upper=upper)
