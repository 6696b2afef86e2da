"""The wire: what happened in the last turns, plain and dry, the newest first."""

from dataclasses import dataclass

from game.models.chair import chair
from game.models.happenings import happenings, near
from game.models.item import Happening
from game.play.match import Match

_TURNS = 4  # how far back the wire goes
_EACH = 8  # items of one turn at most


@dataclass(frozen=True)
class Story:
    """One item of the wire."""

    source: str
    text: str
    when: str  # the quarter
    icon: str
    colour: str
    fresh: bool  # of the last turn
    jump: tuple[str, str]
    asks: str = ""  # the id of what explains it


def news(match: Match) -> tuple[Story, ...]:
    """The wire as it stands."""
    seat = chair(match)
    found: list[Story] = []
    for turn in range(match.turn, max(0, match.turn - _TURNS), -1):
        items = sorted(enumerate(happenings(match, turn)), key=lambda one: -one[1].weight * near(match, one[1]))
        found += [
            _story(item, seat.quarter(turn - 1), f"news.{turn}.{place}", fresh=turn == match.turn)
            for place, item in items[:_EACH]
        ]
    if not found:
        found.append(Story(seat.match.level.title, seat.match.level.summary, seat.quarter(0), "newspaper", "t2",
                           fresh=True, jump=("", "")))  # fmt: skip
    return tuple(found)


def _story(item: Happening, when: str, asks: str, *, fresh: bool) -> Story:
    text = f"{item.text} {item.cause}" if item.cause.startswith("“") and item.weight >= 1.6 else item.text
    return Story(item.source, text, when, item.icon, item.colour, fresh, item.jump, asks)
