"""Labs, by hand: runs, research, money, and going under, in a tiny world."""

import math

import numpy as np
import pytest

from game.rules.scaling import capability, training_flop
from game.world.constants import CONSTANTS
from game.world.state import NEWEST, PREVIOUS, World
from tests.rules.tiny import ALPHA, AWAY, BETA, GOV, HOME, OTHER, THIRD, after, lab, worlds

C = {name: c.value for name, c in CONSTANTS.items()}
RUN = {"run_parameters": {ALPHA: 1e12}, "run_tokens": {ALPHA: 2e14}, "start_run": {ALPHA: 1.0}}


def booked(world: World, stock: str, because: str) -> np.ndarray:
    amounts = [e.amount for e in world.book.entries if (e.stock, e.because) == (stock, because)]
    assert amounts, f"nothing is posted to {stock} because of {because}"
    return np.array(amounts).sum(0)


# -- training --------------------------------------------------------------------------------------


def test_a_run_takes_six_flop_a_parameter_and_token_and_its_share_of_the_compute() -> None:
    start = worlds()
    world = after(start, **RUN, training_share={ALPHA: 0.5}, buy_accelerators={ALPHA: 0.0})
    assert world.labs.run_needed[ALPHA, 0] == pytest.approx(6.0 * 1e12 * 2e14)
    assert world.labs.planned[ALPHA, 0] == pytest.approx(math.log10(1.2e27))
    owned = world.labs.compute[ALPHA].sum()
    assert world.labs.run_done[ALPHA, 0] == pytest.approx(float(training_flop(start.constants, owned * 0.5)[0]))


def test_a_run_goes_on_until_done_and_becomes_the_newest_model() -> None:
    world = after(worlds(), **RUN, training_share={ALPHA: 0.9})
    old, quarters = world.labs.general[ALPHA, :, 0].copy(), 1
    while not world.labs.finished[ALPHA, 0]:
        assert world.labs.run_needed[ALPHA, 0] > 0.0
        before = world
        world = after(world)
        quarters += 1
        assert quarters < 12
    assert quarters == pytest.approx(1.2e27 / training_flop(world.constants, np.array([5e5 * 0.9]))[0], abs=2.0)
    assert world.labs.run_needed[ALPHA, 0] == world.labs.run_done[ALPHA, 0] == 0.0
    assert world.labs.training[ALPHA, NEWEST, 0] == pytest.approx(math.log10(1.2e27))
    assert world.labs.general[ALPHA, PREVIOUS, 0] == before.labs.general[ALPHA, NEWEST, 0], "the old one stays"
    assert world.labs.general[ALPHA, NEWEST, 0] > old[NEWEST]


def test_a_finished_model_follows_the_scaling_law_give_or_take_luck() -> None:
    world = worlds(1500)
    efficiency = world.labs.efficiency[ALPHA, 0]
    world.labs.run_needed[ALPHA], world.labs.run_done[ALPHA] = 6e24, 6e24 - 1.0
    world.labs.run_parameters[ALPHA], world.labs.run_tokens[ALPHA] = 11.5, 12.5
    ended = after(world, training_share={ALPHA: 0.5}, research_efficiency={ALPHA: 0.0})
    assert ended.labs.finished[ALPHA].all()
    wanted = float(capability(world.constants, np.array([11.5]), np.array([12.5]), efficiency)[0])
    made = ended.labs.general[ALPHA, NEWEST] - (ended.labs.tuning[ALPHA, NEWEST] - efficiency) * 10.0
    assert made.mean() == pytest.approx(wanted, abs=0.25)
    assert made.std() == pytest.approx(C["run_luck"], rel=0.08)


def test_a_model_that_was_never_released_is_forgotten_when_the_next_is_done() -> None:
    world = after(worlds(), release={ALPHA: 0.0})
    kept = world.labs.general[ALPHA, PREVIOUS, 0]
    world.labs.run_needed[ALPHA], world.labs.run_done[ALPHA] = 1e24, 1e24 - 1.0
    world = after(world, training_share={ALPHA: 0.5})
    assert world.labs.finished[ALPHA, 0]
    assert world.labs.general[ALPHA, PREVIOUS, 0] == kept


def test_one_run_at_a_time() -> None:
    world = after(worlds(), **RUN)
    again = after(world, run_parameters={ALPHA: 1e13}, start_run={ALPHA: 1.0})
    assert again.labs.run_needed[ALPHA, 0] == world.labs.run_needed[ALPHA, 0]
    assert again.labs.run_done[ALPHA, 0] > world.labs.run_done[ALPHA, 0]
    assert again.labs.planned[ALPHA, 0] == 0.0


def test_published_weights_cannot_be_recalled_but_the_next_model_can_be_sold() -> None:
    world = after(after(worlds(), release={ALPHA: 3.0}), release={ALPHA: 2.0})
    assert world.labs.released[ALPHA, NEWEST, 0] == 3.0
    world.labs.run_needed[ALPHA], world.labs.run_done[ALPHA] = 1e24, 1e24 - 1.0
    world = after(after(world, training_share={ALPHA: 0.5}))
    assert world.labs.released[ALPHA, NEWEST, 0] == 2.0
    assert world.labs.released[ALPHA, PREVIOUS, 0] == 3.0


# -- research --------------------------------------------------------------------------------------


def test_a_leader_learns_nothing_from_others_and_a_follower_does() -> None:
    behind = worlds(labs=(lab("alpha", "HOME"), lab("beta", "AWAY", efficiency=0.2)))
    behind.labs.general[BETA] -= 10.0
    behind.labs.peak[BETA] -= 10.0
    world = after(behind, explain=True)
    learned = booked(world, "labs.efficiency", "learned from others")
    assert learned[ALPHA, 0] == 0.0
    assert learned[BETA, 0] > 0.0


def test_a_lab_that_made_a_lesser_model_learns_no_more_than_before() -> None:
    """It knows what it knew when it made the better one."""

    def learned(lesser: float) -> float:
        world = worlds(labs=(lab("alpha", "HOME"), lab("beta", "AWAY", efficiency=0.2)))
        world.labs.general[ALPHA] += 8.0
        world.labs.general[BETA, NEWEST] -= lesser
        return float(booked(after(world, explain=True), "labs.efficiency", "learned from others")[BETA, 0])

    assert learned(30.0) == pytest.approx(learned(0.0))


def test_a_student_needs_a_teacher_that_is_ahead_and_within_reach() -> None:
    def gain(**changes) -> float:
        world = worlds(labs=(lab("alpha", "HOME", **changes), lab("beta", "AWAY")))
        world.labs.general[ALPHA] += 8.0
        return float(
            booked(after(world, distil={(BETA, ALPHA): 1.0}, explain=True), "labs.efficiency", "distilled")[BETA, 0]
        )

    assert gain() > 0.0
    assert gain(markets=("HOME",)) < gain(), "not sold at the student's home"
    held = worlds()
    held.labs.general[ALPHA] += 8.0
    held = after(held, distil={(BETA, ALPHA): 1.0}, release={ALPHA: 0.0}, explain=True)
    assert booked(held, "labs.efficiency", "distilled")[BETA, 0] == 0.0


def test_a_leader_cannot_be_taught_and_nobody_teaches_himself() -> None:
    world = worlds()
    world.labs.general[ALPHA] += 8.0
    world = after(world, distil={(ALPHA, BETA): 1.0, (ALPHA, ALPHA): 1.0}, explain=True)
    assert booked(world, "labs.efficiency", "distilled")[ALPHA, 0] == 0.0


def test_a_distilled_student_copies_guardrails_only_in_part() -> None:
    def safety(effort: float) -> float:
        world = worlds()
        world.labs.general[ALPHA] += 8.0
        return float(after(world, distil={(BETA, ALPHA): effort}).labs.safety[BETA, 0])

    assert safety(1.0) < safety(0.0)


def test_weights_of_effort_are_relative() -> None:
    """Everything at a half is the same as everything at one."""
    areas = ("efficiency", "data", "safety", "serving", "localisation")
    low, high = (after(worlds(), **{f"research_{a}": size for a in areas}) for size in (0.5, 1.0))
    np.testing.assert_allclose(low.labs.efficiency, high.labs.efficiency, rtol=1e-12)


@pytest.mark.parametrize(
    ("area", "column"),
    [
        ("efficiency", "efficiency"),
        ("data", "data"),
        ("safety", "safety"),
        ("serving", "thrift"),
        ("localisation", "presence"),
    ],
)
def test_effort_goes_where_it_is_put(area: str, column: str) -> None:
    areas = ("efficiency", "data", "safety", "serving", "localisation")
    less, more = (
        after(worlds(), **{f"research_{a}": {ALPHA: weight if a == area else 0.5} for a in areas})
        for weight in (0.1, 1.0)
    )
    assert (getattr(more.labs, column)[ALPHA] > getattr(less.labs, column)[ALPHA]).any()


def test_screening_is_built_with_money_and_stays() -> None:
    world = after(worlds(), screening={ALPHA: C["screening_cost"]})
    assert world.labs.screening[ALPHA, 0] == pytest.approx(1.0 - math.exp(-1.0))
    later = after(world, screening={ALPHA: 0.0})
    assert later.labs.screening[ALPHA, 0] == pytest.approx(world.labs.screening[ALPHA, 0])


def test_people_come_from_the_labs_home_and_at_most_a_quarter_more_a_quarter() -> None:
    start = worlds()
    world = after(start, research_staff={ALPHA: 12_000.0, BETA: 20.0}, explain=True)
    assert world.labs.researchers[ALPHA, 0] == pytest.approx(2500.0)
    assert world.labs.researchers[BETA, 0] == pytest.approx(1400.0), "and at most three in ten leave"
    moved = booked(world, "regions.staff", "hired and left")[:, 0]
    np.testing.assert_allclose(moved, [-500.0, 600.0, 0.0])


# -- money -----------------------------------------------------------------------------------------


def test_cash_moves_by_what_the_ledger_says() -> None:
    start = worlds()
    world = after(start, explain=True)
    causes = {e.because for e in world.book.entries if e.stock == "labs.cash"}
    assert causes >= {"revenue", "power and upkeep", "pay", "sales and support", "offices abroad", "accelerators"}
    rev = world.labs.revenue[ALPHA, 0]
    assert booked(world, "labs.cash", "sales and support")[ALPHA, 0] == pytest.approx(-C["overhead"] * rev)
    assert booked(world, "labs.cash", "pay")[ALPHA, 0] == pytest.approx(-C["salary"] * world.labs.researchers[ALPHA, 0])
    assert booked(world, "labs.cash", "offices abroad")[ALPHA, 0] == pytest.approx(-2.0 * C["office"])


def test_raising_capital_is_capped_and_dilutes() -> None:
    start = worlds()
    worth = float(start.labs.valuation[ALPHA, 0])
    few, many = (after(start, raise_capital={ALPHA: ask}, explain=True) for ask in (0.5, 120.0))
    assert booked(few, "labs.cash", "capital raised")[ALPHA, 0] == pytest.approx(0.5)
    assert few.labs.founders[ALPHA, 0] == pytest.approx(1.0 - 0.5 / (worth + 0.5))
    got = booked(many, "labs.cash", "capital raised")[ALPHA, 0]
    assert got <= C["raise_most"] * worth + 1e-9
    assert many.labs.founders[ALPHA, 0] == pytest.approx(1.0 - got / (worth + got))
    assert many.labs.founders[BETA, 0] == 1.0


def test_a_subsidy_costs_the_purse_what_is_paid_and_reaches_home_labs_alone() -> None:
    none, some = (after(worlds(), subsidy={GOV: money}, explain=True) for money in (0.0, 3.0))
    assert none.regimes.purse[GOV, 0] - some.regimes.purse[GOV, 0] == pytest.approx(3.0)
    received = booked(some, "labs.cash", "subsidy")[:, 0]
    np.testing.assert_allclose(received, [1.0, 0.0], atol=1e-12)
    assert (some.stacks.capacity[0] > none.stacks.capacity[0]).all()
    assert (some.stacks.capacity[1] == none.stacks.capacity[1]).all()


def test_a_purse_pays_no_more_than_it_holds() -> None:
    """Whatever a government orders at once, it cannot spend money that is not there."""
    world = worlds()
    spend = {
        "subsidy": 8.0, "evaluation": 0.5, "enforcement": 1.0, "licence_staff": 800.0, "allied_talks": 1.0,
    }  # fmt: skip
    world = after(world, **spend)
    for _ in range(10):
        assert world.regimes.purse.min() >= -1e-9, f"the purse stands at {world.regimes.purse.min()}"
        world = after(world)


def test_a_lab_that_cannot_pay_sells_its_machines_fails_and_is_gone() -> None:
    start = worlds(labs=(lab("alpha", "HOME", cash=-500.0), lab("beta", "AWAY")))
    world = after(start, explain=True)
    assert not world.labs.alive[ALPHA, 0]
    assert world.labs.alive[BETA, 0]
    assert not world.labs.compute[ALPHA].any()
    sold = -booked(world, "labs.compute", "fire sale")[ALPHA, :, 0]
    np.testing.assert_allclose(booked(world, "regions.installed", "fire sale")[HOME, :, 0], sold)
    income = booked(world, "labs.cash", "fire sale")[ALPHA, 0]
    assert income == pytest.approx(float((sold * world.stacks.price[:, 0]).sum()) * 1e-9 * C["fire_sale"])
    later = after(world)
    assert not later.markets.customers[ALPHA].any()
    assert not later.labs.researchers[ALPHA].any()


def test_a_lab_a_little_in_debt_sells_a_little_and_lives() -> None:
    world = after(worlds(labs=(lab("alpha", "HOME", cash=-20.0), lab("beta", "AWAY"))))
    assert world.labs.alive[ALPHA, 0]
    assert world.labs.cash[ALPHA, 0] == pytest.approx(0.0, abs=1e-9)
    assert 0.0 < world.labs.compute[ALPHA].sum() < 5e5


def test_an_orchestrator_pays_and_its_vendors_are_paid() -> None:
    start = worlds(labs=(lab("alpha", "HOME"), lab("beta", "AWAY"), lab("gamma", "THIRD", brand=1.0)), seats=(
        *({"holder": h, "opponent": o, "playable": True} for h, o in (("gov", "guardian"), ("other", "planner"))),
        *({"holder": h, "opponent": "scaler"} for h in ("alpha", "beta", "gamma")),
    ))  # fmt: skip
    start.labs.general[2] -= 20.0
    world = after(start, orchestrate={2: 1.0}, explain=True)
    paid = booked(world, "labs.cash", "vendors' models")[:, 0]
    received = booked(world, "labs.cash", "sold to orchestrators")[:, 0]
    assert paid[2] < 0.0
    assert paid[ALPHA] == paid[BETA] == 0.0
    assert received.sum() == pytest.approx(-paid.sum())
    assert received[2] == 0.0
    alone = after(start, orchestrate={2: 0.0})
    assert world.labs.revenue[2, 0] > alone.labs.revenue[2, 0], "the others' model sells better than its own"


def test_going_without_a_market_costs_no_office() -> None:
    world = after(worlds(), market_presence={(ALPHA, AWAY): 0.0, (ALPHA, THIRD): 0.0}, explain=True)
    assert booked(world, "labs.cash", "offices abroad")[ALPHA, 0] == 0.0


def test_governments_differ() -> None:
    world = after(worlds(), subsidy={OTHER: 3.0}, explain=True)
    np.testing.assert_allclose(booked(world, "labs.cash", "subsidy")[:, 0], [0.0, 1.0], atol=1e-12)
