"""Between two persons at one machine: who decides next, and who has decided."""

from dataclasses import dataclass

from game.models import words
from game.models.chair import called, chair
from game.play.match import Match


@dataclass(frozen=True)
class Handover:
    """What may be seen by everybody."""

    title: str
    text: str
    button: str


def handover(match: Match) -> Handover:
    """The page between two persons."""
    seat = chair(match)
    decided = [called(match, name) for name in match.aside]
    told = f"{words.listed(decided)} decided already. " if decided else "Nobody has decided yet. "
    return Handover(
        f"{seat.name} decides",
        f"Turn {match.turn + 1} of {match.level.turns}, {seat.quarter()}. {told}"
        "Whoever plays another seat looks away now.",
        f"I am {seat.name}",
    )


def sharing(match: Match) -> str:
    """Who shares the machine, in words; empty if nobody does."""
    return words.listed([called(match, name) for name in match.persons]) if len(match.persons) > 1 else ""
