"""Between two persons at one machine: who decides next, and who has decided."""

from dataclasses import dataclass

from game.language import tr
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
    told = (
        tr("{decided} decided already. ", decided=words.listed(decided)) if decided else tr("Nobody has decided yet. ")
    )
    return Handover(
        tr("{name} decides", name=seat.name),
        tr(
            "Turn {turn} of {turns}, {quarter}. {told}Whoever plays another seat looks away now.",
            turn=match.turn + 1,
            turns=match.level.turns,
            quarter=seat.quarter(),
            told=told,
        ),
        tr("I am {name}", name=seat.name),
    )
