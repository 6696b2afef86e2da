"""One of several things to choose from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """What is chosen (`key`), what the player reads (`label`), and how it looks."""

    key: str
    label: str
    icon: str = ""
    colour: str = "accent"  # a colour name
    reason: str = ""  # why it cannot be chosen now; empty when it can


Items = Sequence[Item] | Callable[[], Sequence[Item]]
"""The items, or what lists them each time."""


def listed(items: Items) -> Sequence[Item]:
    """The items as they are now."""
    return items() if callable(items) else items


def refusals(items: Sequence[Item]) -> str:
    """Why some of them cannot be chosen now, as running text; empty when all can."""
    return "\n".join(f"**{item.label}**: {item.reason}" for item in items if item.reason)


def place_of(key: str, items: Sequence[Item]) -> int:
    """Where the item with this key stands; 0 if there is none."""
    return next((place for place, item in enumerate(items) if item.key == key), 0)


def step_from(key: str, items: Sequence[Item], step: int) -> str:
    """The key of the next item that can be chosen, going round the end."""
    place = place_of(key, items)
    for count in range(1, len(items) + 1):
        item = items[(place + step * count) % len(items)]
        if not item.reason:
            return item.key
    return key
