"""A level as it goes when the computer plays every seat by the level's script, quarter by quarter."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.lab.trial import Trial
from game.world.state import World

LONGEST = 60  # turns that a film can have


def quarters(text: str) -> int:
    """A quarter such as 2024-Q3 as a number."""
    year, part = text.split("-Q")
    return int(year) * 4 + int(part) - 1


@dataclass
class Film:
    """The worlds of a trial, played as far as somebody looks."""

    trial: Trial
    worlds: list[World] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Thread the first picture."""
        self.reel: Iterator[World] = self.trial.play(LONGEST)

    def turn(self, number: int) -> World:
        """The worlds after so many turns; 0 is the start."""
        while len(self.worlds) <= number:
            self.worlds.append(next(self.reel))
        return self.worlds[number]

    def after(self, quarter: str) -> World:
        """The worlds at the end of the turn that holds this quarter."""
        level = self.trial.level
        return self.turn((quarters(quarter) - quarters(level.starts)) // (level.months // 3) + 1)

    def span(self, first: str, last: str) -> list[World]:
        """The worlds at the end of every quarter from the first to the last."""
        return [self.after(f"{q // 4}-Q{q % 4 + 1}") for q in range(quarters(first), quarters(last) + 1)]
