"""One change under many lucks: pairs of futures from a turn on, as ordered and with the change, equal luck in a pair.

In both the other seats decide by their habits, so that the difference is what the change causes and nothing else.
Orders that the branch itself had to leave out are left out of the changed futures too; no others are checked. A run
that was to start while another is under way starts when that one has ended.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from game.ai.belief import other_luck
from game.ai.rollout import decide, force, wish_into
from game.lab.memory import keep_freed_memory
from game.play.branching import START, Branch, ordered
from game.play.match import PLAYED, TWIN
from game.play.sliced import Sliced
from game.rules.catalogue import LEVERS
from game.rules.turn import in_steps
from game.schema.order import Order
from game.world.batch import take
from game.world.columns import Bools, Floats, Ints
from game.world.docket import Docket
from game.world.state import World

Measure = Callable[[World, World], Mapping[str, Floats]]
"""Numbers by name [world], of worlds as played and of the same worlds without controls."""

FUTURES = 256
TILE = 256  # pairs that are worked out together
LOW, HIGH = 0.05, 0.95  # nine in ten differences lie between


@dataclass(frozen=True)
class Spread:
    """The differences that a change makes, over all lucks."""

    count: int
    mean: float
    low: float  # nine in ten lie between these
    high: float
    sure: float  # half the width of the 90 % interval of the mean
    more: float  # part of the futures in which the number is higher with the change
    less: float


@dataclass
class Lucks(Sliced):
    """The work, to be done in slices: call `step` while it returns True.

    Args:
        branch: what is changed, worked out already.
        measure: what is read after every turn.
        count: pairs of futures.
        twins: whether the measure looks at the worlds without controls; it gets those as played otherwise.
    """

    branch: Branch
    measure: Measure
    count: int = FUTURES
    twins: bool = True
    played: dict[str, Floats] = field(default_factory=dict)  # as ordered, by name [turn world]
    changed: dict[str, Floats] = field(default_factory=dict)  # with the change

    def __post_init__(self) -> None:
        """Note who orders what."""
        match, first = self.branch.match, self.branch.turn
        self.turns = range(first - 1, self.branch.game.turn)
        orders = [(ordered(match, turn + 1), ordered(self.branch.game, turn + 1)) for turn in self.turns]
        self.orders: Sequence[tuple[list[Order], list[Order]]] = orders
        wanted = [self.branch.wanted(turn + 1) for turn in self.turns]
        self.starts = [(_starts(one), _starts(other)) for (one, _), other in zip(orders, wanted, strict=True)]
        self.alike = all(_free(one) == _free(other) for one, other in orders)  # without controls both are the same

    @property
    def known(self) -> int:
        """Pairs worked out so far."""
        return next((path.shape[-1] for path in self.played.values()), 0)

    def spread(self, name: str, turn: int = -1) -> Spread:
        """How one number differs after a turn of the futures, the last by default. Raises KeyError."""
        apart = np.sort(self.changed[name][turn] - self.played[name][turn])
        count = len(apart)
        low, high = (float(apart[round(part * (count - 1))]) for part in (LOW, HIGH))
        error = float(apart.std(ddof=1)) / float(np.sqrt(count)) if count > 1 else float("nan")
        return Spread(
            count, float(apart.mean()), low, high, 1.645 * error, float((apart > 0).mean()), float((apart < 0).mean())
        )

    def band(self, name: str) -> tuple[Floats, Floats, Floats]:
        """Low, middle and high of the changed futures after every turn, now first [turn] each."""
        ordered_ = np.sort(self.changed[name], axis=-1)
        last = ordered_.shape[-1] - 1
        low, middle, high = (ordered_[:, round(part * last)] for part in (LOW, 0.5, HIGH))
        return low, middle, high

    # ---- the work ------------------------------------------------------------------------------------------

    def _all(self) -> Iterator[float]:
        keep_freed_memory()
        for first in range(0, self.count, TILE):
            numbers = np.arange(first, min(first + TILE, self.count), dtype=np.int64)
            path: list[Mapping[str, Floats]] = []
            for place, world in self._rolled(numbers):
                yield (first + len(numbers) * place / (len(self.turns) + 1)) / self.count
                if world is not None:
                    path.append(self._read(world, len(numbers)))
            for name in path[0]:
                both = np.stack([one[name] for one in path])
                for kept, fresh in zip((self.played, self.changed), np.split(both, 2, axis=-1), strict=True):
                    kept[name] = np.concatenate([kept[name], fresh], axis=-1) if name in kept else fresh

    def _rolled(self, numbers: Ints) -> Iterator[tuple[float, World | None]]:
        """The batch before the turn that is changed and after it and all later ones; None after smaller slices."""
        match, size = self.branch.match, len(numbers)
        blocks = [PLAYED, PLAYED, *([TWIN] if self.twins else []), *([TWIN] if self.twins and not self.alike else [])]
        world = take(match.worlds[self.branch.turn - 1], np.repeat(np.array(blocks, dtype=np.int64), size))
        world.clock.seed[:] = other_luck(world.clock.seed, np.tile(numbers, len(blocks)))
        changed = np.repeat(np.arange(len(blocks)) % 2 == 1, size)
        due = np.zeros(len(changed), dtype=bool)
        yield 0.0, world
        for ahead, turn in enumerate(self.turns):
            docket: Docket = {}
            for name, player in match.players.items():
                decide(world, docket, name, player)
                yield float(ahead), None
            for scripted in match.level.opening:
                if scripted.turn == turn and scripted.seat in match.players:
                    force(world, docket, scripted)
            for arm, orders in zip((~changed, changed), self.orders[ahead], strict=True):
                for order in orders:
                    force(world, docket, order, arm)
            due |= np.where(changed, self.starts[ahead][1], self.starts[ahead][0])
            due &= ~self._start(world, docket, due)
            steps = in_steps(world, docket)
            world = next(steps)
            for _ in steps:
                yield ahead + 0.5, None
            yield float(ahead + 1), world

    def _start(self, world: World, docket: Docket, due: Bools) -> Bools:
        """Start the runs that are due wherever none is under way; returns where [world]."""
        if START not in world.dials or not due.any():
            return np.zeros_like(due)
        row = world.names.labs.index(self.branch.match.seat)
        idle = due & (world.labs.run_needed[row] == 0.0)
        wish_into(world, docket, START, row, np.where(idle, 1.0, np.nan))
        return idle

    def _read(self, world: World, size: int) -> Mapping[str, Floats]:
        """Every number of a tile [pair as ordered, then pair with the change]."""
        if not self.twins:
            return self.measure(world, world)
        rows = np.arange(2 * size, dtype=np.int64)
        free = 2 * size + (rows % size if self.alike else rows)
        return self.measure(take(world, rows), take(world, free))


def _starts(orders: Sequence[Order]) -> bool:
    """Whether a run is to start."""
    return any(order.lever == START and order.value > 0.5 for order in orders)


def _free(orders: Sequence[Order]) -> list[Order]:
    """Those orders that a game without controls obeys too."""
    return [order for order in orders if not LEVERS[order.lever].control]
