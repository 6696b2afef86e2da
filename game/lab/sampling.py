"""Which values the constants take in an experiment: near what is believed, or anywhere in their ranges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.schema.constants import constants_of
from game.schema.level import Level
from game.world.columns import Floats, Ints
from game.world.constants import Constant
from game.world.draws import Draws
from game.world.exact import exp, log

# Constants that no source fixes and on which results depend most, from the calibration of the prototype.
LEAST_KNOWN = (
    "absorption_rate", "fear_half_life", "fear_onset", "fear_lasting", "taste_capability", "caution",
    "taste_network", "domestic_pull", "capital_return", "compatible_down", "leaving", "content",
    "stack_lock", "entry_barrier", "cloud_part", "sovereign_answer",
)  # fmt: skip
SPREAD = 0.25  # sd of the logarithm of a least-known constant
DRAWS, EACH = 24, 6  # points in the ranges, and seeds at each of them

Values = Mapping[str, float | Floats]


@dataclass(frozen=True)
class Sample:
    """Worlds to play: their seeds, their constants, and how many neighbours share one draw of the constants."""

    seeds: tuple[int, ...]
    constants: Values
    block: int

    def places(self, level: Level) -> dict[str, Floats]:
        """Where in its range each constant that varies lies, 0 to 1, one number a block."""
        known = constants_of(level)
        return {
            name: _place(known[name], values[:: self.block])
            for name, values in self.constants.items()
            if isinstance(values, np.ndarray)
        }


def believed(level: Level, seeds: Sequence[int], fixed: Mapping[str, float]) -> Sample:
    """One world a seed; each draws its least-known constants, log-normally around what is believed.

    Args:
        level: whose constants they are.
        seeds: one a world.
        fixed: constants that have one value in every world instead.
    """
    known, drawn = constants_of(level), dict[str, float | Floats](fixed)
    luck = _luck(seeds)
    for name in _varied(fixed):
        c = known[name]
        drawn[name] = np.clip(c.value * exp(SPREAD * luck.normal("constant", (name,))[0]), c.low, c.high)
    return Sample(tuple(seeds), drawn, len(seeds))


def anywhere(level: Level, fixed: Mapping[str, float], draws: int = DRAWS, each: int = EACH) -> Sample:
    """Points spread over the whole ranges of the least-known constants, a few seeds at each.

    Every constant takes every slice of its range once (a Latin hypercube), ratios counting where it is positive.
    """
    known, drawn = constants_of(level), dict[str, float | Floats](fixed)
    luck = _luck(range(draws))
    for name in _varied(fixed):
        c = known[name]
        order = np.argsort(luck.uniform("order", (name,))[0], kind="stable")
        part = (order + luck.uniform("place", (name,))[0]) / draws
        drawn[name] = np.repeat(_value(c, part), each)
    return Sample(tuple(range(each)) * draws, drawn, each)


def _varied(fixed: Mapping[str, float]) -> list[str]:
    return [name for name in LEAST_KNOWN if name not in fixed]


def _luck(seeds: Sequence[int]) -> Draws:
    numbers: Ints = np.asarray(seeds, dtype=np.int64)
    return Draws(numbers, np.full_like(numbers, -1))


def _value(c: Constant, part: Floats) -> Floats:
    """The value at a part of a constant's range (elementwise)."""
    if c.low <= 0.0:
        return c.low + part * (c.high - c.low)
    low, high = log(np.array([c.low, c.high]))
    return np.clip(exp(low + part * (high - low)), c.low, c.high)


def _place(c: Constant, value: Floats) -> Floats:
    """The part of a constant's range at which a value lies (elementwise)."""
    if c.low <= 0.0:
        return (value - c.low) / (c.high - c.low)
    low, high = log(np.array([c.low, c.high]))
    return (log(value) - low) / (high - low)
