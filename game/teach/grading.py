"""A folder of hand-ins becomes rows: status, rubric, flags. The same rows for any number of workers."""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from game.schema import library
from game.schema.assignment import Assignment, due_of, has_extension
from game.teach.collecting import Found, Handed, handed
from game.teach.flags import flag_all
from game.teach.gradebook.rosters import Roster
from game.teach.hearing import Hearing, again, play, read
from game.teach.rows import Row
from game.teach.rubric import called, late_minutes, penalty, rows, together

TILE = 64  # files that are played again together
CHECKED = "checked.jsonl"  # what was found out file by file, so that a stopped run goes on
Progress = Callable[[float], None]
Marks = Mapping[tuple[str, str], float]  # a reader's points, by student and prompt
Kept = dict[str, dict[str, Any]]


def hear_all(
    assignment: Assignment, found: Sequence[Found], out: Path, *, workers: int, resume: bool, progress: Progress
) -> list[Hearing]:
    """Read every file and play it again; what is found is written down as it comes.

    Args:
        assignment: what they should be games of.
        found: the files, in a fixed order.
        out: folder of the results.
        workers: how many processes.
        resume: take over what a stopped run had found out about files that have not changed.
        progress: is told the part that is done.
    """
    notes = out / CHECKED
    out.mkdir(parents=True, exist_ok=True)
    kept = _kept(notes, assignment) if resume else {}
    done: dict[str, Hearing] = {}
    for one in found:
        if one.name in kept and (hearing := again(one, assignment, kept[one.name])):
            done[one.name] = hearing
    rest = [one for one in found if one.name not in done]
    _write_down(notes, assignment, [done[name] for name in sorted(done)], fresh=True)
    tiles = [rest[first : first + TILE] for first in range(0, len(rest), TILE)]
    pool = ProcessPoolExecutor(min(workers, len(tiles))) if workers > 1 and len(tiles) > 1 else None
    with pool or nullcontext():
        jobs = ((assignment, tile) for tile in tiles)
        for hearings in pool.map(_hear, jobs) if pool else map(_hear, jobs):
            done |= {one.file: one for one in hearings}
            _write_down(notes, assignment, hearings)
            progress(len(done) / len(found))
    return [done[one.name] for one in found]


def _hear(job: tuple[Assignment, Sequence[Found]]) -> list[Hearing]:
    assignment, tile = job
    return play(assignment, [read(one, assignment) for one in tile])


def _kept(notes: Path, assignment: Assignment) -> Kept:
    """What a stopped run wrote down; a last line that was cut short is not counted."""
    kept: Kept = {}
    if not notes.is_file():
        return kept
    for line in notes.read_text("utf-8").splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict) and row.get("of") == assignment.fingerprint():
            kept[row["file"]] = row
    return kept


def _write_down(notes: Path, assignment: Assignment, hearings: Sequence[Hearing], *, fresh: bool = False) -> None:
    mark = assignment.fingerprint()
    with notes.open("w" if fresh else "a", encoding="utf-8", newline="") as file:
        for one in hearings:
            file.write(json.dumps({"of": mark, **one.plain()}) + "\n")
        file.flush()
        os.fsync(file.fileno())


def grade(
    assignment: Assignment, found: Sequence[Found], hearings: Sequence[Hearing], roster: Roster, marks: Marks
) -> list[Row]:
    """Rows in the order of the files, with statuses that need the whole class, and flags."""
    graded = [
        _row(assignment, hearing, handed(one, roster), roster, marks)
        for one, hearing in zip(found, hearings, strict=True)
    ]
    _duplicates(assignment, graded)
    flag_all(assignment, graded)
    return graded


def _row(assignment: Assignment, hearing: Hearing, named: Handed, roster: Roster, marks: Marks) -> Row:
    """One file, before it is compared with others."""
    work = hearing.record.classwork if hearing.record else None
    claimed = work.student if work else ""
    person = named.person or (roster.find(claimed) if claimed else None)
    row = Row(hearing.file, hearing.status, hearing.reason, person, claimed)
    if named.person and work and roster.find(claimed) is not named.person:
        row.flags.append(f"the file says it is by {claimed}")
    if work and person is None:
        row.flags.append("not on the class list")
    if hearing.record is None or work is None or hearing.course is None:
        return row
    row.take(hearing.record, work, hearing.course, hearing.base)
    key = person.key if person else claimed
    own = {prompt: points for (student, prompt), points in marks.items() if student == key}
    level = library.read(assignment.level).level
    given = [len(orders) for orders in hearing.record.orders] + [0] * level.turns
    row.rubric = rows(assignment, work, hearing.course, hearing.base, own, level.turns, given)
    row.called = called(assignment, work, hearing.course)
    row.raw = together(assignment, row.rubric)
    words = person.ids if person else (claimed,)
    row.when = named.when or work.finished
    due = next((due_of(assignment, word) for word in words if has_extension(assignment, word)), assignment.due)
    row.late = max(late_minutes(due, row.when, assignment.late.grace), 1 if named.late else 0)
    row.penalty = penalty(assignment, row.late)
    if hearing.status == "ok":
        row.points = max(row.raw - row.penalty, 0.0)
        row.status = "late" if row.late else "ok"
    return row


def _duplicates(assignment: Assignment, graded: Sequence[Row]) -> None:
    """Of several hand-ins of one student one counts: the last, or the best."""
    by: dict[str, list[Row]] = {}
    for row in graded:
        if row.status in ("ok", "late"):
            by.setdefault(row.key, []).append(row)
    for theirs in by.values():
        best = assignment.keep == "best"
        theirs.sort(key=lambda row: (row.points if best else 0.0, row.when, row.file))
        for row in theirs[:-1]:
            row.status, row.reason = "duplicate", f"{theirs[-1].file} counts."


def counted(graded: Sequence[Row]) -> Iterator[Row]:
    """The rows that count, one a student."""
    return (row for row in graded if row.status in ("ok", "late"))
