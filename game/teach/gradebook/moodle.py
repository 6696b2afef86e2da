"""Moodle: one unknown student, one empty id or one grade over the maximum would cancel or spoil a whole import."""

from collections.abc import Sequence

from game.teach.gradebook.books import MOST, Book, Mark, by_key, identified, shown_points, titled
from game.teach.gradebook.cells import Form, harmless, table_bytes
from game.teach.gradebook.rosters import Roster

IDS = ("id number", "username", "email address")  # in any capitals


def moodle(roster: Roster, marks: Sequence[Mark], title: str) -> Book:
    """Write the file that Moodle imports: one identifying column, filled in every row."""
    book = Book("grades-moodle.csv", b"")
    graded = [mark for mark in marks if mark.points is not None]
    column = _identity(roster, graded)
    values = [_value(mark, column) for mark in graded]
    header = column if roster.platform == "moodle" else "Username"
    safe = titled(book, title)
    rows = [[header, "First name", "Last name", f"Assignment: {safe}", f"Feedback: {safe}"]]
    kept = identified(graded, [column], book) if roster.platform == "moodle" else by_key(graded, book)
    for mark, value in zip(graded, values, strict=True):
        if mark in kept and value and (mark.points or 0.0) <= MOST:
            one = mark.person
            rows.append([value, harmless(one.first), harmless(one.last), shown_points(mark), harmless(mark.note)])
    if roster.platform != "moodle":
        book.notices.append("The class list is not Moodle's own: ids are written as Username.")
    book.notices.append(f"When importing, map '{header}' to the student. The most is {MOST} points.")
    book.content = table_bytes(rows, Form())
    return book


def _identity(roster: Roster, marks: Sequence[Mark]) -> str:
    """The column that names most students, each by a value of its own."""
    own = {header.casefold(): header for header in reversed(roster.headers)}
    known = [own[name] for name in IDS if name in own] or ["Username"]
    return max(known, key=lambda name: len({_value(mark, name) for mark in marks} - {""}))


def _value(mark: Mark, column: str) -> str:
    return mark.person.cells.get(column, "").strip() or ("" if column in mark.person.cells else mark.person.key)
