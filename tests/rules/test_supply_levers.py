"""Levers of supply, by hand, in a tiny world: what each does, and what it costs."""

import numpy as np
import pytest

from game.rules.bidding import appeal, bid
from game.rules.budgets import budgets
from game.rules.clearing import clear
from game.rules.enact import enact
from game.rules.parts import on_offer, own_stack
from game.rules.porting import porting_drag
from game.world.channels import Law, Plans
from game.world.columns import blank
from game.world.constants import CONSTANTS
from game.world.state import World
from tests.rules.test_labs import booked
from tests.rules.tiny import ALPHA, AWAY, BETA, GOV, HOME, OTHER, THIRD, after, lab, order, worlds

C = {name: c.value for name, c in CONSTANTS.items()}
WEST, EAST = 0, 1
WALL = {"accelerator_line": {GOV: 5000.0}, "country_tier": {(GOV, AWAY): 3.0}}


def walled() -> World:
    """A turn after the wall went up: parts that fit the line are on sale."""
    return after(worlds(), **WALL)


def bought(world: World, where: int, stack: int) -> float:
    return float(world.stacks.bought[where, stack, 0])


# -- lines -----------------------------------------------------------------------------------------


def test_a_line_nobody_was_warned_of_is_answered_a_turn_later() -> None:
    first = after(worlds(), **WALL)
    second = after(first)
    fitted = 5000.0 * (1.0 - C["below_line"])
    assert first.stacks.legal_part[AWAY, WEST, 0] == pytest.approx(C["old_parts"] * fitted)
    assert second.stacks.legal_part[AWAY, WEST, 0] == pytest.approx(fitted)


def test_a_line_that_was_announced_is_answered_on_the_day() -> None:
    warned = after(worlds(), notice={GOV: 1.0})
    warned = after(after(warned, **WALL))
    assert warned.stacks.legal_part[AWAY, WEST, 0] == pytest.approx(5000.0 * (1.0 - C["below_line"]))


def test_a_looser_line_needs_no_new_part() -> None:
    world = after(walled(), accelerator_line={GOV: 9000.0})
    assert world.stacks.legal_part[AWAY, WEST, 0] == pytest.approx(9000.0 * (1.0 - C["below_line"]))


def test_a_line_in_arithmetic_leaves_a_part_its_memory_and_a_memory_line_takes_it() -> None:
    one = after(walled())
    both = after(after(worlds(), **WALL, memory_line={GOV: 2.0}))
    west = AWAY, WEST, 0
    assert one.stacks.legal_memory[west] == one.stacks.legal_memory[THIRD, WEST, 0]
    assert both.stacks.legal_memory[west] == pytest.approx(2.0 * (1.0 - C["below_line"]))
    assert both.stacks.legal_part[west] == one.stacks.legal_part[west]
    assert bought(both, AWAY, WEST) < bought(one, AWAY, WEST)
    assert both.stacks.denied[AWAY, 0] > one.stacks.denied[AWAY, 0]


def test_memory_doubles_in_four_years() -> None:
    start = worlds()
    world = after(start, turns=16)
    assert world.stacks.bandwidth[WEST, 0] / start.stacks.bandwidth[WEST, 0] == pytest.approx(2.0, rel=0.02)


# -- caps, clouds, lists, reach ---------------------------------------------------------------------


def test_a_cap_cuts_deliveries_and_what_is_cut_is_denied() -> None:
    free, capped = after(worlds()), after(worlds(), volume_cap={(GOV, AWAY): 10_000.0})
    assert bought(free, AWAY, WEST) > 20_000.0
    assert 5_000.0 < bought(capped, AWAY, WEST) <= 10_000.0, "a cap is a most, and all is short here"
    assert bought(capped, THIRD, WEST) >= bought(free, THIRD, WEST) * (1.0 - 1e-9)
    asked = float(free.regions.wanted[AWAY, 0])
    assert capped.stacks.denied[AWAY, 0] + capped.regions.wanted[AWAY, 0] == pytest.approx(asked, rel=1e-9)
    assert capped.stacks.lost[WEST, 0] > 0.0
    assert capped.stacks.denied[THIRD, 0] == 0.0


def test_no_cap_binds_at_home() -> None:
    free, capped = after(worlds()), after(worlds(), volume_cap={(GOV, HOME): 10_000.0})
    np.testing.assert_array_equal(free.stacks.bought, capped.stacks.bought)


def test_a_cap_holds_for_those_who_turn_from_a_stack_that_is_short() -> None:
    free = after(worlds(), port=0.0)
    capped = after(worlds(), volume_cap={(GOV, AWAY): 1000.0}, buy_accelerators={BETA: 40.0})
    assert bought(free, AWAY, EAST) > 0.0
    assert bought(capped, AWAY, WEST) <= 1000.0 * (1.0 + 1e-9)


def test_a_cloud_rule_shuts_denied_labs_out_and_costs_the_stack_its_rent() -> None:
    start = walled()
    loose, shut = after(start), after(start, cloud_rule={GOV: 1.0})
    assert loose.labs.rented[BETA, 0] > 0.0
    foreign = loose.regions.installed[[HOME, THIRD]].sum(0)[:, 0]
    assert shut.labs.rented[BETA, 0] / loose.labs.rented[BETA, 0] == pytest.approx(
        1.0 - foreign[WEST] / foreign.sum(), rel=1e-6
    )
    assert shut.stacks.lost[WEST, 0] > loose.stacks.lost[WEST, 0]
    free = after(worlds(), cloud_rule={GOV: 1.0}, rent_cloud={BETA: 0.2})
    assert free.labs.rented[BETA, 0] > 0.0, "it binds only regions under licence or denial"


def test_renting_abroad_costs_rent_and_clouds_are_finite() -> None:
    some, all_ = after(worlds(), rent_cloud={BETA: 0.1}, explain=True), after(worlds(), rent_cloud={BETA: 1.0})
    owned = float(worlds().labs.compute[BETA].sum()) * (1.0 - C["chip_wear"])
    assert some.labs.rented[BETA, 0] == pytest.approx(0.1 * (owned + bought_by(some, BETA)), rel=0.02)
    paid = -booked(some, "labs.cash", "clouds abroad")[BETA, 0]
    assert paid == pytest.approx(C["rent"] * some.labs.rented[BETA, 0] * 1e-9)
    foreign = all_.regions.installed[[HOME, THIRD]].sum()
    assert all_.labs.rented[BETA, 0] <= C["cloud_pool"] * foreign * 1.001
    assert after(worlds()).labs.rented.max() == 0.0


def bought_by(world: World, row: int) -> float:
    return float(booked(world, "labs.compute", "accelerators bought")[row].sum())


def test_a_listed_lab_gets_none_of_the_listers_stack_and_buys_the_other() -> None:
    free = worlds()
    listed = worlds()
    listed.regimes.listed[GOV, BETA] = 1.0
    law, _ = enact(listed, {})
    law.listed[GOV, BETA] = 1.0
    free_books, books = (bids(world, law if world is listed else enact(world, {})[0]) for world in (free, listed))
    assert books[BETA, WEST] == 0.0
    assert books[BETA, EAST] > free_books[BETA, EAST]
    assert free_books[BETA, WEST] > 0.0
    assert books[ALPHA, WEST] >= free_books[ALPHA, WEST], "there is more for the others"


def bids(world: World, law: Law) -> np.ndarray:
    """What each lab would get of each stack, in one phase of supply [lab stack]."""
    plans = blank(Plans, world.sizes)
    plans.buying[:] = 5.0
    offer = on_offer(world, law)
    return clear(world, law, offer, bid(world, law, budgets(world, law, plans), offer)).ours[:, :, 0]


def test_reach_makes_a_stack_unwelcome_where_people_are_no_friends() -> None:
    free, bound = worlds(), worlds()
    law, _ = enact(bound, {})
    law.reach[GOV] = 1.0
    plain, wary = looks(free, enact(free, {})[0]), looks(bound, law)
    np.testing.assert_array_equal(plain[HOME], wary[HOME])
    np.testing.assert_array_equal(plain[:, EAST], wary[:, EAST])
    assert plain[AWAY, WEST] - wary[AWAY, WEST] == pytest.approx(C["reach_wary"])
    assert 0.0 < plain[THIRD, WEST] - wary[THIRD, WEST] < 0.5 * C["reach_wary"], "a friend minds less"


def looks(world: World, law: Law) -> np.ndarray:
    return appeal(world, law, on_offer(world, law))[:, :, 0]


# -- grey goods -------------------------------------------------------------------------------------


def test_parts_that_report_their_place_are_smuggled_less_found_more_and_liked_less() -> None:
    start = walled()
    blind, seen = after(start), after(start, location_verification={GOV: 1.0})
    assert seen.stacks.grey[AWAY, 0] < blind.stacks.grey[AWAY, 0]
    assert seen.stacks.found[AWAY, 0] == pytest.approx(blind.stacks.found[AWAY, 0] + C["location_finds"])
    assert (seen.stacks.seized[WEST, 0] - start.stacks.seized[WEST, 0]) > (
        blind.stacks.seized[WEST, 0] - start.stacks.seized[WEST, 0]
    )
    assert bought(seen, THIRD, WEST) < bought(blind, THIRD, WEST)


def test_a_lab_pays_the_grey_price_and_its_goods_arrive_a_turn_later() -> None:
    start = walled()
    now = after(start, grey_import={BETA: 0.5}, explain=True)
    plain = after(start)
    taken = float(now.labs.smuggled[BETA, 0])
    paid = -booked(now, "labs.cash", "grey accelerators")[BETA, 0]
    price = start.stacks.price[WEST, 0] * (1.0 + now.stacks.premium[AWAY, 0])
    assert 0.0 < paid <= 0.5 * (1.0 + 1e-9)
    assert taken == pytest.approx(paid * 1e9 / price)
    assert now.stacks.grey[AWAY, 0] == pytest.approx(plain.stacks.grey[AWAY, 0] + taken)
    later = after(now, explain=True)
    came = booked(later, "labs.compute", "grey accelerators")[BETA, WEST, 0]
    assert 0.9 * taken < came <= taken * (1.0 + 1e-9)
    assert not booked(later, "labs.compute", "grey accelerators")[ALPHA].any()


def test_where_nothing_is_denied_there_is_nothing_to_smuggle() -> None:
    world = after(worlds(), grey_import=5.0, explain=True)
    assert not world.labs.smuggled.any()
    assert not booked(world, "labs.cash", "grey accelerators").any()


def test_the_caught_lose_record_and_money_and_only_smugglers_are_caught() -> None:
    start = walled()
    cases = worlds(1, events=("smuggler_caught",), script=({"turn": 1, "event": "smuggler_caught", "target": "beta"},))
    now = after(after(cases, **WALL), explain=True)
    assert now.labs.record[BETA, 0] < start.labs.record[ALPHA, 0] - 0.2
    assert booked(now, "labs.cash", "smuggling settled")[BETA, 0] < 0.0
    many = worlds(400, events=("smuggler_caught",))
    many = after(many, **WALL, location_verification={GOV: 1.0}, enforcement={GOV: 1.0})
    caught = after(many, grey_import={BETA: 2.0}, location_verification={GOV: 1.0}).struck["smuggler_caught"]
    assert 0.0 < caught[BETA].mean() < 0.6
    assert not caught[ALPHA].any()


# -- industry ---------------------------------------------------------------------------------------


def test_a_mandate_forces_a_share_and_lets_the_rest_in() -> None:
    free, told = after(worlds()), after(worlds(), domestic_mandate={OTHER: 0.6})
    assert bought(told, AWAY, WEST) < bought(free, AWAY, WEST)
    assert told.regions.wanted[AWAY, 0] > 0.0
    assert bought(told, AWAY, EAST) > 1.5 * bought(free, AWAY, EAST)
    assert bought(told, AWAY, WEST) > 0.0
    assert told.stacks.bought[AWAY].sum() < free.stacks.bought[AWAY].sum(), "what home cannot deliver is not bought"
    assert told.stacks.quality[EAST, 0] > free.stacks.quality[EAST, 0], "learning by use"
    np.testing.assert_array_equal(told.stacks.denied, free.stacks.denied)


def test_a_mandate_below_what_is_bought_anyway_changes_nothing() -> None:
    free, told = after(worlds()), after(worlds(), domestic_mandate={GOV: 0.05})
    np.testing.assert_allclose(told.stacks.bought, free.stacks.bought, rtol=1e-12)


def test_public_plants_take_years_and_a_third_of_the_money_is_rent() -> None:
    world = after(worlds(), fab_subsidy={OTHER: 2.0}, explain=True)
    begun = booked(world, "stacks.building", "public plants begun")[:, 0]
    price = float(worlds().stacks.price[EAST, 0])
    assert begun[EAST] == pytest.approx(2.0 * (1.0 - C["rent_seeking"]) * C["plant_yield"] * 1e9 / price)
    assert begun[WEST] == 0.0
    assert not booked(world, "stacks.capacity", "public plants opened").any(), "not in the first quarter"
    assert booked(world, "regimes.purse", "programmes")[OTHER, 0] == pytest.approx(-2.0)
    later = after(world, explain=True)
    opened = booked(later, "stacks.capacity", "public plants opened")[EAST, 0]
    assert opened == pytest.approx(C["plant_pace"] * begun[EAST])


def test_computing_grants_reach_those_behind_first_and_are_paid_by_the_purse() -> None:
    behind = lab("delta", "HOME", efficiency=0.2, newest={**lab("x", "HOME")["newest"], "efficiency": 0.2})
    start = worlds(labs=(lab("alpha", "HOME"), lab("beta", "AWAY"), behind), **seats())
    quiet = after(start, buy_accelerators=1.0, explain=True)
    world = after(start, buy_accelerators=1.0, compute_grants={GOV: 2.0}, explain=True)
    given = booked(world, "labs.compute", "computing grants").sum(1)[:, 0]
    assert given[2] > given[ALPHA] > 0.0
    assert given[BETA] == 0.0
    spent = -booked(world, "regimes.purse", "computing grants")[:, 0]
    assert 0.0 < spent[GOV] <= 2.0
    assert spent[OTHER] == 0.0
    price = float(start.stacks.price[WEST, 0])
    assert spent[GOV] == pytest.approx(given.sum() * price * 1e-9, rel=0.05)
    own, before = (booked(w, "labs.cash", "accelerators")[:, 0] for w in (world, quiet))
    np.testing.assert_allclose(own, before, rtol=0.05)
    clouds, had = (booked(w, "regions.installed", "accelerators bought")[HOME].sum() for w in (world, quiet))
    assert clouds < had, "all is short, and clouds go without"


def seats() -> dict[str, object]:
    named = ("gov", "guardian"), ("other", "planner"), ("alpha", "scaler"), ("beta", "scaler"), ("delta", "scaler")
    return {"seats": tuple({"holder": name, "opponent": who, "playable": True} for name, who in named)}


def test_promotion_wins_buyers_abroad_costs_money_and_wears_off_agreement() -> None:
    tier = {"country_tier": {(GOV, AWAY): 2.0}}
    plain, courted = after(worlds(), **tier), after(worlds(), **tier, export_promotion={GOV: 4.0}, explain=True)
    assert bought(courted, THIRD, WEST) / bought(courted, THIRD, EAST) > bought(plain, THIRD, WEST) / bought(
        plain, THIRD, EAST
    )
    assert courted.markets.customers[ALPHA, THIRD].sum() > plain.markets.customers[ALPHA, THIRD].sum()
    assert courted.regimes.promoted[GOV, AWAY, 0] == 0.0, "not under a licence"
    assert courted.regimes.promoted[GOV, HOME, 0] == 0.0
    assert courted.regions.alignment[THIRD, GOV, 0] < plain.regions.alignment[THIRD, GOV, 0]
    assert booked(courted, "regimes.purse", "programmes")[GOV, 0] == pytest.approx(-4.0)


def test_what_the_purse_cannot_pay_is_not_promised() -> None:
    world = worlds()
    law, _ = enact(world, order(world, fab_subsidy=8.0, compute_grants=6.0, export_promotion=4.0, subsidy=8.0))
    able = world.regimes.purse + C["appropriation"]
    spent = law.fabs + law.grants + law.promotion + law.subsidy
    assert (spent <= able + 1e-9).all()
    np.testing.assert_allclose(law.fabs / law.promotion, 2.0)


# -- porting ----------------------------------------------------------------------------------------


def test_a_lab_that_ports_gets_the_mix_it_asked_for_within_its_budget() -> None:
    plain, ported = (
        after(worlds(), buy_accelerators={BETA: 1.0}, port={BETA: part}, explain=True) for part in (0.0, 1.0)
    )
    mix = booked(ported, "labs.compute", "accelerators bought")[BETA, :, 0]
    assert booked(plain, "labs.compute", "accelerators bought")[BETA, WEST, 0] > 0.0
    assert mix[WEST] == 0.0
    assert mix[EAST] > 0.0
    assert -booked(ported, "labs.cash", "accelerators")[BETA, 0] <= 1.0 + 1e-9
    made = ported.stacks.made[:, 0] - worlds().stacks.made[:, 0]
    np.testing.assert_allclose(made, ported.stacks.bought[:, :, 0].sum(0), rtol=1e-9)


def test_without_a_stack_at_home_or_in_the_open_there_is_nothing_to_port_to() -> None:
    start = worlds(labs=(lab("alpha", "THIRD"), lab("beta", "AWAY")))
    assert not own_stack(start)[THIRD].any()
    stay, port = (after(start, port={ALPHA: part}) for part in (0.0, 1.0))
    np.testing.assert_array_equal(stay.labs.compute, port.labs.compute)


def test_porting_costs_research_where_the_stacks_differ() -> None:
    world = worlds()
    _, plans = enact(world, order(world, port=0.5))
    keeps = porting_drag(world, plans)[:, 0]
    assert keeps[ALPHA] == 1.0, "its work runs on its home's stack already"
    assert keeps[BETA] == pytest.approx(1.0 - C["porting_loss"] * 0.5 * (1.0 - 0.7))
    _, idle = enact(worlds(), {})
    np.testing.assert_array_equal(porting_drag(world, idle), 1.0)


def test_the_entity_list_stops_deliveries_of_the_listers_stack_in_a_whole_turn() -> None:
    buying = {"buy_accelerators": {BETA: 5.0}}
    free = after(worlds(), **buying, explain=True)
    listed = after(worlds(), **buying, entity_list={(GOV, BETA): 1.0}, explain=True)
    got, had = (booked(w, "labs.compute", "accelerators bought")[BETA, :, 0] for w in (listed, free))
    assert got[WEST] == 0.0 < had[WEST]
    assert got[EAST] > had[EAST]
    assert listed.stacks.denied[AWAY, 0] > 0.0, "what it would have bought is denied"
