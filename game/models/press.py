"""One open matter."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Press:
    """Something that may be decided before the turn ends."""

    key: str
    text: str
    icon: str
    colour: str  # bad, warn or accent
    jump: tuple[str, str]  # ('lever' | 'lab' | 'region' | 'figure', id)
