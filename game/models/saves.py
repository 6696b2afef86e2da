"""The list of saves: what each holds, in words."""

from dataclasses import dataclass
from pathlib import Path

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


def save_rows(most: int = 100) -> tuple[SaveRow, ...]:
    """Every save, newest first; of an autosaved game only the newest."""
    found: list[SaveRow] = []
    seen: set[str] = set()
    for row in saving.rows(most):
        if row.save.kind == "auto" and row.save.group in seen:
            continue
        seen.add(row.save.group)
        found.append(_row(row))
    return tuple(found)


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
        return SaveRow(str(row.save.path), kind, replay.name, replay.level, replay.seat, "", "The level is not here.")
    turn = len(replay.orders)
    when = f"turn {turn + 1}, {words.quarter(level.starts, turn, level.months)}" if turn < level.turns else "finished"
    names = {lab.id: lab.name for lab in level.labs}
    seat = names.get(replay.seat, replay.seat.title())
    return SaveRow(str(row.save.path), kind, replay.name, level.title, seat, when, "")


def delete(path: str) -> str:
    """Delete a save. Returns a sentence if that failed."""
    try:
        Path(path).unlink()
    except OSError as reason:
        return f"It could not be deleted: {reason.strerror or reason}."
    return ""
