"""Conditions of winning: read at the seat or its target, held against a bound or the game without controls."""

import numpy as np
import pytest

from game.ai.catalogue import players
from game.models.debrief import debrief
from game.models.winning import goals, win
from game.play.match import PLAYED, TWIN, Match
from game.play.winning import marks, won
from game.rules.catalogue import METRICS
from game.schema import library
from game.schema.level import Condition
from game.text import pages
from game.world.batch import clone, take


def asking(*conditions: Condition, seat="washington", level="mythos-2026", turns=2) -> Match:
    """A match of a level whose seat must reach these."""
    entry = library.read(level)
    seats = tuple(
        one.model_copy(update={"win": conditions}) if one.holder == seat else one for one in entry.level.seats
    )
    changed = entry.level.model_copy(update={"seats": seats})
    match = Match(changed, entry.fingerprint, 7, seat, players(changed))
    for _ in range(turns):
        match.end_turn()
    return match


def condition(metric: str, **bounds) -> Condition:
    return Condition(text="as it says", metric=metric, **bounds)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (condition("alliance_cohesion", least=0.6), "Alliance cohesion: at least 60 %"),
        (condition("world_share", target="qinghe", most=0.375), "World market share, Qinghe: at most 37.5 %"),
        (condition("compute_share", target="CHN", most=0.55, of_twin=True),
         "Share of compute, China: at most 55 % of what it is without controls"),
        (condition("share_abroad", least=1.0, of_twin=True), "Home labs' share abroad: no less than without controls"),
        (condition("lead_months", least=54.0), "Lead over rivals: at least 54 months"),
        (condition("lead_months", least=-8.0), "Lead over rivals: at most 8 months behind"),
        (condition("lead_months", least=1.0, most=2.5), "Lead over rivals: at least 1 month and at most 2.5 months"),
        (condition("cash", target="qinghe", least=0.0), "Cash, Qinghe: not below zero"),
    ],
)  # fmt: skip
def test_a_condition_is_told_in_plain_words(asked, said):
    match = asking(asked, turns=0)
    (goal,) = goals(match.level, match.seat)
    assert goal.text == said


def test_each_condition_is_told_with_the_figures_that_decide_it():
    match = asking(
        condition("alliance_cohesion", least=0.01),
        condition("share_abroad", least=2.0, of_twin=True),
        condition("lead_months", least=-500.0),
    )
    found = win(match)
    assert found is not None
    assert [one.met for one in found.rows] == [True, False, True]
    assert not found.won
    assert found.headline == "Not won yet"
    assert found.count == "2 of 3 conditions met"
    abroad = METRICS["share_abroad"].measure(match.world)[match.world.names.regulators.index("washington")]
    assert found.rows[1].reached == f"{abroad[PLAYED] * 100:.1f} %"
    assert found.rows[1].bound == f"at least {abroad[TWIN] * 200:.1f} %"
    assert found.rows[1].basis == f"200 % of {abroad[TWIN] * 100:.1f} % without controls"


def test_what_is_missed_by_little_does_not_look_reached():
    match = asking(condition("alliance_cohesion", least=0.5), turns=1)
    value = float(METRICS["alliance_cohesion"].measure(match.world)[0, PLAYED])
    match = asking(condition("alliance_cohesion", least=1.0001, of_twin=True), turns=1)
    (row,) = win(match).rows
    assert not row.met
    assert row.reached not in row.bound
    assert abs(float(row.reached.removesuffix(" %")) - value * 100) < 0.05


def test_a_rivals_secret_stays_an_estimate_until_the_end():
    asked = condition("compute_share", target="CHN", most=0.5)
    early, late = (asking(asked, turns=turns) for turns in (2, 10))
    (guess,), (truth,) = win(early).rows, win(late).rows
    assert guess.guessed
    assert guess.text.startswith("about ")
    assert late.over
    assert not truth.guessed
    china = late.world.names.regions.index("CHN")
    assert truth.reached == f"{float(METRICS['compute_share'].measure(late.world)[china, PLAYED]) * 100:.1f} %"


def test_the_end_says_won_or_not_and_the_text_says_the_same():
    for least, said in ((0.0, "Won: 1 of 1 condition met."), (1.1, "Not won: 0 of 1 condition met.")):
        match = asking(condition("alliance_cohesion", least=least), turns=10)
        assert debrief(match).win.won == (least == 0.0)
        lines = list(pages.ending(match))
        assert said in lines
        assert next(pages.goals(match)) == said


def test_whoever_is_out_of_business_has_not_won():
    match = asking(condition("cash", least=-1000.0), seat="qinghe", turns=1)
    now, twin = (take(match.world, np.array([column])) for column in (PLAYED, TWIN))
    assert won(match.level, "qinghe", now, twin).all()
    gone = clone(now)
    gone.labs.alive.flags.writeable = True
    gone.labs.alive[gone.names.labs.index("qinghe")] = False
    assert all(mark.met.all() for mark in marks(match.level, "qinghe", gone, twin))
    assert not won(match.level, "qinghe", gone, twin).any()


def test_a_level_that_asks_for_nothing_says_so():
    match = asking()
    assert win(match) is None
    assert debrief(match).win is None
    assert list(pages.goals(match)) == ["This level asks for nothing but points: the medal is the goal."]


def test_every_seat_of_every_level_is_told_what_it_must_reach(entry):
    for seat in entry.level.seats:
        for goal, asked in zip(goals(entry.level, seat.holder), seat.win, strict=True):
            assert goal.text.startswith(METRICS[asked.metric].label)
            assert goal.asked
