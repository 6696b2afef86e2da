"""Oracles: what each platform's importer makes of a file, by the rules that its source and manuals state.

Canvas: gradebook_importer.rb; Moodle: grade/import/csv/classes/load_data.php; Blackboard: "Uploading External Grade
Center Items"; Brightspace: "Importing grades". Written from those rules, not from the writers that they check.
"""

import csv
import io
import re

MOST = 100.0


class ImportFailed(Exception):
    """The platform refuses the file as a whole."""


def rows_of(content: bytes, delimiters: str = ",;\t") -> list[list[str]]:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding)
            break
    else:
        text = content.decode("utf-8")
    head = re.sub(r'"[^"]*"', "", text.split("\n", 1)[0])
    delimiter = max(delimiters, key=head.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def grade_of(cell: str) -> float | None:
    """A grade, or none for a blank. Raises ImportFailed for what is no number."""
    if cell in ("", "-"):
        return None
    if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", cell):
        raise ImportFailed(f"no grade: {cell!r}")
    return float(cell)


def canvas(content: bytes, people: list[dict[str, str]], title: str) -> dict[int, float | None]:
    """Grades by place in the class list."""
    rows = rows_of(content, ",;")
    head = rows[0]
    if "Student" not in head[0] or head[1] != "ID" or not any("Section" in cell for cell in head):
        raise ImportFailed("Invalid header row")
    last = max(i for i, cell in enumerate(head) if "Section" in cell)
    columns = [i for i, cell in enumerate(head) if i > last and re.sub(r"\s*\(\d+\)$", "", cell) == title]
    if len(columns) != 1 or re.search(r"(current|final)\s+(score|points|grade)|override", title, re.IGNORECASE):
        raise ImportFailed("the column would be stripped")
    body = rows[1:]
    while body and (body[0][0].strip() == "Points Possible" or not any(body[0][: last + 1])):
        body = body[1:]
    found: dict[int, float | None] = {}
    for row in body:
        cells = dict(zip(head, row, strict=True))
        place = next(
            (
                i
                for column in ("ID", "SIS User ID", "SIS Login ID")
                for i, person in enumerate(people)
                if cells.get(column) and person.get(column) == cells[column]
            ),
            None,
        )
        if place is None:
            raise ImportFailed(f"unknown student {row[:3]}")
        found[place] = grade_of(row[columns[0]])
    return found


def moodle(content: bytes, people: list[dict[str, str]], _title: str) -> dict[int, float | None]:
    """Grades by place; one wrong row cancels everything, an empty id hits the student above."""
    head, *body = rows_of(content, ",")
    identity = head[0]
    grade = next(i for i, cell in enumerate(head) if cell.startswith("Assignment: "))
    found: dict[int, float | None] = {}
    for row in body:
        if len(row) != len(head):
            raise ImportFailed("a row of another length")
        if not row[0]:
            raise ImportFailed("an empty id overwrites the grade of the student above")
        places = [i for i, person in enumerate(people) if person.get(identity, "").strip() == row[0]]
        if len(places) != 1:
            raise ImportFailed(f"User not found, abort whole import: {row[0]}")
        value = grade_of(row[grade])
        if value is not None and value > MOST:
            raise ImportFailed("over the maximum")
        found[places[0]] = value
    return found


def blackboard(content: bytes, people: list[dict[str, str]], title: str) -> dict[int, float | None]:
    """Grades by place; rows match by Username alone."""
    head, *body = rows_of(content, ",\t")
    name = head.index("Username")
    columns = [i for i, cell in enumerate(head) if cell.startswith(title) and "up to" not in cell]
    if len(columns) != 1:
        raise ImportFailed("no column")
    names = [person["Username"] for person in people]
    return {names.index(row[name]): grade_of(row[columns[0]]) for row in body}


def brightspace(content: bytes, people: list[dict[str, str]], title: str) -> dict[int, float | None]:
    """Grades by place; a leading # of an id is a mark, not part of it."""
    head, *body = rows_of(content, ",")
    if head[-1] != "End-of-Line Indicator" or f"{title} Points Grade" not in head:
        raise ImportFailed("no column")
    if {"First Name", "Last Name", "Email"} & set(head):
        raise ImportFailed("names must not be sent")
    grade = head.index(f"{title} Points Grade")
    keys = [one for one in ("OrgDefinedId", "Username") if one in head]
    found: dict[int, float | None] = {}
    for row in body:
        if row[-1] != "#":
            raise ImportFailed("no end of line")
        places = [
            i
            for i, person in enumerate(people)
            for key in keys
            if person.get(key) and person[key].removeprefix("#") == row[head.index(key)].removeprefix("#")
        ]
        if len(set(places)) != 1:
            raise ImportFailed(f"unknown {row}")
        found[places[0]] = grade_of(row[grade])
    return found
