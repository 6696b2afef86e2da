"""The whole news of a game: every turn's happenings, narrowed by kind, by letters, and to what touches the seat."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.language import tr
from game.models.chair import chair
from game.models.happenings import happenings, near
from game.models.item import Happening
from game.play.match import Match

# What a reader may ask for, and the kinds of happenings that are meant.
SUBJECTS: dict[str, tuple[str, frozenset[str]]] = {
    "all": (tr("All"), frozenset()),
    "rules": (tr("Rules"), frozenset({"rule", "directive", "licence", "bar", "answer", "ally"})),
    "models": (tr("Models"), frozenset({"model", "release", "frontier"})),
    "firms": (tr("Firms"), frozenset({"move", "share", "failure"})),
    "events": (tr("Events"), frozenset({"event"})),
}


@dataclass(frozen=True)
class Notice:
    """One line of the log."""

    turn: int  # from 1
    when: str
    source: str
    text: str
    icon: str
    colour: str
    ask: str  # the number that explains it
    jump: tuple[str, str]

    @property
    def line(self) -> str:
        """All of it on one line."""
        named = self.text.startswith(self.source)
        return f"{self.when}{'' if named else f', {self.source}'}: {self.text}"


def log(match: Match, subject: str = "all", letters: str = "", *, own: bool = False) -> tuple[Notice, ...]:
    """What happened, the newest first.

    Args:
        match: the game.
        subject: a key of SUBJECTS.
        letters: words that all have to stand in it.
        own: only what touches the seat, its home or its labs.
    """
    words = letters.casefold().split()
    return tuple(one for one in _all(match, subject, own=own) if all(word in one.line.casefold() for word in words))


def _all(match: Match, subject: str, *, own: bool) -> Iterator[Notice]:
    seat, kinds = chair(match), SUBJECTS[subject][1]
    named = frozenset().union(*(found for _, found in SUBJECTS.values()))
    for turn in range(match.turn, 0, -1):
        items = sorted(enumerate(happenings(match, turn)), key=lambda one: -one[1].weight * near(match, one[1]))
        for place, item in items:
            kind = item.kind if item.kind in named else "move"
            if (kinds and kind not in kinds) or (own and near(match, item) <= 1.0):
                continue
            yield _notice(item, seat.quarter(turn - 1), f"news.{turn}.{place}")


def _notice(item: Happening, when: str, ask: str) -> Notice:
    text = f"{item.text} {item.cause}".strip() if item.cause.startswith("“") else item.text
    return Notice(item.turn, when, item.source, text, item.icon, item.colour, ask, item.jump)
