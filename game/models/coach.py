"""What a level's coach says in its first turns, to whoever sits in this seat."""

import re

from game.language import tr
from game.models.chair import chair
from game.models.press import Press
from game.play.match import Match

_FOR = {"regulator": tr("As the regulator: "), "startup": tr("As the lab: ")}
_PARTS = re.compile(f"({'|'.join(_FOR.values())})")


def coach(match: Match) -> str:
    """This turn's line without what is for the other role; empty once the coach has said everything."""
    lines = match.level.coaching
    if match.over or match.turn >= len(lines):
        return ""
    first, *rest = _PARTS.split(lines[match.turn])
    mine = _FOR[chair(match).role]
    told = [said for name, said in zip(rest[::2], rest[1::2], strict=True) if name == mine]
    return " ".join([first.strip(), *(_sentence(said) for said in told)])


def coaching(match: Match) -> list[Press]:
    """The same as something to look at before the turn ends."""
    line = coach(match)
    return [Press("coach", line, "graduation-cap", "accent", ("", ""))] if line else []


def _sentence(said: str) -> str:
    return said.strip()[:1].upper() + said.strip()[1:]
