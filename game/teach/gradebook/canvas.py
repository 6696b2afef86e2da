"""Canvas: rows are matched by ID, SIS User ID or SIS Login ID; a header of its own export is kept byte for byte."""

from collections.abc import Sequence

from game.teach.gradebook.books import MOST, Book, Mark, identified, shown_points, titled
from game.teach.gradebook.cells import Form, harmless, table_bytes
from game.teach.gradebook.rosters import Roster, title_of

IDS = ("ID", "SIS User ID", "SIS Login ID", "Integration ID")
POINTS = "    Points Possible"


def canvas(roster: Roster, marks: Sequence[Mark], title: str) -> Book:
    """Write the file that Canvas imports."""
    book = Book("grades-canvas.csv", b"")
    if roster.platform == "canvas":
        last = max(i for i, header in enumerate(roster.headers) if "Section" in header)
        identity, form = roster.headers[: last + 1], Form(delimiter=roster.form.delimiter, line=roster.form.line)
    else:
        identity, form = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section"), Form()
        marks = [_adopted(mark, book) for mark in marks]
    safe = titled(book, title)
    column = next((header for header in roster.headers if title_of(header) == safe), safe)
    others = [h for h in roster.headers[len(identity) :] if h != column] if roster.platform == "canvas" else []
    if others:
        book.notices.append(f"Left out, so that an import changes nothing else: {len(others)} other columns.")
    rows = [[*identity, column], [POINTS, *[""] * (len(identity) - 1), str(MOST)]]
    for mark in identified(marks, [one for one in IDS if one in identity], book):
        cells = mark.person.cells
        person = [cells.get(header, "") for header in identity]
        rows.append([*(_text(h, cell) for h, cell in zip(identity, person, strict=True)), shown_points(mark)])
    book.content = table_bytes(rows, form)
    return book


def _text(header: str, cell: str) -> str:
    """Ids stay as they are; names and sections may not act."""
    return cell if header in IDS else harmless(cell)


def _adopted(mark: Mark, book: Book) -> Mark:
    """A student of another platform's list, under the name that Canvas would match."""
    one = mark.person
    cells = {"Student": f"{one.last}, {one.first}".strip(", "), "SIS Login ID": one.key}
    if not book.notices:
        book.notices.append("The class list is not Canvas's own: ids are written as SIS Login ID.")
    return Mark(type(one)(one.key, one.first, one.last, one.email, one.ids, cells), mark.points)
