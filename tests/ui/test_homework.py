"""A student's assignment in the window: no turn ends before its predictions; what is handed in is the game."""

import pygame
import pytest

from game.cli import main
from game.play import saving
from game.schema.assignment import read_assignment
from game.schema.reading import read_replay
from game.teach.receipt import receipt
from game.ui.screen import EndTurn, Resume, Study
from tests.ui.test_screens_more import SIZES, check, click, key, look, opened, widget


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    path = tmp_path_factory.mktemp("lesson") / "week.assignment.json"
    assert main(["teach", "new", "first-licence", "--role", "capitol", "--seed", "5", "--out", str(path)]) == 0
    return path


def begun(paper, size=(1280, 720)):
    app = opened("title", size)
    app.deeds.do(Study(str(paper), "0007"))
    return app


def type_into(app, name, text):
    entry = widget(app, name)
    entry.begin()
    entry.line.select_all()
    entry.line.insert(text)
    entry.commit()
    app.obey()
    app.top.renew()


def predict(app):
    """Answer what is due, whichever kind it is."""
    for question in app.top.page.model:
        if question.state != "due":
            continue
        if len(question.numbers) == 1:
            type_into(app, f"{question.id}.0", "60")
        else:
            prompt = next(one for one in app.top.page.sitting.assignment.prompts if one.id == question.id)
            times = 100 if question.suffix == "%" else 1
            for place, value in enumerate((prompt.lowest, prompt.highest)):
                type_into(app, f"{question.id}.{place}", f"{value * times:g}")


def to_board(app):
    while app.top.page.name != "main":
        key(app, pygame.K_ESCAPE)
        app.obey()


def end_turn(app):
    app.deeds.do(EndTurn())
    while app.deeds.ending.going:
        app.tick()


def played(app):
    while not app.match.over:
        end_turn(app)
        if app.top.page.name == "homework" and app.top.page.sitting.open():
            predict(app)
            to_board(app)
            continue
        if app.top.page.name == "homework":
            for question in app.top.page.model:
                if question.state == "seen" and question.said and not question.text:
                    type_into(app, f"{question.id}.text", "Others answered the line by selling more abroad.")
        if not app.match.over:
            to_board(app)
    return app


@pytest.mark.parametrize("size", SIZES)
def test_it_can_be_read_at_the_start_and_at_the_end(paper, size):
    app = begun(paper, size)
    assert app.top.page.name == "homework"
    check(app)
    to_board(app)
    check(app)
    played(app)
    assert app.top.page.name == "homework"
    check(app)
    click(app, "hand_in")
    app.top.renew()
    check(app)


def test_no_turn_ends_before_its_predictions(paper):
    app = begun(paper)
    due = [one for one in app.top.page.model if one.state == "due"]
    to_board(app)
    first = min(one.asked for one in app.deeds.sitting.assignment.prompts)
    for _ in range(first - 1):
        end_turn(app)
        to_board(app)
    turn = app.match.turn
    end_turn(app)
    assert app.match.turn == turn
    assert app.top.page.name == "homework"
    assert due or first > 1
    predict(app)
    to_board(app)
    end_turn(app)
    assert app.match.turn == turn + 1


def test_a_number_that_is_none_is_refused_in_words(paper):
    app = begun(paper)
    while not app.top.page.sitting.open():
        to_board(app)
        end_turn(app)
        to_board(app)
        key(app, pygame.K_h, letter="h")
    question = next(one for one in app.top.page.model if one.state == "due")
    for place in range(len(question.numbers)):
        type_into(app, f"{question.id}.{place}", "perhaps")
    assert "numbers" in app.top.page.state()["told"]
    assert app.top.page.sitting.open()


def test_what_is_handed_in_is_the_game_and_its_receipt_is_shown(paper, home, tmp_path):
    app = played(begun(paper))
    click(app, "hand_in")
    app.top.renew()
    files = list((home / "to-hand-in").glob("*.replay"))
    assert len(files) == 1
    record = read_replay(files[0])
    assert len(record.orders) == app.match.level.turns
    assert len(record.classwork.answers) == len(read_assignment(paper).prompts)
    assert all(one.text for one in record.classwork.answers)
    drawn = "".join(one.words for one in look(app)).replace(" ", "")
    assert receipt(record) in drawn
    (tmp_path / "class.csv").write_text("student_id\n0007\n", "utf-8")
    words = ["teach", "grade", str(home / "to-hand-in"), "--assignment", str(paper)]
    assert main([*words, "--roster", str(tmp_path / "class.csv"), "--out", str(tmp_path / "out")]) == 0
    assert "1 ok" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_it_goes_on_where_it_was_left(paper):
    app = begun(paper)
    to_board(app)
    while app.deeds.sitting.open():
        key(app, pygame.K_h, letter="h")
        predict(app)
        to_board(app)
    end_turn(app)
    turn, said = app.match.turn, app.deeds.sitting.work.answers
    again = begun(paper)
    assert again.match.turn == turn
    assert again.deeds.sitting.work.answers == said
    save = next(one for one in saving.saves() if one.kind == "auto")
    loaded = opened("title")
    loaded.deeds.do(Resume(str(save.path)))
    assert loaded.deeds.sitting is not None


def test_a_file_dropped_on_the_window_asks_who_plays(paper):
    app = opened("title")
    app.handle(pygame.Event(pygame.DROPFILE, file=str(paper)))
    assert app.top.page.name == "student"
    check(app)
    type_into(app, "id", "0009")
    click(app, "play")
    assert app.deeds.sitting.work.student == "0009"


def test_a_file_that_is_none_is_told_and_nothing_opens(tmp_path):
    path = tmp_path / "x.assignment.json"
    path.write_text("{}", "utf-8")
    app = opened("title")
    app.deeds.do(Study(str(path), "0007"))
    assert app.match is None
    assert app.top.page.name == "title"
