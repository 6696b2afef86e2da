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
from game.rules.turn import RULES_VERSION
from game.schema import library
from game.schema.assignment import read_assignment, seed_of
from game.schema.problems import OtherVersion
from game.teach import sitting
from game.teach.sitting import Sitting

Settings = Sequence[tuple[str, float]]


def new_match(word: str, role: str | None, seed: int, settings: Settings = (), skill: str = USUAL) -> Match:
    """A match at turn 0, with other values for constants if they are given. Raises Rejected or Usage."""
    entry = find_level(word)
    level, seat = entry.level, find_seat(entry.level, role)
    values = values_of(settings, level)
    return Match(level, entry.fingerprint, seed, seat, players(level), constants=values, minds=minds(level, skill))


def assigned(file: str, student: str) -> tuple[Sitting, str]:
    """A student's game of an assignment, gone on with where it was left, and the name of its autosaves.

    Raises Rejected or OtherVersion.
    """
    found = read_assignment(Path(file))
    entry = library.read(found.level)
    if (found.rules, found.level_hash) != (RULES_VERSION, entry.fingerprint):
        made, here = (
            f"rules '{found.rules}', level {found.level_hash[:8]}",
            f"'{RULES_VERSION}', {entry.fingerprint[:8]}",
        )
        raise OtherVersion(f"{file}: made with {made}; this game has {here}. Get the version that your teacher used.")
    work, named = sitting.fresh_classwork(found, student), sitting.group(found, student)
    sitting.keep_copy(found)
    last = next((save for save in saving.saves() if save.group == named), None)
    if last is not None:
        record, _ = saving.load(last.path)
        return Sitting(found, resume(entry, record, players(entry.level))), named
    match = Match(entry.level, entry.fingerprint, seed_of(found, student), found.seat, players(entry.level))
    match.minds = minds(entry.level, USUAL)
    match.classwork = work
    return Sitting(found, match), named


def resumed_match(file: str, level: str | None) -> tuple[Match, str]:
    """A saved match with the orders that lay on the table, and a sentence if an older save had to do.

    Raises Rejected, Diverged or OtherVersion.
    """
    record, note = saving.load(Path(file))
    entry = level_of(record, level)
    return resume(entry, record, players(entry.level), minds_of(entry.level, record)), note
