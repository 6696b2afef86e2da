"""Relations between two runs that hold always: M01 to M20, as numbered in the index of this package.

A relation compares one decision or one turn with itself under one change, with behaviour frozen: same orders,
same luck. Relations that live in other files are listed in the index (see `tests/laws/__init__.py`).
"""

import itertools
from collections.abc import Iterator

import numpy as np
import pytest

from game.ai.catalogue import players
from game.play.match import PLAYED, Match
from game.play.refusal import political_cost
from game.play.refused import Refusal
from game.play.replaying import resume
from game.play.saving import load, save_as
from game.play.setup import new_worlds
from game.rules.catalogue import LEVERS
from game.rules.reach import abroad, subject
from game.rules.turn import advance
from game.schema.level import Level
from game.schema.library import Entry
from game.schema.order import Order
from game.world.batch import all_arrays, clone
from game.world.columns import arrays
from game.world.docket import Docket
from game.world.draws import Draws
from game.world.state import NEWEST, World
from tests.laws.random_games import Step, setting_at
from tests.laws.variants import (
    at_once,
    changed,
    halved,
    in_other_units,
    offered,
    renamed,
    set_to,
    steady,
    with_a_bystander,
    with_a_copy_of_the_first_lab,
    without_rules,
)


@pytest.fixture
def no_luck(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every draw comes out in the middle, whoever it is for."""

    def half(self: Draws, purpose: str, *entities: tuple[str, ...]) -> np.ndarray:
        return np.full((*map(len, entities), len(np.atleast_1d(self._key))), 0.5)

    monkeypatch.setattr(Draws, "uniform", half)


def quiet(step: Step, *but: str) -> Docket:
    """The orders of a random turn, without a notice period, and without these levers."""
    return {name: ordered for name, ordered in step.docket.items() if name not in ("notice", *but)}


def some(steps: list[Step], every: int = 3) -> Iterator[Step]:
    yield from steps[1::every]


def few(world: World) -> World:
    """The same worlds with no notice, so that an order is in force in its own turn."""
    return at_once(world)


def need(level: Level, *levers: str) -> None:
    if not offered(level, *levers):
        pytest.skip(f"no {' or '.join(levers)} here")


def same(one: World, other: World) -> None:
    """Every array but those of the dials is equal to the bit."""
    second = all_arrays(other)
    for path, array in all_arrays(one).items():
        if not path.startswith("dials."):
            np.testing.assert_array_equal(array, second[path], err_msg=path)


LINES = ("compute_threshold", "capability_threshold", "parameter_threshold", "general_threshold")


@pytest.mark.parametrize("line", LINES)
def test_m01_a_stricter_threshold_exempts_a_subset(level: Level, games: list[Step], line: str) -> None:
    need(level, line)
    fewer = False
    for step in some(games):
        world = few(step.before)
        where = Draws(world.clock.seed + 5, world.clock.turn).uniform("m01", ("one", "two"))
        low, high = (setting_at(LEVERS[line], np.sort(where, axis=0)[i]) for i in (0, 1))
        others = quiet(step, line, "licence_application")
        strict, lax = (advance(world, set_to(world, line, value[None], others)) for value in (low, high))
        exempt_when_strict, exempt_when_lax = strict.regimes.controlled == 0.0, lax.regimes.controlled == 0.0
        assert not (exempt_when_strict & ~exempt_when_lax).any(), "who is exempt under the strict line is under the lax"
        fewer |= bool((exempt_when_lax & ~exempt_when_strict).any())
    assert fewer, "and the stricter line never catches anybody"


def test_m02_a_stricter_line_fewer_officers_and_more_names_permit_a_subset(level: Level, games: list[Step]) -> None:
    """Three things stricter at once, with requests for licences in play: fewer officers grant a subset."""
    need(level, "compute_threshold", "licence_staff", "country_tier")
    for step in some(games):
        world = few(step.before)
        others = quiet(step, "trusted_users")
        lax = set_to(world, "licence_staff", 400.0, set_to(world, "compute_threshold", 1e26, others))
        strict = set_to(world, "licence_staff", 40.0, set_to(world, "compute_threshold", 1e24, others))
        if "entity_list" in world.dials:
            lax, strict = set_to(world, "entity_list", 0.0, lax), set_to(world, "entity_list", 1.0, strict)
        more = advance(world, strict).markets.permitted > advance(world, lax).markets.permitted + 1e-12
        assert not more.any(), f"permitted though stricter at {np.argwhere(more)[0]}"


def test_m03_a_line_below_everything_exempts_nothing_and_one_above_everything_all(level, games: list[Step]) -> None:
    need(level, "compute_threshold")
    for step in some(games):
        world = few(step.before)
        others = quiet(
            step, "threshold_indexation", *LINES, "named_model_directive", "safety_duties", "entity_list", "reach"
        )
        if "threshold_indexation" in world.dials:
            others = set_to(world, "threshold_indexation", 1.0, others)
        everything = advance(world, set_to(world, "compute_threshold", LEVERS["compute_threshold"].low, others))
        reached = ((subject(world) > 0.0) & (subject(everything) > 0.0))[:, :, None]  # rules on reach may change too
        big = everything.labs.training[None, :, :] >= 23.5
        stays = ~everything.labs.finished[None, :, None]  # a model finished in the turn is classified in the next
        exempt = (everything.regimes.controlled == 0.0) & reached & big & stays
        assert not exempt.any(), f"exempt: regulator, lab, vintage, world {np.argwhere(exempt)[0]}"
        nothing = set_to(world, "compute_threshold", LEVERS["compute_threshold"].high, others)
        for name in ("capability_threshold", "parameter_threshold", "general_threshold"):
            nothing = set_to(world, name, LEVERS[name].high, nothing) if name in world.dials else nothing
        free = advance(_without_directives(world), nothing)
        assert not free.regimes.controlled.any(), "something is controlled"
        licensed = _without_directives(world)
        licensed.licences.granted.flags.writeable = True
        licensed.licences.granted[:] = 5.0
        np.testing.assert_array_equal(advance(licensed, nothing).markets.permitted, free.markets.permitted)


def _without_directives(world: World) -> World:
    new = clone(world)
    new.regimes.directive.flags.writeable = True
    new.regimes.directive[:] = 0.0
    new.regimes.directive.flags.writeable = False
    return new


def test_m04_two_thresholds_with_no_model_between_them_give_the_same_turn(level: Level, games: list[Step]) -> None:
    """To the bit, in every column. The lines have stood there for long, so that no change of a rule is in it."""
    need(level, "compute_threshold")
    step = games[3]
    world, others = few(step.before), quiet(step, "threshold_indexation", "compute_threshold", "stay_below")
    if "stay_below" in world.dials:  # a lab that plans its run just below the line sees any line
        world = standing(world, "stay_below", 0.0)
    highest = float(world.labs.training.max())
    lines = (10.0 ** (highest + 0.01), 10.0 ** (highest + 0.02))
    one, two = (advance(standing(world, "compute_threshold", line), others) for line in lines)
    same(one, two)


def standing(world: World, lever: str, value: float) -> World:
    """The same worlds in which a dial has stood at a value for long: no change, and no price of a change."""
    new = clone(world)
    new.dials[lever].standing[:] = new.dials[lever].announced[:] = value
    return new


@pytest.mark.parametrize("lever", ["entity_list", "named_model_directive"])
def test_m05_listing_somebody_nobody_trades_with_moves_no_trade(level: Level, lever: str) -> None:
    """The bystander sells nowhere and owns nothing. Whether it is listed or named, the others' turn is the same."""
    need(level, lever)
    ruled = without_rules(level)
    world = new_worlds(with_a_bystander(ruled, level.regulators[0].region), range(8))
    row, docket = world.names.labs.index("bystander"), {}
    docket[lever] = np.full(LEVERS[lever].shape(world.sizes), np.nan)
    docket[lever][:, row] = LEVERS[lever].high
    plain, listed = advance(world, {}), advance(world, docket)
    seen = all_arrays(listed)
    for path, column, array in arrays(plain):
        if path.startswith(("markets.", "stacks.", "labs.")):
            rows = np.arange(len(array)) != (row if column.axes[0] == "lab" else -1)
            np.testing.assert_array_equal(seen[path][rows], array[rows], err_msg=path)
    assert listed.regimes.controlled[:, row].any() or listed.regimes.listed[:, row].any(), "the listing is not seen"


def test_m06_one_more_officer_withdraws_no_grant(level: Level, games: list[Step]) -> None:
    need(level, "licence_staff", "licence_application")
    more = False
    for step in some(games, 2):
        world = few(step.before)
        staffs = (100.0, 101.0, 900.0)
        answers = [advance(world, set_to(world, "licence_staff", staff, quiet(step))) for staff in staffs]
        for fewer, plus in itertools.pairwise(answers):
            lost = (fewer.licences.granted > 0.0) & (plus.licences.granted == 0.0)
            assert not lost.any(), f"a grant was withdrawn at {np.argwhere(lost)[0]}"
        more |= bool((answers[-1].licences.granted > answers[0].licences.granted).any())
    assert more, "and officers never matter"


def test_m07_more_enforcement_finds_no_less_of_what_is_under_way(level: Level, games: list[Step]) -> None:
    """Of the same goods in transit, more are seized and fewer arrive, region by region."""
    need(level, "enforcement")
    found = False
    for step in some(games, 2):
        world = few(step.before)
        lax, strict = (advance(world, set_to(world, "enforcement", e, quiet(step)), explain=True) for e in (0.1, 0.8))
        less, more = (_seized_at_borders(w) for w in (lax, strict))
        assert (more >= less - 1e-9).all()
        found |= bool((more > less).any())
    assert found or not any(step.before.stacks.transit.any() for step in some(games, 2))


def _seized_at_borders(world: World) -> np.ndarray:
    """What was seized this turn, but for rings that an event exposed: those are luck of another kind."""
    entries = [e.amount for e in world.book.entries if e.stock == "stacks.seized" and e.because != "ring exposed"]
    return np.array(entries).sum(0)


def test_m08_names_that_people_read_mean_nothing(level: Level) -> None:
    for one, other in _side_by_side(level, renamed(level, ids=False)):
        same(one, other)


def test_m08_other_ids_play_the_same_but_for_their_luck(level: Level, no_luck: None) -> None:
    """Luck is keyed by id, so that a newcomer moves nobody's; with the luck taken out, ids mean nothing."""
    for one, other in _side_by_side(level, renamed(level, ids=True)):
        same(one, other)


def _side_by_side(level: Level, other: Level) -> Iterator[tuple[World, World]]:
    pair = new_worlds(level, range(4)), new_worlds(other, range(4))
    for _ in range(3):
        pair = advance(pair[0], {}), advance(pair[1], {})
        yield pair


def test_m10_a_market_split_in_two_halves_buys_the_same(level: Level) -> None:
    """Demand, accelerators and clouds are linear in the size of a place. Offices are not: there the reverse holds."""
    level = without_rules(level)
    place, parts = halved(level)
    whole, split = (advance(new_worlds(x, [1, 2]), {}) for x in (level, parts))
    old = whole.names.regions.index(place)
    new = [split.names.regions.index(name) for name in (place, f"{place}X")]
    for table, name, axis in (
        ("markets", "customers", 1), ("markets", "sales", 1), ("stacks", "bought", 0), ("regions", "demand", 0),
        ("regions", "installed", 0),
    ):  # fmt: skip
        one = np.take(getattr(getattr(whole, table), name), old, axis=axis)
        two = np.take(getattr(getattr(split, table), name), new, axis=axis).sum(axis)
        np.testing.assert_allclose(two, one, rtol=1e-6, atol=1e-9, err_msg=f"{table}.{name}")
    seller = whole.labs.selling[:, old] & (whole.labs.home[:, old] == 0.0)
    lost = (whole.labs.cash - split.labs.cash)[seller]
    np.testing.assert_allclose(lost, float(whole.constants.office[0]), rtol=0.05)


@pytest.mark.parametrize("factor", [2.0, 5.0])
def test_m11_accelerators_counted_in_other_units_give_the_same_shares(level: Level, factor: float) -> None:
    """Twice as many units at half the price: the same money buys twice the number, and no customer notices."""
    other, constants = in_other_units(without_rules(level), factor)
    one = advance(new_worlds(without_rules(level), [1, 2]), {})
    two = advance(new_worlds(other, [1, 2], constants=constants), {})
    np.testing.assert_allclose(two.stacks.bought, factor * one.stacks.bought, rtol=1e-6, atol=1e-3)
    np.testing.assert_allclose(two.stacks.price * factor, one.stacks.price, rtol=1e-6)
    for name in ("customers", "sales", "outside"):
        np.testing.assert_allclose(
            getattr(two.markets, name), getattr(one.markets, name), rtol=1e-6, atol=1e-9, err_msg=name
        )


def test_m13_two_labs_alike_do_alike_and_nobody_can_tell_them_apart(level: Level, no_luck: None) -> None:
    world = new_worlds(with_a_copy_of_the_first_lab(level), [1])
    copy = world.names.labs.index("copy")
    for _ in range(3):
        world = advance(world, {})
        for path, column, array in arrays(world):
            if column.axes[0] == "lab":
                np.testing.assert_allclose(array[copy], array[0], rtol=1e-9, atol=1e-9, err_msg=path)


def test_m14_more_demand_never_sells_less(level: Level) -> None:
    """With the same prices: a tenth more demand in every market, and no lab sells less anywhere."""
    bigger = level.world.model_copy(update={"demand": level.world.demand * 1.1})
    less, more = (advance(new_worlds(x, range(8)), {}) for x in (level, changed(level, world=bigger)))
    assert (more.markets.customers >= less.markets.customers - 1e-12).all()
    assert (more.labs.revenue >= less.labs.revenue - 1e-12).all()


def test_m15_where_nothing_grows_and_nobody_acts_the_market_stands_still(level: Level) -> None:
    """Machines still wear out, staff still earns and buyers still learn of sellers: those drifts are meant.

    What must stay: demand, prices, every lab's customers, fear, ties, what is permitted, and shares of capital.
    """
    still, constants = steady(without_rules(level))
    first = world = new_worlds(still, [1, 2], constants=constants)
    for _ in range(4):
        world = advance(world, {})
    for path in ("regions.demand", "markets.customers", "markets.outside", "regions.fear", "regions.alignment",
                 "regions.following", "labs.general", "labs.selling"):  # fmt: skip
        table, name = path.split(".")
        np.testing.assert_allclose(
            getattr(getattr(world, table), name), getattr(getattr(first, table), name), rtol=1e-4, atol=1e-6,
            err_msg=path,
        )  # fmt: skip
    np.testing.assert_array_equal(world.markets.permitted, first.markets.permitted)


def test_m17_revoking_in_the_same_turn_what_was_ordered_leaves_no_trace(entry: Entry) -> None:
    """An order, then another that puts the dial back: what is said last counts, and it says nothing new."""
    silent, said = _sit(entry), _sit(entry)
    seat, turned = said.seat, 0
    for name in entry.level.offers(seat):
        lever = LEVERS[name]
        if lever.target or lever.once:
            continue
        old, place = said.setting(name), 0.3 if said.setting(name) != lever.low else 0.6
        try:
            said.submit(Order(seat=seat, lever=name, value=float(setting_at(lever, np.array(place)))))
        except Refusal:  # it costs more than there is, or the country has no use for it
            continue
        said.submit(Order(seat=seat, lever=name, value=old))
        turned += 1
    assert turned > 2
    for match in (silent, said):
        match.end_turn()
    assert said.digests == silent.digests


def _sit(entry: Entry, seed: int = 3) -> Match:
    """Take the first seat of a regulator that a person may have, or any."""
    level = entry.level
    governments = {g.id for g in level.regulators}
    seats = [seat.holder for seat in level.seats if seat.playable]
    seat = next((name for name in seats if name in governments), seats[0])
    return Match(level, entry.fingerprint, seed, seat, players(level))


def test_m18_saved_and_loaded_in_the_middle_is_the_same_game(entry: Entry, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("game.play.saving.folder", lambda: tmp_path)
    whole = _sit(entry)
    turns = min(entry.level.turns, 4)
    for turn in range(turns):
        if turn == turns // 2:
            path = save_as(whole, "half way")
        whole.end_turn()
    half = resume(entry, load(path)[0], players(entry.level))
    assert half.turn == turns // 2
    while half.turn < turns:
        half.end_turn()
    assert half.digests == whole.digests


def test_m20_what_the_preview_says_is_what_the_turn_books(entry: Entry) -> None:
    """The political price of three orders on the table is what leaves the account when the turn is played."""
    match = _sit(entry)
    if match.seat not in match.world.names.regulators:
        pytest.skip("no government to play here")
    row = match.world.names.regulators.index(match.seat)
    for name in entry.level.offers(match.seat):
        lever = LEVERS[name]
        if not lever.target and not lever.once and lever.cost and len(match.pending) < 3:
            step = 0.1 if match.setting(name) != setting_at(lever, np.array(0.1)) else 0.2
            match.submit(Order(seat=match.seat, lever=name, value=float(setting_at(lever, np.array(step)))))
    foreseen = political_cost(match.world, match.standing_orders(), row)
    assert foreseen > 0.0
    match.end_turn()
    booked = sum(
        float(e.amount[row, PLAYED])
        for e in match.world.book.entries
        if (e.stock, e.because) == ("regimes.capital", "rule changes")
    )
    assert -booked == pytest.approx(foreseen, rel=1e-12)


def test_m20_a_sum_of_money_is_booked_as_it_was_previewed(level: Level) -> None:
    """What a lab asks of investors, below their limit, is what it gets."""
    need(level, "raise_capital")
    world = new_worlds(level, [1, 2])
    limit = world.constants.raise_most * world.labs.valuation
    asked = np.minimum(0.01 * limit, 0.01)
    docket = {"raise_capital": asked}
    after = advance(world, docket, explain=True)
    raised = sum(e.amount for e in after.book.entries if (e.stock, e.because) == ("labs.cash", "capital raised"))
    np.testing.assert_allclose(raised[:, :], asked, rtol=0.35)
    assert (raised <= asked + 1e-12).all()


def test_a_licence_is_asked_for_where_one_is_needed(games: list[Step]) -> None:
    """The relations above mean something only if models abroad need leave in some of the games."""
    assert any((s.after.regimes.controlled[:, :, NEWEST].max(0)[:, None] * abroad(s.after).max(0)[None]).any()
               for s in games) or not offered_controls(games[0].before)  # fmt: skip


def offered_controls(world: World) -> bool:
    return "compute_threshold" in world.dials
