"""How a match begins: from a level and a seat, or from a save."""

from collections.abc import Sequence
from pathlib import Path

from game.ai.catalogue import players
from game.ai.skill import USUAL, minds, minds_of
from game.doors.numbers import values_of
from game.doors.replays import level_of
from game.doors.shelf import find_level, find_seat
from game.play import saving
from game.play.match import Match
from game.play.replaying import resume

Settings = Sequence[tuple[str, float]]


def new_match(word: str, role: str | None, seed: int, settings: Settings = (), skill: str = USUAL) -> Match:
    """A match at turn 0, with other values for constants if they are given. Raises Rejected or Usage."""
    entry = find_level(word)
    level, seat = entry.level, find_seat(entry.level, role)
    values = values_of(settings, level)
    return Match(level, entry.fingerprint, seed, seat, players(level), constants=values, minds=minds(level, skill))


def resumed_match(file: str, level: str | None) -> tuple[Match, str]:
    """A saved match with the orders that lay on the table, and a sentence if an older save had to do.

    Raises Rejected, Diverged or OtherVersion.
    """
    record, note = saving.load(Path(file))
    entry = level_of(record, level)
    return resume(entry, record, players(entry.level), minds_of(entry.level, record)), note
