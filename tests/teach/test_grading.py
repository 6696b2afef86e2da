"""A folder of hand-ins, good ones and hostile ones: every file gets one row with the status that is true of it."""

import csv
import io
import re

import pytest

from game.cli import main
from game.schema.assignment import read_assignment, seed_of
from game.schema.order import Order
from game.teach.receipt import receipt, well_written
from tests.teach.classes import hand_in, hostile, orders_of, play_class, resealed, roster_text, spread, write

STUDENTS = [f"s{number:03}" for number in range(8)]


@pytest.fixture(scope="module")
def lesson(tmp_path_factory):
    """A class: an assignment with a world for everybody, hand-ins by seven of eight, and fifty bad files."""
    folder = tmp_path_factory.mktemp("lesson")
    (folder / "class.csv").write_text(roster_text(STUDENTS), encoding="utf-8")
    words = [
        "teach",
        "new",
        "first-licence",
        "--role",
        "capitol",
        "--seeds",
        "fair",
        "--roster",
        str(folder / "class.csv"),
    ]
    assert main([*words, "--out", str(folder / "week.assignment.json")]) == 0
    assignment = read_assignment(folder / "week.assignment.json")
    played = play_class(assignment, STUDENTS[:-1])
    assert len(played) >= 5
    for one in played:
        write(folder / "in" / "group", f"{one.student}_{assignment.id}.replay", one.replay)
    bad = hostile(played[0].replay)
    assert len(bad) >= 50
    for name, (content, _) in bad.items():
        write(folder / "in" / "bad", f"{name}.replay", content)
    return folder, assignment, played, bad


def graded(folder, out, *more):
    words = ["teach", "grade", str(folder / "in"), "--assignment", str(folder / "week.assignment.json")]
    assert main([*words, "--roster", str(folder / "class.csv"), "--out", str(folder / out), *more]) == 0
    text = (folder / out / "results.csv").read_text("utf-8-sig")
    return {row["file"]: row for row in csv.DictReader(io.StringIO(text))}


@pytest.fixture(scope="module")
def rows(lesson):
    return graded(lesson[0], "one", "--workers", "1")


def test_every_file_has_one_row_with_its_status(lesson, rows):
    _, assignment, played, bad = lesson
    wrong = {name: (rows[f"bad/{name}.replay"]["status"], status) for name, (_, status) in bad.items()
             if rows[f"bad/{name}.replay"]["status"] != status}  # fmt: skip
    assert not wrong
    assert {rows[f"group/{one.student}_{assignment.id}.replay"]["status"] for one in played} == {"ok"}
    assert len(rows) == len(played) + len(bad)


def test_the_points_are_those_of_the_game_that_was_played(lesson, rows):
    _, assignment, played, _ = lesson
    for one in played:
        row = rows[f"group/{one.student}_{assignment.id}.replay"]
        assert abs(float(row["score"]) - one.course.totals[-1]) < 0.01
        assert row["receipt"].replace(" ", "") == receipt(one.replay)
        assert well_written(row["receipt"])
        assert not row["flags"]


def test_fair_worlds_are_equally_hard_for_the_computers_own_play(lesson, rows):
    _, assignment, played, _ = lesson
    assert len({seed_of(assignment, one) for one in STUDENTS}) == len(STUDENTS)
    assert spread([float(rows[f"group/{one.student}_{assignment.id}.replay"]["baseline"]) for one in played]) <= 2.0


def test_of_several_hand_ins_the_best_counts_where_the_assignment_says_so(lesson, tmp_path):
    folder, assignment, played, _ = lesson
    good = played[0]
    later = {"answers": (), "finished": "2026-11-30T18:00:00Z"}  # nothing answered the second time
    poor = hand_in(assignment, good.student, good.replay.orders, good.replay.digests,
                   classwork=good.replay.classwork.model_copy(update=later))  # fmt: skip
    text = (folder / "week.assignment.json").read_text("utf-8")
    (tmp_path / "class.csv").write_text((folder / "class.csv").read_text("utf-8"), "utf-8")
    for keep, counts in (("best", "first"), ("last", "second")):
        (tmp_path / "week.assignment.json").write_text(re.sub(r'"keep": ?"\w+"', f'"keep":"{keep}"', text), "utf-8")
        write(tmp_path / "in", "first.replay", good.replay)
        write(tmp_path / "in", "second.replay", poor)
        found = graded(tmp_path, keep, "--workers", "1")
        status = {name: row["status"] for name, row in found.items()}
        assert status[f"{counts}.replay"] == "ok", (keep, found)
        assert sorted(status.values()) == ["duplicate", "ok"]


def test_more_workers_and_a_second_run_write_the_same_bytes(lesson, rows):
    folder = lesson[0]
    graded(folder, "two", "--workers", "2")
    graded(folder, "two", "--workers", "2", "--resume")
    names = sorted(path.name for path in (folder / "one").iterdir() if path.is_file() and path.name != "checked.jsonl")
    assert names == sorted(p.name for p in (folder / "two").iterdir() if p.is_file() and p.name != "checked.jsonl")
    for name in names:
        assert (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes(), name


def test_copies_and_edits_are_noticed(lesson):
    folder, assignment, played, _ = lesson
    first, second = played[0], played[1]
    plan = orders_of(assignment, first.student)
    copied = hand_in(assignment, second.student, plan, first.digests)  # another's orders, another's fingerprints
    moved = [list(turn) for turn in plan]
    moved[0] = [*moved[0], Order(seat=assignment.seat, lever="no_such_lever", value=1.0)]
    edited = resealed(first.replay, orders=tuple(tuple(turn) for turn in moved))
    write(folder / "in" / "planted", "copied.replay", copied)
    write(folder / "in" / "planted", "edited.replay", edited)
    honest = play_class(assignment, [second.student], {second.student: plan})
    for one in honest:
        write(folder / "in" / "planted", "copy_in_own_world.replay", one.replay)
    rows = graded(folder, "three")
    assert rows["planted/copied.replay"]["status"] == "tampered"
    assert rows["planted/edited.replay"]["status"] in ("invalid", "tampered")
    for _ in honest:
        assert "same orders as" in rows["planted/copy_in_own_world.replay"]["flags"]
