"""Constants in the words of pages: what was changed for a game, and what is least known."""

from game.language import tr
from game.play.match import Match
from game.schema.constants import constants_of


def changed(match: Match) -> str:
    """The constants a game is played with in place of its level's: 'caution 3 instead of 1.5'."""
    usual = constants_of(match.level)
    return ", ".join(
        tr("{name} {value:g} instead of {usual:g}", name=name, value=value, usual=usual[name].value)
        for name, value in match.constants.items()
    )
