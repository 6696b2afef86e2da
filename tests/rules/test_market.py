"""Customers, by hand: choice, cut-offs, waiting, fear, in a tiny world."""

import math

import numpy as np
import pytest

from game.rules.choice import choose, doing_without, utility
from game.rules.scaling import DAYS
from game.world.constants import CONSTANTS
from tests.rules.tiny import ALL_MARKETS, ALPHA, AWAY, BETA, GOV, HOME, THIRD, after, lab, worlds

C = {name: c.value for name, c in CONSTANTS.items()}
BAN = {"named_model_directive": {(GOV, ALPHA): 1095.0}}
SCREENED = (lab("alpha", "HOME", screening=0.9, previous=None), lab("beta", "AWAY"))


def test_shares_are_the_logit_of_utilities() -> None:
    taste = np.array([1.0, 2.0, 0.5])[:, None]
    shares = choose(taste, np.array([0.3]))
    weights = [math.exp(v) for v in (1.0, 2.0, 0.5)]
    np.testing.assert_allclose(shares[:, 0], [w / (sum(weights) + math.exp(0.3)) for w in weights], rtol=1e-14)


def test_shares_do_not_care_for_a_constant_added_to_all() -> None:
    taste = np.array([[1.0, -3.0], [2.0, 0.0]])
    np.testing.assert_allclose(choose(taste + 40.0, np.array([40.0, 40.0])), choose(taste, np.zeros(2)), rtol=1e-12)


def test_a_price_a_tenth_higher_costs_the_stated_utils() -> None:
    world = worlds()
    before = utility(world)[ALPHA, AWAY, :, 0].copy()
    world.labs.price[ALPHA, AWAY] *= 1.1
    np.testing.assert_allclose(before - utility(world)[ALPHA, AWAY, :, 0], C["taste_price"] * math.log(1.1), rtol=1e-9)


def test_ten_points_more_are_worth_the_stated_utils_against_the_best() -> None:
    world = worlds()
    before = utility(world)[:, AWAY, 0, 0].copy()
    world.labs.general[ALPHA, 0] += 10.0
    now = utility(world)[:, AWAY, 0, 0]
    assert (now - before)[ALPHA] - (now - before)[BETA] == pytest.approx(C["taste_capability"])


def test_guardrails_are_worth_the_stated_utils_to_the_cautious_and_a_bypass_undoes_them() -> None:
    world = worlds()
    before = utility(world)[ALPHA, AWAY, :, 0].copy()
    world.labs.safety = world.labs.safety + 0.2
    gained = utility(world)[ALPHA, AWAY, :, 0] - before
    consumer, enterprise, government = gained
    assert enterprise == pytest.approx(0.2 * C["taste_safety"])
    assert government == pytest.approx(2.0 * enterprise)
    assert 0.0 < consumer < enterprise
    world.labs.flaw = world.labs.flaw + 1.0
    np.testing.assert_array_less(utility(world)[ALPHA, AWAY, :, 0], before)


def test_identical_labs_have_identical_customers_where_they_are_equally_foreign() -> None:
    """Where nobody is aligned with either, and both are newcomers, their shares are equal."""
    twins = (lab("alpha", "HOME"), lab("beta", "HOME"))
    world = after(worlds(labs=twins), turns=3)
    np.testing.assert_allclose(world.markets.customers[ALPHA], world.markets.customers[BETA], rtol=1e-9)


def test_an_open_model_at_par_adds_the_stated_utils_to_doing_without() -> None:
    closed, opened = worlds(), worlds()
    opened.labs.released[BETA, 0] = 3.0
    assert float((doing_without(opened) - doing_without(closed))[0]) == pytest.approx(
        C["open_appeal"] - C["open_appeal"] * math.exp(-0.1 * float(closed.labs.general[:, 0].max())), rel=1e-6
    )


def test_a_ban_suspends_customers_and_some_give_up_every_quarter() -> None:
    start = worlds(labs=SCREENED)
    had = start.markets.customers[ALPHA, AWAY, :, 0].copy()
    world = after(start, **BAN)
    waiting = world.markets.suspended[ALPHA, AWAY, :, 0]
    np.testing.assert_allclose(waiting, had * (1.0 - C["leaving"]), rtol=1e-9)
    assert not world.markets.customers[ALPHA, AWAY].any()
    assert not world.markets.sales[ALPHA, AWAY].any()
    world = after(world)
    np.testing.assert_allclose(world.markets.suspended[ALPHA, AWAY, :, 0], waiting * (1.0 - C["leaving"]), rtol=1e-9)


def test_those_who_still_wait_return_when_it_ends() -> None:
    world = after(worlds(labs=SCREENED), **BAN)
    waiting = world.markets.suspended[ALPHA, AWAY, :, 0].copy()
    world = after(world, named_model_directive={(GOV, ALPHA): 0.0})
    assert not world.markets.suspended[ALPHA, AWAY].any()
    kept = (1.0 - C["switching"]) ** 0.25
    assert (world.markets.customers[ALPHA, AWAY, :, 0] > waiting * kept).all(), "all of them, and some new ones"


def test_a_short_ban_suspends_for_its_days() -> None:
    start = worlds(labs=SCREENED)
    had = start.markets.customers[ALPHA, AWAY, :, 0].copy()
    world = after(start, named_model_directive={(GOV, ALPHA): 18.0}, explain=True)
    cut = [e for e in world.book.entries if e.stock == "markets.suspended" and e.because == "cut off"]
    np.testing.assert_allclose(cut[0].amount[ALPHA, AWAY, :, 0], had * 18.0 / DAYS, rtol=1e-9)
    assert not world.markets.suspended[ALPHA].any(), "they are back at the end of the quarter"


def test_others_serve_those_who_wait() -> None:
    free, banned = after(worlds(labs=SCREENED)), after(worlds(labs=SCREENED), **BAN)
    assert (banned.markets.sales[BETA, AWAY] > free.markets.sales[BETA, AWAY]).all()
    assert (banned.labs.revenue[BETA] > free.labs.revenue[BETA]).all()


def test_fear_is_of_the_sellers_government_and_halves_in_its_half_life() -> None:
    world = after(worlds(labs=SCREENED), **BAN)
    fear = world.regions.fear[:, :, 0].copy()
    assert fear[AWAY, GOV] > 0.0
    assert not fear[HOME].any() or fear[HOME, GOV] == 0.0, "nobody fears his own"
    assert not fear[:, 1].any(), "and nobody the other government"
    ended = after(world, named_model_directive={(GOV, ALPHA): 0.0})
    later = after(ended, turns=int(C["fear_half_life"]))
    np.testing.assert_allclose(later.regions.fear[AWAY, GOV], ended.regions.fear[AWAY, GOV] / 2.0, rtol=1e-9)


def test_fear_costs_a_government_customer_twice_what_it_costs_an_enterprise() -> None:
    world = worlds()
    world.constants = world.constants.with_values({"hedging": 0.0})  # what habit loses to fear is another matter
    before = utility(world)[ALPHA, THIRD, :, 0].copy()
    world.book.post(world.regions.fear, np.full(world.regions.fear.shape, 0.2), because="test")
    lost = before - utility(world)[ALPHA, THIRD, :, 0]
    assert lost[1] == pytest.approx(C["caution"] * (1.0 - math.exp(-0.2)))
    assert lost[2] == pytest.approx(2.0 * lost[1])
    assert lost[0] < lost[1]


def test_demand_grows_by_the_stated_factor_in_the_first_year_at_most() -> None:
    start = worlds()
    first = after(start)
    np.testing.assert_allclose(first.regions.demand, start.regions.demand * C["growth_first"] ** 0.25, rtol=1e-9)
    year = after(start, turns=4)
    grown = float((year.regions.demand / start.regions.demand)[0, 0, 0])
    assert C["growth_floor"] < grown < C["growth_first"]


def test_who_leaves_a_market_loses_its_customers_there() -> None:
    world = after(worlds(), market_presence={(ALPHA, AWAY): 0.0})
    assert not world.markets.customers[ALPHA, AWAY].any()
    assert world.markets.customers[ALPHA, THIRD].all()
    assert world.labs.presence[ALPHA, AWAY, 0] < worlds().labs.presence[ALPHA, AWAY, 0]


def test_a_newcomer_wins_customers_with_the_years() -> None:
    start = worlds(labs=(lab("alpha", "HOME", markets=("HOME",), presence=0.0), lab("beta", "AWAY")))
    world = after(start, market_presence={(ALPHA, where): 1.0 for where in range(len(ALL_MARKETS))})
    young = float(utility(world)[ALPHA, THIRD, 1, 0] - utility(world)[BETA, THIRD, 1, 0])
    world = after(world, turns=8)
    old = float(utility(world)[ALPHA, THIRD, 1, 0] - utility(world)[BETA, THIRD, 1, 0])
    assert old > young + 1.0


def test_a_held_model_is_not_sold_and_a_staged_one_to_few() -> None:
    sold = {}
    for release in (0.0, 1.0, 2.0):
        world = after(worlds(labs=SCREENED), turns=4, release={ALPHA: release})
        sold[release] = float(world.labs.revenue[ALPHA, 0])
    assert sold[0.0] == 0.0
    assert 0.0 < sold[1.0] < sold[2.0]


def test_resilience_counts_a_second_jurisdiction() -> None:
    alone = after(worlds(labs=(lab("alpha", "HOME"), lab("beta", "HOME"))))
    two = after(worlds())
    assert not alone.markets.hedged.any()
    assert two.markets.hedged[THIRD, 0] > 0.2
