"""Do warnings come in time, and how often for nothing? Games are played through and forecast from every turn.

A warning says what comes if the seat leaves its dials alone. So every game is played by the seat's character up to
some turn, in every other game a few levers are moved blindly then, and from there the dials are left alone. What comes
about should have been announced at least three turns before; an alarm is false if its danger does not come about
within the forecast's reach. The same is counted of games in which the character plays on to the end, where an alarm
is false too if the seat averts the danger.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.belief import imagine
from game.ai.catalogue import players
from game.ai.factors import Factor, factors_of
from game.ai.forecast import HORIZON, foreseen, rolled
from game.ai.plans import Deputy, Sheet, blank_plan
from game.ai.rollout import seat_of
from game.ai.warning import NOTICE, Danger, Kind, dangers, happens, margins
from game.lab.batch import Arm, play_out
from game.lab.calibration import BATCH
from game.lab.memory import keep_freed_memory
from game.lab.scoring import paired
from game.play.seat import Player, Wishes
from game.play.view import see
from game.schema.level import Level
from game.schema.warnings import AlarmRow
from game.world.batch import take
from game.world.columns import Bools, Floats, Ints
from game.world.draws import Draws
from game.world.state import World

BLIND = 4  # levers moved blindly
LEAP = 5  # turns between the leaves of games after each other, so that few games meet many turns


@dataclass(frozen=True)
class Games:
    """Which games: seeds of one seat of one level, who plays it, and how many futures each forecast has."""

    level: Level
    seat: str
    seeds: Sequence[int]
    futures: int
    still: bool  # the seat's dials are left alone from some turn on; otherwise its character plays to the end

    @property
    def left(self) -> Ints:
        """The turn from which each game's dials are left alone, spread over those with time to tell [game]."""
        count, turns = len(self.seeds), self.level.turns
        # Two games after each other leave at the same turn, one with blind moves and one without.
        spread = (np.arange(count, dtype=np.int64) // 2) * LEAP % max(turns - NOTICE - 1, 1)
        return spread if self.still else np.full(count, turns, dtype=np.int64)


@dataclass(frozen=True)
class Watched:
    """What was forecast of the dangers of one seat, and what came of them."""

    kinds: tuple[Kind, ...]  # [danger]
    shares: Floats  # probability at every turn, NaN where it was there already or cannot be told [turn danger game]
    below: Bools  # whether it had come about, before the first turn and after each [turn+1 danger game]
    counts: Bools  # turns from which on a warning is judged [turn game]


def leaving(games: Games) -> Player:
    """The seat's character up to some turn, then nobody; in every other game a few levers are moved blindly before.

    Blind moves make games that go wrong. Whoever has left does no more than begin a run when one has ended. The
    worlds are pairs: games as played, and the same without controls behind them.
    """
    character, left = players(games.level)[games.seat], np.tile(games.left, 2)
    blind = Deputy(factors := factors_of(games.level, games.seat), _moves(games, factors), games.level.turns, character)

    def decide(view: World, row: int, draws: Draws) -> Wishes:
        turn = view.clock.turn // view.pace
        wishes = {name: np.where(turn < left, wish, np.nan) for name, wish in character(view, row, draws).items()}
        for name, wish in blind(view, row, draws).items():
            before = wishes.get(name, np.full_like(wish, np.nan))
            wishes[name] = np.where((turn == left) & ~np.isnan(wish), wish, before)
        if "start_run" in wishes:
            idle = view.labs.alive[row] & (view.labs.run_needed[row] == 0.0)
            wishes["start_run"] = np.where(turn > left, np.where(idle, 1.0, np.nan), wishes["start_run"])
        return wishes

    return decide


def _moves(games: Games, factors: Sequence[Factor]) -> Sheet:
    """Where a few levers of every other game are put when the seat is left [factor world], in pairs."""
    numbers = np.asarray(games.seeds, dtype=np.int64)
    luck = Draws(numbers, np.zeros_like(numbers))
    names = tuple(f"blind move {i}" for i in range(BLIND))
    which, where = luck.uniform("lever moved", names), luck.uniform("how far", names)
    settings = [i for i, factor in enumerate(factors) if factor.kind == "setting"]
    positions = np.repeat(blank_plan(factors)[:, None], len(numbers), axis=1)
    for game in range(1, len(numbers), 2):
        for move in range(BLIND if settings else 0):
            factor = settings[int(which[move, game] * len(settings))]
            known = factors[factor].positions()
            positions[factor, game] = known[int(where[move, game] * len(known))]
    return Sheet(np.tile(positions, 2), np.zeros(2 * len(numbers), dtype=bool))


def watch(games: Games) -> Watched:
    """Play the games and forecast them from every turn."""
    keep_freed_memory()
    level, seat, count = games.level, games.seat, len(games.seeds)
    found = dangers(level, seat)
    cast = {seat: leaving(games)} if games.still else {}
    arm = Arm(players=cast, uncontrolled=np.arange(2 * count) >= count)
    shares = np.full((level.turns, len(found), count), np.nan)
    below = np.zeros((level.turns + 1, len(found), count), dtype=bool)
    start: World | None = None
    for turn, world in enumerate(play_out(level, [*games.seeds, *games.seeds], level.turns, arm)):
        start = start or world
        below[turn] = _below(found, world, start, end=turn == level.turns)
        if turn < level.turns:
            here = _seen_below(games, found, world, start)
            shares[turn] = np.where(here, np.nan, _shares(games, found, world, start, turn))
    kinds = tuple(one.kind for one in found)
    counts = np.arange(level.turns)[:, None] > (games.left if games.still else np.full(count, -1))[None]
    return Watched(kinds, shares, below, counts)


def _below(found: Sequence[Danger], world: World, start: World, *, end: bool) -> Bools:
    """Whether each danger has come about, as played [danger game]."""
    played, free = paired(world.sizes.world // 2)
    now, twin = take(world, played), take(world, free)
    known = margins(found, now, twin, take(start, played), end=end)
    never = np.ones(len(played))
    return np.stack([known.get(one.key, never) < 0.0 for one in found])


def _seen_below(games: Games, found: Sequence[Danger], world: World, start: World) -> Bools:
    """Whether each danger has come about, as the seat sees it [danger game]."""
    row, axis = seat_of(world, games.seat)
    return _below(found, see(world, axis, row), start, end=False)


def _shares(games: Games, found: Sequence[Danger], world: World, start: World, turn: int) -> Floats:
    """In what part of the futures each danger comes about [danger game]."""
    count, turns = len(games.seeds), min(HORIZON, games.level.turns - turn)
    end = turn + turns == games.level.turns
    step = max(BATCH // games.futures, 1)
    parts = []
    for first in range(0, count, step):
        roots = np.arange(first, min(first + step, count))
        parts.append(_imagined(games, found, (world, start), roots, turns, end=end))
    return np.concatenate(parts, axis=1)


def _imagined(
    games: Games, found: Sequence[Danger], worlds: tuple[World, World], roots: Ints, turns: int, *, end: bool
) -> Floats:
    """The same of some games [danger game]."""
    world, start = worlds
    row, axis = seat_of(world, games.seat)
    others = {name: player for name, player in players(games.level).items() if name != games.seat}
    many, numbers = np.repeat(roots, games.futures), np.tile(np.arange(games.futures), len(roots))
    first = take(start, many)
    known: dict[str, list[Floats]] = {}
    now = imagine(world, axis, row, many, numbers)
    after = now
    for ahead, after in enumerate(_turns(games, others, now, turns), start=1):
        for key, margin in margins(found, after, after, first, end=end and ahead == turns).items():
            known.setdefault(key, []).append(margin)
    twinned = [one for one in found if one.twinned]
    if end and twinned:
        free = imagine(world, axis, row, many + len(games.seeds), numbers)
        *_, twin = _turns(games, others, free, turns)
        known |= {key: [margin] for key, margin in margins(twinned, after, twin, first, end=True).items()}
    return np.stack([_share(known.get(one.key), len(roots), games.futures) for one in found])


def _turns(games: Games, others: Mapping[str, Player], world: World, turns: int) -> Iterator[World]:
    """Imagined worlds after each turn ahead."""
    turn = int(world.clock.turn[0]) // world.pace
    for after in rolled(games.level, games.seat, others, world, foreseen(games.level, turn, turns)):
        if after is not None:
            yield after


def _share(path: list[Floats] | None, roots: int, futures: int) -> Floats:
    """Part of the futures in which a danger comes about [root]; NaN where it cannot be told."""
    if path is None:
        return np.full(roots, np.nan)
    falls, _ = happens(np.stack(path))
    return falls.reshape(roots, futures).sum(axis=1) / futures


# -- what they say -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tally:
    """Dangers that came about, those of them announced in time, alarms, false ones, and turns in all."""

    events: int = 0
    announced: int = 0
    alarms: int = 0
    false: int = 0  # turns with a false alarm
    turns: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        mine, theirs = vars(self), vars(other)
        return Tally(**{name: mine[name] + theirs[name] for name in mine})


def tally(found: Watched, triggers: Mapping[Kind, float], only: Kind | None = None) -> Tally:
    """What warnings at these probabilities would have done, for one kind of danger or for all."""
    chosen = np.array([only in (None, kind) for kind in found.kinds], dtype=bool)
    line = np.array([triggers[kind] for kind in found.kinds])[None, :, None]
    told = (np.nan_to_num(found.shares, nan=-1.0) >= line) & chosen[None, :, None]  # [turn danger game]
    told &= found.counts[:, None]
    turns = told.shape[0]
    comes = np.zeros_like(told)  # whether it comes about within reach of the forecast
    for turn in range(turns):
        comes[turn] = found.below[turn + 1 : turn + 1 + HORIZON].any(axis=0)
    events, announced = _events(found, told, chosen)
    false = (told & ~comes).any(axis=1)
    turns = int(found.counts.sum()) if chosen.any() else 0
    return Tally(events, announced, int(told.sum()), int(false.sum()), turns)


def _events(found: Watched, told: Bools, chosen: Bools) -> tuple[int, int]:
    """Dangers that came about when there had been time to tell, and how many had been told in time."""
    events = announced = 0
    for turn in range(NOTICE, found.below.shape[0]):
        onset = found.below[turn] & chosen[:, None] & found.counts[turn - NOTICE]
        # Where it had come about within the notice already, it is no news.
        onset &= ~found.below[turn - NOTICE : turn].any(axis=0)
        early = told[max(turn - HORIZON, 0) : turn - NOTICE + 1].any(axis=0)
        events += int(onset.sum())
        announced += int((onset & early).sum())
    return events, announced


def row(name: str, trigger: float, counted: Tally) -> AlarmRow:
    """A tally as it is written down."""
    return AlarmRow(
        name=name,
        trigger=round(trigger, 3),
        events=counted.events,
        announced=round(counted.announced / max(counted.events, 1), 4),
        alarms=counted.alarms,
        false=round(counted.false / max(counted.turns, 1), 4),
        turns=counted.turns,
    )
