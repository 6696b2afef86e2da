"""Habits: how labs plan around lines, filter what is dangerous, and lobby who binds them."""

import numpy as np
import pytest

from game.ai.habits import EAR, FILTER, calm_government, news, plan_run, size_line
from game.play.view import see
from game.world.draws import Draws
from game.world.exact import exp10
from game.world.state import NEWEST, World
from tests.rules.tiny import ALPHA, AWAY, BETA, GOV, THIRD, after, lab, worlds

WALL = {"country_tier": {(GOV, AWAY): 3.0, (GOV, THIRD): 3.0}}


def plan(world: World, row: int) -> dict[str, np.ndarray]:
    return plan_run(see(world, "lab", row), row, Draws(world.clock.seed, world.clock.turn), 1.5)


def test_labs_meet_a_line_in_size_with_smaller_models_trained_for_longer() -> None:
    bold = plan(after(worlds(40)), ALPHA)
    line = 0.6 * float(bold["run_parameters"].min())
    slim = plan(after(worlds(40), **WALL, parameter_threshold={GOV: line}), ALPHA)
    assert (slim["run_parameters"] < line).all()
    assert (slim["run_tokens"] > bold["run_tokens"]).all()
    flop = [6.0 * p["run_parameters"] * p["run_tokens"] for p in (bold, slim)]
    np.testing.assert_allclose(flop[1], flop[0], rtol=1e-9)
    assert (slim["stay_below"] == 1.0).all()


def test_a_line_far_below_is_no_reason_to_train_a_dwarf() -> None:
    world = after(worlds(40), **WALL, parameter_threshold={GOV: 1e9})
    wished = plan(world, ALPHA)
    assert (wished["run_parameters"] > 1e11).all()
    assert not wished["stay_below"].any(), "it means to be above the line"


@pytest.mark.parametrize("orders", [{"parameter_threshold": {GOV: 2e12}}, {**WALL}])
def test_a_line_without_a_tier_or_a_tier_without_a_line_binds_nobody(orders: dict) -> None:
    view = see(after(worlds(), **orders), "lab", ALPHA)
    assert size_line(view, ALPHA)[0] > 50.0


def test_reach_makes_others_plan_around_the_line_too() -> None:
    lined = {**WALL, "parameter_threshold": {GOV: 2e12}}
    assert size_line(see(after(worlds(), **lined), "lab", BETA), BETA)[0] > 50.0
    caught = after(worlds(), **lined, reach={GOV: 1.0})
    assert exp10(size_line(see(caught, "lab", BETA), BETA))[0] == pytest.approx(2e12)


def test_a_dangerous_bypassed_model_is_filtered_until_it_is_mended() -> None:
    world = after(worlds(labs=(lab("alpha", "HOME", flaw=0.9, cyber_lean=20.0), lab("beta", "AWAY"))))
    world.labs.flaw.flags.writeable = True
    world.labs.cyber[ALPHA, NEWEST] = 80.0
    for flaw, wish in ((0.9, FILTER), (0.3, np.nan), (0.0, np.nan)):
        world.labs.flaw[ALPHA] = flaw
        found = calm_government(see(world, "lab", ALPHA), ALPHA)["cap_release"][0]
        assert found == wish or (np.isnan(found) and np.isnan(wish)), flaw
    world.dials["cap_release"].announced[ALPHA] = FILTER
    assert calm_government(see(world, "lab", ALPHA), ALPHA)["cap_release"][0] == 0.0, "mended: it comes out"


def test_who_is_bound_by_the_home_government_lobbies_it() -> None:
    bound = after(worlds(), compute_threshold={GOV: 1e23})
    for row, wish in ((ALPHA, EAR), (BETA, np.nan)):
        found = calm_government(see(bound, "lab", row), row)["lobby"][0]
        assert found == wish or (np.isnan(found) and np.isnan(wish)), row


def test_what_stands_is_no_news() -> None:
    world = after(worlds(), lobby={ALPHA: 0.05})
    view = see(world, "lab", ALPHA)
    assert np.isnan(news(view, "lobby", ALPHA, np.array([0.05]))).all()
    assert news(view, "lobby", ALPHA, np.array([0.1]))[0] == 0.1
