"""Do forecasts fit what happens? Games are played to some turn, forecast from the seat, and played on in truth.

Every seat is played by its character up to that turn; then the seat's dials stand, in truth as in the forecast,
while the others go on by their habits and the level's script, of which the forecast knows nothing. The forecast is
the game's own: the same belief, the same rolling on, the same percentiles. A metric fits if eight of ten games end in
the band of 80 %.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.band import BAND, fitted, percentile, stretch
from game.ai.belief import imagine
from game.ai.catalogue import players
from game.ai.forecast import Ahead, foreseen, rolled
from game.ai.rollout import seat_of
from game.lab.batch import Arm, play_out
from game.lab.memory import keep_freed_memory
from game.play.seat import Player
from game.play.winning import reading
from game.schema.calibration import Coverage
from game.schema.level import Level, Role
from game.schema.widths import Width
from game.world.batch import take
from game.world.columns import Floats, Ints
from game.world.draws import Draws
from game.world.state import World

HORIZONS = (1, 4, 8)  # turns ahead
OUTER = 0.1  # part of the futures on either side of the band
Z = 1.959963984540054  # of the normal distribution, for 95 %
STARTS = 4  # different turns from which the games of a seat are forecast at most
BATCH = 1024  # imagined worlds that are rolled on together
Ranks = dict[tuple[str, int], Floats]  # by metric and turns ahead: where what happened stood [place down up, run]


@dataclass(frozen=True)
class Runs:
    """Which games: seeds of one seat of one level, and how many futures each forecast has."""

    level: Level
    seat: str
    seeds: Sequence[int]
    futures: int


def ranks(runs: Runs, metrics: Sequence[str]) -> Ranks:
    """Where what happened stood: its place among the futures, and how far down and up in parts of the plain band.

    The place runs from 0, the lowest, to 1, and is 2 where all futures were alike and it came so, 3 where it came
    otherwise. Among futures with the same value as what happened a place is drawn, as is done for counts (Czado,
    Gneiting and Held, Biometrics 65, 2009). A band that is stretched is held against by shrinking what happened
    towards the middle. Not a number where a game had not so many turns left [place down up, run].

    Args:
        runs: the games, forecast at turns spread over all from which the longest forecast ends in the level.
        metrics: to be forecast.
    """
    keep_freed_memory()
    found: Ranks = {(name, ahead): np.full((3, len(runs.seeds)), np.nan) for name in metrics for ahead in HORIZONS}
    starts = begins(runs.level, len(runs.seeds))
    for turn, world in enumerate(play_out(runs.level, runs.seeds, max(starts) + 1, Arm({}))):
        rows = np.flatnonzero(starts == turn)
        if len(rows):
            for ahead, name, placed in _placed(runs, metrics, take(world, rows), turn):
                found[name, ahead][:, rows] = placed
    return found


def begins(level: Level, count: int) -> Ints:
    """The turn at which each game is forecast [run]: from the first to the last that leaves the longest forecast."""
    last = level.turns - max(ahead for ahead in HORIZONS if ahead <= level.turns)
    some = min(STARTS, last + 1)
    turns = np.round(np.arange(some) * (last / max(some - 1, 1))).astype(np.int64)
    return turns[np.arange(count) % some]


def _placed(runs: Runs, metrics: Sequence[str], now: World, turn: int) -> Iterator[tuple[int, str, Floats]]:
    """Turns ahead, metric, and where what happened stood [world]."""
    level, seat = runs.level, runs.seat
    others = {name: player for name, player in players(level).items() if name != seat}
    turns = min(HORIZONS[-1], level.turns - turn)
    row, axis = seat_of(now, seat)
    count = now.sizes.world
    truth = _course(runs, now, Ahead(turns, (), turn, level.opening), others, metrics)
    roots = np.repeat(np.arange(count), runs.futures)
    numbers = np.tile(np.arange(runs.futures), count)
    step = max(BATCH // runs.futures, 1) * runs.futures
    parts = []
    for first in range(0, len(roots), step):
        here = slice(first, first + step)
        believed = imagine(now, axis, row, roots[here], numbers[here])
        parts.append(_course(runs, believed, foreseen(level, turn, turns), others, metrics))
    luck = Draws(now.clock.seed, now.clock.turn)
    role: Role = "startup" if axis == "lab" else "regulator"
    for (name, ahead), happened in truth.items():
        imagined = np.concatenate([part[name, ahead] for part in parts]).reshape(count, runs.futures)
        tie = luck.uniform("place among equals", (f"{name} {ahead}",))[0]
        low, middle, high = (percentile(np.sort(imagined, axis=1), part) for part in BAND)
        down, up = stretch(role, name, ahead)
        shrunk = middle + np.where(happened < middle, (happened - middle) / down, (happened - middle) / up)
        deviations = [_parts(middle - happened, middle - low), _parts(happened - middle, high - middle)]
        yield ahead, name, np.stack([place(happened, shrunk, imagined, tie), *deviations])


def _parts(deviation: Floats, width: Floats) -> Floats:
    """A deviation in parts of the band: beyond all where the band has no width, nothing if it is on the other side."""
    wide = np.maximum(width, 1e-300)
    return np.where(deviation <= 0.0, 0.0, np.where(width > 0.0, deviation / wide, np.inf))


def _course(
    runs: Runs, world: World, ahead: Ahead, others: Mapping[str, Player], metrics: Sequence[str]
) -> dict[tuple[str, int], Floats]:
    """Every metric at every horizon, the seat's dials standing [world]."""
    found: dict[tuple[str, int], Floats] = {}
    turn = 0
    for after in rolled(runs.level, runs.seat, others, world, ahead):
        if after is None:
            continue
        turn += 1
        if turn in HORIZONS:
            found |= {(name, turn): reading(name, "", runs.seat, after) for name in metrics}
    return found


def place(happened: Floats, shrunk: Floats, imagined: Floats, tie: Floats) -> Floats:
    """Where what happened stands among futures, as `ranks` tells it.

    Args:
        happened: what came [run].
        shrunk: the same, as much nearer to the middle as the band is stretched [run].
        imagined: the futures [run future].
        tie: where it stands among equals, 0 to 1 [run].
    """
    under = (imagined < shrunk[:, None]).sum(axis=1)
    equal = (imagined == shrunk[:, None]).sum(axis=1)
    # One more future would be equally likely to fall in each of the gaps that these leave.
    found = (under + tie * (equal + 1)) / (imagined.shape[1] + 1)
    alike = imagined.max(axis=1) == imagined.min(axis=1)
    found = np.where(alike, np.where(imagined[:, 0] == happened, 2.0, 3.0), found)
    return np.where(np.isfinite(happened), found, np.nan)


def coverage(role: Role, metric: str, ahead: int, found: Floats) -> Coverage:
    """What many runs say of one metric and horizon [place down up, run]."""
    found = found[0, np.isfinite(found[0])]
    told = found[found < 2.0]
    count = len(told)
    under, over = int((told < OUTER).sum()), int((told > 1.0 - OUTER).sum())
    low, high = wilson(count - under - over, count)
    return Coverage(
        role=role,
        metric=metric,
        ahead=ahead,
        runs=count,
        inside=round((count - under - over) / max(count, 1), 4),
        low=round(low, 4),
        high=round(high, 4),
        under=round(under / max(count, 1), 4),
        over=round(over / max(count, 1), 4),
        sure=int((found >= 2.0).sum()),
        wrong=int((found > 2.5).sum()),
    )


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a part (Wilson, JASA 22, 1927); all of 0 to 1 where nothing was counted."""
    if not count:
        return 0.0, 1.0
    part, z2 = hits / count, Z * Z
    middle = (part + z2 / (2 * count)) / (1 + z2 / count)
    half = Z * float((part * (1 - part) / count + z2 / (4 * count * count)) ** 0.5) / (1 + z2 / count)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def width(role: Role, metric: str, ahead: int, found: Floats) -> Width:
    """The stretch that many training runs ask for [place down up, run]; games with nothing open say nothing."""
    told = found[:, found[0] < 2.0]
    return Width(role=role, metric=metric, ahead=ahead, down=round(fitted(told[1]), 3), up=round(fitted(told[2]), 3))
