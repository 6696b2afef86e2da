"""The transcript tells everything that was decided, and the quarter in which."""

import pytest

from game.ai.catalogue import players
from game.play.match import PLAYED, TWIN, Match
from game.play.transcript import quarter, score_at, seats, transcript
from game.schema import library
from game.schema.library import Entry
from game.schema.order import Order


@pytest.fixture(scope="module")
def match(entry: Entry) -> Match:
    person = next(seat.holder for seat in entry.level.seats if seat.playable)
    match = Match(entry.level, entry.fingerprint, 3, person, players(entry.level))
    for _ in range(2):
        match.end_turn()
    return match


def test_every_turn_seat_and_order_is_in_it(match):
    text = transcript(match)
    for turn in range(2):
        assert f"Turn {turn + 1}, {quarter(match.level, turn)}" in text
    for orders in match.log:
        for order in orders:
            assert order.lever in text
    for seat, _ in seats(match.level):
        assert text.count(f"  {seat}") >= 4
    assert f"{match.seat} is played by a person." in text
    assert text.isascii()


def test_scores_in_it_are_the_match_s(match):
    for seat, _ in seats(match.level):
        assert score_at(match, seat, 2, PLAYED).total == match.score(seat).total
        assert score_at(match, seat, 2, TWIN).total == match.score(seat, twin=True).total


def test_it_ends_where_the_game_stands():
    entry = library.read("first-licence")
    match = Match(entry.level, entry.fingerprint, 3, "capitol", players(entry.level))
    before = transcript(match)
    assert "Scores" not in before
    match.submit(Order(seat="capitol", lever="country_tier", target="CHN", value=3.0))
    assert transcript(match) == before
    match.end_turn()
    assert transcript(match).startswith(before.rstrip())
    assert "  capitol: country_tier deny CHN" in transcript(match)


@pytest.mark.parametrize(("turn", "name"), [(0, "2024-Q1"), (3, "2024-Q4"), (4, "2025-Q1"), (9, "2026-Q2")])
def test_quarters_follow_each_other(turn, name):
    assert quarter(library.read("first-licence").level, turn) == name
