"""What a hostile student writes shows itself and does nothing: in pages, in tables, in names of files."""

import csv
import io
from html.parser import HTMLParser

import pytest

from game.cli import main
from game.schema.assignment import read_assignment
from game.teach.gradebook.cells import acts, harmless
from tests.teach.classes import play_class, resealed, roster_text, write

SCRIPTS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "javascript:alert(1)",
    '"><script>alert(1)</script>', "'><img src=x onerror=alert(1)>", "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>", "<!--<script>-->alert(1)", "<iframe src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>", "<body onload=alert(1)>", "<details open ontoggle=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)", "<math><mi//xlink:href='data:x'>",
    "<ScRiPt >alert(1)</ScRiPt>", "<<script>alert(1)//<</script>", "{{7*7}}${7*7}", "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>", "<form action=//evil.example><input name=q>",
)  # fmt: skip
FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|'/C calc'!A0", '=HYPERLINK("http://evil.example","x")',
    "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "'=1+1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)",
    "\u200b=1+1", "\ufeff=1+1", ";=1+1", ",=1+1", "\0=1+1",
)  # fmt: skip


class Strict(HTMLParser):
    """Notes whatever could act on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag, attributes) -> None:
        if tag in ("script", "iframe", "object", "embed", "form", "base", "link", "img", "input", "a"):
            self.bad.append(tag)
        for name, value in attributes:
            known = {"http-equiv": "Content-Security-Policy"}.get(name, value)
            if name.startswith("on") or name in ("src", "href", "action", "srcdoc", "style") or value != known:
                self.bad.append(f"{tag} {name}={value}")


def faults(text):
    reader = Strict()
    reader.feed(text)
    return reader.bad


@pytest.fixture(scope="module")
def lesson(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    students = [f"p{number:02}" for number in range(4)]
    (folder / "class.csv").write_text(roster_text(students), encoding="utf-8")
    words = ["teach", "new", "first-licence", "--role", "capitol", "--seed", "5", "--feedback", "full"]
    assert main([*words, "--out", str(folder / "week.assignment.json")]) == 0
    assignment = read_assignment(folder / "week.assignment.json")
    return folder, assignment, play_class(assignment, students)


def graded(folder, place):
    words = ["teach", "grade", str(folder / place), "--assignment", str(folder / "week.assignment.json")]
    assert main([*words, "--roster", str(folder / "class.csv"), "--out", str(folder / f"{place}-out")]) == 0
    return folder / f"{place}-out"


def answered(replay, text):
    work = replay.classwork
    return work.model_copy(update={"answers": tuple(one.model_copy(update={"text": text}) for one in work.answers)})


def test_scripts_in_answers_names_ids_and_files_do_nothing(lesson, capsys):
    """Six places: answers, student ids, file names, names of replays, class lists, titles."""
    folder, _, played = lesson
    place = folder / "scripts"
    for number, script in enumerate(SCRIPTS):
        good = played[number % len(played)].replay
        safe = "".join(c for c in script if c not in '/\\:*?"<>|\0')
        write(place, f"{number:02} {safe} answers.replay", resealed(good, classwork=answered(good, script)))
        named = good.classwork.model_copy(update={"student": script[:40]})
        write(place, f"{number:02} id.replay", resealed(good, classwork=named))
        write(place, f"{number:02} name.replay", resealed(good, name=script))
    listed = io.StringIO()
    writer = csv.writer(listed)
    writer.writerow(["student_id", "first_name", "last_name", "email"])
    writer.writerows([one.student, SCRIPTS[i], SCRIPTS[-1 - i], SCRIPTS[i + 4]] for i, one in enumerate(played))
    (folder / "class.csv").write_text(listed.getvalue(), encoding="utf-8")
    out = graded(folder, "scripts")
    pages = [out / "report.html", *(out / "feedback").glob("*.html")]
    assert len(pages) > 2
    leaks = {path.name: faults(path.read_text("utf-8")) for path in pages if faults(path.read_text("utf-8"))}
    assert not leaks
    assert {path.parent for path in out.rglob("*") if path.is_file()} <= {out, out / "feedback"}
    assert "Traceback" not in capsys.readouterr().err
    (folder / "class.csv").write_text(roster_text([one.student for one in played]), encoding="utf-8")


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_title_is_only_shown(lesson, script, tmp_path):
    words = ["teach", "new", "first-licence", "--role", "capitol", "--seed", "5", "--title", script]
    main([*words, "--out", str(tmp_path / "t.assignment.json")])
    path = tmp_path / "t.assignment.json"
    if path.exists():  # a title may also be refused
        from game.teach.gradebook.rosters import read_roster
        from game.teach.outputs import report

        assert not faults(report(read_assignment(path), read_roster(lesson[0] / "class.csv"), []))


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_never_begins_a_formula(formula):
    cell = harmless(formula)
    assert cell.startswith("'") or not acts(cell)
    assert not any(ord(c) < 32 for c in cell)
    for part in (";", ",", "\t"):
        for piece in cell.split(part):
            assert piece.strip()[:1] not in ("=", "+", "-", "@")


def test_formulas_in_four_columns_of_every_table_are_calm(lesson):
    """Answers, ids, and both names of the class list."""
    folder, _, played = lesson
    place = folder / "formulas"
    listed = io.StringIO()
    writer = csv.writer(listed)
    writer.writerow(["student_id", "first_name", "last_name", "email"])
    for number, formula in enumerate(FORMULAS):
        good = played[number % len(played)].replay
        calm = formula.replace("\0", "")
        named = answered(good, calm).model_copy(update={"student": f"f{number:02}"})
        write(place, f"{number:02}.replay", resealed(good, classwork=named))
        writer.writerow([f"f{number:02}", calm, calm, f"{calm}@x.org"])
    (folder / "class.csv").write_text(listed.getvalue(), encoding="utf-8")
    out = graded(folder, "formulas")
    (folder / "class.csv").write_text(roster_text([one.student for one in played]), encoding="utf-8")
    tables = list(out.glob("*.csv"))
    assert len(tables) >= 7
    for path in tables:
        for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))):
            for cell in row:
                plain = cell.lstrip(" \u200b\ufeff")
                assert plain[:1] not in ("=", "+", "@", "\t"), (path.name, cell)
                assert plain[:1] != "-" or plain[1:2].isdigit() or plain == "-", (path.name, cell)
