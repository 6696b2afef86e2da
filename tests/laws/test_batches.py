"""A world in a batch is the same world alone, to the last bit; and a turn leaves its past as it was."""

from itertools import pairwise

import numpy as np
import pytest

from game.rules.turn import advance
from game.schema.level import Level
from game.world.batch import all_arrays, clone, column_digests, digest, take, tile
from game.world.columns import arrays
from game.world.state import World
from tests.laws.random_games import Step, play_randomly


def last(level: Level, seeds: list[int], turns: int) -> World:
    *_, step = play_randomly(level, seeds, turns)
    return step.after


@pytest.mark.parametrize("size", [1, 2, 3, 8, 17])
def test_a_world_in_a_batch_equals_the_same_world_alone(level: Level, games: list[Step], size: int) -> None:
    """The crowd of 64 was played at once; here some of it is played again in groups of `size`."""
    turns, crowd = len(games), games[-1].after
    seeds = list(range(3, 3 + size)) if size > 1 else [11]
    few = last(level, seeds, turns)
    for row, seed in enumerate(seeds):
        assert digest(few, row) == digest(crowd, seed), f"seed {seed} in a batch of {size}"


def test_the_order_of_worlds_in_a_batch_does_not_matter(level: Level) -> None:
    forth, back = last(level, [4, 8, 15, 16], 4), last(level, [16, 15, 8, 4], 4)
    for row in range(4):
        assert digest(forth, row) == digest(back, 3 - row)


def test_two_worlds_of_one_seed_are_one(level: Level) -> None:
    world = last(level, [7, 9, 7], 4)
    assert digest(world, 0) == digest(world, 2) != digest(world, 1)


def test_splitting_a_batch_changes_nothing(games: list[Step]) -> None:
    """Take some worlds out in the middle of a game, and play on."""
    step, rows = games[len(games) // 2], np.array([63, 1, 30, 31])
    docket = {name: ordered[..., rows] for name, ordered in step.docket.items()}
    part = advance(take(step.before, rows), docket)
    for row, origin in enumerate(rows):
        assert digest(part, row) == digest(step.after, int(origin))


def test_tiled_worlds_go_the_same_way(games: list[Step]) -> None:
    step = games[1]
    few = take(step.before, np.arange(3))
    many = advance(
        tile(few, 2), {name: np.repeat(ordered[..., :3], 2, axis=-1) for name, ordered in step.docket.items()}
    )
    for row in range(6):
        assert digest(many, row) == digest(step.after, row // 2)


def test_an_order_that_is_not_given_is_no_order(games: list[Step]) -> None:
    """A docket without a lever, and one with nothing but NaN for it, say the same."""
    step = games[3]
    full = {name: np.full(dial.standing.shape, np.nan) for name, dial in step.before.dials.items()} | step.docket
    again = advance(step.before, full)
    assert column_digests(again) == column_digests(step.after)


def test_advance_does_not_touch_its_input(games: list[Step]) -> None:
    step = games[-1]
    before = column_digests(step.before)
    world = clone(step.before)
    docket = {name: ordered.copy() for name, ordered in step.docket.items()}
    advance(world, docket)
    assert column_digests(world) == before
    for name, ordered in docket.items():
        np.testing.assert_array_equal(ordered, step.docket[name])


def test_the_turn_after_shares_no_memory_with_the_turn_before(games: list[Step]) -> None:
    old, new = all_arrays(games[0].before), all_arrays(games[0].after)
    for path, array in new.items():
        assert not any(np.shares_memory(array, other) for other in (old[path],)), path


def test_columns_of_one_world_share_no_memory(games: list[Step]) -> None:
    spans = sorted(
        (a.__array_interface__["data"][0], a.nbytes, path) for path, a in all_arrays(games[-1].after).items() if a.size
    )
    for (start, length, path), (after, _, other) in pairwise(spans):
        assert start + length <= after, f"{path} and {other}"


def test_stocks_are_read_only(games: list[Step]) -> None:
    for world in (games[0].before, games[0].after, clone(games[0].after), take(games[0].after, np.array([0]))):
        for path, column, array in arrays(world):
            assert array.flags.writeable != column.stock, path
    with pytest.raises(ValueError, match="read-only"):
        world.labs.cash += 1.0


def test_types_stay_as_declared(games: list[Step]) -> None:
    for world in (games[0].before, games[-1].after):
        for path, column, array in arrays(world):
            assert array.dtype == np.dtype(column.dtype), path
            assert array.shape == world.sizes.shape(column.axes), path
        for name, dial in world.dials.items():
            for part in ("standing", "announced", "notice", "leaning"):
                assert getattr(dial, part).dtype == np.float64, f"dials.{name}.{part} is {getattr(dial, part).dtype}"


def test_booking_the_reasons_changes_nothing(level: Level) -> None:
    *_, told = play_randomly(level, [1, 2], 3, explain=True)
    *_, silent = play_randomly(level, [1, 2], 3)
    assert column_digests(told.after) == column_digests(silent.after)
    assert told.after.book.entries
    assert not silent.after.book.entries
