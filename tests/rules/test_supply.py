"""Accelerators, alliances and stacks, by hand, in a tiny world."""

import numpy as np
import pytest

from game.rules.metrics.openness import divergence
from game.world.constants import CONSTANTS
from game.world.state import World
from tests.rules.test_labs import booked
from tests.rules.tiny import ALPHA, AWAY, GOV, HOME, OTHER, THIRD, after, worlds

C = {name: c.value for name, c in CONSTANTS.items()}
WEST, EAST = 0, 1
WALL = {"accelerator_line": {GOV: 5000.0}, "country_tier": {(GOV, AWAY): 3.0}}


def bought(world: World, where: int, stack: int) -> float:
    return float(world.stacks.bought[where, stack, 0])


def test_nobody_makes_more_than_there_is_capacity_for() -> None:
    start = worlds()
    world = after(start, buy_accelerators=60.0)
    for stack in (WEST, EAST):
        assert world.stacks.bought[:, stack].sum() <= start.stacks.capacity[stack, 0] * (1.0 + 1e-9)


def test_what_is_bought_is_made_and_lands_with_whoever_paid() -> None:
    start = worlds()
    world = after(start, buy_accelerators={ALPHA: 10.0}, explain=True)
    made = world.stacks.made - start.stacks.made
    np.testing.assert_allclose(made[:, 0], world.stacks.bought[:, :, 0].sum(0), rtol=1e-9)
    landed = booked(world, "labs.compute", "accelerators bought").sum(0) + booked(
        world, "regions.installed", "accelerators bought"
    ).sum(0)
    np.testing.assert_allclose(landed[:, 0], made[:, 0], rtol=1e-9)
    assert booked(world, "labs.compute", "accelerators bought")[ALPHA].sum() > 0.0


def test_wear_takes_the_stated_part_from_everyone_and_is_counted() -> None:
    start = worlds()
    world = after(start, explain=True)
    owned = start.labs.compute.sum(0) + start.regions.installed.sum(0)
    np.testing.assert_allclose(world.stacks.scrapped, C["chip_wear"] * owned, rtol=1e-9)


def test_a_wall_lowers_the_part_and_feeds_the_other_stack() -> None:
    free, walled = after(worlds(), turns=2), after(worlds(), turns=2, **WALL)
    assert walled.stacks.legal_part[AWAY, WEST, 0] == pytest.approx(5000.0 * (1.0 - C["below_line"]), rel=1e-9)
    assert walled.stacks.legal_part[THIRD, WEST, 0] == walled.stacks.legal_part[HOME, WEST, 0]
    assert bought(walled, AWAY, WEST) < bought(free, AWAY, WEST)
    assert bought(walled, AWAY, EAST) > bought(free, AWAY, EAST)
    assert walled.stacks.denied[AWAY, 0] > 0.0
    assert not walled.stacks.denied[[HOME, THIRD]].any()


def test_half_of_the_best_goes_through_under_licence_and_none_when_denied() -> None:
    line = {"accelerator_line": {GOV: 1000.0}}
    parts = [
        float(after(after(worlds(), **line), country_tier={(GOV, AWAY): tier}).stacks.legal_part[AWAY, WEST, 0])
        for tier in (0.0, 1.0, 2.0, 3.0)
    ]
    best = float(after(worlds()).stacks.part[WEST, 0])
    assert parts[0] == parts[1] == pytest.approx(best)
    assert parts[2] == pytest.approx(0.5 * best + 0.5 * 980.0)
    assert parts[3] == pytest.approx(980.0)


def test_smuggled_goods_set_out_arrive_a_turn_later_or_are_seized() -> None:
    world = after(worlds(), **WALL, enforcement={GOV: 0.5})
    on_the_way = world.stacks.transit[:, :, 0].copy()
    assert on_the_way[AWAY, WEST] > 0.0
    assert on_the_way[AWAY, EAST] == 0.0
    np.testing.assert_allclose(on_the_way.sum(1), world.stacks.grey[:, 0], rtol=1e-12)
    later = after(world, explain=True)
    landed = booked(later, "regions.installed", "grey imports")[AWAY, WEST, 0]
    seized = booked(later, "stacks.seized", "seized at a border")[WEST, 0]
    assert landed + seized == pytest.approx(on_the_way[AWAY, WEST], rel=1e-9)
    assert 0.0 <= seized <= 2.0 * C["interdiction"] * 0.5 * on_the_way[AWAY, WEST]


def test_the_grey_premium_is_as_calibrated() -> None:
    premium = [float(after(worlds(), **WALL, enforcement={GOV: e}).stacks.premium[AWAY, 0]) for e in (0.2, 0.5, 0.8)]
    np.testing.assert_allclose(premium, [0.05, 0.52, 1.0], atol=0.01)


def test_a_duty_goes_to_the_suppliers_government_and_cuts_sales() -> None:
    tier = {"country_tier": {(GOV, AWAY): 2.0}}
    free, taxed = after(worlds(), **tier, explain=True), after(worlds(), **tier, export_duty={GOV: 0.5}, explain=True)
    assert booked(free, "regimes.purse", "duty")[GOV, 0] == 0.0
    income = booked(taxed, "regimes.purse", "duty")[:, 0]
    assert income[GOV] > 0.0
    assert income[OTHER] == 0.0
    assert bought(taxed, AWAY, WEST) < bought(free, AWAY, WEST)
    price = float(worlds().stacks.price[WEST, 0])
    assert income[GOV] == pytest.approx(bought(taxed, AWAY, WEST) * price * 0.25 * 1e-9, rel=0.02)


def test_an_announced_wall_is_bought_against() -> None:
    quiet = after(after(worlds(), notice={GOV: 2.0}))
    warned = after(after(worlds(), notice={GOV: 2.0}), country_tier={(GOV, AWAY): 3.0})
    assert warned.stacks.bought[AWAY].sum() > 1.2 * quiet.stacks.bought[AWAY].sum()
    np.testing.assert_allclose(warned.stacks.legal_part, quiet.stacks.legal_part)


def test_lost_sales_slow_the_supplier() -> None:
    free, walled = after(worlds()), after(worlds(), **WALL)
    assert walled.stacks.lost[WEST, 0] > 0.0
    assert walled.stacks.lost[EAST, 0] == 0.0
    assert walled.stacks.part[WEST, 0] < free.stacks.part[WEST, 0]
    assert walled.stacks.capacity[WEST, 0] < free.stacks.capacity[WEST, 0]


def test_cost_falls_a_fifth_with_a_doubling_of_experience() -> None:
    world = after(worlds(), explain=True)
    gained = booked(world, "stacks.experience", "output")[WEST, 0]
    start = float(worlds().stacks.experience[WEST, 0])
    fall = 1.0 + booked(world, "stacks.cost", "experience")[WEST, 0] / 30_000.0
    assert fall == pytest.approx(((start + gained) / start) ** -C["learning"], rel=1e-9)
    assert 2.0 ** -C["learning"] == pytest.approx(0.8, abs=0.001)


def test_a_government_keeps_foreign_accelerators_out() -> None:
    free, closed = after(worlds()), after(worlds(), import_refusal={OTHER: 1.0})
    assert bought(closed, AWAY, WEST) == pytest.approx(0.0, abs=1.0)
    assert bought(closed, AWAY, EAST) >= bought(free, AWAY, EAST)


# -- allies, rivals, standards ---------------------------------------------------------------------


def test_talks_win_a_friend_in_three_to_five_quarters_and_no_stranger() -> None:
    world = after(worlds(), allied_talks={GOV: 1.0})
    first = world.regions.following[:, GOV, 0].copy()
    world = after(world, turns=3)
    assert world.regions.following[THIRD, GOV, 0] > 0.5
    assert first[THIRD] < 0.3
    assert not world.regions.following[AWAY, GOV].any(), "a rival does not follow"
    assert not world.regions.following[HOME, GOV].any(), "nobody follows himself"


def test_a_walled_off_rival_owes_an_answer_and_a_friend_does_not() -> None:
    world = after(worlds(), **WALL, turns=2)
    assert world.regions.grievance[AWAY, GOV, 0] > 0.0
    assert world.regions.grievance[THIRD, GOV, 0] == 0.0
    assert after(worlds(), turns=2).regions.grievance.max() == 0.0


def test_political_capital_comes_back_but_never_above_full() -> None:
    world = after(worlds(), turns=40)
    assert (world.regimes.capital <= 100.0).all()
    assert (world.regimes.capital > 95.0).all()


def test_compatibility_falls_when_trade_stops_and_stays_a_share() -> None:
    free = after(worlds(), turns=6)
    apart = after(worlds(), **WALL, import_refusal=1.0, turns=6)
    assert apart.stacks.compatible[WEST, EAST, 0] < free.stacks.compatible[WEST, EAST, 0]
    np.testing.assert_array_equal(apart.stacks.compatible[WEST, EAST], apart.stacks.compatible[EAST, WEST])
    assert (apart.stacks.compatible[WEST, WEST] == 1.0).all()
    assert divergence(apart)[0] > divergence(free)[0]


def test_shares_of_capital_add_up_and_follow_revenue() -> None:
    start = worlds()
    world = after(start, turns=6, release={ALPHA: 0.0})
    np.testing.assert_allclose(world.regions.capital.sum(0), 1.0, rtol=1e-9)
    assert world.regions.capital[AWAY, 0] > start.regions.capital[AWAY, 0], "where the revenue is earned now"
