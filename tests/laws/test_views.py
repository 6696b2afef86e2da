"""What a seat may see: its own figures exactly, the public ones exactly, others' by a steady estimate."""

import numpy as np
import pytest

from game.play.view import see
from game.schema.level import Level
from game.world.batch import all_arrays, column_digests, take
from game.world.columns import arrays
from tests.laws.random_games import Step

SEATS = [("lab", 0), ("lab", 1), ("regulator", 0)]


@pytest.fixture(params=SEATS, ids=lambda s: f"{s[0]} {s[1]}")
def seat(request: pytest.FixtureRequest, level: Level) -> tuple[str, int]:
    axis, row = request.param
    if row >= len(level.labs if axis == "lab" else level.regulators):
        pytest.skip("no such seat")
    return request.param


def owners_row(column_axes: tuple[str, ...], seat: tuple[str, int]) -> int | None:
    return seat[1] if column_axes[0] == seat[0] else None


def test_what_is_public_is_seen_exactly(games: list[Step], seat: tuple[str, int]) -> None:
    world = games[-1].after
    view = {path: array for path, _, array in arrays(see(world, *seat))}
    for path, column, array in arrays(world):
        if column.seen == "public":
            np.testing.assert_array_equal(view[path], array, err_msg=path)
    dials = all_arrays(see(world, *seat))
    for path, array in all_arrays(world).items():
        if path.startswith("dials."):
            np.testing.assert_array_equal(dials[path], array, err_msg=path)


def test_ones_own_figures_are_seen_exactly_and_others_are_not(games: list[Step], seat: tuple[str, int]) -> None:
    world = games[-1].after
    view = {path: array for path, _, array in arrays(see(world, *seat))}
    private = 0
    for path, column, array in arrays(world):
        if column.seen == "owner":
            mine = owners_row(column.axes, seat)
            if mine is not None:
                np.testing.assert_array_equal(view[path][mine], array[mine], err_msg=path)
            others = np.delete(np.arange(len(array)), [] if mine is None else [mine])
            there = array[others] != 0.0
            assert (view[path][others][there] != array[others][there]).all(), f"{path} is seen through"
            assert ((view[path][others] == 0.0) == (array[others] == 0.0)).all(), path
            private += 1
    assert private > 5


def test_an_estimate_errs_the_same_way_all_game(games: list[Step], seat: tuple[str, int]) -> None:
    def errors(world):
        seen = {path: array for path, _, array in arrays(see(world, *seat))}
        with np.errstate(divide="ignore", invalid="ignore"):
            return {
                path: np.where(array == 0.0, np.nan, seen[path] - array)
                if column.unit.startswith("log10")
                else seen[path] / array
                for path, column, array in arrays(world)
                if column.seen == "owner"
            }

    early, late = errors(games[0].after), errors(games[-1].after)
    for path, ratio in late.items():
        both = np.isfinite(ratio) & np.isfinite(early[path])
        np.testing.assert_allclose(ratio[both], early[path][both], rtol=1e-9, atol=1e-12, err_msg=path)


def test_estimates_are_about_right(games: list[Step]) -> None:
    """Within a factor of three, and neither always too high nor always too low."""
    world = games[0].before
    ratio = see(world, "regulator", 0).labs.cash / world.labs.cash
    assert ((ratio < 3.5) & (ratio > 1 / 3.5)).all()
    assert 0.3 < (ratio > 1.0).mean() < 0.7


def test_two_observers_err_differently(games: list[Step]) -> None:
    world = games[0].before
    if len(world.names.labs) < 3:
        pytest.skip("too few labs")
    one, two = see(world, "lab", 0), see(world, "lab", 1)
    assert (one.labs.cash[2] != two.labs.cash[2]).all()


def test_looking_changes_nothing(games: list[Step], seat: tuple[str, int]) -> None:
    world = games[2].after
    before = column_digests(world)
    view = see(world, *seat)
    assert column_digests(world) == before
    true = all_arrays(world)
    for path, column, array in arrays(view):
        if np.shares_memory(array, true[path]):
            assert column.seen == "public", path


def test_a_view_of_a_batch_is_the_batch_of_views(games: list[Step], seat: tuple[str, int]) -> None:
    world = games[2].after
    alone = all_arrays(see(take(world, np.array([9])), *seat))
    for path, array in all_arrays(see(world, *seat)).items():
        np.testing.assert_array_equal(array[..., 9], alone[path][..., 0], err_msg=path)
