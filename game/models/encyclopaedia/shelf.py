"""The levels that pages speak of: all that can be read."""

from functools import lru_cache

from game.schema import library
from game.schema.level import Level


@lru_cache(maxsize=1)
def levels() -> list[Level]:
    """Every level of the game that can be read, the oldest first."""
    return sorted((entry.level for entry in library.survey()[0]), key=lambda level: (level.starts, level.title))
