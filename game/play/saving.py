"""Saves: replays that stop early, in a folder where a crash, a full disk or a broken file costs little.

Every save is a new file with the next number, so order never depends on a clock and nothing is overwritten:

    000041-auto-mythos-2026-washington-7-3.t02b.json    written by the game: third start, turn 2, orders given
    000042-save-before-the-ban-5f1a09.json              written by a person

Files of one game, or of one name, are generations: the newest valid one counts, a few older ones are kept.
"""

import contextlib
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from platformdirs import user_data_path

from game.language import tr
from game.play.match import Match
from game.schema.caps import REPLAY_BYTES
from game.schema.files import TEMPORARY, write_text
from game.schema.problems import OtherVersion, Rejected
from game.schema.reading import canonical, read_replay
from game.schema.replay import Replay

HOME = "HIGH_FENCE_HOME"
KEPT = {"auto": 12, "save": 2}  # generations of a game, of a name
_STALE = 3600.0  # seconds after which a temporary file was left behind by a crash

_NAME = re.compile(r"(?P<number>\d{6,18})-(?P<group>(?P<kind>auto|save)-[a-z0-9_-]+)(\.(?P<step>t\d{3}[ab]))?\.json")


@dataclass(frozen=True)
class Save:
    """One file in the folder of saves, read only when asked."""

    path: Path
    number: int
    group: str
    step: str
    kind: str


@dataclass(frozen=True)
class Row:
    """A save for a list: what it holds, or why it cannot be used."""

    save: Save
    replay: Replay | None
    problem: str


def home() -> Path:
    """Where saves and settings live."""
    chosen = os.environ.get(HOME)
    return Path(chosen).expanduser() if chosen else user_data_path("high-fence", appauthor=False)


def folder() -> Path:
    """Where saves live."""
    return home() / "saves"


def saves() -> list[Save]:
    """All saves, newest first; none where the folder cannot be read."""
    with contextlib.suppress(OSError):
        return sorted(_listed(), key=lambda save: -save.number)
    return []


def _listed() -> Iterator[Save]:
    for path in folder().iterdir():
        if name := _NAME.fullmatch(path.name):
            yield Save(path, int(name["number"]), name["group"], name["step"] or "", name["kind"])


def rows(most: int) -> list[Row]:
    """The newest saves with what they hold."""
    return [row(save) for save in saves()[:most]]


def row(save: Save) -> Row:
    """A save with what it holds; of a broken one the reason."""
    try:
        return Row(save, read_replay(save.path), "")
    except (Rejected, OtherVersion, OSError) as reason:
        return Row(save, None, str(reason).partition("\n")[0])


def new_game(match: Match) -> str:
    """Name the autosaves of a game that starts now. Each start has its own, also with the same seed."""
    starts = [int(save.group.rpartition("-")[2]) for save in saves() if save.kind == "auto"]
    return f"auto-{match.level.id}-{match.seat or 'nobody'}-{match.seed}-{max(starts, default=0) + 1}"


def group_of(path: Path) -> str:
    """The autosaves that a game loaded from this file goes on with; none if a person named the file."""
    name = _NAME.fullmatch(path.name)
    return name["group"] if name and name["kind"] == "auto" and path.parent == folder() else ""


def autosave(group: str, match: Match) -> Path:
    """Write the game as it stands: before the end of a turn with its orders, after it without. Raises OSError."""
    step = f"t{match.turn:03d}{'b' if match.pending else 'a'}"
    return _write(group, match.replay(), step)


def save_as(match: Match, name: str) -> Path:
    """Write the game under a name a person chose. Raises OSError; ValueError if the name cannot be shown."""
    replay = match.replay(name)
    plain = re.sub(r"[^a-z0-9]+", "-", replay.name.casefold()).strip("-")[:40] or "game"
    mark = blake2b(replay.name.encode(), digest_size=3).hexdigest()
    return _write(f"save-{plain}-{mark}", replay, "")


def _write(group: str, replay: Replay, step: str) -> Path:
    text = canonical(replay)
    if len(text.encode()) > REPLAY_BYTES:
        raise OSError(
            tr("The game is longer than the {replay_bytes} KiB a save may have.", replay_bytes=REPLAY_BYTES // 1024)
        )
    older = saves()
    number = older[0].number + 1 if older else 1
    path = folder() / f"{number:06d}-{group}{'.' if step else ''}{step}.json"
    write_text(path, text)
    _thin([save for save in older if save.group == group], step)
    return path


def _thin(older: list[Save], step: str) -> None:
    """Drop what the newest save of a group replaces. What cannot be dropped stays."""
    same = [save for save in older if step and save.step == step]
    rest = [save for save in older if save not in same]
    many = rest[KEPT[rest[0].kind] - 1 :] if rest else []
    for save in same + many:
        with contextlib.suppress(OSError):
            save.path.unlink()
    for path in folder().glob(f"{TEMPORARY}*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _STALE:
                path.unlink()


def load(path: Path) -> tuple[Replay, str]:
    """Read a save; if it is broken, the newest older generation that is not.

    Broken files get the ending .bad and are kept.

    Returns:
        The replay, and a sentence if an older one had to do.

    Raises:
        Rejected: neither it nor an older one can be read.
        OtherVersion: another version of the game wrote it.
    """
    try:
        return read_replay(path), ""
    except Rejected as reason:
        problem = reason
    for older in _older(path):
        with contextlib.suppress(Rejected, OtherVersion):
            replay = read_replay(older)
            _set_aside(path)
            return replay, tr(
                "{problems} An older save of the game was loaded, {name}.",
                problems=problem.problems[0],
                name=older.name,
            )
    raise problem


def _older(path: Path) -> list[Path]:
    """Earlier generations of the same game or name, newest first."""
    name = _NAME.fullmatch(path.name)
    if not name or path.parent != folder():
        return []
    number, group = int(name["number"]), name["group"]
    return [save.path for save in saves() if save.group == group and save.number < number]


def _set_aside(path: Path) -> None:
    if path.is_file() and not path.is_symlink():
        with contextlib.suppress(OSError):
            path.replace(path.with_name(path.name + ".bad"))
