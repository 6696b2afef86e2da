"""Answers about turns already played are kept: such a turn never changes again."""

from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

from game.play.match import Match

Answer = TypeVar("Answer")
_kept: WeakKeyDictionary[Match, dict[object, object]] = WeakKeyDictionary()


def remember(match: Match, turn: int, topic: object, make: Callable[[], Answer]) -> Answer:
    """The answer about the match after so many turns, made once.

    Args:
        match: the match.
        turn: how many turns had been played; its digest keeps answers of another course apart, and the seat those
            of another person.
        topic: what is asked; hashable.
        make: what finds the answer, of which the type follows from the topic.
    """
    kept = _kept.setdefault(match, {})
    key = (turn, match.digests[turn - 1] if turn else "", match.seat, topic)
    if key not in kept:
        kept[key] = make()
    return kept[key]  # type: ignore[return-value]


def share(match: Match, other: Match) -> None:
    """Let two matches that begin alike keep their answers together: each is keyed by the course it is about."""
    _kept[other] = _kept.setdefault(match, {})
