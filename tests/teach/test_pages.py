"""What pages show: nothing that runs, nothing that was to stay hidden; and what lateness, kills and copies come to."""

import csv
import io
from html.parser import HTMLParser

import pytest

from game.cli import main
from game.schema.assignment import Assignment, read_assignment
from game.schema.classwork import Classwork
from game.schema.replay import Replay
from game.teach.feedback import feedback
from game.teach.gradebook.cells import Form
from game.teach.gradebook.rosters import Person, Roster
from game.teach.outputs import report
from game.teach.receipt import sealed
from game.teach.rows import Row
from tests.teach.classes import play_class, roster_text, write

STUDENTS = ["s000", "s001", "s002", "s003"]
SCRIPTS = [
    "<script>alert(1)</script>", "<ScRiPt src=//x.y></script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    '"><script>alert(1)</script>', "'><script>alert(1)</script>", '" onmouseover="alert(1)', "' onmouseover='alert(1)",
    "<a href=javascript:alert(1)>x</a>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>",
    "</p></main><iframe src=//x.y>", "<!--<script>alert(1)-->", "--><script>alert(1)</script>", "<base href=//x.y>",
    "<meta http-equiv=refresh content=0;url=//x.y>", "<form action=//x.y><input name=a>", "<link rel=x href=//x>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)", "<math><mtext></math><img src=x onerror=a()>",
    "<x/onclick=alert(1)>{{7*7}}",
]  # fmt: skip
PLACES = ["name", "id", "file", "folder", "title", "answer"]


class Shape(HTMLParser):
    """The tags of a page with their attributes, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _ in attrs)))


@pytest.fixture(scope="module")
def lesson(tmp_path_factory):
    """An assignment that was due two days and a half before all but one of the class handed in."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "class.csv").write_text(roster_text(STUDENTS), encoding="utf-8")
    words = ["teach", "new", "first-licence", "--role", "capitol", "--due", "2026-11-28T00:00", "--feedback", "full"]
    words += ["--extend", "s001=2026-12-03T23:59"]
    for name in ("week", "again"):
        assert main([*words, "--out", str(folder / f"{name}.assignment.json")]) == 0
    assignment = read_assignment(folder / "week.assignment.json")
    played = play_class(assignment, STUDENTS)
    assert {"s000", "s001"} <= {one.student for one in played}
    for one in played:
        write(folder / "in", f"{one.student}.replay", one.replay)
    return folder, assignment, played


def graded(folder, out, *more):
    words = ["teach", "grade", str(folder / "in"), "--assignment", str(folder / "week.assignment.json")]
    words += ["--roster", str(folder / "class.csv"), "--out", str(folder / out), "--workers", "1", *more]
    assert main(words) == 0
    return {
        row["file"]: row for row in csv.DictReader(io.StringIO((folder / out / "results.csv").read_text("utf-8-sig")))
    }


def pages(assignment: Assignment, place: str, word: str) -> list[str]:
    """Report and feedback with a word in one place."""
    values = dict.fromkeys(PLACES, "plain") | {place: word}
    person = Person(values["id"], "", values["name"], "", (values["id"],), {})
    row = Row(f"{values['folder']}/{values['file']}", "ok", values["file"], person, values["id"], points=50.0)
    row.answers = {prompt.id: values["answer"] for prompt in assignment.prompts}
    row.flags = [f"the file says it is by {values['id']}"]
    roster = Roster("generic", (), (person,), Form())
    named = Assignment(**{**dict(assignment), "title": values["title"]})
    return [report(named, roster, [row]), feedback(named, row)]


@pytest.mark.parametrize("place", PLACES)
def test_a_page_with_a_script_in_it_has_the_tags_of_one_without(lesson, place):
    plain = [Shape(text).found for text in pages(lesson[1], place, "plain")]
    for script in SCRIPTS:
        hostile = pages(lesson[1], place, script)
        assert [Shape(text).found for text in hostile] == plain, script
        assert not any(mark in text.casefold() for text in hostile for mark in ("<script", "<!--"))


def test_the_same_wish_writes_the_same_bytes(lesson):
    folder = lesson[0]
    first, second = (folder / f"{name}.assignment.json" for name in ("week", "again"))
    assert first.read_bytes() == second.read_bytes()


def test_late_costs_every_day_begun_and_an_extension_costs_nothing(lesson):
    rows = graded(lesson[0], "late")
    assert rows["s000.replay"]["status"] == "late"
    assert float(rows["s000.replay"]["penalty"]) == 3 * lesson[1].late.each_day
    lost = float(rows["s000.replay"]["raw"]) - float(rows["s000.replay"]["points"])
    assert abs(lost - min(30.0, float(rows["s000.replay"]["raw"]))) < 0.011
    assert rows["s001.replay"]["status"] == "ok"
    assert float(rows["s001.replay"]["penalty"]) == 0.0


def test_of_two_hand_ins_the_later_counts(lesson):
    folder, _, played = lesson
    one = played[0]
    work = Classwork(**{**dict(one.replay.classwork), "finished": "2026-11-30T13:00:00Z"})
    path = write(folder / "in", "z.replay", sealed(Replay(**{**dict(one.replay), "classwork": work})))
    rows = graded(folder, "twice")
    path.unlink()
    assert rows[f"{one.student}.replay"]["status"] == "duplicate"
    assert rows["z.replay"]["status"] in ("ok", "late")
    assert "z.replay" in rows[f"{one.student}.replay"]["reason"]


def test_a_run_that_was_cut_anywhere_goes_on_to_the_same_bytes(lesson):
    folder, _, played = lesson
    whole = graded(folder, "whole")
    assert len(whole) == len(played)
    notes = (folder / "whole" / "checked.jsonl").read_bytes()
    for part in range(5):
        (folder / "cut").mkdir(exist_ok=True)
        (folder / "cut" / "checked.jsonl").write_bytes(notes[: len(notes) * part // 5])
        assert graded(folder, "cut", "--resume") == whole
        for name in ("results.jsonl", "report.html", "grades-canvas.csv"):
            assert (folder / "cut" / name).read_bytes() == (folder / "whole" / name).read_bytes()


@pytest.mark.parametrize("level", ["score", "reasons", "full"])
def test_seed_and_rubric_are_told_at_the_level_full_alone(lesson, level):
    folder, assignment, _ = lesson
    text = (folder / "week.assignment.json").read_text("utf-8")
    (folder / "other").mkdir(exist_ok=True)
    path = folder / "other" / f"{level}.assignment.json"
    path.write_text(text.replace('"feedback": "full"', f'"feedback": "{level}"'), encoding="utf-8")
    assert read_assignment(path).feedback == level
    words = ["teach", "grade", str(folder / "in"), "--assignment", str(path), "--roster", str(folder / "class.csv")]
    assert main([*words, "--out", str(folder / level), "--workers", "1"]) == 0
    page = (folder / level / "feedback" / "s000.html").read_text("utf-8")
    row = "Decisions, against the computer"
    seed = f"World (seed) {assignment.seeds.seed}"
    assert (row in page, seed in page) == (level == "full", level == "full")
    assert ("What you expected" in page) == (level != "score")
