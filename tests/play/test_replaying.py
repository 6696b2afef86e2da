"""A replay is the game: played again it is equal to the bit, and whatever was altered is found and named."""

import json
from collections.abc import Callable

import pytest

from game.ai.catalogue import players
from game.play.match import Match
from game.play.refused import Refusal
from game.play.replaying import Diverged, replay, resume
from game.play.transcript import transcript
from game.rules.turn import RULES_VERSION
from game.schema import library
from game.schema.library import Entry
from game.schema.order import Order
from game.schema.problems import OtherVersion, Rejected
from game.schema.reading import canonical
from game.schema.replay import Replay
from game.world.batch import column_digests

TURNS = 4


@pytest.fixture(scope="module")
def tutorial() -> Entry:
    return library.read("first-licence")


def order(lever: str, value: float, target: str = "", seat: str = "capitol") -> Order:
    return Order(seat=seat, lever=lever, target=target, value=value)


def begin(entry: Entry, seat: str = "capitol", seed: int = 11) -> Match:
    return Match(entry.level, entry.fingerprint, seed, seat, players(entry.level))


@pytest.fixture(scope="module")
def played(tutorial: Entry) -> Match:
    match = begin(tutorial)
    for turn in range(TURNS):
        match.submit(order("enforcement", 0.25 + turn / 10))
        if turn == 1:
            match.submit(order("country_tier", 2.0, "CHN"))
        match.end_turn()
    match.submit(order("notice", 2.0))
    match.submit(order("country_tier", 1.0, "EUR"))
    return match


def altered(match: Match, change: Callable[[dict], object]) -> Replay:
    data = json.loads(canonical(match.replay()))
    change(data)
    return Replay.model_validate_json(json.dumps(data))


def again(entry: Entry, record: Replay) -> Match:
    return replay(entry, record, players(entry.level))


def test_playing_again_gives_the_same_worlds(tutorial, played):
    match = again(tutorial, played.replay())
    assert match.digests == played.digests
    assert match.log == played.log
    assert transcript(match) == transcript(played)


def test_every_level_plays_again_to_the_bit(entry: Entry):
    seat = next(seat.holder for seat in entry.level.seats if seat.playable)
    match = begin(entry, seat)
    for _ in range(3):
        match.end_turn()
    assert again(entry, match.replay()).digests == match.digests


def test_m18_saved_and_resumed_before_any_turn_the_game_ends_the_same(tutorial):
    whole, broken = begin(tutorial), begin(tutorial)
    for turn in range(tutorial.level.turns):
        for match in (whole, broken):
            match.submit(order("enforcement", 0.3 + turn / 10))
        broken = resume(tutorial, Replay.model_validate_json(canonical(broken.replay())), players(tutorial.level))
        whole.end_turn()
        broken.end_turn()
    assert broken.digests == whole.digests
    assert broken.over


def test_pending_orders_come_back_and_can_be_taken_back(tutorial, played):
    match = resume(tutorial, played.replay(), players(tutorial.level))
    assert match.pending == played.pending
    assert match.undo() == order("country_tier", 1.0, "EUR")
    assert [one.lever for one in match.standing_orders()] == ["notice"]


def test_s17_another_seed_is_noticed_in_the_first_turn(tutorial, played):
    with pytest.raises(Diverged, match=r"turn 1: the first column that differs is clock\.seed") as caught:
        again(tutorial, altered(played, lambda data: data.update(seed=12)))
    assert caught.value.turn == 0


@pytest.mark.parametrize("turn", range(TURNS))
def test_s17_an_altered_order_is_noticed_in_its_turn(tutorial, played, turn):
    record = altered(played, lambda data: data["orders"][turn][0].update(value=0.9))
    with pytest.raises(Diverged, match=f"out of sync at turn {turn + 1}: the first column that differs is ") as caught:
        again(tutorial, record)
    assert caught.value.turn == turn
    assert caught.value.column in column_digests(played.world)


@pytest.mark.parametrize("column", ["clock.seed", "labs.cash", "dials.notice"])
def test_s17_an_altered_digest_names_its_turn_and_column(tutorial, played, column):
    place = list(column_digests(played.world)).index(column) * 8

    def flip(data: dict) -> None:
        old = data["digests"][2]
        data["digests"][2] = old[:place] + "00000000" + old[place + 8 :]

    with pytest.raises(Diverged, match=f"turn 3: the first column that differs is {column}, recorded as 00000000"):
        again(tutorial, altered(played, flip))


def test_s17_missing_and_additional_columns_are_noticed(tutorial, played):
    longer = altered(played, lambda data: data["digests"].__setitem__(0, data["digests"][0] + "00000000"))
    with pytest.raises(Diverged, match="the number of columns"):
        again(tutorial, longer)
    shorter = altered(played, lambda data: data["digests"].__setitem__(0, data["digests"][0][:-8]))
    with pytest.raises(Diverged, match="computed as"):
        again(tutorial, shorter)


def test_s17_the_game_can_be_watched_up_to_where_it_differs(tutorial, played):
    record = altered(played, lambda data: data["orders"][2][0].update(value=0.9))
    assert replay(tutorial, record, players(tutorial.level), turns=2).digests == played.digests[:2]


def test_a_dropped_and_an_added_order_are_noticed(tutorial, played):
    with pytest.raises(Diverged, match="turn 1"):
        again(tutorial, altered(played, lambda data: data["orders"][0].pop(0)))
    extra = order("licence_staff", 700).model_dump()
    with pytest.raises(Diverged, match="turn 3"):
        again(tutorial, altered(played, lambda data: data["orders"][2].append(extra)))


def test_s16_other_rules_are_named(tutorial, played):
    with pytest.raises(OtherVersion, match=f"rules 'other'; this game has rules '{RULES_VERSION}'"):
        again(tutorial, altered(played, lambda data: data.update(rules="other")))


def test_s15_an_edited_level_is_never_played_on(tutorial, played):
    with pytest.raises(Rejected, match=f"was edited since: hash {tutorial.fingerprint[:12]}, expected 000000000000"):
        again(tutorial, altered(played, lambda data: data.update(level_hash="0" * 64)))
    with pytest.raises(Rejected, match="this is a game of 'elsewhere', not of 'first-licence'"):
        again(tutorial, altered(played, lambda data: data.update(level="elsewhere")))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seat": "tokyo"}, "There is no seat 'tokyo' here."),
        ({"lever": "no_lever"}, "A regulator has no lever 'no_lever' here."),
        ({"lever": "country_tier", "target": "MARS"}, "Country tier needs a region, not 'MARS'."),
        ({"lever": "notice", "value": 1e30}, "Notice period must lie between 0 and 4"),
        ({"value": -0.1}, "Enforcement must lie between 0 and 1"),
    ],
)
def test_o02_an_order_that_is_not_allowed_names_turn_and_reason(tutorial, played, change, said):
    record = altered(played, lambda data: data["orders"][1][0].update(change))
    with pytest.raises(Rejected) as caught:
        again(tutorial, record)
    assert str(caught.value).startswith("turn 2: an order is not allowed.")
    assert said in str(caught.value)


def test_a_seat_that_does_not_exist_is_refused(tutorial, played):
    with pytest.raises(Rejected, match="seat: there is no 'tokyo' in 'first-licence'"):
        again(tutorial, altered(played, lambda data: data.update(seat="tokyo")))


def test_s25_a_game_does_not_go_on_after_its_end(tutorial):
    match = begin(tutorial, seat="")
    while not match.over:
        match.end_turn()

    def longer(data: dict) -> None:
        data["orders"].append(data["orders"][-1])
        data["digests"].append(data["digests"][-1])

    with pytest.raises(Rejected, match="orders: 7 turns, but 'first-licence' has 6"):
        again(tutorial, altered(match, longer))


def test_pending_orders_that_are_not_allowed_are_refused(tutorial, played):
    record = altered(played, lambda data: data["pending"][0].update(value=99.0))
    with pytest.raises(Rejected, match="pending orders: one is not allowed"):
        resume(tutorial, record, players(tutorial.level))


# -- what may be given may be played again, whatever was given first --------------------------------------


def test_an_order_that_another_one_rests_on_cannot_be_taken_away(tutorial):
    match = begin(tutorial, seat="halyard")
    match.submit(order("raise_capital", 10.0, seat="halyard"))
    match.submit(order("buy_accelerators", 12.0, seat="halyard"))
    with pytest.raises(Refusal, match="buy_accelerators: You have"):
        match.submit(order("raise_capital", 1.0, seat="halyard"))
    match.submit(order("raise_capital", 9.0, seat="halyard"))
    match.end_turn()
    assert again(tutorial, match.replay()).digests == match.digests


def test_o03_political_capital_is_spent_once():
    mythos = library.read("mythos-2026")
    match = begin(mythos, "washington")
    dear = {"compute_threshold": 1e23, "capability_threshold": 40.0, "accelerator_line": 1000.0, "trusted_users": 1.0}
    wishes = [order(lever, value, seat="washington") for lever, value in dear.items()]
    abroad = [region for region in match.world.names.regions if region != "USA"]
    wishes += [order("country_tier", 3.0, region, "washington") for region in abroad]
    refused = []
    for wish in wishes:
        try:
            match.submit(wish)
        except Refusal as refusal:
            refused.append(str(refusal))
    assert refused
    assert all("political capital" in reason for reason in refused)
    match.end_turn()
    assert again(mythos, match.replay()).digests == match.digests
