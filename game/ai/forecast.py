"""Where things go if the seat leaves its dials as they are: many futures of a match, played by the real rules.

The other seats decide as they do in the match. The seat itself gives the orders on its table, then none, but
begins a new run of the size that is set when one has ended. What the level's script will bring is not known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from game.ai.belief import believe
from game.ai.rollout import decide_all, force, seat_of, wish_into
from game.play.match import PLAYED, Match
from game.rules.catalogue import METRICS
from game.rules.turn import in_steps
from game.world.batch import take
from game.world.columns import Floats
from game.world.docket import Docket
from game.world.state import World

FUTURES, HORIZON = 256, 8  # worlds imagined, and turns ahead
BAND = (0.1, 0.5, 0.9)  # part of the futures that lie below the lower edge, the middle and the upper edge
_TILE = 64  # futures that are worked out together, so that a first fan is there soon


@dataclass(frozen=True)
class Fan:
    """Percentiles of one metric, now and after each turn ahead."""

    low: Floats  # [turn ...]
    middle: Floats
    high: Floats


@dataclass
class Futures:
    """The work, to be done in slices: call `step` while it returns True. `paths` may be read at any time."""

    match: Match
    metrics: Sequence[str]
    count: int = FUTURES
    horizon: int = HORIZON
    paths: dict[str, Floats] = field(default_factory=dict)  # by metric [turn ... world]

    def __post_init__(self) -> None:
        """Note how things stand: the match may go on while its futures are worked out."""
        self.begins, self.world, self.orders = self.match.turn, self.match.world, self.match.standing_orders()
        self.turns = min(self.horizon, self.match.level.turns - self.match.turn)
        self.work = self._all()

    def step(self) -> bool:
        """Do a slice; True while there is more."""
        return next(self.work, None) is not None

    def finish(self) -> "Futures":
        """Do all that is left."""
        while self.step():
            pass
        return self

    @property
    def done(self) -> int:
        """Futures known so far."""
        return next((path.shape[-1] for path in self.paths.values()), 0)

    def fan(self, metric: str) -> Fan:
        """Percentiles over the futures known so far. Raises KeyError before there are any."""
        ordered = np.sort(self.paths[metric], axis=-1)
        low, middle, high = (ordered[..., round(part * (self.done - 1))] for part in BAND)
        return Fan(low, middle, high)

    def _all(self) -> Iterator[bool]:
        row, axis = seat_of(self.world, self.match.seat)
        true = take(self.world, np.array([PLAYED]))
        for first in range(0, self.count, _TILE):
            size = min(_TILE, self.count - first)
            believed = believe(true, axis, row, size, first)
            yield True
            paths = {name: [METRICS[name].measure(true).repeat(size, axis=-1)] for name in self.metrics}
            for world in self._rolled(believed, row):
                if world is not None:
                    for name in self.metrics:
                        paths[name].append(METRICS[name].measure(world))
                yield True
            for name, found in paths.items():
                fresh = np.stack(found)
                known = self.paths.get(name)
                self.paths[name] = fresh if known is None else np.concatenate([known, fresh], axis=-1)

    def _rolled(self, world: World, row: int) -> Iterator[World | None]:
        """The worlds after each turn ahead, and None after smaller slices."""
        match = self.match
        for ahead in range(self.turns):
            docket: Docket = {}
            decide_all(world, docket, match.players)
            yield None
            if ahead == 0:
                for order in self.orders:
                    force(world, docket, order)
            elif "start_run" in match.level.offers(match.seat):
                idle = world.labs.alive[row] & (world.labs.run_needed[row] == 0.0)
                wish_into(world, docket, "start_run", row, np.where(idle, 1.0, np.nan))
            steps = in_steps(world, docket)
            world = next(steps)
            for _ in steps:
                yield None
            yield world
