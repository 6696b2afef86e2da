"""Brightspace: ids with the mark they came with, points, and a last column that says where a row ends."""

from collections.abc import Sequence

from game.teach.gradebook.books import Book, Mark, by_key, identified, shown_points, titled
from game.teach.gradebook.cells import Form, table_bytes
from game.teach.gradebook.rosters import Roster

IDS = ("OrgDefinedId", "Username")


def brightspace(roster: Roster, marks: Sequence[Mark], title: str) -> Book:
    """Write the file that Brightspace imports; it has no names and no e-mail in it."""
    book = Book("grades-brightspace.csv", b"")
    own = roster.platform == "brightspace"
    columns = [name for name in IDS if name in roster.headers] if own else ["OrgDefinedId"]
    safe = titled(book, title)
    rows = [[*columns, f"{safe} Points Grade", "End-of-Line Indicator"]]
    kept = identified(marks, columns, book) if own else by_key(marks, book)
    for mark in kept:
        ids = [mark.person.cells.get(name, "") if own else f"#{mark.person.key}" for name in columns]
        rows.append([*ids, shown_points(mark), "#"])
    book.content = table_bytes(rows, Form())
    return book
