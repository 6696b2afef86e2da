"""How a student's game of an assignment begins, and goes on from where it was left."""

from pathlib import Path

from game.ai.catalogue import players
from game.ai.skill import USUAL, minds
from game.play import saving
from game.play.match import Match
from game.play.replaying import resume
from game.rules.turn import RULES_VERSION
from game.schema import library
from game.schema.assignment import read_assignment, seed_of
from game.schema.problems import OtherVersion
from game.teach import sitting
from game.teach.sitting import Sitting


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
