"""Chance without state: draws look random, are keyed by name, and depend on nothing else."""

import math

import numpy as np
import pytest

from game.world.draws import Draws

MANY = 20_000


def draws(turn: int = 0, seeds: np.ndarray | None = None) -> Draws:
    seeds = np.arange(MANY) if seeds is None else seeds
    return Draws(seeds, np.full(len(seeds), turn))


def test_uniform_numbers_look_uniform() -> None:
    u = draws().uniform("x", ("a", "b", "c"))
    assert u.shape == (3, MANY)
    assert (u > 0.0).all()
    assert (u < 1.0).all()
    assert abs(u.mean() - 0.5) < 0.005
    assert abs(u.var() - 1.0 / 12.0) < 0.002
    counts, _ = np.histogram(u, bins=20, range=(0.0, 1.0))
    expected = u.size / 20
    assert ((counts - expected) ** 2 / expected).sum() < 50.0  # chi-square of 19 degrees, one in 10,000


@pytest.mark.parametrize(
    "other",
    [
        lambda: draws().uniform("y", ("a", "b", "c")),
        lambda: draws(turn=1).uniform("x", ("a", "b", "c")),
        lambda: draws(seeds=np.arange(MANY) + 1).uniform("x", ("a", "b", "c")),
        lambda: np.roll(draws().uniform("x", ("a", "b", "c")), 1, axis=0),
        lambda: draws().uniform("x", ("a2", "b2", "c2")),
        lambda: draws(seeds=np.arange(MANY) * 2**32).uniform("x", ("a", "b", "c")),
    ],
    ids=["purpose", "turn", "seed", "entity", "name", "high bits of the seed"],
)
def test_draws_of_another_key_have_nothing_to_do_with_each_other(other) -> None:
    u, v = draws().uniform("x", ("a", "b", "c")), other()
    assert (u != v).mean() > 0.99
    assert abs(np.corrcoef(u.ravel(), v.ravel())[0, 1]) < 0.02


def test_seed_and_turn_do_not_mix_up() -> None:
    """Turn 1 of seed 0 is not turn 0 of seed 1, nor of any seed near it."""
    later, earlier = draws(turn=1).uniform("x", ("a",))[0], draws(turn=0).uniform("x", ("a",))[0]
    assert not np.isin(later, earlier).any()


def test_draws_are_keyed_by_name_not_by_place() -> None:
    few, many = draws().uniform("x", ("b", "a")), draws().uniform("x", ("new", "a", "b"))
    np.testing.assert_array_equal(few[0], many[2])
    np.testing.assert_array_equal(few[1], many[1])


def test_pairs_are_keyed_by_both_names() -> None:
    u = draws().uniform("x", ("a", "b"), ("a", "b", "c"))
    assert u.shape == (2, 3, MANY)
    assert (u[0, 1] != u[1, 0]).all()
    np.testing.assert_array_equal(u[1, 2], draws().uniform("x", ("b",), ("c",))[0, 0])


def test_drawing_again_or_more_changes_no_draw() -> None:
    d = draws()
    first = d.uniform("x", ("a",))
    d.normal("something else", ("a", "b"))
    d.uniform("x", ("a", "b"))
    np.testing.assert_array_equal(d.uniform("x", ("a",)), first)


def test_a_world_has_the_same_luck_in_any_batch() -> None:
    crowd = draws().normal("x", ("a", "b"))
    for seed in (0, 17, MANY - 1):
        np.testing.assert_array_equal(draws(seeds=np.array([seed])).normal("x", ("a", "b"))[:, 0], crowd[:, seed])


def test_normal_and_gumbel_numbers_have_their_moments() -> None:
    bell, gumbel = draws().normal("n", ("a", "b", "c")), draws().gumbel("g", ("a", "b", "c"))
    assert abs(bell.mean()) < 0.02
    assert abs(bell.var() - 1.0) < 0.03
    assert abs((bell**3).mean()) < 0.1
    assert abs(gumbel.mean() - 0.5772) < 0.03
    assert abs(gumbel.var() - np.pi**2 / 6.0) < 0.05
    assert np.isfinite(bell).all()
    assert np.isfinite(gumbel).all()


def test_the_luckiest_of_gumbels_is_a_logit_choice() -> None:
    """Utilities 0, 1, 2 with Gumbel luck are chosen as often as the logit says."""
    utility = np.array([0.0, 1.0, 2.0])
    best = np.argmax(utility[:, None] + draws().gumbel("g", ("a", "b", "c")), axis=0)
    weights = np.array([math.exp(u) for u in utility])
    odds = weights / weights.sum()
    np.testing.assert_allclose(np.bincount(best, minlength=3) / MANY, odds, atol=0.012)


def test_huge_and_small_seeds_are_all_seeds() -> None:
    u = draws(seeds=np.array([0, 1, 2**62, 2**63 - 1])).uniform("x", ("a",))
    assert len(np.unique(u)) == 4
