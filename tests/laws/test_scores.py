"""Scores lie between 0 and 100, and mean what they say."""

import numpy as np
import pytest

from game.lab.batch import Arm, play_out
from game.play.score import MEDALS, WHOLE, measured, score
from game.schema import library
from game.schema.level import Level
from game.world.batch import take
from tests.laws.random_games import Step, play_randomly


@pytest.fixture(scope="module")
def free(level: Level, games: list[Step]) -> list[Step]:
    """The twins of the random games, under the same orders."""
    return list(play_randomly(level, range(64), len(games), twins=True))


def test_scores_lie_between_0_and_100(level: Level, games: list[Step], free: list[Step]) -> None:
    for step, twin in zip(games, free, strict=True):
        for seat in level.seats:
            result = score(level, seat.holder, step.after, twin.after, games[0].before)
            for name, part in {**result.parts, "total": result.total}.items():
                assert part.shape == (64,), name
                assert (part >= 0.0).all(), (seat.holder, name)
                assert (part <= 100.0).all(), (seat.holder, name)
            assert np.isin(result.medal, range(len(MEDALS))).all()


def test_a_total_is_the_weighted_mean_capped_by_floors(level: Level, games: list[Step], free: list[Step]) -> None:
    capped = 0
    for seat in level.seats:
        scoring = level.counts_for(seat.holder)
        result = score(level, seat.holder, games[-1].after, free[-1].after, games[0].before)
        assert set(result.parts) >= set(scoring.weights)
        mean = sum(result.parts[n] * w for n, w in scoring.weights.items()) / sum(scoring.weights.values())
        missed = np.zeros(64, dtype=bool)
        for name, floor in scoring.floors.items():
            missed |= result.parts[name] < floor
        np.testing.assert_allclose(result.total, np.where(missed, np.minimum(mean, 49.0), mean), atol=1e-9)
        medals = (result.total[None] >= np.array(scoring.medals)[:, None]).sum(0)
        np.testing.assert_array_equal(result.medal, medals)
        capped += int(missed.sum())
    assert capped or not any(level.counts_for(s.holder).floors for s in level.seats), "no floor was ever missed"


def test_scores_tell_games_apart(level: Level, games: list[Step], free: list[Step]) -> None:
    """Each outcome that counts for a seat takes many values over random games, on its own scale."""
    ends = (games[-1].after, free[-1].after, games[0].before)
    for seat in (seat for seat in level.seats if seat.playable):
        scoring = level.counts_for(seat.holder)
        found = measured(scoring, seat.holder, *ends)
        for name in scoring.weights:
            assert len(np.unique(found[name])) > 3, f"{seat.holder} {name} hardly ever differs"


@pytest.mark.parametrize("name", library.names())
def test_who_keeps_to_habits_is_at_no_end_of_the_scale(name: str) -> None:
    """Ranges are laid for what people may do: played by the characters, most outcomes can become better and worse."""
    level, seeds = library.read(name).level, [1, 2, 3]
    steps = list(play_out(level, seeds * 2, level.turns, Arm(uncontrolled=np.arange(6) >= 3)))
    ours, twins = np.arange(3), np.arange(3, 6)
    now, free_, start = take(steps[-1], ours), take(steps[-1], twins), take(steps[0], ours)
    for seat in (seat for seat in level.seats if seat.playable):
        result = score(level, seat.holder, now, free_, start)
        ended = {name: result.parts[name] for name in level.counts_for(seat.holder).weights}
        inside = sum(bool(((value > 0.0) & (value < 100.0)).any()) for value in ended.values())
        assert inside >= len(ended) / 2, (seat.holder, ended)


def test_the_same_game_scores_the_same_in_any_batch(level: Level, games: list[Step], free: list[Step]) -> None:
    rows = np.array([7])
    for seat in level.seats:
        crowd = score(level, seat.holder, games[-1].after, free[-1].after, games[0].before)
        alone = score(
            level, seat.holder, take(games[-1].after, rows), take(free[-1].after, rows), take(games[0].before, rows)
        )
        assert alone.total[0] == crowd.total[7]


def test_a_range_moves_points_and_nothing_else(level: Level, games: list[Step], free: list[Step]) -> None:
    """Each outcome is its own scale, laid straight between the two ends that the level names, and cut off there."""
    ends = (games[-1].after, free[-1].after, games[0].before)
    for seat in level.seats:
        scoring, found = level.counts_for(seat.holder), score(level, seat.holder, *ends)
        for name, raw in measured(scoring, seat.holder, *ends).items():
            low, high = scoring.ranges.get(name, WHOLE)
            wanted = np.clip(100.0 * (raw - low) / (high - low), 0.0, 100.0)
            np.testing.assert_allclose(found.parts[name], wanted, atol=1e-9, err_msg=f"{seat.holder} {name}")


def test_a_dead_lab_has_no_frontier_and_no_markets(level: Level, games: list[Step], free: list[Step]) -> None:
    last = games[-1].after
    for row, name in enumerate(last.names.labs):
        result = score(level, name, last, free[-1].after, games[0].before)
        for part in ("frontier", "markets", "finance"):
            assert not result.parts[part][~last.labs.alive[row]].any(), (name, part)
