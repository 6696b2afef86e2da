"""Class lists in, gradebooks out: by each platform's own rules no row is lost, no digit changed, no column dropped."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.teach.gradebook.blackboard import blackboard
from game.teach.gradebook.books import Mark, safe_title
from game.teach.gradebook.brightspace import brightspace
from game.teach.gradebook.canvas import canvas
from game.teach.gradebook.generic import HEADERS, generic
from game.teach.gradebook.moodle import moodle
from game.teach.gradebook.rosters import read_roster
from tests.teach import importers

LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Mn"], include_characters=" '-.")
NAMES = st.text(LETTERS, min_size=1, max_size=24).map(str.strip).filter(lambda text: text and text[0].isalpha())
NUMBERS = st.integers(0, 10**9).map(lambda number: f"{number:09d}")  # leading zeros count
LOGINS = st.from_regex(r"[a-z]{2}[a-z0-9._]{1,10}", fullmatch=True)
POINTS = st.one_of(st.none(), st.integers(0, 10_000).map(lambda cents: cents / 100))
TITLES = st.sampled_from(["High Fence, week 9", "Mythos", "Ex 3; licences", "Aufgabe Ä", 'The "letter"'])
CLASSES = st.lists(st.tuples(NUMBERS, LOGINS, NAMES, NAMES, POINTS), min_size=1, max_size=8,
                   unique_by=(lambda one: one[0], lambda one: one[1]))  # fmt: skip
CHECK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def table(rows, delimiter=",", bom=False, encoding="utf-8", line="\r\n"):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line).writerows(rows)
    mark = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe"}[encoding] if bom else b""
    return mark + text.getvalue().encode(encoding)


def canvas_list(people, extra):
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Essay (4711)", "Final Score"]
    rows = [head]
    if extra:
        rows.append(["", "", "", "", "", "Manual Posting", "(read only)"])
    rows.append(["    Points Possible", "", "", "", "", "10", "(read only)"])
    return [*rows, *([f"{last}, {first}", number, f"S{number}", login, "A 1", "7", "70"]
                     for number, login, first, last, _ in people)]  # fmt: skip


def moodle_list(people, _extra):
    head = ["First name", "Surname", "ID number", "Institution", "Department", "Email address", "Course total"]
    return [head, *([first, last, number, "", "", f"{login}@x.org", "-"] for number, login, first, last, _ in people)]


def blackboard_list(people, _extra):
    head = ["Last Name", "First Name", "Username", "Student ID", "Last Access", "Availability",
            "Quiz 1 [Total Pts: 10 Score] |1281892", "Weighted Total [Total Pts: up to 55 Score] |99"]  # fmt: skip
    return [head, *([last, first, login, number, "", "Yes", "3", "3"] for number, login, first, last, _ in people)]


def brightspace_list(people, _extra):
    head = [
        "OrgDefinedId",
        "Username",
        "Last Name",
        "First Name",
        "Email",
        "Quiz Points Grade",
        "End-of-Line Indicator",
    ]
    return [head, *([f"#{number}", f"#{login}", last, first, f"{login}@x.org", "3", "#"]
                    for number, login, first, last, _ in people)]  # fmt: skip


PLATFORMS = {
    "canvas": (canvas_list, canvas, importers.canvas),
    "moodle": (moodle_list, moodle, importers.moodle),
    "blackboard": (blackboard_list, blackboard, importers.blackboard),
    "brightspace": (brightspace_list, brightspace, importers.brightspace),
}


@pytest.mark.parametrize("platform", PLATFORMS)
@CHECK
@given(people=CLASSES, title=TITLES, delimiter=st.sampled_from(",;"), bom=st.booleans(), extra=st.booleans(),
       line=st.sampled_from(["\r\n", "\n"]))  # fmt: skip
def test_every_grade_arrives_at_its_student(tmp_path, platform, people, title, delimiter, bom, extra, line):
    listed, write, read = PLATFORMS[platform]
    rows = listed(people, extra)
    path = tmp_path / "class.csv"
    path.write_bytes(table(rows, delimiter, bom, line=line))
    roster = read_roster(path)
    assert roster.platform == platform
    assert len(roster.people) == len(people), "no row is lost"
    assert [one.cells[h] for one in roster.people for h in rows[0]] == [
        cell for row in rows[-len(people) :] for cell in row
    ]
    marks = [Mark(one, given_[4], given_[4]) for one, given_ in zip(roster.people, people, strict=True)]
    book = write(roster, marks, title)
    body = [dict(zip(rows[0], row, strict=True)) for row in rows[-len(people) :]]
    found = read(book.content, body, safe_title(title))
    wanted = {i: given_[4] for i, given_ in enumerate(people) if not (platform == "moodle" and given_[4] is None)}
    assert found == wanted
    assert not book.left


@pytest.mark.parametrize("say", [str.lower, str.upper, str.title])
def test_moodles_headers_are_known_in_any_capitals(tmp_path, say):
    people = [("000000001", "ab1", "Ann", "Bell", 50.0), ("000000002", "ab2", "Cy", "Dow", 60.5)]
    rows = moodle_list(people, False)
    rows[0] = [say(header) for header in rows[0]]
    path = tmp_path / "class.csv"
    path.write_bytes(table(rows))
    roster = read_roster(path)
    assert roster.platform == "moodle"
    assert [(one.first, one.last, one.email) for one in roster.people] == [
        ("Ann", "Bell", "ab1@x.org"), ("Cy", "Dow", "ab2@x.org"),
    ]  # fmt: skip
    assert roster.find("ab2@X.org") is roster.people[1]
    book = moodle(roster, [Mark(one, 50.0) for one in roster.people], "T")
    head, *body = importers.rows_of(book.content)
    assert head[0] == say("ID number"), "the platform's own header goes back"
    assert [row[0] for row in body] == ["000000001", "000000002"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_list_with_decimal_commas_and_semicolons_keeps_every_cell(tmp_path, encoding):
    rows = canvas_list([("000000001", "ab1", "Zoë", "Müller", 87.5)], True)
    rows[-1][5] = "7,25"
    path = tmp_path / "class.csv"
    path.write_bytes(table(rows, ";", bom=True, encoding=encoding))
    roster = read_roster(path)
    (person,) = roster.people
    assert (roster.platform, person.first, person.last) == ("canvas", "Zoë", "Müller")
    assert person.cells["Essay (4711)"] == "7,25"
    book = canvas(roster, [Mark(person, 87.5)], "T")
    assert importers.canvas(book.content, [{"ID": "000000001"}], "T") == {0: 87.5}


def test_blackboards_tabs_and_utf16_are_its_own(tmp_path):
    people = [("000123456", "ab1", "Zoë", "Müller", 87.5)]
    path = tmp_path / "gc.xls"
    path.write_bytes(table(blackboard_list(people, False), "\t", bom=True, encoding="utf-16-le"))
    roster = read_roster(path)
    book = blackboard(roster, [Mark(roster.people[0], 87.5)], "Quiz 1")
    assert book.content.startswith(b"\xff\xfe")
    head, row = importers.rows_of(book.content)
    assert head[3] == "Quiz 1 [Total Pts: 10 Score] |1281892", "its header goes back byte for byte"
    assert row == ["Müller", "Zoë", "ab1", "87.5"]


def test_who_has_no_id_is_in_a_file_of_their_own_and_nobody_gets_their_grade(tmp_path):
    rows = moodle_list([("000000001", "ab1", "A", "B", 50.0), ("000000002", "ab2", "C", "D", 60.0)], False)
    rows[2][2] = ""  # no ID number
    path = tmp_path / "class.csv"
    path.write_bytes(table(rows))
    roster = read_roster(path)
    book = moodle(roster, [Mark(one, points) for one, points in zip(roster.people, (50.0, 60.0), strict=True)], "T")
    head, *body = importers.rows_of(book.content)
    assert all(row[0] for row in body)
    told = {row[head.index("First name")] for row in body} | {one.first for one, _ in book.left}
    assert told == {"A", "C"}


@pytest.mark.parametrize("title", ["Final Score", "Current Grade", "Override Score", "x|1234", "[hi]"])
def test_a_title_that_a_platform_would_strip_is_changed_and_told(tmp_path, title):
    path = tmp_path / "class.csv"
    path.write_bytes(table(canvas_list([("000000001", "ab1", "A", "B", 50.0)], False)))
    roster = read_roster(path)
    book = canvas(roster, [Mark(roster.people[0], 50.0)], title)
    assert importers.canvas(book.content, [{"ID": "000000001"}], safe_title(title)) == {0: 50.0}
    assert any("is called" in line for line in book.notices)


def test_the_generic_book_has_nbgraders_columns_and_quotes_them(tmp_path):
    path = tmp_path / "class.csv"
    path.write_text('student_id,first_name,last_name,email\n007,"Ann, B.",O\'Neil,a@x.org\n', "utf-8")
    roster = read_roster(path)
    head, row = importers.rows_of(generic(roster, [Mark(roster.people[0], 99.99, 99.99)], "T").content)
    assert tuple(head) == HEADERS
    assert (row[3], row[5], row[9], row[10]) == ("007", "Ann, B.", "99.99", "100")


def test_a_moodle_list_without_addresses_is_moodles(tmp_path):
    path = tmp_path / "class.csv"
    path.write_bytes(table([["First name", "Last name", "Username"], ["A", "B", "ab1"]]))
    assert read_roster(path).platform == "moodle"


@pytest.mark.parametrize("write", [moodle, blackboard, brightspace, canvas])
def test_an_id_that_would_run_goes_to_no_platform(tmp_path, write):
    path = tmp_path / "class.csv"
    path.write_bytes(table([["student_id", "first_name", "last_name"], ["=cmd|x", "A", "B"], ["ab2", "C", "D"]]))
    roster = read_roster(path)
    book = write(roster, [Mark(one, 50.0) for one in roster.people], "T")
    assert "=cmd" not in "".join(cell[:4] for row in importers.rows_of(book.content) for cell in row)
    assert [one.key for one, _ in book.left] == ["=cmd|x"]
