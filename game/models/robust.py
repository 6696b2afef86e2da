"""Whether a game's result stands: the page about the same game with other constants."""

from collections.abc import Callable, Iterator, Sequence

from game.lab.robustness import Result, Robustness
from game.language import tr
from game.models import words
from game.models.chair import chair
from game.play.match import Match
from game.schema.constants import constants_of
from game.world.constants import Constant

_SIGNS = {
    1: tr("better than without controls"),
    -1: tr("worse than without controls"),
    0: tr("the same as without controls"),
}
_MOST = 12  # cases that are told one by one


def unfit(match: Match) -> str:
    """Why the question cannot be asked yet; empty if it can."""
    if not match.seat:
        return tr("Nobody has a seat in this game.")
    return "" if match.turn else tr("No turn has been played yet.")


def question() -> str:
    """What the page is about, in a sentence."""
    return tr(
        "The numbers of the model are known only within ranges. Here your orders are played "
        "again with each number at the low and the high end of its range; everybody else decides "
        "anew, and luck is the same."
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
        return tr("The result stands with every one of {tried} constants at either end", tried=found.tried)
    return tr(
        "{turned} of {constants} would turn the result",
        turned=turned,
        constants=words.plural(found.tried, "{count} constant", "{count} constants"),
    )


def _body(match: Match, found: Robustness) -> Iterator[str]:
    own = found.own
    medal = tr("no medal") if own.medal == "none" else words.titled(own.medal).lower()
    yield (
        tr(
            "{name} ended with {total:.1f} points, {signs} ({twin:.1f}), and {medal}. Over all cases "
            "the score lies between {low:.1f} and {high:.1f}.",
            name=chair(match).name,
            total=own.total,
            signs=_SIGNS[own.sign],
            twin=own.twin,
            medal=medal,
            low=found.widest[0].total,
            high=found.widest[1].total,
        )
    )
    known = constants_of(match.level)
    yield tr("# Better or worse than without controls")
    yield from _cases(
        found.turned,
        known,
        lambda one: tr(
            "{total:.1f} against {twin:.1f}: {signs}", total=one.total, twin=one.twin, signs=_SIGNS[one.sign]
        ),
    )
    if own.won is not None:
        yield tr("# Winning")
        yield tr("You have won.") if own.won else tr("You have not won: not every condition of the level is met.")
        yield from _cases(found.rewon, known, lambda one: tr("won") if one.won else tr("not won"))
    yield tr("# The medal")
    yield from _cases(
        found.remedalled,
        known,
        lambda one: f"{one.total:.1f}, {tr('no medal') if one.medal == 'none' else words.titled(one.medal).lower()}",
    )


def _cases(turned: Sequence[Result], known: dict[str, Constant], said: Callable[[Result], str]) -> Iterator[str]:
    """A line for every case that turns out otherwise, the largest changes first."""
    if not turned:
        yield tr("No constant changes this inside its range.")
        return
    yield tr(
        "Otherwise with {constants}:",
        constants=words.plural(len({one.case.constant for one in turned}), "{count} constant", "{count} constants"),
    )
    for one in turned[:_MOST]:
        c = known[one.case.constant]
        unit = "" if c.unit == "1" else f" {c.unit}"
        yield tr(
            "- **{constant}** at {value:g}{unit} instead of {usual:g} ({about}): {said}",
            constant=one.case.constant,
            value=one.case.value,
            unit=unit,
            usual=c.value,
            about=c.about,
            said=said(one),
        )
    if len(turned) > _MOST:
        yield tr("- and {turned} more cases", turned=len(turned) - _MOST)
