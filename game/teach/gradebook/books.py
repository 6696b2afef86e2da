"""What every writer of a gradebook takes and gives."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from game.teach.gradebook.cells import acts, harmless, number
from game.teach.gradebook.rosters import Person

MOST = 100  # points
RUNS = "an id would run as a formula in a spreadsheet"
_STRIPPED = re.compile(r"\b(current|final|override)\b", re.IGNORECASE)
_WORDS = {"current": "Present", "final": "Closing", "override": "Replacing"}


@dataclass(frozen=True)
class Mark:
    """The grade of one student."""

    person: Person
    points: float | None  # None: nothing that counts was handed in
    raw: float | None = None
    penalty: float = 0.0
    when: str = ""
    note: str = ""  # receipt and a line of reasons


@dataclass
class Book:
    """A file for a platform, and what could not go into it."""

    name: str
    content: bytes
    left: list[tuple[Person, str]] = field(default_factory=list)  # who is not in it, and why
    notices: list[str] = field(default_factory=list)


def safe_title(title: str) -> str:
    """A column title that no platform drops or takes for one of its own totals."""
    calm = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    calm = _STRIPPED.sub(lambda found: _WORDS[found[0].casefold()], calm)
    calm = re.sub(r"[\[\]|]", " ", calm).strip()
    return harmless(calm)[:200] or "High Fence"


def titled(book: Book, title: str) -> str:
    """The title to use; a changed one is told."""
    safe = safe_title(title)
    if safe != title:
        book.notices.append(f"The column is called '{safe}': some platforms drop or run a title like '{title}'.")
    return safe


def identified(marks: Sequence[Mark], headers: Sequence[str], book: Book) -> list[Mark]:
    """Those whose rows a platform can match by one of these columns; the others are left out, with the reason."""
    kept: list[Mark] = []
    for mark in marks:
        ids = [mark.person.cells.get(header, "") for header in headers]
        if not any(one.strip() for one in ids):
            book.left.append((mark.person, "has no id there"))
        elif any(acts(one) for one in ids):
            book.left.append((mark.person, RUNS))
        else:
            kept.append(mark)
    return kept


def by_key(marks: Sequence[Mark], book: Book) -> list[Mark]:
    """Those of another platform's list whose ids may be written as they are; the others are left out."""
    for mark in marks:
        if acts(mark.person.key):
            book.left.append((mark.person, RUNS))
    return [mark for mark in marks if not acts(mark.person.key)]


def shown_points(mark: Mark) -> str:
    """The grade as a cell."""
    return number(mark.points)
