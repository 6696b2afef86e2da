"""Chance without state: a draw is a pure function of (seed, turn, purpose, entity).

Nothing needs saving, undo cannot re-roll, a new event shifts no other draw, and two worlds
that differ in one order meet the same luck. Mixing is the SplitMix64 finaliser.
"""

from functools import lru_cache

import numpy as np

from game.world.columns import Floats, Ints, Words
from game.world.exact import ids, log

_STEP = np.uint64(0x9E3779B97F4A7C15)
_LOGISTIC_SD = 1.8137993642342178  # pi / sqrt(3)


def _mix(x: Words) -> Words:
    """Turn a counter into 64 well-mixed bits."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@lru_cache(maxsize=1024)
def _numbers(names: tuple[str, ...]) -> Words:
    return ids(names)


class Draws:
    """Random numbers of one turn, for every world in the batch."""

    def __init__(self, seed: Ints, turn: Ints) -> None:
        """Key the draws by seed [world] and turn [world]."""
        self._key = _mix(_mix(seed.astype(np.uint64) + _STEP) + turn.astype(np.uint64) * _STEP)

    def uniform(self, purpose: str, *entities: tuple[str, ...]) -> Floats:
        """Uniform numbers in (0, 1), one axis per tuple of entity names, then `world`."""
        key = _mix(self._key + _numbers((purpose,)) * _STEP)
        for names in entities:
            numbers = _numbers(names).reshape(-1, *([1] * 1))
            key = _mix(key[..., None, :] + numbers * _STEP)
        bits = (key >> np.uint64(12)).astype(np.float64)
        return (bits + 0.5) * 2.0**-52

    def normal(self, purpose: str, *entities: tuple[str, ...]) -> Floats:
        """Bell-shaped numbers of mean 0 and variance 1 (logistic: exact on every machine)."""
        u = self.uniform(purpose, *entities)
        return log(u / (1.0 - u)) * (1.0 / _LOGISTIC_SD)

    def gumbel(self, purpose: str, *entities: tuple[str, ...]) -> Floats:
        """Gumbel numbers: the luck of a chooser among alternatives (multinomial logit)."""
        return -log(-log(self.uniform(purpose, *entities)))
