"""One file that was handed in: read, told from what it is not, and played again beside others."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from game.rules.turn import RULES_VERSION
from game.schema import library
from game.schema.assignment import Assignment
from game.schema.classwork import Classwork
from game.schema.problems import OtherVersion, Rejected
from game.schema.reading import read_replay
from game.schema.replay import Replay
from game.teach.baseline import baseline
from game.teach.collecting import Found
from game.teach.receipt import receipt
from game.teach.resim import Course, Sheet, play_again

STATUSES = ("ok", "late", "duplicate", "invalid", "tampered", "wrong-assignment", "wrong-version")


@dataclass
class Hearing:
    """What a file is. `record` and `course` are there for games of this assignment only."""

    file: str
    status: str
    reason: str = ""
    mark: str = ""  # fingerprint of the file's bytes
    record: Replay | None = None
    course: Course | None = None
    base: float = 0.0  # score of the computer's own play in the same world

    def plain(self) -> dict[str, Any]:
        """As data for a file."""
        return {
            "file": self.file,
            "status": self.status,
            "reason": self.reason,
            "mark": self.mark,
            "base": self.base,
            "course": None if self.course is None else asdict(self.course),
        }


def read(found: Found, assignment: Assignment) -> Hearing:
    """Read a file and say what it is, before it is played again."""
    try:
        record = read_replay(found.path)
    except OtherVersion as reason:
        return Hearing(found.name, "wrong-version", _why(reason, found))
    except (Rejected, OSError) as reason:
        return Hearing(found.name, "invalid", _why(reason, found))
    mark = hashlib.sha256(record.model_dump_json().encode()).hexdigest()
    status, why = _kind(record, assignment)
    return Hearing(found.name, status, why, mark, record if status != "wrong-assignment" else None)


def _why(reason: Exception, found: Found) -> str:
    return str(reason).partition("\n")[0].replace(str(found.path), "").lstrip(": ")


def _kind(record: Replay, assignment: Assignment) -> tuple[str, str]:
    """What a readable file is: the first of these that holds."""
    work = record.classwork
    if work is None:
        return "wrong-assignment", "A game that was not played for an assignment."
    for holds, status, why in _faults(record, work, assignment):
        if holds:
            return status, why
    return "ok", ""


def _faults(record: Replay, work: Classwork, assignment: Assignment) -> Iterator[tuple[bool, str, str]]:
    """Whether something is wrong with a file, what it is then, and why; the gravest first."""
    other = work.fingerprint != assignment.fingerprint()
    yield other, "wrong-assignment", f"Played for '{work.assignment}', or for another edition of this assignment."
    rules = f"Played by rules '{record.rules}'; this game has rules '{RULES_VERSION}'."
    yield record.rules != RULES_VERSION, "wrong-version", rules
    same = record.level == assignment.level
    edited = same and record.level_hash != assignment.level_hash
    yield edited, "wrong-version", "Played in another edition of the level."
    elsewhere = not same or record.seat != assignment.seat
    yield elsewhere, "tampered", "Another level or seat than the assignment's stands in it."
    easier = bool(record.constants) or record.skill not in ("", "routine")
    yield easier, "tampered", "Played with other numbers in the model, or against other opponents."
    yield work.receipt != receipt(record), "tampered", "The receipt does not belong to what stands in the file."


def play(assignment: Assignment, hearings: Sequence[Hearing]) -> list[Hearing]:
    """Play games again, all of them beside each other, and compare every column of every turn."""
    level = library.read(assignment.level).level
    ready = [one for one in hearings if one.record is not None and one.status == "ok"]
    records = [one.record for one in ready if one.record is not None]
    sheets = [Sheet(one.seed, one.orders, one.digests) for one in records]
    watch = list(dict.fromkeys(prompt.metric for prompt in assignment.prompts))
    for hearing, course in zip(ready, play_again(level, assignment.seat, sheets, watch), strict=True):
        hearing.course = course
        if course.broken:
            hearing.status, hearing.reason = "tampered", course.broken
    seeds = sorted({one.seed for one in records})
    if seeds:
        totals = dict(zip(seeds, baseline(level, assignment.seat, seeds).totals.tolist(), strict=True))
        for hearing in ready:
            hearing.base = float(totals[hearing.record.seed]) if hearing.record else 0.0
    return list(hearings)


def again(found: Found, assignment: Assignment, kept: dict[str, Any]) -> Hearing | None:
    """A hearing from what was written down before, if the file is still the same; None if it is not."""
    hearing = read(found, assignment)
    if hearing.mark != kept["mark"] or not hearing.mark:
        return None
    hearing.status, hearing.reason, hearing.base = kept["status"], kept["reason"], kept["base"]
    hearing.course = Course(**kept["course"]) if kept["course"] else None
    return hearing
