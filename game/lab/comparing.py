"""Several regimes in one level, side by side: the same seeds in every arm, each beside its twin without controls."""

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from game.lab.gauges import Panel, panel
from game.lab.mixed import Conduct, Game, play
from game.lab.regimes import Applied
from game.play.seat import in_one_go
from game.rules.turn import RULES_VERSION
from game.schema.library import Entry
from game.world.batch import take
from game.world.columns import Floats
from game.world.state import World

BATCH = 400  # worlds that are played together
TRIED = 40  # seeds on which levers are left out one by one
BOOKED = 16  # seeds whose books are read
Report = Callable[[int, int], None]  # games done, games in all


@dataclass(frozen=True)
class Question:
    """What is to be compared.

    Attributes:
        entry: the level.
        regimes: what the government of each arm orders; all of one seat.
        seeds: every arm meets the luck of each.
        constants: values that replace the level's own in every arm.
        characters: who plays a seat, where not the level's own character.
        gauges: what is read off; the usual ones if None.
    """

    entry: Entry
    regimes: tuple[Applied, ...]
    seeds: tuple[int, ...]
    constants: tuple[tuple[str, float], ...] = ()
    characters: tuple[tuple[str, str], ...] = ()
    gauges: tuple[str, ...] | None = None

    @property
    def seat(self) -> str:
        """The government whose regimes they are."""
        return self.regimes[0].seat

    @cached_property
    def panel(self) -> Panel:
        """What is read off; asked for with every number of a page."""
        return panel(self.entry.level, self.seat, self.gauges)

    def conduct(self, applied: Applied) -> Conduct:
        """How an arm is played."""
        return Conduct(applied.orders, applied.silent, self.characters)

    @property
    def twin(self) -> Conduct:
        """How the arm without controls is played."""
        return Conduct(characters=self.characters, free=True)


@dataclass(frozen=True)
class Job:
    """Some seeds of some arms, the twin first; a worker needs nothing else."""

    question: Question
    arms: tuple[Conduct, ...]
    seeds: tuple[int, ...]
    book: bool = False

    @property
    def games(self) -> int:
        """How many games it is."""
        return len(self.arms) * len(self.seeds)


@dataclass(frozen=True)
class Comparison:
    """What came out."""

    question: Question
    values: Floats  # [arm gauge turn seed], arm 0 is the twin
    removed: Mapping[tuple[int, str], Floats]  # arm and lever left out: [gauge seed] at the end, on `tried` seeds
    flows: Mapping[tuple[str, str], Floats]  # stock and cause: what was booked in all [arm seed], on `booked` seeds
    rules: str = field(default=RULES_VERSION)

    @property
    def tried(self) -> int:
        """Seeds on which levers were left out."""
        return min(len(self.question.seeds), TRIED)

    @property
    def booked(self) -> int:
        """Seeds whose books were read."""
        return min(len(self.question.seeds), BOOKED)

    def end(self, arm: int, gauge: str) -> Floats:
        """A gauge at the end of every game of an arm [seed]; arm 0 is the twin."""
        return np.asarray(self.values[arm, self.question.panel.names.index(gauge), -1], dtype=np.float64)


def compare(
    question: Question, jobs: int | None = None, report: Report | None = None, *, causes: bool = True
) -> Comparison:
    """Play every arm on every seed, and find what caused the differences.

    Args:
        question: what is compared.
        jobs: processes; one for each processor if None. The result does not depend on it.
        report: told how many games are done, of how many.
        causes: whether levers are left out one by one, and books read.
    """
    work = work_of(question, causes=causes)
    return together(question, work, _do([job for part in work for job in part], jobs, report))


Work = tuple[list["Job"], list["Job"], list["Job"]]  # all arms on all seeds; with levers left out; with books


def work_of(question: Question, *, causes: bool, batch: int = BATCH) -> Work:
    """Everything that has to be played, in parts of so many worlds; the result does not depend on the parts."""
    arms = (question.twin, *(question.conduct(one) for one in question.regimes))
    main = list(_cut(question, arms, question.seeds, batch))
    less = list(_leaving_out(question, batch)) if causes else []
    books = list(_cut(question, arms, question.seeds[:BOOKED], batch, book=True)) if causes else []
    return main, less, books


def together(question: Question, work: Work, found: Sequence["Found"]) -> Comparison:
    """A comparison from what came of its parts, in their order."""
    main, less, _ = work
    values = np.concatenate([found[i][0] for i in range(len(main))], axis=-1)
    return Comparison(
        question, values, _removed(question, less, found[len(main) :]), _flows(found[len(main) + len(less) :])
    )


def _cut(
    question: Question, arms: tuple[Conduct, ...], seeds: Sequence[int], batch: int, *, book: bool = False
) -> Iterator[Job]:
    step = max(1, batch // len(arms))
    for first in range(0, len(seeds), step):
        yield Job(question, arms, tuple(seeds[first : first + step]), book)


def _leaving_out(question: Question, batch: int) -> Iterator[Job]:
    """Every regime without each of its levers."""
    arms = [question.twin]
    arms += [question.conduct(one.without(lever)) for one in question.regimes for lever in one.levers]
    if len(arms) > 1:
        yield from _cut(question, tuple(arms), question.seeds[:TRIED], batch)


Found = tuple[
    Floats, dict[tuple[str, str], Floats]
]  # gauges [arm gauge turn seed]; booked by stock and cause [arm seed]


def _do(work: Sequence[Job], jobs: int | None, report: Report | None) -> list[Found]:
    """Do all jobs, on several processes; the answers are in the order of the jobs."""
    whole, done = sum(job.games for job in work), 0
    found: dict[int, Found] = {}
    tell = report or (lambda *_: None)
    tell(0, whole)
    count = min(jobs or os.cpu_count() or 1, len(work))
    if count == 1:
        for place, job in enumerate(work):
            found[place] = work_on(job)
            tell(done := done + job.games, whole)
        return [found[place] for place in range(len(work))]
    with ProcessPoolExecutor(count) as pool:
        running = {pool.submit(work_on, job): place for place, job in enumerate(work)}
        for future in as_completed(running):
            found[running[future]] = future.result()
            tell(done := done + work[running[future]].games, whole)
    return [found[place] for place in range(len(work))]


def work_on(job: Job) -> Found:
    """Play one job."""
    return in_one_go(turn_by_turn(job))


def turn_by_turn(job: Job) -> Generator[None, None, Found]:
    """Play one job, and stop after every turn."""
    question, level = job.question, job.question.entry.level
    games = [Game(seed, arm, question.constants) for arm in job.arms for seed in job.seeds]
    reads, count = question.panel, len(job.seeds)
    twins = np.tile(np.arange(count, dtype=np.int64), len(job.arms))
    steps = play(level, games, level.turns, explain=job.book)
    start = next(steps)
    shape = (len(job.arms), count)
    course: list[list[Floats]] = []
    booked: dict[tuple[str, str], Floats] = {}
    yield
    for world in steps:
        if job.book:
            _add(booked, world, question.seat, shape)
        else:
            yield  # the turn and its reading are two slices
            read = reads.read(world, take(world, twins), start)
            course.append([values.reshape(shape) for values in read.values()])
        yield
    values = np.array(course) if course else np.zeros((0, len(reads.names), *shape))
    return values.transpose(2, 1, 0, 3), booked


STOCKS: dict[str, tuple[str, str]] = {
    "labs.cash": ("money of home labs", "bn USD"),
    "markets.customers": ("customers of home labs abroad", "bn USD/quarter"),
    "labs.efficiency": ("methods of opposed labs, mean", "orders of magnitude"),
}


def _add(booked: dict[tuple[str, str], Floats], world: World, seat: str, shape: tuple[int, int]) -> None:
    """Add what a turn's book says of the stocks that are explained."""
    row = world.names.regulators.index(seat)
    ours = world.labs.flag[:, row] > 0.0
    opposed = np.where(world.regions.loyalty[:, row] < 0.0, 1.0, 0.0)
    theirs = np.any(world.labs.home * opposed[None] > 0.0, axis=1) & ~ours
    abroad = 1.0 - world.regimes.home[row]
    for entry in world.book.entries:
        if entry.stock not in STOCKS:
            continue
        amount = entry.amount
        if entry.stock == "markets.customers":
            amount = np.sum(amount * abroad[None, :, None], axis=(1, 2))  # noqa: TID251 - a report
        part = np.where(theirs, amount, 0.0) if entry.stock == "labs.efficiency" else np.where(ours, amount, 0.0)
        whole = np.sum(part, axis=0)  # noqa: TID251 - a report
        if entry.stock == "labs.efficiency":
            whole = whole / np.maximum(np.count_nonzero(theirs, axis=0), 1)
        key = (entry.stock, entry.because)
        booked[key] = booked.get(key, np.zeros(shape)) + whole.reshape(shape)


def _removed(question: Question, work: Sequence[Job], found: Sequence[Found]) -> dict[tuple[int, str], Floats]:
    if not work:
        return {}
    values = np.concatenate([found[i][0][:, :, -1] for i in range(len(work))], axis=-1)
    names = [(arm + 1, lever) for arm, one in enumerate(question.regimes) for lever in one.levers]
    return {name: values[place + 1] for place, name in enumerate(names)}


def _flows(found: Sequence[Found]) -> dict[tuple[str, str], Floats]:
    names = dict.fromkeys(name for _, booked in found for name in booked)
    shapes = [next(iter(booked.values())).shape for _, booked in found]
    return {
        name: np.concatenate([b.get(name, np.zeros(s)) for (_, b), s in zip(found, shapes, strict=True)], axis=-1)
        for name in names
    }
