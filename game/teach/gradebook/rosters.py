"""Class lists, as the platforms export them: who is in the class, and by which names and numbers."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from game.schema.problems import Rejected, escaped
from game.teach.gradebook.cells import Form, Table, read_table

# What a person may be called by in each platform, the first that is filled in being what we call them.
IDS = {
    "canvas": ("SIS Login ID", "SIS User ID", "Integration ID", "ID"),
    "moodle": ("Username", "ID number", "Email address"),
    "blackboard": ("Username", "Student ID"),
    "brightspace": ("OrgDefinedId", "Username"),
    "generic": ("student_id", "student id", "id", "username", "login", "email"),
}
# Headers are the same in any capitals: platforms change them between versions.
FIRST = ("first name", "first_name")
LAST = ("last name", "surname", "last_name")
EMAIL = ("email address", "email", "e-mail")
EXTRA = ("email address", "email", "user id", "student id", "id number")


@dataclass(frozen=True)
class Person:
    """One row of a class list."""

    key: str  # what a student types, and what files are called by
    first: str
    last: str
    email: str
    ids: tuple[str, ...]  # everything that means this person, without marks
    cells: dict[str, str]  # the row as it was read, by header


@dataclass(frozen=True)
class Roster:
    """A class list."""

    platform: str
    headers: tuple[str, ...]
    people: tuple[Person, ...]
    form: Form
    unusable: tuple[tuple[str, ...], ...] = ()  # rows that name nobody by any id
    _by: dict[str, Person] = field(default_factory=dict, compare=False)

    def find(self, word: str) -> Person | None:
        """Who is meant by an id, whatever its capitals and the marks around it; None if nobody or more than one."""
        if not self._by:
            self._index()
        return self._by.get(folded(word))

    def _index(self) -> None:
        twice: set[str] = set()
        for person in self.people:
            for word in {folded(one) for one in person.ids}:
                if word in self._by:
                    twice.add(word)
                self._by[word] = person
        for word in twice:
            del self._by[word]


def folded(word: str) -> str:
    """An id as ids are compared."""
    return " ".join(word.split()).removeprefix("#").casefold()


def read_roster(path: Path) -> Roster:
    """Read a class list. Raises Rejected."""
    table = read_table(path)
    headers = tuple(cell.strip() for cell in table.rows[0])
    platform = _platform(headers)
    people: list[Person] = []
    unusable: list[tuple[str, ...]] = []
    for row in table.rows[1:]:
        if platform == "canvas" and _no_student(row):
            continue
        person = _person(platform, headers, row)
        if person is None:
            unusable.append(row)
        else:
            people.append(person)
    if not people:
        wanted = ", ".join(IDS["generic"])
        raise Rejected([f"{escaped(str(path), 200)}: no student in it has an id. Wanted: one of the columns {wanted}."])
    return Roster(platform, headers, tuple(people), table.form, tuple(unusable))


def _platform(headers: tuple[str, ...]) -> str:
    """Whose export this is."""
    plain = {header.casefold() for header in headers}
    if len(headers) > 2 and "Student" in headers[0] and headers[1] == "ID" and any("Section" in h for h in headers):
        return "canvas"
    if "orgdefinedid" in plain or "end-of-line indicator" in plain:
        return "brightspace"
    if {"Last Name", "First Name", "Username"} <= set(headers):  # Moodle writes the same words with small letters
        return "blackboard"
    if "first name" in plain and {"id number", "email address", "username"} & plain:
        return "moodle"
    return "generic"


def _no_student(row: tuple[str, ...]) -> bool:
    """Canvas's rows of points and of posting policies."""
    first = row[0].strip()
    return first == "Points Possible" or (not first and any("Manual Posting" in cell for cell in row))


def _person(platform: str, headers: tuple[str, ...], row: tuple[str, ...]) -> Person | None:
    """The student of a row; None if no id is filled in."""
    cells = dict(reversed([*zip(headers, row, strict=False)]))  # of two headers alike the first counts
    plain = {header.casefold(): cell.strip() for header, cell in reversed(cells.items())}
    found = [plain.get(name.casefold(), "") for name in IDS[platform]]
    keys = [one.removeprefix("#") for one in found if one.removeprefix("#").strip()]
    if not keys:
        return None
    others = [plain.get(name, "") for name in EXTRA]
    first, last = _names(platform, plain)
    ids = tuple(dict.fromkeys(one for one in [*keys, *others] if one))
    return Person(keys[0], first, last, _first_of(plain, EMAIL), ids, cells)


def _names(platform: str, plain: dict[str, str]) -> tuple[str, str]:
    """First and last name, from cells by header in small letters."""
    if platform == "canvas":
        last, mark, first = plain.get("student", "").partition(",")
        if mark:
            return first.strip(), last.strip()
        parts = last.split()
        return " ".join(parts[:-1]), parts[-1] if parts else ""
    first, last = _first_of(plain, FIRST), _first_of(plain, LAST)
    return (first, last) if first or last else ("", _first_of(plain, ("name", "student")))


def _first_of(plain: dict[str, str], names: tuple[str, ...]) -> str:
    return next((plain[name] for name in names if plain.get(name)), "")


def table_of(path: Path) -> Table:
    """The bare table, for whoever wants to look at it."""
    return read_table(path)


def title_of(header: str) -> str:
    """A column's title without what a platform puts after it."""
    bare = re.sub(r"\s*\[Total Pts:[^\]]*\].*$|\s*\|\d+\s*$|\s*\(\d+\)\s*$|\s+Points Grade.*$", "", header)
    return bare.strip()
