"""Waves of attacks and public tenders in the tiny world: what they do, how long, and what helps."""

import numpy as np
import pytest

from game.rules.catalogue import EVENTS, METRICS
from game.rules.misuse import grave_use, relative_misuse
from game.world.batch import clone
from game.world.channels import DENY, Law, Plans
from game.world.columns import blank
from game.world.constants import CONSTANTS
from game.world.draws import Draws
from game.world.state import World
from tests.rules.tiny import ALPHA, AWAY, BETA, GOV, HOME, THIRD, after, worlds

C = {name: c.value for name, c in CONSTANTS.items()}
GOVERNMENT = 2  # position on the segment axis


def struck(world: World, event: str, region: int) -> World:
    """The same world after an event in one region."""
    hit = clone(world, explain=False)
    where = np.zeros((3, world.sizes.world), dtype=bool)
    where[region] = True
    EVENTS[event].strike(where, hit, Draws(hit.clock.seed, hit.clock.turn))
    return hit


def dangerous_worlds() -> World:
    """Worlds whose models are well beyond the misuse line."""
    world = worlds()
    world.labs.cyber[:] = C["misuse_line"] + 10.0
    return world


# -- waves of attacks --------------------------------------------------------------------------------


def test_a_wave_makes_misuse_likelier_and_halves_in_its_half_life() -> None:
    calm = dangerous_worlds()
    wave = struck(calm, "attack_wave", AWAY)
    assert (grave_use(wave) > grave_use(calm)).all()
    assert METRICS["attack_wave"].measure(wave)[AWAY, 0] == C["peril_onset"]
    later = after(wave, int(C["peril_half_life"]))
    assert later.regions.peril[AWAY, 0] == pytest.approx(0.5 * C["peril_onset"])
    assert later.regions.peril[HOME, 0] == 0.0


def test_a_second_wave_does_not_pile_up_on_the_first() -> None:
    wave = struck(struck(dangerous_worlds(), "attack_wave", AWAY), "attack_wave", AWAY)
    assert wave.regions.peril[AWAY, 0] == C["peril_onset"]


def test_a_lab_that_knows_its_customers_has_no_part_in_it() -> None:
    calm = after(dangerous_worlds(), screening={ALPHA: 1e3})
    calm.labs.cyber[:] = C["misuse_line"] + 10.0
    before, now = grave_use(calm), grave_use(struck(calm, "attack_wave", AWAY))
    assert now[ALPHA, 0] <= before[ALPHA, 0] * (1.0 + 1e-12)
    assert now[BETA, 0] > before[BETA, 0]


def test_a_wall_round_the_place_keeps_the_newest_model_out_of_it() -> None:
    wave = struck(dangerous_worlds(), "attack_wave", AWAY)
    walled = clone(wave, explain=False)
    wave.markets.permitted[ALPHA], walled.markets.permitted[ALPHA] = 1.0, 1.0
    walled.markets.permitted[ALPHA, AWAY] = 0.0
    walled.labs.cyber[ALPHA, 1] = 0.0  # the model before is harmless
    wave.labs.cyber[ALPHA, 1] = 0.0
    assert grave_use(walled)[ALPHA, 0] < 0.7 * grave_use(wave)[ALPHA, 0]


def test_duties_count_where_the_attacks_are() -> None:
    wave = struck(dangerous_worlds(), "attack_wave", AWAY)
    assert relative_misuse(wave)[AWAY, 0] > 1.0 > relative_misuse(wave)[HOME, 0]
    demand = wave.regions.demand.sum(axis=1)
    assert float((demand * relative_misuse(wave)).sum() / demand.sum()) == pytest.approx(1.0)


def test_waves_come_with_dangerous_models_and_not_twice_at_once() -> None:
    harmless, grave = worlds(), dangerous_worlds()
    harmless.labs.cyber[:] = C["misuse_line"] - 30.0
    law, plans = blank(Law, grave.sizes), blank(Plans, grave.sizes)
    chance = EVENTS["attack_wave"].chance
    assert (chance(grave, law, plans) > 100.0 * chance(harmless, law, plans)).all()
    assert chance(struck(grave, "attack_wave", AWAY), law, plans)[AWAY, 0] == 0.0


# -- tenders -----------------------------------------------------------------------------------------


def test_a_tender_is_decided_after_its_notice_and_not_before() -> None:
    start = struck(worlds(), "public_tender", THIRD)
    assert METRICS["tender_left"].measure(start)[THIRD, 0] == C["tender_notice"]
    first = after(start, explain=True)
    assert _decided(first) == 0.0
    second = after(first, explain=True)
    assert _decided(second) < 0.0
    assert second.regions.tender[THIRD, 0] == 0.0
    assert _decided(after(second, explain=True)) == 0.0


def _decided(world: World) -> float:
    """Spending of customers that a tender freed this turn."""
    freed = [e.amount for e in world.book.entries if (e.stock, e.because) == ("markets.customers", "tender decided")]
    return float(sum(amount[:, THIRD].sum() for amount in freed))


def test_who_is_walled_off_on_the_day_is_left_out_and_who_is_not_gains() -> None:
    """The wall stands in the quarter of the decision alone, with a tender and without one."""

    def kept(start: World, who: int) -> float:
        walls = {"compute_threshold": {GOV: 1e23}, "country_tier": {(GOV, THIRD): DENY}}
        world = after(after(start), **walls)
        world = after(world, 2, country_tier={(GOV, THIRD): 0.0})
        whole = world.regions.demand[THIRD, GOVERNMENT, 0]
        return float(world.markets.customers[who, THIRD, GOVERNMENT, 0] / whole)

    asked = struck(worlds(), "public_tender", THIRD)
    assert kept(asked, ALPHA) < 0.8 * kept(worlds(), ALPHA)
    assert kept(asked, BETA) > 1.2 * kept(worlds(), BETA)


def test_consumers_have_no_part_in_a_tender() -> None:
    start = worlds()
    quiet, held = (after(world, 2) for world in (start, struck(start, "public_tender", THIRD)))
    np.testing.assert_array_equal(quiet.markets.customers[:, THIRD, 0], held.markets.customers[:, THIRD, 0])
    assert (quiet.markets.customers[:, THIRD, GOVERNMENT] != held.markets.customers[:, THIRD, GOVERNMENT]).any()
