"""What sits in a seat: a view in, orders out."""

from typing import Protocol

from game.world.columns import Floats
from game.world.draws import Draws
from game.world.state import World

Wishes = dict[str, Floats]


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
