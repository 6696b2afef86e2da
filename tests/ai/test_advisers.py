"""Advisers argue from futures: what they tell is what happens in them, and they decide nothing."""

import numpy as np
import pytest

from game.ai.advisers import CONCERN, LEAST, VOICES, Council, candidates, effect
from game.ai.catalogue import players
from game.play.match import Match
from game.play.refused import Refusal
from game.schema import library
from game.schema.order import Order

SEATS = [("first-licence", "halyard"), ("middle-power", "seoul"),
         pytest.param(("mythos-2026", "washington"), marks=pytest.mark.slow)]  # fmt: skip


def begun(level, seat, turns=1, seed=3):
    entry = library.read(level)
    match = Match(entry.level, entry.fingerprint, seed, seat, players(entry.level))
    for _ in range(turns):
        match.end_turn()
    return match


@pytest.fixture(scope="module", params=SEATS, ids="-".join)
def heard(request):
    match = begun(*request.param)
    return match, Council(match).finish()


def test_every_voice_speaks_and_says_how_it_knows(heard):
    _, council = heard
    assert [one.voice for one in council.counsels] == list(VOICES)
    assert any(one.orders for one in council.counsels)
    for one in council.counsels:
        for told in (*one.outcomes, *one.others.values()):
            assert 0 <= told.better + told.worse <= told.futures
            assert told.low <= told.high
        if one.orders:
            own = {f"part.{name}" for name in CONCERN[council.role][one.voice]}
            assert {told.figure for told in one.outcomes} == own
            assert sum(told.gain for told in one.outcomes) > 0.0


def test_what_is_asked_for_may_be_ordered_together(heard):
    match, council = heard
    for one in council.counsels:
        for order in one.orders:
            match.submit(order)
        match.reset_turn()
        match.undone.clear()


def test_asking_changes_nothing(heard):
    match, council = heard
    before = match.digests[:], match.turn, list(match.pending), match.world
    again = Council(match).finish()
    assert (match.digests, match.turn, match.pending, match.world) == before
    assert again.counsels == council.counsels, "the same game is given the same advice"


def test_the_luck_of_the_match_is_not_in_it():
    """Two games that look alike from the seat, with other luck to come, get advice from other futures."""
    one, other = (Council(begun("middle-power", "seoul", 0, seed)).finish() for seed in (3, 4))
    assert one.counsels != other.counsels


def test_an_order_that_stands_already_is_no_candidate():
    match = begun("mythos-2026", "washington")
    for trial in candidates(match):
        for order in trial:
            assert order.value != match.setting(order.lever, order.target)


def test_candidates_are_allowed_beside_what_lies_on_the_table():
    match = begun("mythos-2026", "washington")
    lever = next(name for name in match.level.offers("washington") if match.level.lever(name).cost > 10.0
                 and not match.level.lever(name).target and not match.level.lever(name).once)  # fmt: skip
    kind = match.level.lever(lever)
    for part in (1.0, 0.8, 0.6, 0.4, 0.2):
        try:
            match.submit(Order(seat="washington", lever=lever, value=kind.low + part * (kind.high - kind.low)))
            break
        except Refusal:
            continue
    orders = match.standing_orders()
    assert orders
    for trial in candidates(match, orders):
        given = {(one.lever, one.target) for one in trial}
        match.check_beside([*(one for one in orders if (one.lever, one.target) not in given), *trial])


def test_an_effect_is_read_future_by_future():
    paths = {"part.security": np.array([[50.0, 60.0, 40.0], [51.0, 62.0, 39.0]])}
    told = effect(paths, "part.security", 1)
    assert (told.better, told.worse, told.futures) == (2, 1, 3)
    assert told.gain == 1.0
    assert (told.before, told.after) == (50.0, 51.0)
    assert (told.low, told.high) == (-1.0, 2.0)


def test_a_figure_that_should_fall_gains_by_falling():
    told = effect({"misuse_risk": np.array([[0.2, 0.3], [0.1, 0.2]])}, "misuse_risk", 1)
    assert told.gain == pytest.approx(0.1)
    assert (told.better, told.worse) == (2, 0)


def test_a_voice_asks_for_nothing_where_nothing_helps():
    match = begun("first-licence", "capitol", 5)
    for one in Council(match).finish().counsels:
        assert not one.orders or sum(told.gain for told in one.outcomes) > LEAST / 2
