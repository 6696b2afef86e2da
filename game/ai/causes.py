"""What caused what in a turn: the same turn again under the same luck, in every world with one thing left out.

Everything starts from what the seat may see of the world before that turn, with its estimates in the place of what
others keep secret, so that no answer tells more than the seat knows. One batch answers for every number at once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from math import factorial

import numpy as np

from game.ai.belief import PARTS
from game.ai.leaving import SHAPLEY, Cause, cases_of, causes_of, covers, put_to_rest, seats_of, standing
from game.ai.rollout import decide, force, seat_of
from game.play.match import PLAYED, TWIN, Match
from game.play.setup import holder_index, target_index
from game.play.sliced import Sliced
from game.play.view import private, see
from game.rules.catalogue import LEVERS
from game.rules.turn import PHASES, pass_quarter
from game.world.batch import clone, join, take
from game.world.columns import Floats, lock_stocks
from game.world.docket import Docket
from game.world.state import World

Measure = Callable[[World], Floats]
"""From pairs of worlds, each as played and its twin side by side, to one number a pair [pair]."""


@dataclass(frozen=True)
class Shares:
    """A change as parts that add up: what happens anyway, what each cause adds, what they only do together."""

    anyway: float
    parts: tuple[tuple[Cause, float], ...]
    together: float  # 0 where all orderings were averaged

    @property
    def total(self) -> float:
        """The whole change."""
        return self.anyway + sum(part for _, part in self.parts) + self.together


@dataclass
class Causes(Sliced):
    """One turn of a match, taken apart. The work is done in slices."""

    match: Match
    turn: int  # counted from 1
    start: World | None = None  # the pair before the turn, as the seat sees it
    end: World | None = None  # every case after it
    steps: list[str] = field(default_factory=list)  # the phases, as often as the turn has quarters
    trace: World | None = None  # the pair after every one of them

    def __post_init__(self) -> None:
        """Lay out the cases."""
        match = self.match
        self.orders = match.log[self.turn - 1]
        self.causes = causes_of(match, self.orders)
        self.rules, self.settings = standing(match, self.turn)
        self.cases = cases_of(
            self.causes, [*seats_of(self.causes, self.orders, match.seat), *self.settings], self.rules
        )
        self.places = {case: place for place, case in enumerate(self.cases)}

    @property
    def ready(self) -> bool:
        """Whether the answers can be asked for."""
        return self.done >= 1.0

    def read(self, measure: Measure) -> "Reading":
        """What one number was in every case. Raises RuntimeError before the work is done."""
        if self.start is None or self.end is None or self.trace is None:
            raise RuntimeError("The work is not done yet.")
        return Reading(self, float(measure(self.start)[0]), measure(self.end), measure(self.trace))

    # ---- the work ------------------------------------------------------------------------------------------

    def _all(self) -> Iterator[float]:
        pair = estimate(self.match, self.match.worlds[self.turn - 1])
        docket: Docket = {}
        for name, player in self.match.players.items():
            decide(pair, docket, name, player)
            yield 0.0
        for scripted in self.match.level.opening:
            if scripted.turn == self.turn - 1 and scripted.seat in self.match.players:
                force(pair, docket, scripted)
        twins = {name: wish[..., TWIN] for name, wish in docket.items()}
        start = take(pair, np.tile([0, 1], len(self.cases)))
        docket = self._docket(start, twins)
        self._neutralise(start)
        self.start = pair
        yield 0.1
        world, course = clone(start), list[World]()
        for quarter in range(world.pace):
            for phase, found in zip(PHASES, _quarter(world, {} if quarter else docket), strict=True):
                self.steps.append(phase.__name__)
                course.append(take(found, np.array([PLAYED, TWIN])))
                yield 0.1 + 0.8 * (quarter + 0.5) / world.pace
        self.trace = join(course)
        self.trace.constants = pair.constants  # the same in every world of a match
        self.end = world

    def _docket(self, start: World, twins: dict[str, Floats]) -> Docket:
        """Everybody's orders in every case, but for what is left out of it."""
        docket: Docket = {}
        played = np.arange(len(self.cases)) * 2
        for name, wish in twins.items():
            docket[name] = np.full(LEVERS[name].shape(start.sizes), np.nan)
            docket[name][..., played + 1] = wish[..., None]
        for order in self.orders:
            mine = order.seat == self.match.seat
            for column in (PLAYED, TWIN) if mine else (PLAYED,):
                where = np.zeros(start.sizes.world, dtype=bool)
                where[played + column] = True
                force(start, docket, order, where)
        for place, case in enumerate(self.cases):
            for cause in case:
                self._leave_out(start, docket, cause, 2 * place)
        return docket

    def _leave_out(self, start: World, docket: Docket, cause: Cause, column: int) -> None:
        """Take the orders of a cause off the table of one pair."""
        both = slice(column, column + 2)
        regulators = set(start.names.regulators)
        for name, wish in docket.items():
            lever = LEVERS[name]
            for holder in start.names.regulators if lever.role == "regulator" else start.names.labs:
                if covers(cause, holder, name, self.match.seat, regulators):
                    row = wish[holder_index(start.names, lever, holder)]
                    spot = row[target_index(start.names, lever, cause.target)] if cause.target else row
                    spot[..., both] = np.nan

    def _neutralise(self, start: World) -> None:
        """Put the dials that a case does without at their neutral."""
        for place, case in enumerate(self.cases):
            for cause in case:
                if cause.kind in ("rule", "setting"):
                    put_to_rest(start, cause, slice(2 * place, 2 * place + 2))


@dataclass(frozen=True)
class Reading:
    """One number in every case of a turn."""

    causes: Causes
    before: float  # as the seat sees it
    values: Floats  # after the turn [case]
    course: Floats  # after every step of it [step]

    @property
    def after(self) -> float:
        """The number after the turn with everything in it."""
        return float(self.values[0])

    def by_step(self) -> list[tuple[str, float]]:
        """How much each step of the turn moved it; the parts add up to the whole change."""
        found: dict[str, float] = dict.fromkeys([phase.__name__ for phase in PHASES], 0.0)
        last = self.before
        for name, now in zip(self.causes.steps, self.course, strict=True):
            found[name] += float(now) - last
            last = float(now)
        return list(found.items())

    def by_cause(self) -> Shares:
        """What orders moved it: the seat's own, one by one, and those of the others together."""
        causes = self.causes.causes
        nobody = self._at(frozenset(causes))
        anyway = nobody - self.before
        if len(causes) <= SHAPLEY:
            return Shares(anyway, tuple((cause, self._shapley(cause)) for cause in causes), 0.0)
        return self._one_at_a_time(causes, anyway, nobody)

    def by_rule(self) -> Shares:
        """What the rules in force make of it: `anyway` is its value without any of them."""
        rules = self.causes.rules
        bare = self._at(frozenset(rules))
        return self._one_at_a_time(rules, bare, bare)

    def alone(self, *kinds: str) -> list[tuple[Cause, float]]:
        """For every cause of these kinds: the number as it is, less what it would be without this cause."""
        found = [next(iter(case)) for case in self.causes.cases if len(case) == 1]
        return [(cause, self._without(cause)) for cause in found if cause.kind in kinds]

    def _at(self, left_out: frozenset[Cause]) -> float:
        return float(self.values[self.causes.places[left_out]])

    def _without(self, cause: Cause) -> float:
        return self.after - self._at(frozenset([cause]))

    def _one_at_a_time(self, causes: tuple[Cause, ...], anyway: float, bare: float) -> Shares:
        parts = tuple((cause, self._without(cause)) for cause in causes)
        return Shares(anyway, parts, self.after - bare - sum(part for _, part in parts))

    def _shapley(self, cause: Cause) -> float:
        """The mean over all orderings of what a cause adds to those before it."""
        causes = self.causes.causes
        others = [other for other in causes if other != cause]
        whole, found = factorial(len(causes)), 0.0
        for count in range(len(others) + 1):
            weight = factorial(count) * factorial(len(others) - count) / whole
            for left_out in combinations(others, count):
                found += weight * (self._at(frozenset(left_out)) - self._at(frozenset((*left_out, cause))))
        return found


def _quarter(world: World, docket: Docket) -> Iterator[World]:
    """One quarter, phase by phase; the clock moves with the last, which counts the turn into averages."""
    steps = list(PHASES)
    for found in pass_quarter(world, docket):
        steps.pop()
        if steps:
            yield found
    yield world


def estimate(match: Match, pair: World) -> World:
    """A pair of worlds as the person's seat sees it, as a batch of its own that may be played on."""
    row, axis = seat_of(pair, match.seat)
    seen = take(see(pair, axis, row), np.array([PLAYED, TWIN]))
    for table, column, _, _ in private(seen):
        if column in PARTS:
            setattr(table, column, np.minimum(getattr(table, column), 1.0))
    lock_stocks(seen)
    return seen
