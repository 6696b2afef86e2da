"""Blackboard: rows are matched by Username, columns by the number behind the bar, so headers go back byte for byte."""

from collections.abc import Sequence
from dataclasses import replace

from game.teach.gradebook.books import MOST, Book, Mark, by_key, identified, shown_points, titled
from game.teach.gradebook.cells import Form, harmless, table_bytes
from game.teach.gradebook.rosters import Roster, title_of

NAMES = ("Last Name", "First Name", "Username")


def blackboard(roster: Roster, marks: Sequence[Mark], title: str) -> Book:
    """Write the file that Blackboard imports, in the encoding and with the separator of its own export."""
    own = roster.platform == "blackboard"
    form = roster.form if own else Form(bom=True)
    if form.delimiter == ";":  # a spreadsheet's doing: Blackboard reads commas and tabs
        form = replace(form, delimiter=",")
    book = Book("grades-blackboard.txt" if form.delimiter == "\t" else "grades-blackboard.csv", b"")
    safe = titled(book, title)
    known = [header for header in roster.headers if title_of(header) == safe and "up to" not in header]
    column = known[0] if own and known else f"{safe} [Total Pts: {MOST} Score]"
    if column not in roster.headers:
        book.notices.append("The column is new there: make it in Blackboard first and export again to fill that one.")
    kept = identified(marks, ["Username"], book) if own else by_key(marks, book)
    rows = [[*NAMES, column]]
    for mark in kept:
        one = mark.person
        name = one.cells.get("Username", "") if own else one.key
        rows.append([harmless(one.last), harmless(one.first), name, shown_points(mark)])
    book.content = table_bytes(rows, form)
    return book
