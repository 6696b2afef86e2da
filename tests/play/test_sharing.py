"""Several persons at one machine: they decide alone, the turn is played once, and the game is written down whole."""

import json

import pytest

from game.ai.catalogue import players
from game.play.branching import Branch, Change, back_to
from game.play.match import PLAYED, Match
from game.play.refused import Refusal
from game.play.replaying import replay, resume
from game.schema import library
from game.schema.order import Order
from game.schema.problems import Rejected
from game.schema.reading import canonical
from game.schema.replay import Replay

FIRST, SECOND = "capitol", "halyard"
RULE = Order(seat=FIRST, lever="enforcement", value=0.6)
PRICE = Order(seat=SECOND, lever="training_share", value=0.7)


@pytest.fixture
def entry():
    return library.read("first-licence")


@pytest.fixture
def match(entry):
    made = Match(entry.level, entry.fingerprint, 5, FIRST, players(entry.level))
    made.share((FIRST, SECOND))
    return made


def a_turn(match, rule=RULE, price=PRICE):
    match.submit(rule)
    match.pass_on()
    match.submit(price)
    match.end_turn()


def test_orders_of_both_are_played_together(match):
    a_turn(match)
    assert {RULE, PRICE} <= set(match.log[0])
    assert not [order for order in match.log[0] if order.seat == SECOND and order.lever != PRICE.lever]
    row = match.world.names.labs.index(SECOND)
    assert match.world.dials["training_share"].standing[row, PLAYED] == pytest.approx(0.7)


def test_the_turn_waits_for_the_last_and_begins_with_the_first(match):
    assert match.waiting_for == SECOND
    with pytest.raises(Refusal, match="halyard has not decided yet"):
        match.end_turn()
    match.pass_on()
    assert (match.seat, match.waiting_for) == (SECOND, "")
    with pytest.raises(Refusal, match="end the turn"):
        match.pass_on()
    match.end_turn()
    assert match.seat == FIRST
    assert not match.aside


def test_one_does_not_see_or_undo_what_the_other_ordered(match):
    match.submit(RULE)
    match.pass_on()
    assert match.standing_orders() == []
    assert match.undo() is None
    with pytest.raises(Refusal, match="You play halyard"):
        match.submit(RULE)


def test_sharing_equals_the_same_orders_from_one_seat_and_a_scripted_other(match, entry):
    """Who types does not matter: the same orders give the same world, to the last bit, in the game as played."""
    a_turn(match)
    alone = Match(entry.level, entry.fingerprint, 5, FIRST, players(entry.level))
    alone.replay_turn(match.log[0])
    row = match.world.names.labs.index(SECOND)
    for name in ("cash", "revenue", "general"):
        mine, theirs = getattr(match.world.labs, name), getattr(alone.world.labs, name)
        assert (mine[row][..., PLAYED] == theirs[row][..., PLAYED]).all(), name


def test_a_shared_game_plays_again_to_the_bit_and_goes_on_where_it_stood(match, entry):
    a_turn(match)
    match.submit(RULE.model_copy(update={"value": 0.4}))
    match.pass_on()
    match.submit(PRICE.model_copy(update={"value": 0.3}))
    record = Replay.model_validate_json(canonical(match.replay()))
    again = resume(entry, record, players(entry.level))
    assert again.digests == match.digests
    assert (again.seat, again.persons) == (SECOND, (FIRST, SECOND))
    assert again.aside == match.aside
    assert again.standing_orders() == match.standing_orders()
    again.end_turn()
    match.end_turn()
    assert again.digests == match.digests


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"persons": ["capitol", "nobody"]}, "persons: there is no 'nobody'"),
        ({"persons": ["halyard", "halyard"]}, "none may be named twice"),
        ({"seat": "eastern"}, "must be one of them"),
    ],
)
def test_strange_persons_are_refused_in_one_sentence(match, entry, change, sentence):
    data = json.loads(canonical(match.replay())) | change
    with pytest.raises(Rejected) as caught:
        replay(entry, Replay.model_validate_json(json.dumps(data)), players(entry.level))
    assert len(caught.value.problems) == 1
    assert sentence in caught.value.problems[0] or "there is no 'eastern'" in caught.value.problems[0]


def test_what_if_changes_one_person_and_keeps_the_other(match):
    for _ in range(3):
        a_turn(match)
    branch = Branch(match, 2, [Change("enforcement", value=0.1)])
    while branch.step():
        pass
    assert branch.game.turn == match.turn
    assert branch.game.seat == FIRST
    assert all(PRICE in orders for orders in branch.game.log)
    assert branch.game.digests[0] == match.digests[0]
    assert branch.game.digests[-1] != match.digests[-1]


def test_the_game_goes_on_from_an_earlier_turn_for_both(match):
    a_turn(match)
    a_turn(match)
    again = back_to(match, 1)
    assert set(again.persons) == {FIRST, SECOND}
    a_turn(again)
    assert again.digests == match.digests


def test_a_finished_game_is_seen_from_any_seat(match):
    with pytest.raises(Refusal, match="finished"):
        match.look_from(SECOND)
    while not match.over:
        a_turn(match)
    first = match.score().total[0]
    match.look_from(SECOND)
    assert match.seat == SECOND
    assert match.score().total[0] != first
