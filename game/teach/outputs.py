"""The folder of results: rows for people and for programs, gradebooks, answers to mark, and feedback."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from game.schema.assignment import Assignment
from game.schema.files import write_bytes, write_text
from game.schema.problems import Rejected, escaped
from game.teach.feedback import LABELS, feedback, name_of
from game.teach.gradebook.blackboard import blackboard
from game.teach.gradebook.books import Book, Mark
from game.teach.gradebook.brightspace import brightspace
from game.teach.gradebook.canvas import canvas
from game.teach.gradebook.cells import Form, harmless, number, read_table, table_bytes
from game.teach.gradebook.generic import generic
from game.teach.gradebook.moodle import moodle
from game.teach.gradebook.rosters import Roster
from game.teach.grading import counted
from game.teach.hearing import STATUSES
from game.teach.html import p, page, table
from game.teach.rows import Row

WRITERS = {"canvas": canvas, "moodle": moodle, "blackboard": blackboard, "brightspace": brightspace}
MARKS = ("student", "prompt", "question", "answer", "points")


def write_all(out: Path, assignment: Assignment, roster: Roster, graded: Sequence[Row]) -> list[str]:
    """Write everything. Returns what the teacher should be told."""
    told: list[str] = []
    write_text(out / "results.jsonl", "".join(row.line() for row in graded))
    write_bytes(out / "results.csv", _results(graded))
    write_bytes(out / "answers.csv", _answers(assignment, graded))
    books = _books(assignment, roster, graded)
    for book in books:
        write_bytes(out / book.name, book.content)
        told += [f"{book.name}: {notice}" for notice in book.notices]
    write_bytes(out / "unmatched.csv", _unmatched(roster, graded, books))
    write_text(out / "report.html", report(assignment, roster, graded))
    for row in counted(graded):
        write_text(out / "feedback" / f"{name_of(row.key)}.html", feedback(assignment, row))
    return told


def marks_of(roster: Roster, graded: Sequence[Row]) -> list[Mark]:
    """A mark for everybody on the class list, in its order; without points where nothing counts."""
    by = {row.key: row for row in counted(graded) if row.person}
    return [
        Mark(one, row.points, row.raw, row.penalty, row.when, _note(row))
        if (row := by.get(one.key))
        else Mark(one, None)
        for one in roster.people
    ]


def _note(row: Row) -> str:
    late = f", {row.penalty:g} off for lateness" if row.penalty else ""
    return f"Receipt {row.receipt}; {row.status}{late}"


def _books(assignment: Assignment, roster: Roster, graded: Sequence[Row]) -> list[Book]:
    marks = marks_of(roster, graded)
    books = [write(roster, marks, assignment.title) for write in WRITERS.values()]
    return [*books, generic(roster, marks, assignment.title, assignment.due)]


def _results(graded: Sequence[Row]) -> bytes:
    parts = list(LABELS)
    rows = [["student", "name", "file", "status", "points", "raw", "penalty", "late minutes", *parts, "score",
             "baseline", "medal", "minutes", "receipt", "seed", "flags", "reason"]]  # fmt: skip
    for row in graded:
        played = bool(row.rubric)
        cells = [number(row.points), number(row.raw) if played else "", number(row.penalty), str(row.late)]
        cells += [number(row.rubric[part]) if played else "" for part in parts]
        cells += [number(row.totals[-1]) if row.totals else "", number(row.base) if played else "", row.medal]
        who = row.person.key if row.person else row.claimed
        told = [row.receipt, str(row.seed) if played else "", harmless("; ".join(row.flags)), harmless(row.reason)]
        minutes = number(sum(row.seconds) / 60)
        rows.append([harmless(who), harmless(row.name), harmless(row.file), row.status, *cells, minutes, *told])
    return table_bytes(rows, Form(bom=True))


def _answers(assignment: Assignment, graded: Sequence[Row]) -> bytes:
    """What was written, with an empty column for a reader's points."""
    rows = [list(MARKS)]
    for row in counted(graded):
        for prompt in assignment.prompts:
            written = row.answers.get(prompt.id, "")
            cells = [harmless(row.key), prompt.id, harmless(prompt.explain), harmless(written), ""]
            rows += [cells] if written else []
    return table_bytes(rows, Form(bom=True))


def read_marks(path: Path) -> dict[tuple[str, str], float]:
    """A reader's points, from an answers.csv that was filled in. Raises Rejected."""
    rows = read_table(path).rows
    name = escaped(str(path), 200)
    if tuple(rows[0]) != MARKS:
        raise Rejected([f"{name}: the columns must be {', '.join(MARKS)}, as in answers.csv."])
    found: dict[tuple[str, str], float] = {}
    for line, row in enumerate(rows[1:], start=2):
        if len(row) < len(MARKS) or not row[4].strip():
            continue
        try:
            points = float(row[4].replace(",", "."))
        except ValueError:
            points = -1.0
        if not 0.0 <= points <= 100.0:
            raise Rejected([f"{name}:{line}: points must be a number from 0 to 100, not {escaped(row[4])}."])
        found[row[0].removeprefix("'"), row[1]] = points
    return found


def _unmatched(roster: Roster, graded: Sequence[Row], books: Sequence[Book]) -> bytes:
    """Whoever is not in a gradebook, and why: nobody is lost."""
    rows = [["what", "who", "file", "points", "why"]]
    strangers = [row for row in counted(graded) if row.person is None]
    rows += [["hand-in", harmless(r.claimed), harmless(r.file), number(r.points), "not on the list"] for r in strangers]
    lines = [" | ".join(cell for cell in line if cell) for line in roster.unusable]
    rows += [["class list", harmless(line), "", "", "has no id"] for line in lines]
    for book in books:
        rows += [["student", harmless(one.key), book.name, "", why] for one, why in book.left]
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def report(assignment: Assignment, roster: Roster, graded: Sequence[Row]) -> str:
    """The page of the whole folder."""
    return page(f"{assignment.title}: grades", _report(assignment, roster, graded))


def _report(assignment: Assignment, roster: Roster, graded: Sequence[Row]) -> Iterator[str]:
    counts: Mapping[str, int] = {status: sum(row.status == status for row in graded) for status in STATUSES}
    said = ", ".join(f"{count} {status}" for status, count in counts.items() if count) or "no files"
    missing = len(roster.people) - len({row.key for row in counted(graded) if row.person})
    yield p(
        f"{len(graded)} files: {said}. {missing} of {len(roster.people)} on the class list have no file that counts."
    )
    yield p(f"Level {assignment.level}, rules {assignment.rules}, level {assignment.level_hash[:12]}, "
            f"assignment {assignment.fingerprint()[:12]}.", "quiet")  # fmt: skip
    if assignment.seeds.easiest is not None and assignment.seeds.hardest is not None:
        apart = assignment.seeds.easiest - assignment.seeds.hardest
        yield p(f"Every student has another world. The computer's own play scores {assignment.seeds.hardest:.1f} to "
                f"{assignment.seeds.easiest:.1f} in them: {apart:.2f} points of 100 apart.")  # fmt: skip
    flagged = [row for row in graded if row.flags]
    yield f"<h2>To look at: {len(flagged)}</h2>"
    yield p("A flag is a question, not a verdict: talk to the student.")
    yield table(
        ("Student", "File", "Flags"), [(row.name or row.key, row.file, "; ".join(row.flags)) for row in flagged]
    )
    yield "<h2>All files</h2>"
    heads = ("Student", "Status", "Points", *LABELS, "Score", "Baseline", "File", "Reason")
    yield table(heads, [_line(row) for row in graded], range(2, 5 + len(LABELS)))
    yield "<h2>What this cannot tell</h2>"
    yield p("A student can play at home until the result is good, let a program choose orders, or copy them. The times "
            "are the student's own clock's. A receipt shows that a file was not changed by accident; whoever wrote the "
            "file could write another. Worlds of their own, flags and a talk about the answers help.")  # fmt: skip


def _line(row: Row) -> tuple[str, ...]:
    played = bool(row.rubric)
    parts = [f"{row.rubric[part]:.0f}" if played else "" for part in LABELS]
    last = f"{row.totals[-1]:.1f}" if row.totals else ""
    points = "" if row.points is None else f"{row.points:.1f}"
    return (
        row.name or row.key,
        row.status,
        points,
        *parts,
        last,
        f"{row.base:.1f}" if played else "",
        row.file,
        row.reason,
    )
