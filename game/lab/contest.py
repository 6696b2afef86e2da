"""Ways to play a seat against each other: constant plans, characters, planners; how they end and how they differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.ai.catalogue import OPPONENTS, load, within
from game.ai.plans import Sheet, blank_plan, sheet
from game.lab.batch import play_out
from game.lab.lawful import Lawful
from game.lab.planners import Planner, on_roads, the_freest, with_less
from game.lab.roads import Contender
from game.lab.scoring import TOTAL, Table, arm, deputy, evaluate, games, paired, scores, stands, tiles
from game.lab.searching import Journey
from game.lab.sensitivity import Study
from game.play.score import score
from game.play.seat import Player
from game.play.transcript import seats
from game.schema.level import Level
from game.world.batch import take
from game.world.columns import Floats, Ints
from game.world.draws import Draws

FINALISTS = 8  # best plans of each kind that play on seeds they were not chosen by
APART_BY = 3  # factors in which each finalist differs from every better one
PROMISING = 4  # one plan in so many, the best at the level's own table, is tried against other casts
AHEAD = 0.5  # points by which another plan must be better under another cast


@dataclass(frozen=True)
class Contest:
    """All ways that were compared, the finalists among the plans, and what the planners did."""

    ways: tuple[Contender, ...]
    finalists: Sheet
    journeys: tuple[Journey, ...]

    def best(self, *, constant: bool) -> Contender:
        """The best way of a kind."""
        return max((way for way in self.ways if way.constant == constant), key=lambda way: way.total)


def contest(found: Study, seeds: Sequence[int], budget: int) -> Contest:
    """Let the best plans of a study, the characters of the role and several planners play the same games.

    Args:
        found: what was tried.
        seeds: other ones than those of the study.
        budget: pairs of worlds times turns that one planner may imagine.
    """
    table = found.table
    places = [i for driven in (False, True) for i in found.best(driven=driven, count=FINALISTS, apart=APART_BY)]
    finalists = found.plans.pick(places)
    ways = list(_players(table, finalists, seeds))
    plans = ways[: len(finalists)]
    ways += _characters(table, seeds)
    journeys: list[Journey] = []

    def watch(planner: Planner) -> Contender:
        taken = planner.play(table, seeds, budget)
        journeys.append(taken)
        return Contender(planner.name, False, taken.marks[table.own], taken.footprint, ways[0].start)

    freest = watch(the_freest(plans, finalists, found.odds()))
    ways += [freest, *map(watch, on_roads(plans, finalists, found.odds()))]
    ways += map(watch, with_less(freest, plans, finalists, found.odds(), table.factors))
    return Contest(tuple(ways), finalists, tuple(journeys))


def _players(table: Table, plans: Sheet, seeds: Sequence[int]) -> Iterator[Contender]:
    """Plans carried out as they are."""
    marks, prints, start = _played(table, plans, seeds)
    for i, driven in enumerate(plans.driven):
        number = i + 1 - (np.count_nonzero(~plans.driven) if driven else 0)
        name = f"the character with plan {number}" if driven else f"constant plan {number}"
        yield Contender(name, not driven, marks[i], prints[:, i], start)


def _characters(table: Table, seeds: Sequence[int]) -> Iterator[Contender]:
    """Every character of the role in this seat."""
    load()
    role = dict(seats(table.level))[table.seat]
    alone = sheet([blank_plan(table.factors)], [True])
    for one in OPPONENTS.values():
        if one.role == role:
            there = replace(table, cast=dict(table.cast) | {table.seat: within(table.level, table.seat, one.player)})
            marks, prints, start = _played(there, alone, seeds)
            yield Contender(f"character {one.name}", False, marks[0], prints[:, 0], start)


def _played(table: Table, plans: Sheet, seeds: Sequence[int]) -> tuple[Floats, Floats, Floats]:
    """Totals [plan seed], mean position of every factor over the game [factor plan], and the first [factor]."""
    totals: list[Floats] = []
    prints: list[Floats] = []
    first: list[Floats] = []
    for tile in tiles(len(plans), seeds):
        worlds = list(games(table, plans.pick(list(tile)), seeds))
        totals.append(scores(table, worlds[-1], worlds[0])[table.own].reshape(len(tile), len(seeds)))
        first.append(stands(table, worlds[0])[:, 0])
        stood = [stands(table, world) for world in worlds[1:]]
        mean = sum(stood[1:], stood[0]) / len(stood)
        prints.append(mean.reshape(len(table.factors), len(tile), len(seeds)).mean(axis=2))
    return np.concatenate(totals), np.concatenate(prints, axis=1), first[0]


# -- other casts -----------------------------------------------------------------------------------------


def casts(level: Level, seat: str, count: int) -> list[Mapping[str, Player]]:
    """Other characters in every other seat, drawn anew for each cast."""
    load()
    others = tuple((name, role) for name, role in seats(level) if name != seat)
    which = np.arange(count, dtype=np.int64)
    luck = Draws(which, np.zeros_like(which)).uniform("cast", tuple(name for name, _ in others))
    found: list[Mapping[str, Player]] = []
    for column in range(count):
        cast: dict[str, Player] = {}
        for place, (name, role) in enumerate(others):
            fit = [one.player for _, one in sorted(OPPONENTS.items()) if one.role == role]
            cast[name] = within(level, name, fit[int(luck[place, column] * len(fit))])
        found.append(cast)
    return found


def changed_casts(found: Study, seeds: Sequence[int], count: int) -> int:
    """In how many other casts another of the plans tried is better than the one that is best in the level's own.

    Both are chosen on the seeds of the study, each in its cast, and compared on other seeds, by a margin: what only
    luck made the best does not count. Plans that are poor in the level's own cast are not tried in others.
    """
    table, own = found.table, found.table.own
    order = np.argsort(-found.marks[own].mean(axis=1), kind="stable")
    promising = found.plans.pick(order[: max(1, len(order) // PROMISING)])
    changed = 0
    for cast in casts(table.level, table.seat, count):
        there = replace(table, cast=dict(cast))
        best = int(np.argmax(evaluate(there, promising, found.seeds)[own].mean(axis=1)))
        if best:
            stayed, went = evaluate(there, promising.pick([0, best]), seeds)[own].mean(axis=1)
            changed += went - stayed >= AHEAD
    return int(changed)


# -- a plan under the rules of a match ---------------------------------------------------------------------


def checked(table: Table, plan: Sheet, seed: int) -> tuple[float, float, int]:
    """One game of one plan with every order checked, without, and how many orders were refused."""
    player = Lawful(deputy(table, plan), table.level, table.seat)
    uncontrolled = np.array([False, True])
    worlds = list(play_out(table.level, [seed, seed], table.level.turns, arm(table, player, uncontrolled)))
    strict = float(scores(table, worlds[-1], worlds[0])[table.own, 0])
    return strict, float(evaluate(table, plan, [seed])[table.own, 0, 0]), len(player.refused)


# -- the course of games -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Course:
    """How games of several ways went: the seat's medal after every turn, and who led."""

    medals: Ints  # [turn game]
    comeback: float  # part of the games in which who leads at half-time does not win


def course(table: Table, plans: Sheet, seeds: Sequence[int]) -> Course:
    """Play every plan on every seed and look at it turn by turn."""
    worlds = list(games(table, plans, seeds))
    begin = worlds[0]
    played, free = paired(begin.sizes.world // 2)
    first = take(begin, played)
    medals = []
    for world in worlds[1:]:
        marks = score(table.level, table.seat, take(world, played), take(world, free), first)
        medals.append(marks.medal.astype(np.int64))
    totals = [i for i, (seat, name) in enumerate(table.names) if name == TOTAL and _playable(table.level, seat)]
    middle = max(1, (len(worlds) - 1) // 2)
    half, end = (np.argmax(scores(table, world, begin)[totals], axis=0) for world in (worlds[middle], worlds[-1]))
    return Course(np.stack(medals), float((half != end).mean()))


def _playable(level: Level, holder: str) -> bool:
    return any(seat.playable and seat.holder == holder for seat in level.seats)


def suspense(medals: Ints) -> float:
    """Part of the game after which nine in ten medals are the final ones."""
    same = (medals == medals[-1]).mean(axis=1) >= 0.9
    open_turns = np.flatnonzero(~same)
    return float((open_turns[-1] + 1 if len(open_turns) else 0) + 1) / len(medals)


def luck(ways: Sequence[Contender], near: float) -> float:
    """Part of the variance of totals that lies between seeds rather than between ways of nearly the same worth."""
    best = max(way.total for way in ways)
    equal = np.stack([way.totals for way in ways if way.total >= (1.0 - near) * best])
    whole = float(equal.var())
    return float(equal.var(axis=1).mean()) / whole if whole > 1e-9 else 0.0
