"""What the orders on the table are about to change: the turn that is open, imagined with and without each of them.

Like every forecast it starts from what the seat may believe and from luck that is not the match's. Worlds that differ
in one order meet the same imagined luck, so their difference is that order's doing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.ai.belief import believe
from game.ai.causes import Measure
from game.ai.rollout import decide, force, seat_of
from game.play.match import PLAYED, TWIN, Match
from game.play.sliced import Sliced
from game.rules.turn import in_steps
from game.schema.order import Order
from game.world.batch import join, take
from game.world.docket import Docket
from game.world.exact import total
from game.world.state import World

IMAGINED = 24  # pairs of worlds in which the open turn is played, for every order that is tried
TRIED = 12  # orders that are left out one at a time, the last given first


@dataclass(frozen=True)
class Pending:
    """A number at the end of the open turn: with the orders on the table, without any, and what each one changes."""

    low: float  # one in ten imagined turns ends below
    middle: float
    high: float
    without: float  # the middle, with nothing on the table
    parts: tuple[tuple[Order, float], ...]  # mean difference that each order makes, the others given


@dataclass
class Coming(Sliced):
    """The work, to be done in slices."""

    match: Match
    end: World | None = None

    def __post_init__(self) -> None:
        """Note how things stand: the table may change while this is worked out."""
        self.world, self.turn = self.match.world, self.match.turn
        self.orders = tuple(self.match.standing_orders())
        self.tried = self.orders[-TRIED:]
        self.left_out = [[], list(self.orders), *([order] for order in self.tried)]

    @property
    def ready(self) -> bool:
        """Whether the answers can be asked for."""
        return self.done >= 1.0

    def ask(self, measure: Measure) -> Pending:
        """What becomes of one number. Raises RuntimeError before the work is done."""
        if self.end is None:
            raise RuntimeError("The work is not done yet.")
        values = measure(self.end).reshape(len(self.left_out), IMAGINED)
        ordered = np.sort(values, axis=1)
        low, middle, high = (float(ordered[0, round(part * (IMAGINED - 1))]) for part in (0.1, 0.5, 0.9))
        gaps = total(values[0] - values, axis=1) / IMAGINED
        parts = tuple((order, float(gap)) for order, gap in zip(self.tried, gaps[2:], strict=True))
        return Pending(low, middle, high, float(ordered[1, round(0.5 * (IMAGINED - 1))]), parts)

    def _all(self) -> Iterator[float]:
        row, axis = seat_of(self.world, self.match.seat)
        sides = [believe(take(self.world, np.array([side])), axis, row, IMAGINED) for side in (PLAYED, TWIN)]
        yield 0.05
        both = join(sides)
        both.constants = sides[0].constants  # the same in every world of a match
        places = np.arange(IMAGINED)
        pairs = take(both, np.stack([places, places + IMAGINED], axis=1).reshape(-1))
        yield 0.1
        wishes: Docket = {}
        for name, player in self.match.players.items():
            decide(pairs, wishes, name, player)
            yield 0.1
        start = take(pairs, np.tile(np.arange(2 * IMAGINED), len(self.left_out)))
        docket: Docket = {name: np.tile(wish, len(self.left_out)) for name, wish in wishes.items()}
        for order in self.orders:
            kept = np.repeat([order not in gone for gone in self.left_out], 2 * IMAGINED)
            force(start, docket, order, kept)
        yield 0.2
        steps = in_steps(start, docket)
        world = next(steps)
        for _ in steps:
            yield 0.6
        self.end = world
