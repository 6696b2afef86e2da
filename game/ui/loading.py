"""From a save to a match, or to a sentence that says why not."""

from pathlib import Path

from game.ai.catalogue import players
from game.ai.skill import minds_of
from game.language import tr
from game.play import saving
from game.play.match import Match
from game.play.replaying import Diverged, resume
from game.schema import library
from game.schema.problems import OtherVersion, Rejected


class Unloadable(ValueError):
    """A save that cannot be used. The message is shown to the player."""


def loaded(path: str) -> tuple[Match, str]:
    """The match of a save with a seat for a person, and a sentence if an older save had to do. Raises Unloadable."""
    try:
        record, note = saving.load(Path(path))
        entry = library.read(record.level)
        match = resume(entry, record, players(entry.level), minds_of(entry.level, record))
    except (Rejected, OtherVersion, Diverged, OSError) as reason:
        raise Unloadable(tr("That game cannot be loaded: {reason}", reason=str(reason).partition(chr(10))[0])) from None
    if not match.seat:
        raise Unloadable(tr("That game has no seat for a person."))
    return match, note
