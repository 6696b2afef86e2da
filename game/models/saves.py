"""The list of saves: what each holds, in words."""

import math
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.language import tr
from game.models import words
from game.play import saving
from game.schema import library
from game.schema.level import Level
from game.schema.replay import Replay


@dataclass(frozen=True)
class SaveRow:
    """One save."""

    path: str
    kind: str  # 'autosave' or 'saved'
    name: str
    title: str  # the level's
    seat: str
    when: str  # the quarter about to be played
    problem: str  # why it cannot be used; empty when it can

    @property
    def told(self) -> str:
        """All that a list tells of it, for a search."""
        return " ".join((self.name, self.title, self.seat, self.when, self.kind, self.problem)).casefold()


class Shelf:
    """Every save, newest first, of an autosaved game only the newest; read slice by slice, since a save takes 5 ms."""

    def __init__(self) -> None:
        newest: dict[str, saving.Save] = {}
        for save in saving.saves():
            newest.setdefault(save.group if save.kind == "auto" else str(save.path), save)
        self.saves = tuple(newest.values())
        self.rows: list[SaveRow] = []

    @property
    def done(self) -> float:
        """Part of them that has been read, from 0 to 1."""
        return len(self.rows) / len(self.saves) if self.saves else 1.0

    def read(self, seconds: float = math.inf) -> bool:
        """Read on for so long; True if there was something to read. What did not change is not read again."""
        until = time.perf_counter() + seconds
        before = len(self.rows)
        while len(self.rows) < len(self.saves) and time.perf_counter() < until:
            save = self.saves[len(self.rows)]
            self.rows.append(_kept(save, _stamp(save.path)))
        return len(self.rows) > before

    def matching(self, letters: str) -> tuple[SaveRow, ...]:
        """Of those read, the ones in which all these words are told somewhere."""
        asked = letters.casefold().split()
        return tuple(row for row in self.rows if all(word in row.told for word in asked))


def save_rows() -> tuple[SaveRow, ...]:
    """Every save that a list shows, read to the end."""
    shelf = Shelf()
    shelf.read()
    return tuple(shelf.rows)


def _stamp(path: Path) -> tuple[int, int]:
    """What changes with a file."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=2000)
def _kept(save: saving.Save, stamp: tuple[int, int]) -> SaveRow:  # noqa: ARG001 - a changed file is read again
    return _row(saving.row(save))


def newest_auto() -> SaveRow | None:
    """The game that was left last, if it can still be played on."""
    for row in saving.rows(8):
        if row.save.kind == "auto" and row.replay is not None:
            found = _row(row)
            return None if found.problem or _ended(row.replay) else found
    return None


def _level(name: str) -> Level | None:
    try:
        return library.read(name).level
    except ValueError:
        return None


def _ended(replay: Replay) -> bool:
    level = _level(replay.level)
    return level is None or len(replay.orders) >= level.turns


def _row(row: saving.Row) -> SaveRow:
    kind = "autosave" if row.save.kind == "auto" else "saved"
    if row.replay is None:
        return SaveRow(str(row.save.path), kind, Path(row.save.path).name, "", "", "", row.problem)
    replay = row.replay
    level = _level(replay.level)
    if level is None:
        return SaveRow(
            str(row.save.path), kind, replay.name, replay.level, replay.seat, "", tr("The level is not here.")
        )
    turn = len(replay.orders)
    when = (
        tr("turn {turn}, {starts}", turn=turn + 1, starts=words.quarter(level.starts, turn, level.months))
        if turn < level.turns
        else "finished"
    )
    names = {lab.id: lab.name for lab in level.labs}
    seat = words.listed([names.get(seat, words.titled(seat)) for seat in replay.persons or (replay.seat,)])
    return SaveRow(str(row.save.path), kind, replay.name, level.title, seat, when, "")


def delete(path: str) -> str:
    """Delete a save. Returns a sentence if that failed."""
    try:
        Path(path).unlink()
    except OSError as reason:
        return tr("It could not be deleted: {reason}.", reason=reason.strerror or reason)
    return ""
