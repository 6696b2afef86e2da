"""The commands replay verify and replay show, and how a record becomes a match again."""

from pathlib import Path

from game.ai.catalogue import players
from game.ai.skill import minds_of
from game.doors.codes import FINE
from game.doors.shelf import check_all
from game.doors.speech import say
from game.play.match import Match
from game.play.replaying import Diverged, replay
from game.play.transcript import transcript
from game.schema import library
from game.schema.library import Entry
from game.schema.problems import OtherVersion, Rejected
from game.schema.reading import read_replay
from game.schema.replay import Replay


def level_of(record: Replay, level: str | None) -> Entry:
    """The level a record was played in: the game's own of that id, or the file that was named."""
    return library.read_file(Path(level), check_all) if level else library.read(record.level)


def recorded(file: str, level: str | None) -> Match:
    """A game played again from its record, and found true; what it says of itself is told of with its file's name."""
    record = read_replay(Path(file))
    try:
        entry = level_of(record, level)
        return replay(entry, record, players(entry.level), minds=minds_of(entry.level, record))
    except (Rejected, OtherVersion, Diverged) as error:
        raise _of(file, error) from None


def verify(file: str, level: str | None) -> int:
    """Play a file again and compare every column of every turn."""
    record = read_replay(Path(file))
    try:
        entry = level_of(record, level)
        replay(entry, record, players(entry.level))
    except (Rejected, OtherVersion, Diverged) as error:
        raise _of(file, error) from None
    say(f"{file}: true. {len(record.orders)} turns of {entry.level.title}, every column as recorded.")
    return FINE


def show(file: str, level: str | None) -> int:
    """Print a file turn by turn, as far as it is true."""
    record = read_replay(Path(file))
    entry = level_of(record, level)
    try:
        match = replay(entry, record, players(entry.level))
    except Diverged as error:
        say(transcript(replay(entry, record, players(entry.level), error.turn)).rstrip())
        raise _of(file, error) from None
    except (Rejected, OtherVersion) as error:
        raise _of(file, error) from None
    say(transcript(match).rstrip())
    return FINE


def _of(file: str, error: Exception) -> Exception:
    """The same error with the name of the file in front."""
    error.args = (f"{file}: {error}",)
    return error
