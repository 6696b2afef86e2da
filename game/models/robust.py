"""Whether a game's result stands: the page about the same game with other constants."""

from collections.abc import Callable, Iterator, Sequence

from game.lab.robustness import Result, Robustness
from game.models import words
from game.models.chair import chair
from game.play.match import Match
from game.schema.constants import constants_of
from game.world.constants import Constant

_SIGNS = {1: "better than without controls", -1: "worse than without controls", 0: "the same as without controls"}
_MOST = 12  # cases that are told one by one


def unfit(match: Match) -> str:
    """Why the question cannot be asked yet; empty if it can."""
    if not match.seat:
        return "Nobody has a seat in this game."
    return "" if match.turn else "No turn has been played yet."


def question() -> str:
    """What the page is about, in a sentence."""
    return (
        "The numbers of the model are known only within ranges. Here your orders are played again with each number at "
        "the low and the high end of its range; everybody else decides anew, and luck is the same."
    )


def answer(match: Match, found: Robustness) -> str:
    """The page, in the markup of pages."""
    return "\n".join([f"# {_short(found)}", question(), *_body(match, found)])


def lines(match: Match, found: Robustness) -> Iterator[str]:
    """The same for the text table."""
    yield _short(found)
    yield question()
    for line in _body(match, found):
        plain = line.removeprefix("# ").removeprefix("- ").replace("**", "")
        if plain:
            yield plain


def _short(found: Robustness) -> str:
    turned = len({one.case.constant for one in found.turned})
    if not turned:
        return f"The result stands with every one of {found.tried} constants at either end"
    return f"{turned} of {words.plural(found.tried, 'constant')} would turn the result"


def _body(match: Match, found: Robustness) -> Iterator[str]:
    own = found.own
    medal = "no medal" if own.medal == "none" else own.medal
    yield (
        f"{chair(match).name} ended with {own.total:.1f} points, {_SIGNS[own.sign]} ({own.twin:.1f}), and {medal}. "
        f"Over all cases the score lies between {found.widest[0].total:.1f} and {found.widest[1].total:.1f}."
    )
    known = constants_of(match.level)
    yield "# Better or worse than without controls"
    yield from _cases(found.turned, known, lambda one: f"{one.total:.1f} against {one.twin:.1f}: {_SIGNS[one.sign]}")
    if own.won is not None:
        yield "# Winning"
        yield "You have won." if own.won else "You have not won: not every condition of the level is met."
        yield from _cases(found.rewon, known, lambda one: "won" if one.won else "not won")
    yield "# The medal"
    yield from _cases(found.remedalled, known, lambda one: f"{one.total:.1f}, {one.medal.replace('none', 'no medal')}")


def _cases(turned: Sequence[Result], known: dict[str, Constant], said: Callable[[Result], str]) -> Iterator[str]:
    """A line for every case that turns out otherwise, the largest changes first."""
    if not turned:
        yield "No constant changes this inside its range."
        return
    yield f"Otherwise with {words.plural(len({one.case.constant for one in turned}), 'constant')}:"
    for one in turned[:_MOST]:
        c = known[one.case.constant]
        unit = "" if c.unit == "1" else f" {c.unit}"
        yield f"- **{one.case.constant}** at {one.case.value:g}{unit} instead of {c.value:g} ({c.about}): {said(one)}"
    if len(turned) > _MOST:
        yield f"- and {len(turned) - _MOST} more cases"
