"""Looking ahead: a seat tries ways to go on in worlds it imagines, by the real rules, and takes the best.

It believes what it may see (`belief.py`), imagines other luck than the match's, and takes the others to go on
by their habits. A way is the seat's own habit, or standing still, with up to two of its levers moved and held.
"""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from game.ai.belief import imagine
from game.ai.factors import Factor, factors_of
from game.ai.plans import Deputy, Sheet, blank_plan
from game.ai.rollout import seat_of
from game.ai.together import Dream, Thought, together
from game.play.score import score, uncapped
from game.play.seat import Minds, Player, Table, Wishes
from game.play.view import see
from game.rules.catalogue import LEVERS
from game.schema.level import Level
from game.world.batch import take
from game.world.columns import Bools, Floats, Ints
from game.world.draws import Draws
from game.world.state import World

STAY = 0.3  # points by which another way must seem better than the habit, a few dreams being uncertain
HOPE = 0.2  # points for each point of the outcomes, which tell ways apart where all of them miss a floor
DOUBLE = 0.5  # part of the ways that move a second lever too
FINALISTS = 4  # ways that are dreamt of again before one is taken
TILE = 512  # worlds that one seat imagines at a time: their arrays stay in the cache
RUNS = ("run_parameters", "run_tokens", "stay_below")  # dials of an act: whoever stands still begins runs all the same


@dataclass(frozen=True)
class Care:
    """How hard a seat thinks: by count, so that the same seed gives the same game on every machine."""

    ways: int  # tried each turn, the habit and standing still among them
    dreams: int  # imagined worlds for each; the best ways are dreamt of as often again, twice
    reach: int  # turns looked ahead at most
    hunch: int = 0  # every so many turns a lever or two is moved without asking what follows


@dataclass(frozen=True)
class _Dreams:
    """Columns of a batch to imagine: of which game, which way, under which luck [column each]."""

    games: Ints
    ways: Ints
    numbers: Ints


@dataclass
class Thinker:
    """One seat's mind."""

    level: Level
    seat: str
    habits: Mapping[str, Player]  # who decides for every seat, this one included
    care: Care

    @cached_property
    def factors(self) -> tuple[Factor, ...]:
        """What the seat can vary."""
        return factors_of(self.level, self.seat)

    @cached_property
    def against_twin(self) -> bool:
        """Whether the seat's score needs the game without controls."""
        governs = self.seat in {regulator.id for regulator in self.level.regulators}
        return governs and self.level.counts_for(self.seat).yardstick != "start"

    def __call__(self, world: World, start: World, played: Ints, twins: Ints) -> Generator[None, None, Wishes]:
        """Think about one turn, of one match or of many, in slices, as `thought` says."""
        found: dict[str, Wishes] = {}
        for _ in together({self.seat: self.thought(world, start, played, twins)}, self.habits, found):
            yield
        return found[self.seat]

    def thought(self, world: World, start: World, played: Ints, twins: Ints) -> Thought:
        """Think about one turn, of one match or of many; what is imagined is played on by whoever asks.

        Args:
            world: pairs of worlds, before the turn.
            start: the same before the first turn.
            played: positions of the games as played [game].
            twins: positions of the same games without controls [game].

        Returns:
            What the seat wants, as a player's wishes, for the worlds as played [... game].
        """
        row, axis = seat_of(world, self.seat)
        ways = self._ways(take(world, played))
        best = yield from self._best(world, start, np.stack([played, twins]), ways)
        view = see(take(world, played), axis, row)
        sheet, still = ways
        chosen = best * len(played) + np.arange(len(played))
        deputy = self._deputy(sheet.pick(chosen), still[chosen], _turn(world))
        return deputy(view, row, Draws(view.clock.seed, view.clock.turn))

    # -- ways to go on ------------------------------------------------------------------------------------

    def _ways(self, now: World) -> tuple[Sheet, Bools]:
        """The habit, standing still, and each with a lever or two moved: [way x game, games inside]."""
        games, tried = now.sizes.world, self.care.ways
        luck = Draws(now.clock.seed, now.clock.turn)
        names = tuple(f"way {i} of {self.seat}" for i in range(tried))
        which, where = luck.uniform("lever moved", names), luck.uniform("how far", names)
        again, there = luck.uniform("second lever moved", names), luck.uniform("how far too", names)
        blank = np.repeat(blank_plan(self.factors)[:, None], games, axis=1)
        plans = []
        for way in range(tried):
            plan = blank.copy()
            if way > 1 and self.factors:
                self._move(plan, which[way], where[way])
                if way < 2 + (tried - 2) * DOUBLE:
                    self._move(plan, again[way], there[way])
            plans.append(plan)
        still = np.repeat(np.arange(tried) % 2 == 1, games)
        return Sheet(np.concatenate(plans, axis=1), np.ones(len(still), dtype=bool)), still

    def _move(self, plan: Floats, which: Floats, where: Floats) -> None:
        """Put one factor somewhere, drawn for each game."""
        for column, (place, spot) in enumerate(zip(which, where, strict=True)):
            factor = int(place * len(self.factors))
            known = self.factors[factor].positions()
            plan[factor, column] = known[int(spot * len(known))]

    def _deputy(self, sheet: Sheet, still: Bools, turn: int) -> Deputy:
        """Who carries ways out, one column a world."""
        habit = self.habits[self.seat]

        def decide_(view: World, row: int, draws: Draws) -> Wishes:
            wishes = habit(view, row, draws)
            return {
                name: wish if LEVERS[name].once or name in RUNS else np.where(still, np.nan, wish)
                for name, wish in wishes.items()
            }

        return Deputy(self.factors, sheet, self.level.turns, decide_, turn)

    def _among(self, sheet: Sheet, still: Bools, turn: int, before: int, after: int) -> Deputy:
        """The same among other worlds, in which it keeps to the habit: so many before and after its own."""
        blank = [np.repeat(blank_plan(self.factors)[:, None], count, axis=1) for count in (before, after)]
        wide = Sheet(
            np.concatenate([blank[0], sheet.positions, blank[1]], axis=1),
            np.concatenate([np.ones(before, dtype=bool), sheet.driven, np.ones(after, dtype=bool)]),
        )
        quiet = np.concatenate([np.zeros(before, dtype=bool), still, np.zeros(after, dtype=bool)])
        return self._deputy(wide, quiet, turn)

    # -- what comes of them -------------------------------------------------------------------------------

    def _best(
        self, world: World, start: World, pairs: Ints, ways: tuple[Sheet, Bools]
    ) -> Generator[Dream, World, Ints]:
        """The way of each game that does best in its dreams [game]."""
        games, tried, dreams = pairs.shape[1], self.care.ways, self.care.dreams
        if self.care.hunch:
            return np.full(games, 2 if _turn(world) % self.care.hunch == 0 else 0)
        everything = np.repeat(np.arange(tried), games)
        first = yield from self._dreamt(world, start, pairs, ways, everything, range(dreams))
        first = first.reshape(tried, games)
        first[0] += STAY
        finalists = np.argsort(-first, axis=0, kind="stable")[: min(FINALISTS, tried)]
        more = range(dreams, 3 * dreams)
        again = yield from self._dreamt(world, start, pairs, ways, finalists.reshape(-1), more)
        again = again.reshape(finalists.shape)
        again += np.where(finalists == 0, STAY, 0.0)
        known = (np.take_along_axis(first, finalists, axis=0) + 2.0 * again) / 3.0
        return np.take_along_axis(finalists, np.argmax(known, axis=0)[None], axis=0)[0]

    def _dreamt(
        self, world: World, start: World, pairs: Ints, ways: tuple[Sheet, Bools], which: Ints, numbers: range
    ) -> Generator[Dream, World, Floats]:
        """Mean worth of ways, [way x game, games inside], over the dreams of these numbers."""
        games = pairs.shape[1]
        every = _Dreams(
            np.repeat(np.tile(np.arange(games), len(which) // games), len(numbers)),
            np.repeat(which, len(numbers)),
            np.tile(np.asarray(numbers), len(which)),
        )
        worth = np.zeros(len(every.games))
        step = TILE // (2 if self.against_twin else 1)
        for begin in range(0, len(worth), step):
            here = slice(begin, begin + step)
            tile = _Dreams(every.games[here], every.ways[here], every.numbers[here])
            worth[here] = yield from self._imagined(world, start, pairs, ways, tile)
        rows = worth.reshape(len(which), len(numbers)).swapaxes(0, 1)
        whole = rows[0].copy()
        for row in rows[1:]:
            whole += row
        return whole / len(numbers)

    def _imagined(
        self, world: World, start: World, pairs: Ints, ways: tuple[Sheet, Bools], dreams: _Dreams
    ) -> Generator[Dream, World, Floats]:
        """Worth of each dream at the end of the look ahead [column]."""
        row, axis = seat_of(world, self.seat)
        copies = 2 if self.against_twin else 1
        roots = pairs[:copies, dreams.games].reshape(-1)
        dreamt = imagine(world, axis, row, roots, np.tile(dreams.numbers, copies))
        sheet, still = ways
        column = np.tile(dreams.ways * pairs.shape[1] + dreams.games, copies)
        deputy = partial(self._among, sheet.pick(column), still[column], _turn(world))
        end = yield Dream(self.seat, dreamt, deputy, min(self.care.reach, self.level.turns - _turn(world)))
        return self._worth(end, start, pairs, dreams)

    def _worth(self, end: World, start: World, pairs: Ints, dreams: _Dreams) -> Floats:
        """The seat's total, and a little for the outcomes themselves [column]."""
        count = len(dreams.games)
        rows = np.arange(count, dtype=np.int64)
        now = take(end, rows)
        free = take(end, rows + count) if self.against_twin else now
        marks = score(self.level, self.seat, now, free, take(start, pairs[0][dreams.games]))
        return marks.total + HOPE * uncapped(marks.beyond, self.level.counts_for(self.seat).weights)


class Company(Minds):
    """Minds that look ahead together, in one batch."""

    def think(self, names: Sequence[str], at: Table, found: dict[str, Wishes]) -> Generator[float, None, None]:
        """Let several seats think at once."""
        thinkers = [mind for mind in (self.of[name] for name in names) if isinstance(mind, Thinker)]
        if thinkers:
            yield from together({one.seat: one.thought(*at) for one in thinkers}, thinkers[0].habits, found)


def _turn(world: World) -> int:
    """Turns of the level that have been played."""
    return int(world.clock.turn[0]) // world.pace
