"""People, ventures, standards and truces in the tiny world: what each lever does, and what it costs."""

import numpy as np
import pytest

from game.play import compare
from game.rules.catalogue import EVENTS, METRICS
from game.rules.reach import eased_tier
from game.rules.turn import advance
from game.world.batch import clone, take
from game.world.channels import DENY, LICENCE, Law
from game.world.columns import blank
from game.world.constants import CONSTANTS
from game.world.draws import Draws
from game.world.state import World
from tests.rules.tiny import ALPHA, AWAY, BETA, GOV, HOME, OTHER, THIRD, after, lab, worlds

C = {name: c.value for name, c in CONSTANTS.items()}


def booked(world: World, stock: str, because: str) -> np.ndarray:
    return sum(e.amount for e in world.book.entries if (e.stock, e.because) == (stock, because))


# -- people ------------------------------------------------------------------------------------------


def test_deemed_exports_slow_home_labs_by_the_part_of_staff_that_is_foreign() -> None:
    start = at_once = worlds()
    free, shut = after(start, explain=True), after(at_once, explain=True, deemed_exports={GOV: 1.0})
    own = [booked(w, "labs.efficiency", "own research")[:, 0] for w in (free, shut)]
    assert own[1][ALPHA] == pytest.approx((1.0 - C["deemed_staff"] * C["deemed_work"]) * own[0][ALPHA])
    assert own[1][BETA] == own[0][BETA]


def test_deemed_exports_keep_lessons_from_opposed_labs_and_send_people_away() -> None:
    start = worlds(labs=(lab("alpha", "HOME"), lab("beta", "AWAY", efficiency=0.6, newest=_weak())))
    free, shut = after(start, explain=True), after(start, explain=True, deemed_exports={GOV: 1.0})
    lessons = [booked(w, "labs.efficiency", "learned from others")[BETA, 0] for w in (free, shut)]
    assert 0.0 < lessons[1] < 0.6 * lessons[0]
    assert shut.regions.staff[HOME, 0] < free.regions.staff[HOME, 0]
    assert shut.regions.staff[THIRD, 0] > free.regions.staff[THIRD, 0]
    np.testing.assert_allclose(shut.regions.staff.sum(), free.regions.staff.sum(), rtol=1e-12)


def _weak() -> dict:
    return {"name": "Weak", "parameters": 1e12, "tokens": 2e13, "efficiency": 0.5, "release": "general"}


def test_research_grants_help_home_most_others_some_and_less_for_each_billion() -> None:
    start = worlds()
    none, two, four = (after(start, explain=True, research_grants={GOV: x}) for x in (0.0, 2.0, 4.0))
    own = [booked(w, "labs.efficiency", "own research")[:, 0] for w in (none, two, four)]
    assert own[2][ALPHA] > own[1][ALPHA] > own[0][ALPHA]
    assert own[2][ALPHA] - own[1][ALPHA] < own[1][ALPHA] - own[0][ALPHA]
    assert own[1][BETA] - own[0][BETA] == pytest.approx(C["science_spill"] * (own[1][ALPHA] - own[0][ALPHA]))
    assert none.regimes.purse[GOV, 0] - two.regimes.purse[GOV, 0] == pytest.approx(2.0)
    assert two.regions.staff[HOME, 0] > none.regions.staff[HOME, 0]


def test_a_sovereign_programme_buys_machines_pays_home_labs_and_keeps_customers() -> None:
    start = worlds()
    plain, spent = (after(start, turns=4, sovereign_model={OTHER: x}) for x in (0.0, 4.0))
    assert spent.regions.programme[AWAY, 0] > plain.regions.programme[AWAY, 0] + 0.5
    assert spent.regions.installed[AWAY, :, 0].sum() > plain.regions.installed[AWAY, :, 0].sum()
    assert spent.labs.cash[BETA, 0] > plain.labs.cash[BETA, 0]
    assert spent.markets.sales[BETA, AWAY, :, 0].sum() > plain.markets.sales[BETA, AWAY, :, 0].sum()
    assert spent.markets.sales[ALPHA, AWAY, :, 0].sum() < plain.markets.sales[ALPHA, AWAY, :, 0].sum()
    first = after(start, explain=True, sovereign_model={OTHER: 3.0})
    paid = booked(first, "labs.cash", "sovereign programme").sum()
    assert paid == pytest.approx(3.0 * (1.0 - C["duplication"]) * C["sovereign_orders"])


# -- diplomacy ---------------------------------------------------------------------------------------


def test_counter_controls_cost_the_other_side_capacity_and_oneself_sales() -> None:
    start = worlds()
    calm, held = after(start), after(start, counter_controls={(OTHER, HOME): 1.0})
    assert held.stacks.capacity[0, 0] < 0.97 * calm.stacks.capacity[0, 0]
    assert held.stacks.capacity[1, 0] == calm.stacks.capacity[1, 0]
    assert held.regimes.purse[OTHER, 0] < calm.regimes.purse[OTHER, 0]
    assert held.regimes.burden[OTHER, 0] > calm.regimes.burden[OTHER, 0]
    assert held.regions.grievance[HOME, OTHER, 0] > calm.regions.grievance[HOME, OTHER, 0]
    assert held.regions.alignment[HOME, OTHER, 0] < calm.regions.alignment[HOME, OTHER, 0]


def test_grievance_answers_by_itself_only_where_no_government_has_the_lever() -> None:
    levers = {"regulator": ("country_tier",), "startup": ("price",)}
    for changes, alone in (({}, False), ({"levers": levers}, True)):
        start = worlds(**changes)
        start.book.post(start.regions.grievance, _only(start, AWAY, GOV, 0.9), because="test")
        answered = booked(after(start, explain=True), "stacks.capacity", "counter-controls")
        assert (answered[0, 0] < 0.0) == alone


def _only(world: World, region: int, regulator: int, value: float) -> np.ndarray:
    array = np.zeros_like(world.regions.grievance)
    array[region, regulator] = value
    return array


BOTH = {(GOV, AWAY): 1.0, (OTHER, HOME): 1.0}


def test_a_truce_takes_two_and_three_quarters() -> None:
    start = worlds()
    one_sided = after(start, turns=4, truce={(GOV, AWAY): 1.0})
    assert not one_sided.regions.truce.any()
    for turns, trust in ((1, 1 / 3), (2, 2 / 3), (4, 1.0)):
        kept = after(start, turns=turns, truce=BOTH)
        assert kept.regions.truce[AWAY, GOV, 0] == pytest.approx(trust)
        assert kept.regions.truce[HOME, OTHER, 0] == pytest.approx(trust)


def test_a_region_without_a_government_takes_a_truce_when_it_is_calm() -> None:
    start = worlds()
    angry = clone(start)
    angry.book.post(angry.regions.grievance, _only(angry, THIRD, GOV, 0.9), because="test")
    offer = {(GOV, THIRD): 1.0}
    assert after(start, truce=offer).regions.truce[THIRD, GOV, 0] > 0.0
    assert after(angry, truce=offer).regions.truce[THIRD, GOV, 0] == 0.0


def test_a_truce_rests_counter_controls_eases_denial_and_joins_stacks() -> None:
    start = worlds()
    held = {"counter_controls": {(OTHER, HOME): 1.0}, "country_tier": {(GOV, AWAY): DENY}}
    war, peace = after(start, turns=5, **held), after(start, turns=5, truce=BOTH, **held)
    assert war.regions.counter[HOME, OTHER, 0] == 1.0
    assert peace.regions.counter[HOME, OTHER, 0] == pytest.approx(0.0)
    assert peace.stacks.compatible[0, 1, 0] > war.stacks.compatible[0, 1, 0]
    assert peace.stacks.capacity[0, 0] > war.stacks.capacity[0, 0]
    law = blank(Law, peace.sizes)
    law.tier[GOV] = DENY
    eased = eased_tier(peace, law)[GOV, :, 0]
    assert eased[AWAY] == LICENCE
    assert eased[THIRD] == DENY


def test_whoever_breaks_a_truce_looks_erratic_and_owes_for_it() -> None:
    kept = after(worlds(), turns=4, truce=BOTH)
    still, broken = advance(kept, {}), after(kept, truce={(GOV, AWAY): 0.0})
    assert not broken.regions.truce.any()
    assert broken.regimes.volatility[GOV, 0] > still.regimes.volatility[GOV, 0] + 0.5 * C["truce_broken"]
    assert broken.regions.grievance[AWAY, GOV, 0] > still.regions.grievance[AWAY, GOV, 0] + 0.2
    assert broken.regions.grievance[HOME, OTHER, 0] <= still.regions.grievance[HOME, OTHER, 0] + 1e-12


# -- ventures ----------------------------------------------------------------------------------------


def test_a_partner_opens_a_closed_door_half_and_takes_his_part() -> None:
    start = worlds()
    wall = {"import_refusal": {OTHER: 0.8}}
    alone = after(start, turns=3, **wall)
    joint = after(start, turns=3, joint_venture={(ALPHA, AWAY): 1.0}, **wall)
    assert joint.markets.welcome[ALPHA, AWAY, 0] == pytest.approx(1.0 - 0.8 * (1.0 - C["venture_shield"]))
    assert joint.labs.presence[ALPHA, AWAY, 0] > alone.labs.presence[ALPHA, AWAY, 0]
    sold = joint.markets.sales[ALPHA, AWAY, :, 0].sum()
    assert sold > alone.markets.sales[ALPHA, AWAY, :, 0].sum()
    last = advance(joint, {}, explain=True)
    part = -booked(last, "labs.cash", "partners' part")[ALPHA, 0]
    assert part == pytest.approx(C["venture_part"] * last.markets.sales[ALPHA, AWAY, :, 0].sum())
    assert not joint.labs.venture[ALPHA, HOME, 0]


def test_free_migration_wins_the_cut_off_for_nothing() -> None:
    start = worlds()
    cut = {"named_model_directive": {(GOV, ALPHA): 1000.0}}
    dear, free = after(start, **cut), after(start, free_migration={BETA: 1.0}, **cut)
    assert free.markets.sales[BETA, AWAY, :, 0].sum() > dear.markets.sales[BETA, AWAY, :, 0].sum()
    assert free.labs.waived[BETA, 0] > 0.0
    assert dear.labs.waived[BETA, 0] == 0.0
    calm = after(start, free_migration={BETA: 1.0})
    assert calm.labs.waived[BETA, 0] == pytest.approx(0.0, abs=1e-9)


def test_a_head_office_arrives_after_three_quarters_and_changes_flag() -> None:
    start = worlds()
    on_the_way = after(start, turns=3, head_office={(ALPHA, THIRD): 1.0})
    assert on_the_way.labs.home[ALPHA, HOME, 0] == 1.0
    there = advance(on_the_way, {}, explain=True)
    assert there.labs.home[ALPHA, :, 0].tolist() == [0.0, 0.0, 1.0]
    assert not there.labs.flag[ALPHA].any(), "the third region has no government"
    lost = booked(there, "labs.researchers", "stayed behind")[ALPHA, 0]
    assert lost == pytest.approx(-C["stay_behind"] * (there.labs.researchers[ALPHA, 0] - lost))
    tiered = after(there, country_tier={(GOV, AWAY): DENY}, compute_threshold={GOV: 1e23})
    assert tiered.markets.permitted[ALPHA, AWAY, 0] == 1.0, "the old home's rules no longer reach it"


@pytest.mark.parametrize("barrier", [{"deemed_exports": {GOV: 1.0}}, {"named_model_directive": {(GOV, ALPHA): 100.0}}])
def test_an_old_home_may_refuse_to_let_a_lab_go(barrier: dict) -> None:
    start = worlds()
    tried = after(start, turns=5, head_office={(ALPHA, THIRD): 1.0}, **barrier)
    stayed = after(start, turns=5, **barrier)
    assert tried.labs.home[ALPHA, HOME, 0] == 1.0
    assert tried.labs.record[ALPHA, 0] < stayed.labs.record[ALPHA, 0]


def _three_labs() -> World:
    """A third lab in the third region, small and solvent."""
    small = lab("gamma", "THIRD", cash=1.0, brand=-3.0, compute={"west": 1000.0}, researchers=100.0)
    return worlds(labs=(lab("alpha", "HOME"), lab("beta", "AWAY"), small), seats=_seats("gamma"))


def _seats(*more: str) -> tuple:
    held = (("gov", "guardian"), ("other", "planner"), ("alpha", "scaler"), ("beta", "scaler"))
    named = [*held, *((name, "scaler") for name in more)]
    return tuple({"holder": name, "opponent": opponent, "playable": True} for name, opponent in named)


GAMMA = 2


def test_a_takeover_conserves_machines_and_people_and_pays_the_price() -> None:
    start = _three_labs()
    apart, one = after(start), after(start, explain=True, takeover={(ALPHA, GAMMA): 1.0})
    assert not one.labs.alive[GAMMA, 0]
    for name in ("compute", "researchers"):
        owned, was = (getattr(w.labs, name)[..., 0] for w in (one, apart))
        np.testing.assert_allclose(owned.sum(0), was.sum(0), rtol=1e-12, err_msg=name)
        assert not owned[GAMMA].any()
    price = -booked(one, "labs.cash", "price of a takeover")[ALPHA, 0]
    assert price == pytest.approx(C["takeover_premium"] * apart.labs.valuation[GAMMA, 0])
    np.testing.assert_allclose(one.labs.cash.sum() + price, apart.labs.cash.sum(), rtol=1e-12)
    whole = one.markets.customers.sum(0) + one.markets.suspended.sum(0) + one.markets.outside
    np.testing.assert_allclose(whole, one.regions.demand, rtol=1e-12)
    assert one.markets.customers[ALPHA].sum() > apart.markets.customers[ALPHA].sum()


def test_a_takeover_is_barred_across_opposed_flags_and_of_the_healthy() -> None:
    start = _three_labs()
    assert after(start, takeover={(ALPHA, BETA): 1.0}).labs.alive.all()
    small = lab("gamma", "AWAY", cash=1.0, brand=-3.0, compute={"west": 1000.0}, researchers=100.0)
    rival = worlds(labs=(lab("alpha", "HOME"), lab("beta", "AWAY"), small), seats=_seats("gamma"))
    assert after(rival, takeover={(ALPHA, GAMMA): 1.0}).labs.alive.all(), "opposed"
    assert not after(rival, takeover={(BETA, GAMMA): 1.0}).labs.alive[GAMMA, 0], "its own country's may"
    assert after(start, takeover={(ALPHA, ALPHA): 1.0}).labs.alive.all()


def test_standards_work_joins_stacks_for_all_and_costs_research() -> None:
    start = worlds()
    own, joint = after(start, explain=True), after(start, explain=True, standards={ALPHA: 0.4})
    assert joint.stacks.compatible[0, 1, 0] > own.stacks.compatible[0, 1, 0]
    research = [booked(w, "labs.efficiency", "own research")[ALPHA, 0] for w in (own, joint)]
    assert research[1] == pytest.approx(0.6 * research[0])
    assert joint.labs.revenue[ALPHA, 0] > own.labs.revenue[ALPHA, 0]


# -- what is measured ----------------------------------------------------------------------------------


def test_a_twin_differs_from_itself_in_nothing() -> None:
    start = worlds(2)
    now = after(start, turns=3)
    for measure in (compare.revenue_lost, compare.trade_leakage, compare.security_per_dollar):
        assert not measure(now, now).any()
    assert not compare.control_effectiveness(now, now, start).any()
    assert (compare.innovation_rate(now, start) > 0.0).all()


def test_what_a_ban_costs_and_who_gains() -> None:
    pair = worlds(2)
    pair.clock.uncontrolled[:] = [False, True]
    end = after(pair, turns=3, named_model_directive={(GOV, ALPHA): 1000.0})
    now, twin = (take(end, np.array([i])) for i in (0, 1))
    assert compare.revenue_lost(now, twin)[GOV, 0] > 0.0
    assert 0.0 < compare.trade_leakage(now, twin)[GOV, 0] < 1.0
    assert METRICS["burden"].measure(now)[GOV, 0] > METRICS["burden"].measure(twin)[GOV, 0]


def test_specialisation_is_nil_where_all_regions_do_the_same_and_two_at_most() -> None:
    world = after(worlds(), turns=2)
    index = METRICS["specialisation"].measure(world)
    assert (index > 0.0).all()
    assert (index <= 2.0).all()


def test_a_slump_takes_a_sixth_of_demand_before_the_next_sales() -> None:
    calm = after(worlds(4), turns=2)
    slump = clone(calm)
    struck = np.array([[True], [False], [False]]) & np.ones((3, 4), dtype=bool)
    EVENTS["demand_slump"].strike(struck, slump, Draws(slump.clock.seed, slump.clock.turn))
    np.testing.assert_array_equal(slump.regions.demand, calm.regions.demand, "what was sold was demanded")
    less, usual, later = advance(slump, {}), advance(calm, {}), advance(advance(slump, {}), {})
    np.testing.assert_allclose(less.regions.demand[0], usual.regions.demand[0] * 5.0 / 6.0, rtol=1e-12)
    np.testing.assert_array_equal(less.regions.demand[1:], usual.regions.demand[1:])
    sold, would = (world.markets.sales[:, 0].sum((0, 1)) for world in (less, usual))
    np.testing.assert_allclose(sold, would * 5.0 / 6.0, rtol=1e-6)
    assert (later.regions.demand[0] >= less.regions.demand[0]).all(), "once"


@pytest.mark.parametrize("name", ["price_war", "talent_wave", "customs_block"])
def test_events_that_move_things_lose_nothing(name: str) -> None:
    world = clone(after(worlds(4), turns=2), explain=True)
    event = EVENTS[name]
    rows = {"lab": 2, "region": 3, "regulator": 2}[event.axis]
    struck = np.zeros((rows, 4), dtype=bool)
    struck[0] = True
    event.strike(struck, world, Draws(world.clock.seed, world.clock.turn))
    markets = world.markets
    whole = markets.customers.sum(0) + markets.suspended.sum(0) + markets.outside
    np.testing.assert_allclose(whole, world.regions.demand, rtol=1e-12)
    moved = [e.amount.sum() for e in world.book.entries if e.stock in ("regions.staff",)]
    assert abs(sum(moved)) < 1e-6
    assert any(e.amount.any() for e in world.book.entries)
