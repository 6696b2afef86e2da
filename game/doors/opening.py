"""How a match begins: from a level and a seat, or from a save."""

from collections.abc import Sequence
from pathlib import Path

from game.ai.catalogue import players
from game.ai.skill import USUAL, minds, minds_of
from game.doors.numbers import values_of
from game.doors.replays import level_of
from game.doors.shelf import find_level, find_seat
from game.doors.speech import Usage
from game.play import saving
from game.play.match import Match
from game.play.replaying import resume
from game.schema.level import Level

Settings = Sequence[tuple[str, float]]


def new_match(
    word: str,
    role: str | None,
    seed: int,
    settings: Settings = (),
    skill: str = USUAL,
    *,
    partners: Sequence[str] = (),
) -> Match:
    """A match at turn 0, with other values for constants and more persons if they are given.

    Raises Rejected or Usage.
    """
    entry = find_level(word)
    level, seat = entry.level, find_seat(entry.level, role)
    values, thinking, persons = values_of(settings, level), minds(level, skill), several(level, seat, partners)
    match = Match(level, entry.fingerprint, seed, seat, players(level), constants=values, minds=thinking)
    match.share(persons)
    return match


def several(level: Level, seat: str, partners: Sequence[str]) -> tuple[str, ...]:
    """Every seat that a person plays, if there are several. Raises Usage for one that is named twice."""
    found = (seat, *(find_seat(level, word) for word in partners)) if partners else ()
    if len(set(found)) < len(found):
        raise Usage("Every person needs a seat of their own: --role and each --with must name different ones.")
    return found


def resumed_match(file: str, level: str | None) -> tuple[Match, str]:
    """A saved match with the orders that lay on the table, and a sentence if an older save had to do.

    Raises Rejected, Diverged or OtherVersion.
    """
    record, note = saving.load(Path(file))
    entry = level_of(record, level)
    return resume(entry, record, players(entry.level), minds_of(entry.level, record)), note
