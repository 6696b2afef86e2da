"""Where things go if the seat leaves its dials as they are: many futures of a match, played by the real rules.

The other seats decide as they do in the match, but leave alone what they have been seen to hold. The seat itself
gives the orders on its table, then none, but begins a new run of the size that is set when one has ended. What the
level opens with is known, for its briefing tells it; what its script will bring later is not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from game.ai.band import BAND, percentile, reach, stretch
from game.ai.belief import believe
from game.ai.rollout import decide, force, seat_of, wish_into
from game.ai.warning import Alarm, Danger, alarm, margins
from game.play.match import PLAYED, TWIN, Match
from game.play.seat import Player
from game.play.sliced import Sliced
from game.play.view import see
from game.rules.catalogue import METRICS
from game.rules.turn import in_steps
from game.schema.level import Level, Opening, Role
from game.schema.order import Order
from game.world.batch import take
from game.world.columns import Bools, Floats
from game.world.docket import Docket
from game.world.state import World

FUTURES, HORIZON = 256, 8  # worlds imagined, and turns ahead
_FIRST = 64  # futures that are worked out before all others, so that a first fan is there soon


@dataclass(frozen=True)
class Fan:
    """Percentiles of one metric, now and after each turn ahead."""

    low: Floats  # [turn ...]
    middle: Floats
    high: Floats


@dataclass(frozen=True)
class Ahead:
    """How far worlds are played on, and what is given while they are."""

    turns: int
    orders: Sequence[Order] | None = None  # of the seat in the first turn; without, its dials stand at once
    begins: int = 0  # turns played before
    script: Sequence[Opening] = ()  # what the others are told to order, by turn
    held: frozenset[tuple[str, str]] = frozenset()  # seats and levers of theirs that stay where they are
    tried: Sequence[tuple[Order, Bools]] = ()  # more orders of the seat in the first turn, in some worlds [world]


def foreseen(level: Level, begins: int, turns: int, orders: Sequence[Order] = ()) -> Ahead:
    """What anybody at the table may know of so many turns after some have been played."""
    return Ahead(turns, orders, begins, [one for one in level.opening if one.turn == 0], held(level, begins))


def held(level: Level, turn: int) -> frozenset[tuple[str, str]]:
    """Dials that other seats have been seen to hold against their habits, as pairs of seat and lever.

    A dial counts as held if the level's script gave it in each of the last two turns, or in the only one so far:
    whoever has seen that expects it to go on. Of turns to come nothing is read.
    """
    seen = [{(one.seat, one.lever) for one in level.opening if one.turn == past} for past in (turn - 1, turn - 2)]
    return frozenset(seen[0] & seen[1] if turn > 1 else seen[0])


@dataclass
class Futures(Sliced):
    """The work, to be done in slices. `paths` may be read at any time."""

    match: Match
    metrics: Sequence[str]
    count: int = FUTURES
    horizon: int = HORIZON
    watched: Sequence[Danger] = ()
    paths: dict[str, Floats] = field(default_factory=dict)  # by metric [turn ... world]
    margins: dict[str, Floats] = field(default_factory=dict)  # by danger [turn world], of the end alone [1 world]
    settled: bool = False  # all is worked out

    def __post_init__(self) -> None:
        """Note how things stand: the match may go on while its futures are worked out."""
        self.begins, self.world, self.orders = self.match.turn, self.match.world, self.match.standing_orders()
        self.turns = min(self.horizon, self.match.level.turns - self.match.turn)
        self.ends = self.begins + self.turns == self.match.level.turns
        self.role: Role = "startup" if self.match.seat in self.world.names.labs else "regulator"

    @property
    def known(self) -> int:
        """Futures known so far."""
        return next((path.shape[-1] for path in self.paths.values()), 0)

    def fan(self, metric: str) -> Fan:
        """The band over the futures known so far. Raises KeyError before there are any."""
        ordered = np.sort(self.paths[metric], axis=-1)
        low, middle, high = (percentile(ordered, part) for part in BAND)
        times = [stretch(self.role, metric, ahead) for ahead in range(len(ordered))]
        for ahead, (down, up) in enumerate(times):
            low[ahead] = reach(middle[ahead], low[ahead], down, ordered[ahead, ..., 0])
            high[ahead] = reach(middle[ahead], high[ahead], up, ordered[ahead, ..., 0])
        return Fan(low, middle, high)

    def alarms(self) -> tuple[Alarm, ...]:
        """What the futures say of each danger that has not come about yet; none before they are settled."""
        if not self.settled:
            return ()
        row, axis = seat_of(self.world, self.match.seat)
        shown = see(take(self.world, np.array([PLAYED])), axis, row)
        here = margins(self.watched, shown, shown, self.start(1), end=False)
        return tuple(
            alarm(one, self.margins[one.key], self.turns)
            for one in self.watched
            if one.key in self.margins and not (one.key in here and here[one.key][0] < 0.0)
        )

    def _all(self) -> Iterator[float | None]:
        end: World | None = None
        soon = min(_FIRST, self.count)
        for first, size in ((0, soon), (soon, self.count - soon)):
            if not size:
                continue
            tile = _Tile(self, size)
            for world in self._rolled(PLAYED, tile.size, first):
                if world is not None:
                    tile.note(world)
                yield (first + tile.size * tile.ahead / self.turns) / (self.count + 1)
            tile.join()
            end = end or tile.world
        if end is not None and self.ends and any(one.twinned for one in self.watched):
            yield from self._against_twins(end)
        self.settled = True

    def _against_twins(self, end: World) -> Iterator[None]:
        """The first futures once more without controls, for dangers that are measured against those."""
        twin = end
        for world in self._rolled(TWIN, end.sizes.world, 0):
            twin = world or twin
            yield None
        twinned = [one for one in self.watched if one.twinned]
        found = margins(twinned, end, twin, self.start(end.sizes.world), end=True)
        self.margins |= {key: margin[None] for key, margin in found.items()}

    def _rolled(self, column: int, size: int, first: int) -> Iterator[World | None]:
        """Futures of the game as played, or of the one without controls, after each turn ahead; None in between."""
        match = self.match
        row, axis = seat_of(self.world, match.seat)
        believed = believe(take(self.world, np.array([column])), axis, row, size, first)
        yield None
        ahead = foreseen(match.level, self.begins, self.turns, self.orders)
        yield from rolled(match.level, match.seat, match.players, believed, ahead)

    def start(self, size: int) -> World:
        """The game before its first turn, so many times."""
        return take(self.match.worlds[0], np.full(size, PLAYED))


class _Tile:
    """Some futures that are worked out together."""

    def __init__(self, futures: Futures, size: int) -> None:
        self.futures, self.size, self.start = futures, size, futures.start(size)
        self.ahead = 0
        self.world: World | None = None
        now = take(futures.world, np.array([PLAYED]))
        self.paths = {name: [METRICS[name].measure(now).repeat(size, axis=-1)] for name in futures.metrics}
        self.margins: dict[str, list[Floats]] = {}

    def note(self, world: World) -> None:
        """Write down how things stand in every future one turn on."""
        self.ahead, self.world = self.ahead + 1, world
        for name, path in self.paths.items():
            path.append(METRICS[name].measure(world))
        end = self.futures.ends and self.ahead == self.futures.turns
        for key, margin in margins(self.futures.watched, world, world, self.start, end=end).items():
            self.margins.setdefault(key, []).append(margin)

    def join(self) -> None:
        """Put them beside those known before."""
        for found, known in ((self.paths, self.futures.paths), (self.margins, self.futures.margins)):
            for name, path in found.items():
                fresh = np.stack(path)
                known[name] = np.concatenate([known[name], fresh], axis=-1) if name in known else fresh


def rolled(
    level: Level, seat: str, players: Mapping[str, Player], world: World, ahead: Ahead
) -> Iterator[World | None]:
    """The worlds after each turn ahead, and None after smaller slices.

    Args:
        level: what is played.
        seat: whose dials stay as they are.
        players: who decides for the other seats.
        world: where it begins, imagined or true [world].
        ahead: how far, and which orders of the seat come first.
    """
    row, _ = seat_of(world, seat)
    runs = "start_run" in level.offers(seat) and seat in world.names.labs
    for turn in range(ahead.turns):
        docket: Docket = {}
        for name, player in players.items():
            decide(world, docket, name, player, frozenset(lever for who, lever in ahead.held if who == name))
        yield None
        if turn == 0 and ahead.orders is not None:
            for order in ahead.orders:
                force(world, docket, order)
            for order, where in ahead.tried:
                force(world, docket, order, where)
        elif runs:
            idle = world.labs.alive[row] & (world.labs.run_needed[row] == 0.0)
            wish_into(world, docket, "start_run", row, np.where(idle, 1.0, np.nan))
        for one in ahead.script:
            if one.turn == ahead.begins + turn and one.seat != seat:
                force(world, docket, one)
        steps = in_steps(world, docket)
        world = next(steps)
        for _ in steps:
            yield None
        yield world
