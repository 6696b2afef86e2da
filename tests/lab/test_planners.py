"""Who plans in a contest: roads that are kept, levers that are done without, and when two ways differ."""

import numpy as np
import pytest

from game.ai.factors import factors_of
from game.ai.plans import Sheet
from game.lab.planners import on_roads, the_freest, with_less
from game.lab.roads import Contender, apart, roads
from game.schema import library

LEVEL = library.read("whiplash").level
FACTORS = factors_of(LEVEL, "beijing")
SIZE = len(FACTORS)


def way(name: str, total: float, *moved: int) -> Contender:
    """A way that holds some factors at their top and leaves the others at nought."""
    print_ = np.zeros(SIZE)
    print_[list(moved)] = 1.0
    return Contender(name, True, np.array([total]), print_, np.zeros(SIZE))


def plans(*moved: tuple[int, ...]) -> Sheet:
    """Plans that decide these factors and leave the others open."""
    positions = np.full((SIZE, len(moved)), np.nan)
    for column, places in enumerate(moved):
        positions[list(places), column] = 1.0
    return Sheet(positions, np.zeros(len(moved), dtype=bool))


WAYS = (way("good", 60.0, 0, 1, 2, 3), way("like it", 59.0, 0, 1, 2), way("unlike", 50.0, 4, 5, 6, 7))
SHEETS = plans((0, 1, 2, 3), (0, 1, 2), (4, 5, 6, 7))
EVEN = np.full(SIZE, 1.0 / SIZE)


def test_the_freest_begins_from_the_best_plan_and_may_change_to_any() -> None:
    planner = the_freest(WAYS, SHEETS, EVEN)
    np.testing.assert_array_equal(planner.start.positions[:, 0], SHEETS.positions[:, 0])
    assert planner.library is SHEETS
    assert planner.odds.sum() == pytest.approx(1.0)


def test_who_keeps_to_a_road_moves_only_what_its_plan_leaves_open() -> None:
    for planner in on_roads(WAYS, SHEETS, EVEN):
        decided = ~np.isnan(planner.start.positions[:, 0])
        assert planner.odds[decided].sum() == 0.0
        assert planner.odds.sum() == pytest.approx(1.0)
        assert planner.library is None


def test_roads_begin_with_the_best_plan_and_then_the_least_like_it() -> None:
    first, second, *_ = on_roads(WAYS, SHEETS, EVEN)
    assert (first.name, second.name) == ("planner from good", "planner from unlike")


def test_who_does_without_half_of_what_the_best_moves_never_moves_it() -> None:
    """Every lever the best way moves is done without by one of the two, in its own plan and in those at hand."""
    missing: list[int] = []
    for planner in with_less(WAYS[0], WAYS, SHEETS, EVEN, FACTORS):
        assert planner.library is not None
        left = [i for i in range(4) if planner.odds[i] == 0.0]
        assert np.isnan(planner.start.positions[left]).all()
        assert np.isnan(planner.library.positions[left]).all()
        assert planner.library.positions[4, 2] == 1.0, "other plans keep the rest of what they decide"
        missing += left
    assert sorted(missing) == [0, 1, 2, 3]


def test_two_ways_are_apart_by_the_part_of_their_levers_that_stand_apart() -> None:
    assert apart(WAYS[0], WAYS[2]) == 1.0
    assert apart(WAYS[0], WAYS[1]) == 0.0, "one lever alone makes no other character"
    assert [one.name for one in roads(WAYS, 0.2)] == ["good", "unlike"]
    assert [one.name for one in roads(WAYS, 0.1)] == ["good"], "a way that is far worse is no road"
