"""Rules, by hand: thresholds, tiers, directives, licences, notice and what they cost, in a tiny world."""

import math

import numpy as np
import pytest

from game.rules.catalogue import LEVERS
from game.rules.enact import enact, position
from game.rules.phases.classify import classify
from game.rules.reach import DARK, DIRECTED, FREE, NOTICE, REFUSED, TIERED, UNLICENSED
from game.rules.scaling import DAYS
from game.rules.turn import advance
from game.world.batch import clone
from game.world.constants import CONSTANTS
from game.world.draws import Draws
from game.world.state import NEWEST, World
from tests.rules.tiny import ALPHA, AWAY, BETA, GOV, HOME, OTHER, THIRD, after, lab, order, worlds

BITES = {"compute_threshold": {GOV: 1e23}}
TERM = 18.0 / DAYS


def permitted(world: World, who: int, where: int) -> float:
    return float(world.markets.permitted[who, where, 0])


def test_a_threshold_controls_from_its_very_value_on() -> None:
    """A model at the line is controlled; a model a hair below it is not."""
    world = worlds()
    law, plans = enact(world, {})
    size = world.labs.training[ALPHA, NEWEST, 0]
    for line, controlled in ((size, 1.0), (np.nextafter(size, 99.0), 0.0), (size - 1.0, 1.0), (np.inf, 0.0)):
        law.compute_line[:] = line
        new = clone(world)
        classify(new, law, plans, Draws(new.clock.seed, new.clock.turn))
        assert new.regimes.controlled[GOV, ALPHA, NEWEST, 0] == controlled, line


def test_a_threshold_alone_bars_nobody_and_a_tier_alone_neither() -> None:
    for orders in (BITES, {"country_tier": {(GOV, AWAY): 3.0}}):
        assert permitted(after(worlds(), **orders), ALPHA, AWAY) == 1.0


@pytest.mark.parametrize(
    ("tier", "left", "reason"),
    [
        (0.0, 1.0, FREE),
        (1.0, 1.0 - CONSTANTS["notify_delay"].value, NOTICE),
        (2.0, 0.0, UNLICENSED),
        (3.0, 0.0, TIERED),
    ],
)
def test_a_tier_says_what_a_controlled_model_may_do(tier: float, left: float, reason: float) -> None:
    world = after(worlds(), **BITES, country_tier={(GOV, AWAY): tier})
    assert permitted(world, ALPHA, AWAY) == pytest.approx(left)
    assert world.markets.reason[ALPHA, AWAY, 0] == reason
    assert permitted(world, ALPHA, HOME) == permitted(world, ALPHA, THIRD) == 1.0, "only there"


def test_a_government_binds_its_own_labs_and_no_others() -> None:
    world = after(worlds(), **BITES, country_tier={(GOV, THIRD): 3.0, (GOV, AWAY): 3.0})
    assert permitted(world, BETA, THIRD) == 1.0
    theirs = after(worlds(), compute_threshold={OTHER: 1e23}, country_tier={(OTHER, THIRD): 3.0})
    assert permitted(theirs, BETA, THIRD) == 0.0
    assert permitted(theirs, ALPHA, THIRD) == 1.0


def test_a_follower_applies_the_rule_in_the_measure_it_follows() -> None:
    world = worlds()
    world.book.post(world.regions.following, np.where(np.arange(3) == AWAY, 0.4, 0.0)[:, None, None], because="test")
    world = after(world, **BITES, country_tier={(GOV, THIRD): 3.0})
    assert permitted(world, BETA, THIRD) == pytest.approx(0.6)


def test_a_capability_line_goes_by_what_is_measured() -> None:
    world = after(worlds(), capability_threshold={GOV: 50.0}, country_tier={(GOV, AWAY): 3.0})
    assert world.regimes.measured[GOV, ALPHA, NEWEST, 0] > 50.0
    assert permitted(world, ALPHA, AWAY) == 0.0
    none = after(worlds(), capability_threshold={GOV: 99.0}, country_tier={(GOV, AWAY): 3.0})
    assert permitted(none, ALPHA, AWAY) == 1.0


def test_tests_err_less_with_a_budget() -> None:
    """The stated sd without money, half of it at the stated budget."""
    spread = []
    for budget in (0.0, CONSTANTS["evaluation_budget"].value):
        world = worlds(2000)
        old = world.labs.cyber[ALPHA, NEWEST].copy()
        world = after(world, evaluation={GOV: budget})
        spread.append(float((world.regimes.measured[GOV, ALPHA, NEWEST] - old).std()))
    assert spread[0] == pytest.approx(CONSTANTS["evaluation_error"].value, rel=0.06)
    assert spread[1] == pytest.approx(spread[0] / 2.0, rel=1e-6)


def test_indexation_lifts_the_line_year_by_year() -> None:
    """1e25 times 4 a year lets a model of 1.2e26 FLOP go in the eighth quarter, not before."""
    world = worlds()
    barred = []
    for turn in range(9):
        orders = {
            "compute_threshold": {GOV: 1e25},
            "threshold_indexation": {GOV: 4.0},
            "country_tier": {(GOV, AWAY): 3.0},
        }
        world = after(world, **orders) if turn == 0 else after(world)
        barred.append(permitted(world, ALPHA, AWAY) == 0.0)
    assert barred == [True] * 7 + [False] * 2


def test_a_directive_makes_a_lab_that_cannot_screen_go_dark_for_all() -> None:
    world = after(worlds(), named_model_directive={(GOV, ALPHA): 18.0})
    for where in (HOME, AWAY, THIRD):
        assert permitted(world, ALPHA, where) == pytest.approx(1.0 - TERM)
        assert world.markets.reason[ALPHA, where, 0] == DARK
    assert permitted(world, BETA, AWAY) == 1.0


def test_a_directive_spares_the_home_of_a_lab_that_can_screen() -> None:
    world = worlds(labs=(lab("alpha", "HOME", screening=0.9), lab("beta", "AWAY")))
    world = after(world, named_model_directive={(GOV, ALPHA): 18.0})
    assert permitted(world, ALPHA, HOME) == 1.0
    assert permitted(world, ALPHA, AWAY) == pytest.approx(1.0 - TERM)
    assert world.markets.reason[ALPHA, AWAY, 0] == DIRECTED


def test_a_directive_runs_for_its_days_and_ends() -> None:
    world = after(worlds(), named_model_directive={(GOV, ALPHA): 120.0})
    assert permitted(world, ALPHA, AWAY) == pytest.approx(0.0)
    assert world.regimes.directive[GOV, ALPHA, 0] == pytest.approx(120.0 - DAYS)
    world = after(world)
    assert permitted(world, ALPHA, AWAY) == pytest.approx(1.0 - (120.0 - DAYS) / DAYS)
    assert permitted(after(world), ALPHA, AWAY) == 1.0


def test_a_directive_can_be_ended_early() -> None:
    world = after(worlds(), named_model_directive={(GOV, ALPHA): 400.0})
    world = after(world, named_model_directive={(GOV, ALPHA): 0.0})
    assert world.regimes.directive[GOV, ALPHA, 0] == 0.0
    assert permitted(world, ALPHA, AWAY) == 1.0


def test_a_directive_against_a_lab_one_does_not_govern_does_nothing() -> None:
    world = after(worlds(), named_model_directive={(OTHER, ALPHA): 90.0})
    assert permitted(world, ALPHA, AWAY) == 1.0


def test_who_loses_the_newest_model_is_served_with_the_one_before() -> None:
    """Content falls off with the gap between the two, by the stated scale; a line above it does not bar it."""
    world = worlds()
    gap = float(world.labs.general[ALPHA, 0, 0] - world.labs.general[ALPHA, 1, 0])
    world = after(world, named_model_directive={(GOV, ALPHA): 1095.0})
    content = math.exp(-gap / CONSTANTS["content"].value)
    assert world.markets.served[ALPHA, AWAY, 0] == pytest.approx(content, rel=1e-9)


def test_trusted_users_keep_the_tool_home_first_then_allies() -> None:
    reach = CONSTANTS["trusted_reach"].value
    orders = {"named_model_directive": {(GOV, ALPHA): 1095.0}}
    half = after(worlds(), **orders, trusted_users={GOV: 0.5})
    assert permitted(half, ALPHA, HOME) == pytest.approx(reach)
    assert permitted(half, ALPHA, THIRD) == 0.0
    whole = after(worlds(), **orders, trusted_users={GOV: 1.0})
    assert permitted(whole, ALPHA, HOME) == pytest.approx(reach)
    assert permitted(whole, ALPHA, THIRD) == 0.0, "it cannot tell the allies' people apart"
    known = worlds()
    known.book.post(known.labs.screening, 1.0 - known.labs.screening, because="test")
    screened = after(known, **orders, trusted_users={GOV: 1.0})
    assert permitted(screened, ALPHA, THIRD) == pytest.approx(reach * 0.8), "alignment 0.8"
    assert permitted(screened, ALPHA, AWAY) == 0.0, "no ally"


def test_an_importer_keeps_foreign_models_out_and_its_own_in() -> None:
    world = after(worlds(), import_refusal={OTHER: 0.7})
    assert permitted(world, ALPHA, AWAY) == pytest.approx(0.3)
    assert world.markets.reason[ALPHA, AWAY, 0] == REFUSED
    assert permitted(world, BETA, AWAY) == 1.0
    assert permitted(world, ALPHA, THIRD) == 1.0


# -- licences --------------------------------------------------------------------------------------

APPLY = {**BITES, "country_tier": {(GOV, AWAY): 2.0, (GOV, THIRD): 2.0}, "licence_application": {(ALPHA, AWAY): 1.0}}


def test_a_licence_is_asked_for_answered_used_and_runs_out() -> None:
    world = worlds(400)
    world = advance(world, order(world, **APPLY, licence_staff={GOV: 218.0}))
    granted = world.licences.granted[GOV, ALPHA, AWAY] > 0.0
    refused = world.licences.refused[GOV, ALPHA, AWAY] > 0.0
    waiting = world.licences.waiting[GOV, ALPHA, AWAY] > 0.0
    assert (granted.astype(int) + refused + waiting == 1).all(), "one fate for each request"
    assert min(granted.sum(), refused.sum(), waiting.sum()) > 2
    np.testing.assert_array_equal(world.markets.permitted[ALPHA, AWAY], granted.astype(float))
    assert not world.markets.permitted[ALPHA, THIRD].any(), "nobody asked for that region"
    life = int(CONSTANTS["licence_life"].value)
    for quarter in range(1, life + 1):
        world = advance(world, {})
        held = world.licences.granted[GOV, ALPHA, AWAY][granted] > 0.0
        assert held.all() if quarter < life else not held.any(), quarter


def test_requests_are_granted_as_often_as_the_odds_say() -> None:
    """Odds of a neutral applicant, corrected by the agreement between the two."""
    world = worlds(3000)
    world = advance(world, order(world, **APPLY, licence_staff={GOV: 800.0}))
    answered = (world.licences.granted + world.licences.refused)[GOV, ALPHA, AWAY] > 0.0
    granted = world.licences.granted[GOV, ALPHA, AWAY][answered] > 0.0
    odds = CONSTANTS["licence_odds"].value + 0.2 * -0.5
    assert granted.mean() == pytest.approx(odds, abs=4.0 * (odds * (1 - odds) / answered.sum()) ** 0.5)


def test_more_officers_answer_faster() -> None:
    answered = []
    for staff in (60.0, 218.0, 800.0):
        world = worlds(600)
        world = advance(world, order(world, **APPLY, licence_staff={GOV: staff}))
        answered.append(float((world.licences.waiting[GOV, ALPHA, AWAY] == 0.0).mean()))
    assert answered == sorted(answered)
    assert answered[0] < 0.6 < answered[-1]


def test_officers_at_the_reference_answer_in_the_reference_time() -> None:
    world = after(worlds())
    assert world.licences.lead[GOV, 0] == pytest.approx(CONSTANTS["licence_days"].value)


# -- notice, cost and memory -----------------------------------------------------------------------


def test_a_rule_with_notice_takes_effect_when_it_has_run_out() -> None:
    world = after(worlds(), **BITES, notice={GOV: 2.0})
    lines = []
    for turn in range(5):
        orders = {"country_tier": {(GOV, AWAY): 3.0}} if turn == 0 else {}
        world = after(world, **orders)
        lines.append(permitted(world, ALPHA, AWAY) == 0.0)
    tier = world.dials["country_tier"]
    assert lines == [False, False, True, True, True]
    assert tier.standing[GOV, AWAY, 0] == tier.announced[GOV, AWAY, 0] == 3.0


def test_a_directive_needs_no_notice() -> None:
    world = after(worlds(), notice={GOV: 4.0})
    assert permitted(after(world, named_model_directive={(GOV, ALPHA): 90.0}), ALPHA, AWAY) < 0.1


def test_what_is_taken_back_before_it_takes_effect_never_does() -> None:
    world = after(worlds(), **BITES, notice={GOV: 2.0})
    world = after(world, country_tier={(GOV, AWAY): 3.0})
    world = after(world, country_tier={(GOV, AWAY): 0.0})
    for _ in range(4):
        assert permitted(world, ALPHA, AWAY) == 1.0
        world = after(world)


def test_a_change_costs_by_how_far_it_goes_and_a_reversal_more() -> None:
    lever = LEVERS["compute_threshold"]
    world = worlds()
    there = float(position(lever, np.array(1e26))) - float(position(lever, np.array(lever.high)))
    law, _ = enact(clone(world), order(world, compute_threshold={GOV: 1e26}))
    assert law.cost[GOV, 0] == pytest.approx(abs(there) * lever.cost)
    assert law.cost[OTHER, 0] == 0.0
    moved = after(world, compute_threshold={GOV: 1e26})
    back, _ = enact(clone(moved), order(moved, compute_threshold={GOV: lever.high}))
    assert back.cost[GOV, 0] == pytest.approx(abs(there) * lever.cost * CONSTANTS["reversal_cost"].value)
    further, _ = enact(clone(moved), order(moved, compute_threshold={GOV: 1e25}))
    assert further.cost[GOV, 0] == pytest.approx(lever.cost / 6.0), "one of six orders of magnitude"


def test_political_capital_pays_for_a_change_and_volatility_remembers_it() -> None:
    changed, quiet = after(worlds(), **BITES), after(worlds())
    spent = quiet.regimes.capital[GOV, 0] - changed.regimes.capital[GOV, 0]
    assert spent == pytest.approx(LEVERS["compute_threshold"].cost, rel=0.12), "some comes back within the turn"
    assert quiet.regimes.volatility[GOV, 0] == 0.0
    first = float(changed.regimes.volatility[GOV, 0])
    assert first == pytest.approx(1.0)
    later = after(changed, turns=int(CONSTANTS["volatility_half_life"].value))
    assert later.regimes.volatility[GOV, 0] == pytest.approx(first / 2.0, rel=1e-9)


def test_a_tier_against_a_friend_costs_more_than_against_a_stranger() -> None:
    world = worlds()
    costs = {}
    for where in (AWAY, THIRD):
        law, _ = enact(clone(world), order(world, country_tier={(GOV, where): 3.0}))
        costs[where] = float(law.cost[GOV, 0])
    assert costs[AWAY] == pytest.approx(LEVERS["country_tier"].cost * 0.3)
    assert costs[THIRD] == pytest.approx(LEVERS["country_tier"].cost * 0.2 * 1.8)


def test_positions_on_a_scale() -> None:
    log_lever, linear = LEVERS["compute_threshold"], LEVERS["capability_threshold"]
    np.testing.assert_allclose(position(log_lever, np.array([1e23, 1e26, 1e29])), [0.0, 0.5, 1.0], atol=1e-12)
    np.testing.assert_allclose(position(linear, np.array([40.0, 70.0, 100.0])), [0.0, 0.5, 1.0])
