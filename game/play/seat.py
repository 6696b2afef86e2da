"""What sits in a seat: a view in, orders out."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from game.world.columns import Floats, Ints
from game.world.draws import Draws
from game.world.state import World

Wishes = dict[str, Floats]
Table = tuple[World, World, Ints, Ints]
"""What a mind is asked about: the worlds, the same before the first turn, those as played, those without controls."""
Answer = TypeVar("Answer")


class Player(Protocol):
    """Decides for one seat, in every world of a batch at once.

    A person's orders come through `Match.submit`; everything else that sits in a seat is one of these.
    """

    def __call__(self, view: World, row: int, draws: Draws) -> Wishes:
        """Return the settings wished for, by lever id.

        Args:
            view: the worlds as this seat may see them.
            row: the seat's position on the lab or regulator axis.
            draws: this turn's chance, for choices that need some.

        Returns:
            Arrays [world] or [target world]; NaN leaves a dial where it stands.
        """


class Mind(Protocol):
    """Thinks ahead for one seat before its orders are written down, in slices.

    It replaces what the seat's player would do in the game as played; in the twin the player decides.
    """

    def __call__(self, world: World, start: World, played: Ints, twins: Ints) -> Generator[None, None, Wishes]:
        """Think about one turn.

        Args:
            world: pairs of worlds, before the turn; to be looked at only as the seat may see them.
            start: the same before the first turn.
            played: positions of the games as played [game].
            twins: positions of the same games without controls [game].

        Returns:
            The settings wished for in the worlds as played, by lever id [... game].
        """


@dataclass(frozen=True)
class Minds:
    """Who thinks ahead at a table, and what the replay calls the way they play."""

    skill: str = ""  # empty where every seat keeps to its habits
    of: Mapping[str, Mind] = field(default_factory=dict)  # by id of lab or regulator

    def think(self, names: Sequence[str], at: Table, found: dict[str, Wishes]) -> Generator[float, None, None]:
        """Let several seats think, one after the other, in slices; each says what part of the work is done.

        Args:
            names: whose turn it is.
            at: what they think about.
            found: where the answers are written, by seat.
        """
        for place, name in enumerate(names):
            thought = self.of[name](*at)
            while name not in found:
                try:
                    next(thought)
                except StopIteration as end:
                    found[name] = end.value
                yield place / len(names)


def in_one_go(slices: Generator[None, None, Answer]) -> Answer:
    """What comes of work in slices, without a pause."""
    while True:
        try:
            next(slices)
        except StopIteration as end:
            answer: Answer = end.value
            return answer
