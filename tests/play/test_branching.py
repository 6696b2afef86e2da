"""What if: a null change changes no byte, and a branch is the game that somebody would have played, to the bit."""

import contextlib
from functools import cache

import pytest

from game.ai.catalogue import players
from game.ai.skill import minds
from game.play.branching import Branch, Change, back_to, ordered
from game.play.match import Match
from game.play.refused import Refusal
from game.schema import library
from game.schema.order import Order
from game.world.batch import digest


def begin(level: str, seat: str, skill: str = "routine") -> Match:
    entry = library.read(level)
    return Match(entry.level, entry.fingerprint, 7, seat, players(entry.level), minds=minds(entry.level, skill))


@cache
def played(level: str, seat: str, skill: str = "routine", turns: int = 99) -> Match:
    """The seat does what its computer would have done in its place."""
    match, shadow = begin(level, seat, skill), begin(level, "")
    while not match.over and match.turn < turns:
        shadow.end_turn()
        for order in ordered_by(shadow, seat):
            with contextlib.suppress(Refusal):
                match.submit(order)
        match.end_turn()
    return match


def ordered_by(match: Match, seat: str) -> list[Order]:
    return [order for order in match.log[-1] if order.seat == seat]


def again(match: Match, orders: list[list[Order]]) -> Match:
    """Somebody sits down anew and gives these orders, turn by turn."""
    fresh = begin(match.level.id, match.seat, match.minds.skill)
    for given in orders:
        for order in given:
            fresh.submit(order)
        fresh.end_turn()
    return fresh


def null(match: Match, turn: int) -> Change:
    """A change that sets a dial where it is set anyway."""
    name = next(one for one in match.level.offers(match.seat) if not match.level.lever(one).target)
    order = next((one for one in ordered(match, turn) if one.lever == name), None)
    return Change(name, "", order.value if order else back_to(match, turn - 1).setting(name))


@pytest.mark.parametrize("level", library.names())
def test_a_null_change_changes_no_byte(level):
    seat = next(one.holder for one in library.read(level).level.seats if one.playable)
    match = played(level, seat, turns=3)
    for turn in range(1, match.turn + 1):
        branch = Branch(match, turn, [null(match, turn)]).finish()
        assert branch.same
        assert branch.game.digests == match.digests
        assert digest(branch.game.world, 0) == digest(match.world, 0)
        assert not branch.left_out


@pytest.mark.parametrize("skill", ["routine", "novice", "seasoned"])
def test_whoever_decides_anew_decides_the_same_in_the_same_world(skill):
    match = played("first-licence", "capitol", skill)
    game = back_to(match, 1)
    while game.turn < match.turn:
        game.pending = ordered(match, game.turn + 1)
        game.end_turn()
    assert game.digests == match.digests


@pytest.mark.parametrize(
    ("level", "seat", "skill"),
    [
        ("first-licence", "capitol", "routine"),
        ("first-licence", "capitol", "seasoned"),
        ("first-licence", "halyard", "novice"),
        ("mythos-2026", "meridian", "routine"),
    ],
)
def test_a_branch_is_the_game_with_these_orders_to_the_bit(level, seat, skill):
    match = played(level, seat, skill)
    lever = "enforcement" if seat == "capitol" else "training_share"
    branch = Branch(match, 2, [Change(lever, "", 0.9)], hold=True).finish()
    assert not branch.same
    orders = [ordered(branch.game, turn) for turn in range(1, branch.game.turn + 1)]
    assert again(match, orders).digests == branch.game.digests
    assert branch.game.digests[:1] == match.digests[:1]
    assert branch.game.digests[1] != match.digests[1]


def test_the_game_itself_is_left_alone():
    match = played("first-licence", "capitol")
    before, log = list(match.digests), list(match.log)
    branch = Branch(match, 1, [Change("enforcement", "", 0.9)]).finish()
    assert branch.game.turn == match.turn
    assert (match.digests, match.log, match.pending) == (before, log, [])


def test_a_dial_stays_set_and_later_orders_still_happen():
    match = begin("first-licence", "capitol")
    for turn, value in enumerate((0.3, None, 0.5, None)):
        if value is not None:
            match.submit(Order(seat="capitol", lever="enforcement", value=value))
        match.end_turn()
        assert match.turn == turn + 1
    branch = Branch(match, 2, [Change("enforcement", "", 0.9)]).finish()
    stood = [float(world.dials["enforcement"].announced[0, 0]) for world in branch.game.worlds[1:]]
    assert stood == [0.3, 0.9, 0.5, 0.5]
    held = Branch(match, 2, [Change("enforcement", "", 0.9)], hold=True).finish()
    assert [float(world.dials["enforcement"].announced[0, 0]) for world in held.game.worlds[1:]] == [0.3, 0.9, 0.9, 0.9]
    without = Branch(match, 3, [Change("enforcement")]).finish()
    assert [float(w.dials["enforcement"].announced[0, 0]) for w in without.game.worlds[1:]] == [0.3, 0.3, 0.3, 0.3]


def test_what_the_branch_cannot_pay_is_left_out_and_told():
    match = begin("mythos-2026", "tsubame")
    match.end_turn()
    match.submit(Order(seat="tsubame", lever="raise_capital", value=0.5))
    match.end_turn()
    cash = float(match.world.labs.cash[match.world.names.labs.index("tsubame"), 0])
    match.submit(Order(seat="tsubame", lever="buy_accelerators", value=cash * 0.99))
    match.end_turn()
    branch = Branch(match, 2, [Change("raise_capital")]).finish()
    (left,) = branch.left_out
    assert (left.turn, left.order.lever) == (3, "buy_accelerators")
    assert left.reason.startswith("You have ")
    assert not any(order.lever == "buy_accelerators" for order in ordered(branch.game, 3))


def test_a_run_that_must_wait_starts_when_the_other_has_ended():
    match = played("mythos-2026", "meridian")
    branch = Branch(match, 3, [Change("training_share", "", 0.15)], hold=True).finish()
    assert branch.waited
    row = match.world.names.labs.index("meridian")
    idle = [world for world in branch.game.worlds[2:-1] if world.labs.run_needed[row, 0] == 0.0]
    starts = sum(
        order.lever == "start_run" for turn in range(3, match.turn + 1) for order in ordered(branch.game, turn)
    )
    assert starts == len(idle)


REFUSED = [
    (0, Change("enforcement", "", 0.5), "The turn must lie between 1 and 6, not 0."),
    (7, Change("enforcement", "", 0.5), "The turn must lie between 1 and 6, not 7."),
    (2, Change("enforcment", "", 0.5), "Did you mean 'enforcement'?"),
    (2, Change("price", "USA", 2.0), "A regulator has no lever 'price' here."),
    (2, Change("enforcement", "", 7.0), "must lie between"),
    (2, Change("country_tier", "MARS", 1.0), "needs a region, not 'MARS'"),
    (2, Change("notice"), "capitol gave no order for 'notice' in turn 2."),
]


@pytest.mark.parametrize(("turn", "change", "words"), REFUSED)
def test_what_cannot_be_changed_is_refused_in_a_sentence(turn, change, words):
    match = played("first-licence", "capitol")
    with pytest.raises(Refusal) as caught:
        Branch(match, turn, [change])
    assert words in str(caught.value)


def test_without_a_change_a_seat_or_a_turn_there_is_no_branch():
    for match, changes, words in (
        (played("first-licence", "capitol"), [], "Say what to change"),
        (begin("first-licence", "capitol"), [Change("enforcement", "", 0.5)], "No turn has been played"),
        (begin("first-licence", ""), [Change("enforcement", "", 0.5)], "Nobody had a seat"),
    ):
        with pytest.raises(Refusal, match=words):
            Branch(match, 1, changes)
