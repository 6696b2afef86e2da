"""The skills of the computer against each other: the same seats and seeds, the same opponents, who scores more.

Each skill plays each seat on the same seeds while everybody else keeps to the level's characters; of a pair, whoever
has the higher total has won that seed. Ratings are Bradley and Terry's (Biometrika 39, 1952), their intervals from
games drawn anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import choix
import numpy as np

from game.ai.catalogue import players
from game.ai.rollout import decide, force, seat_of
from game.ai.skill import SKILLS, minds
from game.lab.memory import keep_freed_memory
from game.lab.scoring import paired
from game.play.score import score
from game.play.seat import Mind, in_one_go
from game.play.setup import new_worlds
from game.play.transcript import seats
from game.play.winning import won
from game.rules.catalogue import LEVERS
from game.rules.turn import advance
from game.schema.ladder import Rating, RoleLadder, SeatRow
from game.schema.level import Level, Role
from game.world.batch import take
from game.world.columns import Bools, Floats
from game.world.docket import Docket
from game.world.draws import Draws
from game.world.exact import LN10
from game.world.state import World

EVEN = 1e-9  # points of 100: closer totals are a tie
DRAWS = 400  # times that the games are drawn anew for an interval
ODDS_OF_TEN = 400.0  # points of rating for odds of ten to one, as in chess
WEIGHT = 0.01  # of the prior that keeps a rating finite where one skill wins every game
LOW, HIGH = 0.025, 0.975
Totals = Mapping[str, Floats]  # by skill [seed]


# -- games -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ended:
    """How one skill's games of a seat ended, seed by seed."""

    totals: Floats  # [seed]
    won: Bools | None  # where all was met that winning asks for; None if the level asks for nothing [seed]


def ended(level: Level, seat: str, skill: str, seeds: Sequence[int]) -> Ended:
    """Play a level on many seeds, one seat by one skill, the others by their habits."""
    keep_freed_memory()
    mind = minds(level, skill).of.get(seat)
    world = start = new_worlds(level, [*seeds, *seeds])
    world.clock.uncontrolled[len(seeds) :] = True
    for turn in range(level.turns):
        docket: Docket = {}
        for name, player in players(level).items():
            decide(world, docket, name, player)
        if mind is not None:
            _think(world, start, docket, seat, mind)
        for one in level.opening:
            if one.turn == turn and one.seat != seat:
                force(world, docket, one)
        world = advance(world, docket)
    played, twins = paired(len(seeds))
    now, free = take(world, played), take(world, twins)
    return Ended(score(level, seat, now, free, take(start, played)).total, won(level, seat, now, free))


def _think(world: World, start: World, docket: Docket, seat: str, mind: Mind) -> None:
    """Let a mind replace what its seat wants in the games as played."""
    row, axis = seat_of(world, seat)
    played, twins = paired(world.sizes.world // 2)
    thought = in_one_go(mind(world, start, played, twins))
    for name, wish in docket.items():
        if LEVERS[name].axes()[0] == axis:
            wish[row][..., played] = np.nan
    for name, wanted in thought.items():
        wish = docket.setdefault(name, np.full(LEVERS[name].shape(world.sizes), np.nan))
        wish[row][..., played] = wanted


# -- what they say ---------------------------------------------------------------------------------------


def seat_row(level: Level, seat: str, games: Mapping[str, Ended]) -> SeatRow:
    """One seat's games as they are written down."""
    found = {skill: one.totals for skill, one in games.items()}
    return SeatRow(
        level=level.id,
        seat=seat,
        role=dict(seats(level))[seat],
        games=len(next(iter(found.values()))),
        totals={skill: round(float(mean), 2) for skill, mean in _means(found).items()},
        won={skill: round(float(one.won.mean()), 4) for skill, one in games.items() if one.won is not None},
        wins={
            one: {other: round(float(_won(found[one], found[other]).mean()), 4) for other in found if other != one}
            for one in found
        },
    )


def role_ladder(role: Role, games: Sequence[Totals]) -> RoleLadder:
    """The ratings of the skills in one role.

    Args:
        role: whose seats they were.
        games: totals of every skill, for each seat.
    """
    names = [name for name in SKILLS if all(name in found for found in games)]
    pooled = np.stack([np.concatenate([found[name] for found in games]) for name in names])
    count = pooled.shape[1]
    rated = _ratings(pooled)
    luck = Draws(np.arange(DRAWS, dtype=np.int64), np.zeros(DRAWS, dtype=np.int64))
    picked = luck.uniform("games drawn anew", tuple(f"game {i}" for i in range(count)))
    anew = np.stack([_ratings(pooled[:, (picked[:, draw] * count).astype(int)]) for draw in range(DRAWS)])
    ordered = np.sort(anew, axis=0)
    low, high = (ordered[round(part * (DRAWS - 1))] for part in (LOW, HIGH))
    return RoleLadder(
        role=role,
        games=count,
        ratings=tuple(
            Rating(
                skill=name,
                rating=round(float(rated[i]), 0),
                low=round(float(low[i]), 0),
                high=round(float(high[i]), 0),
                over_next=round(float(_won(pooled[i], pooled[i - 1]).mean()), 4) if i else None,
            )
            for i, name in enumerate(names)
        ),
    )


def _means(found: Totals) -> dict[str, float]:
    return {skill: float(total.mean()) for skill, total in found.items()}


def _won(one: Floats, other: Floats) -> Floats:
    """1 where the first won, a half where they tied [seed]."""
    return np.where(np.abs(one - other) <= EVEN, 0.5, np.where(one > other, 1.0, 0.0))


def _ratings(pooled: Floats) -> Floats:
    """Bradley and Terry's strengths on the scale of chess, their mean 0, from totals [skill game]."""
    wins = np.stack([[_won(one, other).sum() for other in pooled] for one in pooled])
    np.fill_diagonal(wins, 0.0)
    strength = choix.ilsr_pairwise_dense(wins, alpha=WEIGHT)
    points = strength * ODDS_OF_TEN / LN10
    return np.asarray(points - points.mean(), dtype=np.float64)
