"""Random games of every level, with every invariant checked after every turn."""

import numpy as np
import pytest

from game.schema.level import Level
from game.world.state import NEWEST
from tests.laws.invariants import INVARIANTS, Invariant
from tests.laws.random_games import Step, play_randomly


@pytest.mark.parametrize("holds", INVARIANTS, ids=lambda f: f.__name__)
def test_it_holds_in_random_games(games: list[Step], holds: Invariant) -> None:
    for step in games:
        holds(step)


@pytest.mark.parametrize("holds", INVARIANTS, ids=lambda f: f.__name__)
def test_it_holds_in_twins_without_controls(twins: list[Step], holds: Invariant) -> None:
    for step in twins:
        holds(step)


@pytest.mark.slow
def test_everything_holds_in_a_hundred_games(level: Level) -> None:
    for step in play_randomly(level, range(1000, 1100), level.turns, explain=True):
        for holds in INVARIANTS:
            holds(step)


def test_random_games_go_everywhere(games: list[Step]) -> None:
    """A law that is tested only on quiet worlds is not tested."""
    last, labs = games[-1].after, games[-1].after.labs
    assert 0.05 < labs.alive.mean() < 0.999, "some labs fail, some do not"
    assert (labs.released[:, NEWEST] == 3.0).any(), "weights are opened"
    assert (last.stacks.made > games[0].before.stacks.made).all(), "accelerators are made"
    assert any(step.after.labs.finished.any() for step in games), "runs finish"
    assert any(step.after.markets.suspended.any() for step in games), "customers are cut off"


def test_random_games_meet_controls(level: Level, games: list[Step]) -> None:
    offered = set(level.levers.get("regulator", ()))
    after = [step.after for step in games]
    if offered & {"compute_threshold", "capability_threshold"} and "country_tier" in offered:
        assert any(w.regimes.controlled.any() for w in after), "models are controlled"
        assert any((w.markets.permitted[w.labs.selling] < 1.0).any() for w in after), "sales are denied"
        assert any(w.licences.granted.any() for w in after), "licences are granted"
        assert any(w.licences.refused.any() for w in after), "licences are refused"
    if "named_model_directive" in offered:
        assert any(w.regimes.directive.any() for w in after), "directives are given"
    if {"accelerator_line", "country_tier"} <= offered:
        assert any(w.stacks.denied.any() for w in after), "accelerators are denied"
        assert any(w.stacks.seized.any() for w in after), "accelerators are seized"


def test_orders_depend_on_seed_and_turn_alone(level: Level) -> None:
    many = next(iter(play_randomly(level, [5, 6, 7], 1)))
    one = next(iter(play_randomly(level, [6], 1)))
    for name, ordered in one.docket.items():
        np.testing.assert_array_equal(ordered[..., 0], many.docket[name][..., 1])
