"""A lesson from nothing to the debrief, as a teacher and a student do it: by commands, offline, every step checked."""

import csv
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from game.cli import main
from game.play import saving
from game.schema.assignment import read_assignment
from game.schema.reading import read_replay
from game.teach.receipt import receipt
from tests.teach.classes import hand_in, play_class, roster_text, write

ROOT = Path(__file__).resolve().parents[2]
NEW = ["teach", "new", "first-licence", "--role", "capitol"]
HEARD: list[str] = []
_listening = {"on": False}


def _hook(event, _arguments):
    if _listening["on"] and event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.__new__"):
        HEARD.append(event)


sys.addaudithook(_hook)


@pytest.fixture
def silence():
    """Note every socket that is opened."""
    HEARD.clear()
    _listening["on"] = True
    yield HEARD
    _listening["on"] = False


def test_the_ear_hears_a_socket(silence):
    socket.socket().close()
    assert silence


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def type_in(monkeypatch, lines):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))


def predictions(assignment):
    """What a student types: turn by turn a prediction where one is due, and words after each reveal."""
    for turn in range(1, 7):
        for prompt in assignment.prompts:
            if prompt.asked == turn:
                low, high = prompt.lowest, prompt.highest
                yield f"predict {prompt.id} 60%" if prompt.kind == "rise" else f"predict {prompt.id} {low:g} {high:g}"
        yield "set capability_threshold 70" if turn == 1 else "orders"
        yield "end"
        for prompt in assignment.prompts:
            if prompt.by == turn:
                yield f"explain {prompt.id} The threshold came into force and others answered by selling more abroad."


def test_from_nothing_to_the_debrief_without_a_socket(tmp_path, monkeypatch, capsys, silence):
    monkeypatch.setenv(saving.HOME, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    # The assignment: one file, by its published schema, the same bytes every time.
    Path("class.csv").write_text(roster_text(["0007", "ab12"]), "utf-8")
    words = [*NEW, "--seeds", "fair", "--roster", "class.csv", "--due", "2099-12-01T23:59", "--feedback", "reasons"]
    assert main([*words, "--out", "week.assignment.json"]) == 0
    assert main([*words, "--out", "again.assignment.json"]) == 0
    assert Path("week.assignment.json").read_bytes() == Path("again.assignment.json").read_bytes()
    assert main(["teach", "schema", "--out", "schema.json"]) == 0
    jsonschema.validate(
        json.loads(Path("week.assignment.json").read_text()), json.loads(Path("schema.json").read_text())
    )
    assert "0007" not in Path("week.assignment.json").read_text(), "it names nobody"
    assignment = read_assignment(Path("week.assignment.json"))
    assert len(assignment.prompts) >= 3
    # The student: plays, predicts, explains, hands in.
    capsys.readouterr()
    type_in(monkeypatch, [*predictions(assignment), "handin"])
    assert main(["play", "week.assignment.json", "--student", "0007", "--text"]) == 0
    told = capsys.readouterr().out
    handed = next(Path().glob("**/0007_*.replay"))
    right = receipt(read_replay(handed))
    assert right in told.replace(" ", "")
    assert handed.stat().st_size < 200_000
    assert main(["teach", "receipt", str(handed)]) == 0
    assert "as it says" in capsys.readouterr().out
    # The teacher: a folder as a platform packs it, grades, gradebooks, feedback, debrief.
    folder = tmp_path / "in" / "section 1" / "deep"
    folder.mkdir(parents=True)
    handed.rename(folder / handed.name)
    words = ["in", "--assignment", "week.assignment.json", "--roster", "class.csv"]
    assert main(["teach", "grade", *words, "--out", "graded"]) == 0
    row = next(row for row in rows_of(Path("graded/results.csv")))
    assert (row["student"].lstrip("'"), row["status"]) == ("0007", "ok")
    assert float(row["calibration"]) > 0
    assert {path.name for path in Path("graded").glob("grades-*")} == {
        "grades-canvas.csv", "grades-moodle.csv", "grades-blackboard.csv", "grades-brightspace.csv",
        "grades-generic.csv",
    }  # fmt: skip
    page = next(Path("graded/feedback").glob("*.html")).read_text("utf-8")
    assert str(read_replay(folder / handed.name).seed) not in page, "worlds are told at level 'full' only"
    pytest.importorskip("matplotlib")
    assert main(["teach", "debrief", *words, "--graded", "graded", "--out", "class.html"]) == 0
    debrief = Path("class.html").read_text("utf-8")
    assert "0007" not in debrief, "the projector names nobody"
    assert len(debrief) < 3_000_000
    assert not silence


@pytest.mark.parametrize(("level", "seen", "unseen"), [
    ("score", (), ("Outcome", "World (seed)", "Weight")),
    ("reasons", ("Outcome",), ("World (seed)", "Weight")),
    ("full", ("Outcome", "World (seed)", "Weight"), ()),
])  # fmt: skip
def test_feedback_tells_what_the_teacher_chose(tmp_path, level, seen, unseen):
    (tmp_path / "class.csv").write_text(roster_text(["a1"]), "utf-8")
    assert main([*NEW, "--seed", "5", "--feedback", level, "--out", str(tmp_path / "w.assignment.json")]) == 0
    assignment = read_assignment(tmp_path / "w.assignment.json")
    write(tmp_path / "in", "a.replay", play_class(assignment, ["a1"])[0].replay)
    words = [str(tmp_path / "in"), "--assignment", str(tmp_path / "w.assignment.json")]
    assert main(["teach", "grade", *words, "--roster", str(tmp_path / "class.csv"), "--out", str(tmp_path / "o")]) == 0
    page = next((tmp_path / "o" / "feedback").glob("*.html")).read_text("utf-8")
    assert all(one in page for one in seen)
    assert not any(one in page for one in unseen)


def test_lateness_costs_what_the_file_says_and_an_extension_counts(tmp_path):
    students = ["a1", "b2", "c3"]
    (tmp_path / "class.csv").write_text(roster_text(students), "utf-8")
    words = [*NEW, "--seed", "5", "--due", "2026-11-29T11:00", "--grace", "15", "--late-day", "10"]
    words += ["--extend", "b2=2026-12-02T00:00", "--out", str(tmp_path / "w.assignment.json")]
    assert main(words) == 0
    assignment = read_assignment(tmp_path / "w.assignment.json")
    for one in play_class(assignment, students[:2]):  # handed in on 30 November at noon
        write(tmp_path / "in", f"{one.student}.replay", one.replay)
    words = [str(tmp_path / "in"), "--assignment", str(tmp_path / "w.assignment.json")]
    assert main(["teach", "grade", *words, "--roster", str(tmp_path / "class.csv"), "--out", str(tmp_path / "o")]) == 0
    rows = {row["student"]: row for row in rows_of(tmp_path / "o" / "results.csv")}
    assert (rows["a1"]["status"], rows["a1"]["penalty"]) == ("late", "20")
    assert float(rows["a1"]["points"]) == pytest.approx(max(0.0, float(rows["a1"]["raw"]) - 20.0))
    assert (rows["b2"]["status"], rows["b2"]["penalty"]) == ("ok", "0")


def test_of_two_hand_ins_one_counts_and_the_other_is_told(tmp_path):
    (tmp_path / "class.csv").write_text(roster_text(["a1"]), "utf-8")
    assert main([*NEW, "--seed", "5", "--out", str(tmp_path / "w.assignment.json")]) == 0
    assignment = read_assignment(tmp_path / "w.assignment.json")
    good = play_class(assignment, ["a1"])[0].replay
    later = good.classwork.model_copy(update={"finished": "2026-12-01T12:00:00Z"})
    write(tmp_path / "in", "first.replay", good)
    write(tmp_path / "in", "second.replay", hand_in(assignment, "a1", good.orders, good.digests, classwork=later))
    words = [str(tmp_path / "in"), "--assignment", str(tmp_path / "w.assignment.json")]
    assert main(["teach", "grade", *words, "--roster", str(tmp_path / "class.csv"), "--out", str(tmp_path / "o")]) == 0
    told = {row["file"]: row["status"] for row in rows_of(tmp_path / "o" / "results.csv")}
    assert told == {"first.replay": "duplicate", "second.replay": "ok"}


@pytest.mark.slow
def test_killed_again_and_again_and_resumed_every_file_has_one_row(tmp_path):
    students = [f"s{number:03}" for number in range(300)]
    (tmp_path / "class.csv").write_text(roster_text(students), "utf-8")
    assert main([*NEW, "--seeds", "fair", "--students", "300", "--out", str(tmp_path / "w.assignment.json")]) == 0
    assignment = read_assignment(tmp_path / "w.assignment.json")
    for one in play_class(assignment, students):
        write(tmp_path / "in", f"{one.student}.replay", one.replay)
    words = ["teach", "grade", str(tmp_path / "in"), "--assignment", str(tmp_path / "w.assignment.json")]
    words += ["--roster", str(tmp_path / "class.csv"), "--workers", "1"]
    assert main([*words, "--out", str(tmp_path / "whole")]) == 0
    command = [sys.executable, "-m", "game", *words, "--out", str(tmp_path / "cut"), "--resume"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    notes, killed = tmp_path / "cut" / "checked.jsonl", 0
    for wanted in (1, 65, 129, 193, 257):
        child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while child.poll() is None and (not notes.is_file() or notes.read_bytes().count(b"\n") < wanted):
            time.sleep(0.005)
        child.send_signal(signal.SIGKILL)
        killed += child.wait() == -signal.SIGKILL
    assert killed >= 3
    assert main([*words, "--out", str(tmp_path / "cut"), "--resume"]) == 0
    for name in ("results.csv", "results.jsonl", "grades-canvas.csv", "report.html"):
        assert (tmp_path / "cut" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    rows = rows_of(tmp_path / "cut" / "results.csv")
    assert len({row["file"] for row in rows}) == len(rows) == len(list((tmp_path / "in").iterdir()))
    assert re.search(r"\d+ of 300 on the class list", (tmp_path / "cut" / "report.html").read_text("utf-8"))
