"""The eleven columns of nbgrader, which teachers' own scripts know, quoted properly."""

from collections.abc import Sequence

from game.teach.gradebook.books import MOST, Book, Mark
from game.teach.gradebook.cells import Form, harmless, number, table_bytes
from game.teach.gradebook.rosters import Roster

HEADERS = (
    "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email", "raw_score",
    "late_submission_penalty", "score", "max_score",
)  # fmt: skip


def generic(_roster: Roster, marks: Sequence[Mark], title: str, due: str = "") -> Book:
    """Write the file for any other program."""
    rows: list[Sequence[str]] = [HEADERS]
    for mark in marks:
        one = mark.person
        rows.append(
            [
                harmless(title), due, mark.when, harmless(one.key), harmless(one.last), harmless(one.first),
                harmless(one.email), number(mark.raw), number(mark.penalty), number(mark.points), str(MOST),
            ]
        )  # fmt: skip
    return Book("grades-generic.csv", table_bytes(rows, Form(line="\n")))
