"""News of the seat's own training runs."""

from game.models.chair import chair
from game.models.dealings import runs
from game.play.match import PLAYED, Match
from game.schema.order import Order
from tests.models.test_crises import match_of


def after_a_turn(*, asked: bool) -> Match:
    """A game of Qinghe's after one turn in which it wanted a run, or did not."""
    match = match_of("qinghe")
    match.submit(Order(seat="qinghe", lever="start_run", value=float(asked)))
    match.end_turn()
    return match


def unbegun(match: Match) -> None:
    """As if a line had kept the run from beginning."""
    labs, row = match.world.labs, match.world.names.labs.index("qinghe")
    labs.planned[row, PLAYED] = labs.run_needed[row, PLAYED] = 0.0


def test_a_run_that_was_begun_is_no_news():
    match = after_a_turn(asked=True)
    assert match.world.labs.planned[chair(match).row, PLAYED] > 0.0
    assert runs(chair(match), 1) == []


def test_a_run_that_was_ordered_and_not_begun_says_why_and_leads_to_the_lever():
    match = after_a_turn(asked=True)
    unbegun(match)
    (news,) = runs(chair(match), 1)
    assert "not begun" in news.text
    assert "below the lines" in news.cause
    assert news.jump == ("lever", "stay_below")


def test_who_ordered_no_run_is_told_nothing():
    match = after_a_turn(asked=False)
    unbegun(match)
    assert runs(chair(match), 1) == []
