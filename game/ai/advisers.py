"""Advice: three voices, each of which has tried what one more order would bring to the figures it watches.

Every order is tried in the same imagined futures, with it and without it: same beliefs, same luck (common random
numbers), so that what differs is the order's doing. A first look at few futures finds the promising orders; what is
told of them was measured on other futures, so that nothing looks better for having been picked.
"""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from game.ai.band import percentile
from game.ai.belief import imagine
from game.ai.factors import Factor, factors_of
from game.ai.forecast import HORIZON, foreseen, rolled
from game.ai.rollout import seat_of
from game.play.match import PLAYED, TWIN, Match
from game.play.refusal import check
from game.play.refused import Refusal
from game.play.score import score
from game.play.sliced import Sliced
from game.rules.catalogue import LEVERS, METRICS
from game.schema.level import Role
from game.schema.order import Order
from game.world.batch import take
from game.world.columns import Floats
from game.world.state import World

VOICES = ("security", "economy", "science")
# The outcomes of the score that each voice speaks for, and the figures it points at.
CONCERN: Mapping[Role, Mapping[str, tuple[str, ...]]] = {
    "regulator": {
        "security": ("security",),
        "economy": ("competitiveness", "alliance"),
        "science": ("innovation", "openness"),
    },
    "startup": {
        "security": ("resilience", "compliance"),
        "economy": ("markets", "finance"),
        "science": ("frontier",),
    },
}
EVIDENCE: Mapping[Role, Mapping[str, tuple[str, ...]]] = {
    "regulator": {
        "security": ("misuse_risk", "lead_months", "illicit_share"),
        "economy": ("home_revenue", "share_abroad", "alliance_cohesion"),
        "science": ("home_frontier", "market_openness", "divergence"),
    },
    "startup": {
        "security": ("supply_independence", "compliance_record"),
        "economy": ("world_share", "cash", "valuation"),
        "science": ("capability_points", "months_behind"),
    },
}
LOOKED, TOLD = 6, 32  # futures of the first look, and of what is told
FINALISTS = 3  # orders of each voice that are looked at again
LEAST = 0.5  # points of its outcomes below which a voice asks for nothing
SURE = 0.6  # part of the futures that must agree
TILE = 48  # futures worked out together, so that a slice is short
Trial = tuple[Order, ...]
# By figure, at the end of the look ahead [trial future]: metrics, 'part.OUTCOME', and by voice the sum of its outcomes.
# The total score is left out on purpose: how much each outcome is worth is the person's to weigh.
Paths = dict[str, Floats]


@dataclass(frozen=True)
class Effect:
    """What an order does to one figure, over the futures."""

    figure: str  # a metric, or 'part.OUTCOME'
    before: float  # in the middle future without the order
    after: float  # and with it
    low: float  # a tenth of the differences lie below
    high: float  # and a tenth above
    better: int  # futures in which the figure is better with the order
    worse: int
    futures: int
    gain: float  # middle difference for the better
    spread: float  # of the figure between futures: eight of ten lie in so much


@dataclass(frozen=True)
class Counsel:
    """What one voice asks for, and what it would bring. Without orders it asks for nothing."""

    voice: str
    orders: Trial
    outcomes: tuple[Effect, ...] = ()  # its own, the one that moves most first
    evidence: Effect | None = None  # the figure that tells it best
    others: Mapping[str, Effect] = field(default_factory=dict)  # by voice: the outcome of theirs that moves most
    every: tuple[Effect, ...] = ()  # on all outcomes, in the order of the voices


@dataclass
class Council(Sliced):
    """The work, to be done in slices."""

    match: Match
    tried: int = 0  # orders that were looked at
    counsels: tuple[Counsel, ...] = ()  # there when all is worked out

    def __post_init__(self) -> None:
        """Note how things stand: the match may go on meanwhile."""
        match = self.match
        self.orders = tuple(match.standing_orders())
        self.turns = min(HORIZON, match.level.turns - match.turn)
        self.row, self.axis = seat_of(match.world, match.seat)
        self.role: Role = "startup" if self.axis == "lab" else "regulator"
        counted = match.level.counts_for(match.seat).weights
        self.concern = {
            voice: tuple(name for name in names if name in counted) for voice, names in CONCERN[self.role].items()
        }
        self.ahead = foreseen(match.level, match.turn, self.turns, self.orders)

    def _all(self) -> Iterator[None]:
        trials: list[Trial] = [()]
        for trial in candidates(self.match, self.orders):
            trials.append(trial)
            yield None
        self.tried = len(trials) - 1
        first = yield from self._tried(trials, range(LOOKED), 0.0, 0.6)
        chosen = sorted({place for voice in VOICES for place in self._promising(voice, first)})
        again: list[Trial] = [(), *(trials[place] for place in chosen)]
        found = yield from self._tried(again, range(LOOKED, LOOKED + TOLD), 0.6, 1.0)
        self.counsels = tuple(self._counsel(voice, again, found) for voice in VOICES)

    def _promising(self, voice: str, paths: Paths) -> list[int]:
        """The trials that do most for a voice, by the first look."""
        gains = [effect(paths, voice, place).gain for place in range(len(paths[voice]))]
        ranked = sorted(range(1, len(gains)), key=lambda place: (-gains[place], place))
        return [place for place in ranked[:FINALISTS] if gains[place] > 0.0]

    def _counsel(self, voice: str, trials: Sequence[Trial], paths: Paths) -> Counsel:
        """The trial that does most for a voice, and everything it brings."""
        best, most = 0, LEAST
        for place in range(1, len(trials)):
            whole = effect(paths, voice, place)
            if whole.gain > most and whole.better >= SURE * whole.futures:
                best, most = place, whole.gain
        if not best:
            return Counsel(voice, ())
        shown = [effect(paths, name, best) for name in EVIDENCE[self.role][voice]]
        evidence = max(shown, key=lambda one: one.gain / one.spread if one.spread > 0.0 else 0.0)
        return Counsel(
            voice,
            trials[best],
            self._outcomes(voice, paths, best),
            evidence if evidence.gain > 0.0 else None,
            {
                other: self._outcomes(other, paths, best)[0]
                for other in VOICES
                if other != voice and self.concern[other]
            },
            tuple(effect(paths, f"part.{name}", best) for one in VOICES for name in self.concern[one]),
        )

    def _outcomes(self, voice: str, paths: Paths, place: int) -> tuple[Effect, ...]:
        """What a trial does to the outcomes of a voice, the one that moves most first."""
        found = [effect(paths, f"part.{name}", place) for name in self.concern[voice]]
        return tuple(sorted(found, key=lambda one: -abs(one.gain)))

    # -- trying ------------------------------------------------------------------------------------------------

    def _tried(self, trials: Sequence[Trial], numbers: range, begin: float, end: float) -> Generator[None, None, Paths]:
        """Play every trial in the futures of these numbers, and read the figures at the end."""
        twin = yield from self._twin(numbers)
        step = max(1, TILE // len(numbers))
        parts: list[Paths] = []
        for at in range(0, len(trials), step):
            some = trials[at : at + step]
            world = yield from self._rolled(PLAYED, some, numbers)
            parts.append(self._read(world, twin, len(some)))
            self.done = begin + (end - begin) * (at + len(some)) / len(trials)
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}

    def _twin(self, numbers: range) -> Generator[None, None, World | None]:
        """The same futures without controls, where the seat's score is measured against them."""
        if self.role == "startup" or self.match.level.counts_for(self.match.seat).yardstick == "start":
            return None
        return (yield from self._rolled(TWIN, [()], numbers))

    def _rolled(self, column: int, trials: Sequence[Trial], numbers: range) -> Generator[None, None, World]:
        """Futures of the game as played, or of the one without controls, at the end [trial x future]."""
        match, count = self.match, len(numbers)
        places = np.tile(np.asarray(numbers, dtype=np.int64), len(trials))
        now = take(match.worlds[self.ahead.begins], np.array([column]))
        world = imagine(now, self.axis, self.row, np.zeros(len(places), dtype=np.int64), places)
        which = np.arange(len(places)) // count
        tried = [(order, which == place) for place, orders in enumerate(trials) for order in orders]
        yield None
        for after in rolled(match.level, match.seat, match.players, world, replace(self.ahead, tried=tried)):
            world = after or world
            yield None
        return world

    def _read(self, world: World, twin: World | None, trials: int) -> Paths:
        """The figures of the seat at the end [trial future]."""
        found = {
            name: _own_place(self.row, METRICS[name].axes, METRICS[name].measure(world))
            for names in EVIDENCE[self.role].values()
            for name in names
        }
        size = world.sizes.world
        start = take(self.match.worlds[0], np.full(size, PLAYED))
        free = world if twin is None else take(twin, np.tile(np.arange(twin.sizes.world), trials))
        marks = score(self.match.level, self.match.seat, world, free, start)
        for voice, names in self.concern.items():
            found |= {f"part.{name}": marks.parts[name] for name in names}
            found[voice] = sum((marks.parts[name] for name in names), np.zeros(size))
        return {name: values.reshape(trials, -1) for name, values in found.items()}


def _own_place(row: int, axes: Sequence[str], values: Floats) -> Floats:
    """A figure at the seat, or of the whole world [world]."""
    return values[row] if len(axes) > 1 else values


def effect(paths: Paths, figure: str, place: int) -> Effect:
    """What a trial does to a figure, against the trial without an order, future by future."""
    without, given = paths[figure][0], paths[figure][place]
    sign = -1.0 if figure in METRICS and METRICS[figure].better == "lower" else 1.0
    difference, ordered = np.sort(given - without), np.sort(without)
    middle = float(percentile(ordered, 0.5))
    return Effect(
        figure=figure,
        before=middle,
        after=float(percentile(np.sort(given), 0.5)),
        low=float(percentile(difference, 0.1)),
        high=float(percentile(difference, 0.9)),
        better=int(np.count_nonzero(sign * (given - without) > 0.0)),
        worse=int(np.count_nonzero(sign * (given - without) < 0.0)),
        futures=len(without),
        gain=sign * float(percentile(difference, 0.5)),
        spread=float(percentile(ordered, 0.9) - percentile(ordered, 0.1)) + 0.01 * abs(middle),
    )


# -- what can be ordered ---------------------------------------------------------------------------------------


def candidates(match: Match, orders: Sequence[Order] = ()) -> Iterator[Trial]:
    """Every lever of the seat a step down and a step up, and every act, as far as it may be ordered beside these."""
    for factor in factors_of(match.level, match.seat):
        for value in _steps(match, factor):
            trial = _aimed(match, factor, value)
            given = {(order.lever, order.target) for order in trial}
            beside = [order for order in orders if (order.lever, order.target) not in given]
            if trial and _allowed(match, trial, beside):
                yield trial


def _steps(match: Match, factor: Factor) -> list[float]:
    """Settings that are worth a trial: the next ones below and above where the dial stands."""
    lever = LEVERS[factor.lever]
    if lever.once:
        amounts = [lever.high] if factor.kind == "timing" else factor.value(factor.positions()).tolist()
        binary = lever.scale == "choice" and lever.high - lever.low == 1
        return [one for one in amounts if one != lever.neutral] if binary == (factor.kind == "timing") else []
    known = sorted(set(factor.value(factor.positions()).tolist()))
    now = match.setting(factor.lever, next(iter(_targets(match, factor))))
    return [*[one for one in known if one < now][-1:], *[one for one in known if one > now][:1]]


def _targets(match: Match, factor: Factor) -> tuple[str, ...]:
    names = match.world.names
    known = {"": ("",), "region": names.regions, "lab": names.labs}[LEVERS[factor.lever].target]
    return tuple(known[row] for row in factor.rows) if factor.rows else ("",)


def _aimed(match: Match, factor: Factor, value: float) -> Trial:
    """The orders that put a lever there, but for targets where it stands there already."""
    return tuple(
        Order(seat=match.seat, lever=factor.lever, target=target, value=value)
        for target in _targets(match, factor)
        if match.setting(factor.lever, target) != value
    )


def _allowed(match: Match, trial: Trial, beside: Sequence[Order]) -> bool:
    """Whether these may be ordered together, with those on the table."""
    try:
        for place, order in enumerate(trial):
            check(order, match.world, match.level, [*beside, *trial[:place]])
        match.check_beside([*beside, *trial])
    except Refusal:
        return False
    return True
