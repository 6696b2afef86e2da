"""A game again with other constants: the game itself comes out the same, and a changed number changes it."""

import contextlib

import pytest

from game.ai.catalogue import players
from game.lab import robustness
from game.lab.robustness import Case, Rerun, Result, Robustness, cases
from game.models.robust import answer, lines, unfit
from game.play.match import Match
from game.play.refused import Refusal
from game.play.score import MEDALS
from game.schema import library
from game.schema.constants import constants_of
from game.schema.level import Condition
from game.schema.order import Order


def played(seat="washington", turns=3, constants=None, name="mythos-2026"):
    entry = library.read(name)
    match = Match(entry.level, entry.fingerprint, 5, seat, players(entry.level), constants=constants)
    for _ in range(turns):
        for lever, target, value in (("country_tier", "CHN", 3.0), ("evaluation", "", 0.2), ("price", "EUR", 3.0)):
            with contextlib.suppress(Refusal):
                match.submit(Order(seat=seat, lever=lever, target=target, value=value))
        match.end_turn()
    return match


@pytest.fixture
def few(monkeypatch):
    """Three constants instead of all."""

    def chosen(match):
        known = constants_of(match.level)
        some = ("testing_effect", "caution", "growth_first")
        ends = [Case(name, end, getattr(known[name], end)) for name in some for end in ("low", "high")]
        return [Case("", "", 0.0), *ends]

    monkeypatch.setattr(robustness, "cases", chosen)


@pytest.mark.parametrize("seat", ["washington", "qinghe"])
def test_the_game_itself_comes_out_as_it_was_played(few, seat):
    match = played(seat)
    own = Rerun(match).finish().found.own
    assert own.total == match.score().total[0]
    assert own.twin == match.score(twin=True).total[0]
    assert own.medal == MEDALS[int(match.score().medal[0])]


def test_a_case_is_the_game_played_with_that_constant(few):
    """The oracle: sit down with the constant set, and give the same orders."""
    rerun = Rerun(played())
    found = rerun.finish().found
    least, most = (end.case for end in found.widest)
    assert least != most
    for end in found.widest:
        if end.case.constant:
            match = played(constants={end.case.constant: end.case.value})
            assert end.total == pytest.approx(match.score().total[0], abs=1e-9)


def test_every_constant_is_tried_at_both_ends_and_what_was_set_is_left_alone():
    match = played(turns=0, constants={"caution": 3.0})
    found = cases(match)
    assert found[0].constant == ""
    assert len(found) == 1 + 2 * (len(constants_of()) - 1)
    assert "caution" not in {case.constant for case in found}


def test_work_is_done_in_slices_and_says_how_far_it_is(few):
    rerun = Rerun(played(turns=2))
    parts = []
    while rerun.step():
        parts.append(rerun.done)
    assert len(parts) > 20
    assert parts == sorted(parts)
    assert 0.0 <= parts[0] < parts[-1] <= 1.0


def test_a_yearly_level_and_a_game_without_a_person(few):
    base = library.read("mythos-2026")
    level = base.level.model_copy(update={"months": 12, "turns": 3})
    match = Match(level, base.fingerprint, 5, "washington", players(level))
    match.end_turn()
    assert Rerun(match).finish().found.own.total == match.score().total[0]
    assert unfit(played(seat="", turns=1))
    assert unfit(played(turns=0))
    assert not unfit(match)


WINS = (
    Condition(text="ahead", metric="lead_months", least=-99.0),
    Condition(text="not far under the twin's", metric="share_abroad", least=0.5, of_twin=True),
    Condition(text="a part of the world's computing at home", metric="compute_share", least=0.3),
    Condition(text="not everything", metric="compute_share", target="JPN", most=0.9),
)


def winner(*conditions):
    entry = library.read("mythos-2026")
    seats = tuple(
        seat.model_copy(update={"win": conditions}) if seat.holder == "washington" else seat
        for seat in entry.level.seats
    )
    level = entry.level.model_copy(update={"seats": seats})
    match = Match(level, entry.fingerprint, 5, "washington", players(level))
    match.end_turn()
    return match


def test_the_level_s_own_conditions_of_winning_are_tried_too(few):
    assert Rerun(winner()).finish().found.own.won is None
    match = winner(*WINS)
    assert Rerun(match).finish().found.own.won is True
    assert "You have won." in answer(match, Rerun(match).finish().found)
    hopeless = Condition(text="far ahead", metric="lead_months", least=59.0)
    assert Rerun(winner(*WINS, hopeless)).finish().found.own.won is False
    edge = float(match.worlds[-1].regimes.lag[0, 0])
    tight = winner(Condition(text="as far ahead", metric="lead_months", least=edge - 1e-9))
    own = Rerun(tight).finish().found
    assert own.own.won is True
    assert {one.won for one in own.rewon} <= {False}


def told(**change):
    own = Result(Case("", "", 0.0), 60.0, 55.0, "silver")
    other = Result(Case("caution", "high", 6.0), 50.0, 54.0, "bronze")
    found = {"own": own, "tried": 3, "turned": (other,), "remedalled": (other,), "rewon": (), "widest": (other, own)}
    return Robustness(**(found | change))


def test_the_page_names_the_constant_its_end_and_the_direction():
    match = played(turns=1)
    text = answer(match, told())
    assert text.startswith("# 1 of 3 constants would turn the result")
    assert "**caution** at 6 instead of 1.5" in text
    assert "50.0 against 54.0: worse than without controls" in text
    assert "between 50.0 and 60.0" in text
    calm = list(lines(match, told(turned=(), remedalled=())))
    assert calm[0].startswith("The result stands")
    assert "No constant changes this inside its range." in calm


def test_better_worse_and_even_are_told_apart():
    signs = [Result(Case("", "", 0.0), total, 50.0, "none").sign for total in (51.0, 49.0, 50.01)]
    assert signs == [1, -1, 0]
