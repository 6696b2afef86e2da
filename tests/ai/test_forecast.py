"""A forecast rests on what the seat may know, changes nothing, and answers to the orders on the table."""

import numpy as np
import pytest

from game.ai.belief import believe
from game.ai.catalogue import players
from game.ai.forecast import Futures
from game.ai.rollout import seat_of
from game.play.digests import turn_digest
from game.play.match import PLAYED, Match
from game.play.view import private
from game.rules.catalogue import METRICS
from game.schema import library
from game.schema.order import Order
from game.world.batch import all_arrays, take

COUNT = 24


def sit(level_name: str, seat: str, turns: int = 1) -> Match:
    entry = library.read(level_name)
    match = Match(entry.level, entry.fingerprint, 5, seat, players(entry.level))
    for _ in range(turns):
        match.end_turn()
    return match


@pytest.fixture(scope="module")
def match() -> Match:
    return sit("mythos-2026", "meridian")


def test_a_belief_keeps_what_the_seat_knows_and_guesses_the_rest(match):
    true = take(match.world, np.array([PLAYED]))
    row, axis = seat_of(true, match.seat)
    many = believe(true, axis, row, COUNT)
    hidden = set()
    for table, column, declaration, _ in private(many):
        hidden.add(f"{'labs' if table is many.labs else 'regimes'}.{column}")
        known = getattr(true.labs if table is many.labs else true.regimes, column)
        if declaration.axes[0] == axis:
            own = getattr(table, column)[row]
            np.testing.assert_array_equal(own, np.broadcast_to(known[row], own.shape))
    assert (many.labs.cash[: row + 3].std(axis=-1) > 0.0).sum() == 2, "others' cash is a guess, one's own is not"
    believed, known = all_arrays(many), all_arrays(true)
    for path, array in believed.items():
        if path not in hidden and path != "clock.seed":
            np.testing.assert_array_equal(array, np.broadcast_to(known[path], array.shape), err_msg=path)


def test_a_belief_imagines_other_luck_than_the_match_and_the_same_for_the_same_number(match):
    true = take(match.world, np.array([PLAYED]))
    row, axis = seat_of(true, match.seat)
    many, rest = believe(true, axis, row, COUNT), believe(true, axis, row, COUNT - 10, first=10)
    seeds = many.clock.seed.tolist()
    assert len(set(seeds)) == COUNT
    assert match.seed not in seeds
    for path, array in all_arrays(rest).items():
        np.testing.assert_array_equal(array, all_arrays(many)[path][..., 10:], err_msg=path)


def test_parts_of_a_whole_stay_parts(match):
    true = take(match.world, np.array([PLAYED]))
    row, axis = seat_of(true, match.seat)
    many = believe(true, axis, row, COUNT)
    for column in ("safety", "founders"):
        assert (getattr(many.labs, column) <= 1.0).all(), column


def test_a_fan_begins_at_the_present_and_widens(match):
    found = Futures(match, ["cash", "world_share"], count=COUNT).finish()
    row = match.world.names.labs.index(match.seat)
    assert found.known == COUNT
    fan = found.fan("cash")
    assert len(fan.low) == found.turns + 1
    now = float(match.world.labs.cash[row, PLAYED])
    assert (fan.low[0, row], fan.middle[0, row], fan.high[0, row]) == (now, now, now)
    assert (fan.low <= fan.middle).all()
    assert (fan.middle <= fan.high).all()
    width = fan.high[:, row] - fan.low[:, row]
    assert width[-1] > width[1] > 0.0


def test_a_forecast_changes_nothing_in_the_match_and_comes_out_the_same_again(match):
    before = turn_digest(match.world)
    one, other = (Futures(match, ["cash"], count=8).finish().paths["cash"] for _ in range(2))
    np.testing.assert_array_equal(one, other)
    assert turn_digest(match.world) == before
    assert not match.pending


def test_orders_on_the_table_move_the_fan():
    match = sit("mythos-2026", "meridian")
    row = match.world.names.labs.index(match.seat)
    spent = []
    for value in (1.0, 9.0):
        match.submit(Order(seat="meridian", lever="buy_accelerators", value=value))
        spent.append(Futures(match, ["cash"], count=8).finish().fan("cash").middle[1, row])
    assert spent[1] == pytest.approx(spent[0] - 8.0, abs=3.0)


def test_work_comes_in_slices_and_ends_with_the_level():
    match = sit("first-licence", "capitol", turns=4)
    futures = Futures(match, ["lead_months"], count=8)
    slices = 0
    while futures.step():
        slices += 1
    assert slices > 2 * 10
    assert futures.turns == match.level.turns - 4
    assert futures.paths["lead_months"].shape[0] == futures.turns + 1


def test_a_forecast_holds_what_comes_when_nobody_gives_orders():
    """Eight in ten futures: what really comes, of many games, lies inside about as often."""
    inside, tried = 0, 0
    for seed in range(30):
        entry = library.read("first-licence")
        match = Match(entry.level, entry.fingerprint, seed, "capitol", players(entry.level))
        match.end_turn()
        fan = Futures(match, ["share_abroad", "misuse_risk"], count=48).finish()
        truth = [match.world]
        for _ in range(3):
            match.end_turn()
            truth.append(match.world)
        for name in fan.paths:
            low, high = fan.fan(name).low[3, 0], fan.fan(name).high[3, 0]
            inside += bool(low <= METRICS[name].measure(truth[3])[0, PLAYED] <= high)
            tried += 1
    assert 0.6 <= inside / tried <= 0.97, f"{inside} of {tried}"
