"""Teaching from the window: the same files as from the terminal, nothing waits, and a lesson goes through."""

import time

import pygame
import pytest

from game.cli import main
from game.models import classroom
from tests.teach.classes import play_class, roster_text, write
from tests.ui.test_screens_more import SIZES, check, click, key, look, misplaced, opened


def finish(app, within=60.0):
    """Let the command run to its end; no look at it takes long."""
    until = time.monotonic() + within
    while app.top.page.state()["running"] and time.monotonic() < until:
        app.tick()
        app.obey()
        time.sleep(0.01)
    app.top.renew()
    return app.top.page.state()


def fill(app, **values):
    for key_, value in values.items():
        app.top.page._put(key_, str(value))
    app.obey()
    app.top.renew()


@pytest.mark.parametrize("size", SIZES)
def test_every_form_can_be_read(size):
    app = opened("teach", size)
    for deed in ("make", "grade", "debrief"):
        app.top.page._turn(deed)
        app.obey()
        app.top.renew()
        check(app)


def test_a_lesson_goes_through_and_makes_the_same_files_as_the_terminal(tmp_path, home):
    roster, paper = tmp_path / "class.csv", tmp_path / "w.assignment.json"
    roster.write_text(roster_text(["a1", "b2", "c3"]), "utf-8")
    app = opened("teach")
    fill(app, level="first-licence", seeds="fair", roster=roster, out=paper, due="2099-12-01T23:59", title="Week 1")
    click(app, "go")
    told = finish(app)
    assert told["code"] == 0, told["lines"]
    assert app.top.page.errand.done == 1.0
    words = ["teach", "new", "first-licence", "--role", "capitol", "--seeds", "fair", "--roster", str(roster)]
    words += ["--due", "2099-12-01T23:59", "--title", "Week 1", "--out", str(tmp_path / "again.assignment.json")]
    assert main(words) == 0
    assert paper.read_bytes() == (tmp_path / "again.assignment.json").read_bytes()
    from game.schema.assignment import read_assignment

    for one in play_class(read_assignment(paper), ["a1", "b2"]):
        write(tmp_path / "in", f"{one.student}.replay", one.replay)
    app.top.page._turn("grade")
    fill(app, folder=tmp_path / "in", assignment=paper, roster=roster, out=tmp_path / "out")
    click(app, "go")
    told = finish(app)
    assert told["code"] == 0, told["lines"]
    assert "2 ok" in told["lines"][-1]
    drawn = "".join(one.words for one in look(app)).replace(" ", "")
    assert told["lines"][-1].replace(" ", "") in drawn
    assert (tmp_path / "out" / "report.html").exists()
    app.top.page._turn("debrief")
    fill(app, out=tmp_path / "out", page=tmp_path / "class.html")
    assert app.top.page.values["debrief"]["folder"] == str(tmp_path / "in"), "typed once"
    click(app, "go")
    assert finish(app)["code"] == 0
    assert (tmp_path / "class.html").exists()
    assert not misplaced(app.top.stage)


def test_what_is_wrong_is_told_in_a_sentence(tmp_path):
    app = opened("teach")
    fill(app, weights="outcomes=lots", out=tmp_path / "w.assignment.json")
    click(app, "go")
    told = finish(app)
    assert told["code"] == 2
    assert any("Weights look like" in line for line in told["lines"])
    assert not (tmp_path / "w.assignment.json").exists()
    assert not misplaced(app.top.stage)


def test_nothing_starts_while_a_line_is_empty():
    app = opened("teach")
    app.top.page._turn("grade")
    app.obey()
    app.top.renew()
    click(app, "go")
    assert app.top.page.errand is None
    assert "Hand-ins" in classroom.lacking("grade", app.top.page.values["grade"])


def test_stop_stops_and_escape_leaves(tmp_path):
    app = opened("title")
    app.show("teach")
    fill(app, level="two-internets", seeds="fair", students="400", out=tmp_path / "w.assignment.json")
    click(app, "go")
    assert app.top.page.state()["running"]
    click(app, "stop")
    assert finish(app)["code"] != 0
    assert not (tmp_path / "w.assignment.json").exists()
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "title"
