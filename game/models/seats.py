"""What whoever has a seat is called."""

from game.models import words
from game.schema.level import Level


def seat_name(level: Level, holder: str) -> str:
    """What the holder of a seat is called in a list."""
    lab = next((lab.name for lab in level.labs if lab.id == holder), "")
    return lab or words.titled(holder)
