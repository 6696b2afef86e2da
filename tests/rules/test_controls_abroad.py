"""Rules, by hand: lines in size and general capability, scopes, policies, reach, lists, duties and end dates."""

import numpy as np
import pytest

from game.rules.catalogue import LEVERS
from game.rules.choice import utility
from game.rules.enact import enact, position
from game.rules.reach import DARK, DIRECTED, LISTED, TESTED, duty_bill, on_home_stack, subject
from game.rules.turn import advance
from game.world.batch import all_arrays, clone
from game.world.constants import CONSTANTS
from game.world.state import NEWEST, World
from tests.rules.test_controls import APPLY, BITES, permitted
from tests.rules.tiny import ALPHA, AWAY, BETA, GOV, HOME, OTHER, THIRD, after, lab, order, worlds

WALL = {"country_tier": {(GOV, AWAY): 3.0, (GOV, THIRD): 3.0}}
LONG = {"named_model_directive": {(GOV, ALPHA): 1095.0}}
SCREENED = (lab("alpha", "HOME", screening=0.9), lab("beta", "AWAY"))


def value(name: str) -> float:
    return CONSTANTS[name].value


def misuse(world: World) -> float:
    return float(world.regimes.misuse[GOV, 0])


def ageing(world: World, quarters: float) -> World:
    """The same worlds with newest models of this age."""
    world = clone(world)
    world.labs.age[:, NEWEST] = quarters
    return world


# -- lines -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lever", "at", "above"), [
    ("parameter_threshold", 1e12, 1.0001e12), ("general_threshold", 50.0, 99.0),
])  # fmt: skip
def test_a_line_in_size_or_general_capability_controls_from_its_value_on(lever: str, at: float, above: float) -> None:
    assert permitted(after(worlds(), **WALL, **{lever: {GOV: at}}), ALPHA, AWAY) == 0.0
    assert permitted(after(worlds(), **WALL, **{lever: {GOV: above}}), ALPHA, AWAY) == 1.0
    assert permitted(after(worlds(), **{lever: {GOV: at}}), ALPHA, AWAY) == 1.0, "a line without a tier bars nobody"


def test_a_line_in_size_does_not_see_compute() -> None:
    """The same compute in a smaller model trained for longer passes it, at the price of some capability."""
    slim = {"name": "Slim", "parameters": 5e11, "tokens": 4e13, "efficiency": 1.0}
    world = worlds(labs=(lab("alpha", "HOME", newest=slim), lab("beta", "AWAY")))
    assert world.labs.training[ALPHA, NEWEST] == pytest.approx(world.labs.training[BETA, NEWEST])
    assert permitted(after(world, **WALL, parameter_threshold={GOV: 1e12}), ALPHA, AWAY) == 1.0
    lost = world.labs.general[BETA, NEWEST, 0] - world.labs.general[ALPHA, NEWEST, 0]
    assert -2.0 < lost < 2.0, "half the size is no great loss"


def test_general_tests_err_less_than_hazard_tests_and_less_with_a_budget() -> None:
    world = worlds(2000)
    true = world.labs.general[ALPHA, NEWEST].copy()
    spread = [
        float((after(world, evaluation={GOV: budget}).regimes.graded[GOV, ALPHA, NEWEST] - true).std())
        for budget in (0.0, value("evaluation_budget"))
    ]
    assert spread[0] == pytest.approx(value("aggregate_error"), rel=0.06)
    assert spread[1] == pytest.approx(spread[0] / 2.0, rel=1e-6)
    assert value("evaluation_error") / value("aggregate_error") == pytest.approx(18.0 / 6.0), "as recorded"


# -- directives, licences --------------------------------------------------------------------------


def test_a_directive_by_place_serves_home_and_leaks() -> None:
    dark, fenced = after(worlds(), **LONG), after(worlds(), **LONG, directive_scope={GOV: 1.0})
    assert permitted(dark, ALPHA, HOME) == 0.0
    assert permitted(fenced, ALPHA, HOME) == 1.0
    assert permitted(fenced, ALPHA, AWAY) == permitted(fenced, ALPHA, THIRD) == 0.0
    assert (dark.markets.reason[ALPHA, AWAY, 0], fenced.markets.reason[ALPHA, AWAY, 0]) == (DARK, DIRECTED)
    assert fenced.markets.leaked[ALPHA, AWAY, 0] == pytest.approx(value("fence_leak"))
    assert not dark.markets.leaked.any()
    screened = after(worlds(labs=SCREENED), **LONG)
    assert misuse(screened) < misuse(fenced), "who can screen keeps foreigners out at home as well"


def test_a_directive_against_everybody_spares_no_home() -> None:
    world = after(worlds(labs=SCREENED), **LONG, directive_scope={GOV: 2.0})
    assert permitted(world, ALPHA, HOME) == permitted(world, ALPHA, AWAY) == 0.0
    assert world.markets.reason[ALPHA, HOME, 0] == DIRECTED


def test_a_scope_without_a_directive_is_words() -> None:
    plain, scoped = after(worlds()), after(worlds(), directive_scope={GOV: 1.0})
    np.testing.assert_array_equal(plain.markets.permitted, scoped.markets.permitted)
    assert scoped.regimes.capital[GOV, 0] < plain.regimes.capital[GOV, 0]


@pytest.mark.parametrize(("policy", "lean"), [(0.0, -1.0), (1.0, 0.0), (2.0, 1.0)])
def test_a_presumption_moves_the_odds(policy: float, lean: float) -> None:
    world = worlds(3000)
    world = advance(world, order(world, **APPLY, licence_staff={GOV: 800.0}, licence_policy={GOV: policy}))
    answered = (world.licences.granted + world.licences.refused)[GOV, ALPHA, AWAY] > 0.0
    granted = world.licences.granted[GOV, ALPHA, AWAY][answered] > 0.0
    odds = min(value("licence_odds") + 0.2 * -0.5 + value("policy_shift") * lean, 1.0)
    assert granted.mean() == pytest.approx(odds, abs=4.0 * (odds * (1 - odds) / answered.sum()) ** 0.5 + 1e-12)


def test_presumed_denial_worries_investors_for_as_long_as_it_stands() -> None:
    calm, worried = (after(worlds(), 6, licence_policy={GOV: policy}) for policy in (1.0, 0.0))
    assert calm.regimes.volatility[GOV, 0] == 0.0
    steady = value("denial_worry") / (1.0 - 0.5 ** (1.0 / value("volatility_half_life")))
    assert worried.regimes.volatility[GOV, 0] > 0.9 * steady
    assert worried.regions.capital[HOME, 0] < calm.regions.capital[HOME, 0]


# -- reach and lists -------------------------------------------------------------------------------


def test_reach_binds_who_computes_on_the_stack_but_not_at_its_own_home() -> None:
    world = after(worlds(), **BITES, **WALL, reach={GOV: 0.6})
    assert on_home_stack(world)[GOV, BETA, 0] > value("de_minimis")
    assert subject(world)[GOV, BETA, 0] == pytest.approx(0.6)
    assert permitted(world, BETA, THIRD) == pytest.approx(0.4)
    assert permitted(world, BETA, AWAY) == 1.0, "its own government decides there"
    assert permitted(world, ALPHA, THIRD) == 0.0, "home labs are bound in full"


def test_reach_ends_at_the_de_minimis_part() -> None:
    for west, bound in ((1e5, 0.0), (2e5, 1.0)):
        mixed = {"west": west, "east": 4e5}
        world = worlds(labs=(lab("alpha", "HOME"), lab("beta", "AWAY", compute=mixed)))
        world.regimes.reach[GOV] = 1.0
        assert subject(world)[GOV, BETA, 0] == bound


def test_a_directive_follows_the_stack_too() -> None:
    orders = {"named_model_directive": {(GOV, BETA): 1095.0}}
    assert permitted(after(worlds(), **orders), BETA, THIRD) == 1.0
    caught = after(worlds(), **orders, reach={GOV: 1.0})
    assert permitted(caught, BETA, THIRD) == 0.0
    assert permitted(caught, BETA, AWAY) == 1.0


def test_a_listed_lab_is_shut_out_of_the_listers_home_and_followers() -> None:
    world = worlds()
    world.book.post(world.regions.following, np.where(np.arange(3) == THIRD, 0.4, 0.0)[:, None, None], because="test")
    world = after(world, entity_list={(GOV, BETA): 1.0})
    assert world.regimes.listed[GOV, BETA, 0] == 1.0
    assert permitted(world, BETA, HOME) == 0.0
    assert world.markets.reason[BETA, HOME, 0] == LISTED
    assert permitted(world, BETA, THIRD) == pytest.approx(0.6)
    assert permitted(world, BETA, AWAY) == permitted(world, ALPHA, HOME) == 1.0
    plain = after(worlds())
    assert world.regions.surplus[HOME, 0] < plain.regions.surplus[HOME, 0], "its customers lose a supplier"


def test_nobody_lists_labs_of_ones_own() -> None:
    world = after(worlds(), entity_list={(GOV, ALPHA): 1.0})
    assert not world.regimes.listed.any()
    assert permitted(world, ALPHA, HOME) == 1.0


# -- duties ----------------------------------------------------------------------------------------


def test_safety_duties_hold_up_new_models_cost_sellers_and_prevent_misuse() -> None:
    fresh = ageing(worlds(), 0.0)
    free, bound = after(fresh), after(fresh, safety_duties={GOV: 0.5})
    wait = 0.5 * value("duty_delay")
    for who in (ALPHA, BETA):
        assert permitted(bound, who, HOME) == pytest.approx(1.0 - wait), "whoever made it"
        assert bound.markets.reason[who, HOME, 0] == TESTED
        assert bound.markets.served[who, HOME, 0] == 1.0, "the one before is still on sale"
        earned = bound.markets.sales[who, HOME, :, 0].sum()
        assert duty_bill(bound)[who, 0] == pytest.approx(0.5 * value("duty_cost") * earned)
    assert permitted(bound, ALPHA, AWAY) == 1.0, "no limit of trade"
    assert not duty_bill(free).any()
    later_free, later = after(free), after(bound)
    assert permitted(later, ALPHA, HOME) == 1.0, "in its second quarter it is on sale"
    part = float((later.regions.demand.sum(1) / later.regions.demand.sum((0, 1)))[HOME, 0])
    assert misuse(later) == pytest.approx(misuse(later_free) * (1.0 - 0.5 * value("duty_effect") * part), rel=1e-6)


def test_customers_notice_that_a_model_comes_late() -> None:
    fresh = ageing(worlds(), 0.0)
    free, bound = after(fresh), after(fresh, safety_duties={GOV: 1.0})
    assert (utility(bound)[ALPHA, HOME] < utility(free)[ALPHA, HOME]).all()


# -- end dates -------------------------------------------------------------------------------------


def test_a_rule_made_under_a_sunset_clause_lapses() -> None:
    world = after(worlds(), **BITES, sunset={GOV: 1.0}, country_tier={(GOV, AWAY): 3.0})
    barred = [permitted(world, ALPHA, AWAY) == 0.0]
    for _ in range(3):
        world = after(world)
        barred.append(permitted(world, ALPHA, AWAY) == 0.0)
    assert barred == [True, True, False, False], "two quarters"
    tier = world.dials["country_tier"]
    assert tier.announced[GOV, AWAY, 0] == tier.standing[GOV, AWAY, 0] == tier.ending[GOV, AWAY, 0] == 0.0
    assert world.dials["sunset"].standing[GOV, 0] == 1.0, "the clause itself stays"


def test_the_time_counts_from_effect_and_older_rules_stay() -> None:
    world = after(worlds(), **BITES, notice={GOV: 1.0})
    world = after(world, sunset={GOV: 1.0}, country_tier={(GOV, AWAY): 3.0})
    barred = []
    for _ in range(4):
        barred.append(permitted(world, ALPHA, AWAY) == 0.0)
        world = after(world)
    assert barred == [False, True, True, False]
    line = world.dials["compute_threshold"]
    assert line.standing[GOV, 0] == 1e23, "made before the clause"


def test_changing_a_rule_without_a_clause_makes_it_last() -> None:
    world = after(after(worlds(), **BITES), sunset={GOV: 1.0}, country_tier={(GOV, AWAY): 2.0})
    world = after(world, 3, sunset={GOV: 0.0}, country_tier={(GOV, AWAY): 3.0})
    assert permitted(world, ALPHA, AWAY) == 0.0
    assert not world.dials["country_tier"].ending.any()


def test_an_end_date_makes_a_change_look_less_erratic_and_a_lapse_none() -> None:
    plain, dated = (after(worlds(), compute_threshold={GOV: 1e26}, sunset={GOV: term}) for term in (0.0, 1.0))
    first = float(plain.regimes.volatility[GOV, 0])
    assert dated.regimes.volatility[GOV, 0] == pytest.approx(first * (1.0 - value("sunset_calm")))
    assert dated.regimes.capital[GOV, 0] == plain.regimes.capital[GOV, 0], "it costs as much to make"
    lapsed = after(dated, 3)
    assert lapsed.dials["compute_threshold"].standing[GOV, 0] == LEVERS["compute_threshold"].high
    assert lapsed.regimes.volatility[GOV, 0] < dated.regimes.volatility[GOV, 0]
    again, _ = enact(clone(lapsed), order(lapsed, compute_threshold={GOV: 1e26}))
    there = 1.0 - float(position(LEVERS["compute_threshold"], np.array(1e26)))
    assert again.cost[GOV, 0] == pytest.approx(there * LEVERS["compute_threshold"].cost), "made anew, paid anew"


def test_twins_know_none_of_it() -> None:
    """In a world without controls every one of these rules leaves everything as it was."""
    rules = {
        "parameter_threshold": 1e9, "general_threshold": 40.0, "licence_policy": 0.0, "reach": 1.0,
        "open_weight_rule": 2.0, "entity_list": 1.0, "safety_duties": 1.0, "directive_scope": 2.0,
    }  # fmt: skip
    free = worlds()
    free.clock.uncontrolled[:] = True
    ruled, plain = after(free, 2, **rules, **WALL), after(free, 2)
    for path, array in all_arrays(plain).items():
        np.testing.assert_array_equal(array, all_arrays(ruled)[path], err_msg=path)


def test_the_home_stack_is_a_share() -> None:
    parts = on_home_stack(worlds())
    assert parts[GOV, ALPHA, 0] == 1.0
    assert parts[OTHER, ALPHA, 0] == 0.0
