"""Rules, by hand: how labs answer controls: runs below a line, caps, delays of open weights, lobbies."""

import math

import numpy as np
import pytest

from game.rules.catalogue import LEVERS
from game.rules.choice import utility
from game.rules.enact import enact, position
from game.rules.reach import dangerous, useful
from game.rules.turn import advance
from game.world.batch import clone
from game.world.channels import GENERAL, OPEN_WEIGHTS
from game.world.exact import exp10
from game.world.state import NEWEST, PREVIOUS, World
from tests.rules.test_controls import APPLY, BITES
from tests.rules.test_controls_abroad import WALL, value
from tests.rules.tiny import ALPHA, AWAY, BETA, GOV, HOME, OTHER, after, lab, order, worlds

RUN = {"start_run": {ALPHA: 1.0, BETA: 1.0}, "run_parameters": 1e12, "run_tokens": 1e13}
OPEN = {"release": {ALPHA: 3.0}}


def released(world: World) -> float:
    return float(world.labs.released[ALPHA, NEWEST, 0])


# -- runs below a line -----------------------------------------------------------------------------


def test_a_run_that_would_reach_the_line_is_cut_to_just_below_it() -> None:
    world = after(worlds(), **RUN, compute_threshold={GOV: 1e25}, stay_below=1.0)
    margin = 1.0 - value("run_margin")
    assert exp10(world.labs.planned)[ALPHA, 0] == pytest.approx(1e25 * margin, rel=1e-9)
    shrunk = float((1e25 * margin / 6e25) ** 0.5)
    assert exp10(world.labs.run_parameters)[ALPHA, 0] == pytest.approx(1e12 * shrunk, rel=1e-9)
    assert exp10(world.labs.run_tokens)[ALPHA, 0] == pytest.approx(1e13 * shrunk, rel=1e-9)
    assert exp10(world.labs.planned)[BETA, 0] == pytest.approx(6e25), "nobody's line binds it"


@pytest.mark.parametrize("orders", [
    {"compute_threshold": {GOV: 1e25}, "stay_below": 0.0}, {"compute_threshold": {GOV: 1e26}, "stay_below": 1.0},
    {"compute_threshold": {OTHER: 1e25}, "stay_below": {ALPHA: 1.0}}, {"stay_below": 1.0},
])  # fmt: skip
def test_other_runs_are_left_alone(orders: dict) -> None:
    assert exp10(after(worlds(), **RUN, **orders).labs.planned)[ALPHA, 0] == pytest.approx(6e25)


def test_a_line_in_size_cuts_the_size_and_no_more() -> None:
    world = after(worlds(), **RUN, parameter_threshold={GOV: 1e11}, stay_below=1.0)
    assert exp10(world.labs.run_parameters)[ALPHA, 0] == pytest.approx(1e11 * (1.0 - value("run_margin")), rel=1e-9)
    assert exp10(world.labs.run_tokens)[ALPHA, 0] == pytest.approx(1e13, rel=1e-9)


def test_no_run_is_begun_that_a_line_would_cut_to_a_dwarf() -> None:
    """The order stays: once the line is gone, the run begins."""
    world = after(worlds(), **RUN, parameter_threshold={GOV: 1e9}, stay_below=1.0)
    assert world.labs.planned[ALPHA, 0] == 0.0
    assert world.labs.planned[BETA, 0] > 0.0, "nobody's line binds it"
    freed = after(world, parameter_threshold={GOV: 1e16}, start_run={ALPHA: 1.0})
    assert exp10(freed.labs.planned)[ALPHA, 0] == pytest.approx(6e25)


def test_a_model_kept_below_is_free_and_weaker() -> None:
    """Compared with the one that reaches the line: sold everywhere, less able."""
    bold, meek = (
        after(worlds(), 4, **RUN, **WALL, compute_threshold={GOV: 1e25}, stay_below=below) for below in (0.0, 1.0)
    )
    assert meek.regimes.controlled[GOV, ALPHA, NEWEST, 0] < bold.regimes.controlled[GOV, ALPHA, NEWEST, 0]
    assert meek.markets.permitted[ALPHA, AWAY, 0] > bold.markets.permitted[ALPHA, AWAY, 0]
    assert meek.labs.general[ALPHA, NEWEST, 0] < bold.labs.general[ALPHA, NEWEST, 0] - 1.0


# -- age -------------------------------------------------------------------------------------------


def test_models_age_and_a_new_one_starts_at_nought() -> None:
    world = worlds()
    first = world.labs.age[ALPHA, NEWEST, 0]
    world = advance(world, order(world, **RUN))
    ages = [tuple(world.labs.age[ALPHA, :, 0])]
    while not world.labs.finished[ALPHA, 0]:
        world = advance(world, {})
        ages.append(tuple(world.labs.age[ALPHA, :, 0]))
    assert ages[0][NEWEST] in (first + 1.0, 0.0)
    assert world.labs.age[ALPHA, NEWEST, 0] == 0.0
    assert world.labs.age[ALPHA, PREVIOUS, 0] == first + len(ages), "the newest of before, a quarter older"


# -- caps ------------------------------------------------------------------------------------------


def test_a_cap_takes_danger_out_of_what_is_seen_and_sold_and_some_use_with_it() -> None:
    plain, capped = after(worlds()), after(worlds(), cap_release={ALPHA: 6.0})
    assert dangerous(capped)[ALPHA, NEWEST, 0] == pytest.approx(dangerous(plain)[ALPHA, NEWEST, 0] - 6.0)
    seen = [w.regimes.measured[GOV, ALPHA, NEWEST, 0] for w in (plain, capped)]
    assert seen[1] == pytest.approx(seen[0] - 6.0)
    assert capped.regimes.misuse[GOV, 0] < plain.regimes.misuse[GOV, 0]
    lost = useful(plain)[ALPHA, NEWEST, 0] - useful(capped)[ALPHA, NEWEST, 0]
    assert lost == pytest.approx(6.0 * value("cap_price"))
    assert (utility(capped)[ALPHA] < utility(plain)[ALPHA]).all()
    assert capped.labs.revenue[ALPHA, 0] < plain.labs.revenue[ALPHA, 0]
    assert capped.labs.cyber[ALPHA, NEWEST, 0] == plain.labs.cyber[ALPHA, NEWEST, 0], "the model itself has it still"


def test_a_cap_can_keep_a_model_below_a_capability_line() -> None:
    line = float(worlds().labs.cyber[ALPHA, NEWEST, 0]) - 10.0
    orders = {"capability_threshold": {GOV: max(line, 40.0)}, "country_tier": {(GOV, AWAY): 3.0}}
    assert after(worlds(), **orders).markets.permitted[ALPHA, AWAY, 0] == 0.0
    assert after(worlds(), **orders, cap_release={ALPHA: 20.0}).markets.permitted[ALPHA, AWAY, 0] == 1.0


def test_published_weights_cannot_be_capped() -> None:
    world = after(worlds(), **OPEN, cap_release={ALPHA: 6.0})
    world = after(world)
    assert dangerous(world)[ALPHA, NEWEST, 0] == world.labs.cyber[ALPHA, NEWEST, 0]
    assert useful(world)[ALPHA, NEWEST, 0] == world.labs.general[ALPHA, NEWEST, 0]


# -- open weights ----------------------------------------------------------------------------------


def finished(**orders: object) -> World:
    """A turn after which ALPHA has a model of this very quarter, released to nobody yet."""
    world = worlds()
    world.labs.age[ALPHA, NEWEST] = world.labs.released[ALPHA, NEWEST] = 0.0
    return world


def test_weights_are_published_when_the_model_is_old_enough() -> None:
    kinds = []
    world = advance(finished(), order(finished(), **OPEN, open_delay={ALPHA: 2.0}))
    for _ in range(4):
        kinds.append(released(world))
        world = advance(world, {})
    assert kinds == [GENERAL, GENERAL, OPEN_WEIGHTS, OPEN_WEIGHTS]
    assert released(after(finished(), **OPEN)) == OPEN_WEIGHTS


@pytest.mark.parametrize(("rule", "kinds"), [
    (0.0, [OPEN_WEIGHTS] * 3), (1.0, [GENERAL, OPEN_WEIGHTS, OPEN_WEIGHTS]), (2.0, [GENERAL] * 3),
])  # fmt: skip
def test_a_rule_for_open_weights_withholds_controlled_ones(rule: float, kinds: list[float]) -> None:
    world = finished()
    world = advance(world, order(world, **OPEN, **BITES, **WALL, open_weight_rule={GOV: rule}))
    seen = [released(world)]
    for _ in range(2):
        world = advance(world, {})
        seen.append(released(world))
    assert seen == kinds


def test_it_spares_who_is_not_controlled_not_bound_or_has_published() -> None:
    strict = {**WALL, "open_weight_rule": {GOV: 2.0}}
    assert released(after(finished(), **OPEN, **strict)) == OPEN_WEIGHTS, "no line is reached"
    world = after(finished(), release={BETA: 3.0}, **BITES, **strict)
    assert world.labs.released[BETA, NEWEST, 0] == OPEN_WEIGHTS, "another government's lab"
    world = after(finished(), **OPEN)
    assert released(after(world, **BITES, **strict)) == OPEN_WEIGHTS, "what is published stays published"


def test_a_licence_for_every_country_that_needs_one_lets_weights_go() -> None:
    for held, kind in (((AWAY,), GENERAL), ((AWAY, 2), OPEN_WEIGHTS)):
        world = finished()
        world.licences.granted.flags.writeable = True
        for where in held:
            world.licences.granted[GOV, ALPHA, where] = 4.0
        world.licences.granted.flags.writeable = False
        assert released(after(world, **OPEN, **BITES, **WALL, open_weight_rule={GOV: 2.0})) == kind


# -- lobbies ---------------------------------------------------------------------------------------


def test_a_lobby_grows_with_money_fades_without_and_stains_the_record() -> None:
    world = after(worlds(), lobby={ALPHA: value("lobby_scale")})
    first = float(world.labs.lobbied[ALPHA, 0])
    assert first == pytest.approx(1.0 - math.exp(-1.0))
    assert world.labs.lobbied[BETA, 0] == 0.0
    assert world.labs.record[ALPHA, 0] < world.labs.record[BETA, 0]
    assert after(world).labs.lobbied[ALPHA, 0] > first
    quiet = after(world, lobby={ALPHA: 0.0})
    assert quiet.labs.lobbied[ALPHA, 0] == pytest.approx(first * (1.0 - value("lobby_fade")))


def test_a_lobby_wins_licences_from_its_own_government() -> None:
    shares = []
    for money in (0.0, 0.2):
        world = worlds(3000)
        world = advance(world, order(world, **APPLY, licence_staff={GOV: 800.0}, lobby={ALPHA: money}))
        answered = (world.licences.granted + world.licences.refused)[GOV, ALPHA, AWAY] > 0.0
        shares.append(float((world.licences.granted[GOV, ALPHA, AWAY][answered] > 0.0).mean()))
    assert 0.6 * value("lobby_odds") < shares[1] - shares[0] < 1.3 * value("lobby_odds")


def test_new_controls_on_a_lobbys_lab_cost_more_and_their_end_does_not() -> None:
    lever, calm = LEVERS["compute_threshold"], after(worlds())
    loud = after(worlds(), lobby={ALPHA: 0.2})
    size = 1.0 - float(position(lever, np.array(1e26)))
    for government, extra in ((GOV, value("lobby_resistance") * float(loud.labs.lobbied[ALPHA, 0])), (OTHER, 0.0)):
        law, _ = enact(clone(loud), order(loud, compute_threshold={government: 1e26}))
        assert law.cost[government, 0] == pytest.approx(lever.cost * size * (1.0 + extra)), "its own government's"
        assert law.changed[government, 0] == pytest.approx(size), "and it looks no more erratic"
    ruled = after(calm, compute_threshold={GOV: 1e26}, lobby={ALPHA: 0.2})
    law, _ = enact(clone(ruled), order(ruled, compute_threshold={GOV: lever.high}))
    assert law.cost[GOV, 0] == pytest.approx(lever.cost * size * value("reversal_cost"))


def test_a_lobby_defends_the_lab_a_directive_names_and_no_other() -> None:
    world = after(worlds(labs=(lab("alpha", "HOME"), lab("beta", "HOME"))), lobby={ALPHA: 0.2})
    costs = [
        float(enact(clone(world), order(world, named_model_directive={(GOV, who): 90.0}))[0].cost[GOV, 0])
        for who in (ALPHA, BETA)
    ]
    assert costs[1] == pytest.approx(LEVERS["named_model_directive"].cost)
    assert costs[0] > costs[1] * 1.3
    assert world.labs.home[BETA, HOME, 0] == 1.0
