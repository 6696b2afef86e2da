"""What a back-test is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from game.lab.film import Film
from game.world.columns import Floats

CHINA = "CHN"


@dataclass(frozen=True)
class Reading:
    """A fact read off one level: its quantities by the words of the fact's bands, [world] each."""

    fact: str
    level: str
    read: Callable[[Film], dict[str, Floats]]


def average(values: Sequence[Floats]) -> Floats:
    """Mean over time [world]."""
    return np.mean(np.stack(values), axis=0)  # noqa: TID251 - a report, not a rule
