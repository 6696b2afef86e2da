"""Two persons at one window: chosen before the game, hidden from each other, and both shown the end."""

from dataclasses import replace

import pygame
import pytest

from game.models.saves import save_rows
from game.models.settings import Settings, load
from game.ui.app import App
from game.ui.screen import Resume
from game.ui.screens.main.trendcard import ahead
from tests.ui.test_screens_more import SIZES, check, click, key, look, opened, played, widget


@pytest.fixture
def app():
    made = App((1280, 720), Settings(skill="routine"))
    made.show("briefing", "first-licence 5", alone=True)
    return made


def texts(app):
    return " ".join(text.shown for text in look(app))


def seated(app):
    """Both seats taken, the first page shown."""
    click(app, "setup")
    click(app, "person.halyard")
    key(app, pygame.K_ESCAPE)
    click(app, "start")
    return app


def test_persons_are_chosen_before_the_game_and_the_briefing_says_so(app):
    click(app, "setup")
    click(app, "person.halyard")
    click(app, "back")
    assert app.top.page.persons == ("halyard",)
    assert "2 persons" in texts(app)
    click(app, "start")
    assert app.match.persons == ("capitol", "halyard")


def test_nothing_of_the_game_is_seen_between_two_persons(app):
    seated(app)
    assert app.top.page.name == "handover"
    shown = texts(app)
    assert "Capitol decides" in shown
    assert not any(figure.value in shown for figure in app.stack[0].page.board.headline.figures)
    assert not key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "handover"
    key(app, pygame.K_RETURN)
    assert app.top.page.name == "main", "Enter sits down"


def test_each_decides_alone_and_then_the_turn_is_played(app):
    seated(app)
    click(app, "sit")
    assert (app.top.page.name, app.match.seat) == ("main", "capitol")
    assert "Hand over" in texts(app)
    click(app, "end_turn")
    assert (app.match.seat, app.match.turn) == ("halyard", 0)
    assert "Halyard decides" in texts(app)
    click(app, "sit")
    assert "End turn" in texts(app)
    click(app, "end_turn")
    assert (app.match.seat, app.match.turn) == ("capitol", 1)
    click(app, "sit")
    assert app.top.page.name == "report"


def test_both_see_how_it_ended(app):
    seated(app)
    while not app.match.over:
        click(app, "sit")
        if app.top.page.name == "report":
            key(app, pygame.K_ESCAPE)
        click(app, "end_turn")
    app.show("debrief")
    total = app.top.page.state()["total"]
    click(app, "look_from.halyard")
    assert app.match.seat == "halyard"
    assert app.top.page.name == "debrief"
    assert app.top.page.state()["total"] != total


def test_a_shared_game_is_loaded_behind_the_page_that_hides_it(app):
    seated(app)
    click(app, "sit")
    click(app, "end_turn")
    app.deeds.keeping.keep("ours")
    app.show("title", alone=True)
    app.show("saves")
    row = next(row for row in save_rows() if row.name == "ours")
    assert row.seat == "Capitol and Halyard"
    app.deeds.do(Resume(row.path))
    assert app.top.page.name == "handover"
    assert app.match.seat == "halyard"


@pytest.mark.parametrize("size", SIZES)
def test_the_pages_can_be_read(size):
    made = App(size, Settings())
    made.show("setup", "two-internets beijing")
    check(made)
    made.match = played("first-licence", "capitol", 2)
    made.show("handover")
    check(made)


# ---- help that can be switched off ----------------------------------------------------------------------


def test_help_is_switched_off_and_kept(app):
    click(app, "setup")
    click(app, "help.forecast")
    assert "forecast" not in app.settings.assists
    assert load().assists == app.settings.assists


@pytest.mark.parametrize("name", ["coaching", "forecast", "warnings", "advice"])
def test_every_help_does_something_that_is_gone_without_it(name):
    """With all help, and with all but one: the board tells less."""

    def board(assists):
        made = opened("main", match=played("first-licence", "capitol", 1), settings=Settings(assists=assists))
        for _ in range(4000):
            made.top.tick()
            futures = made.top.page.board.futures
            if futures is None or futures.settled:
                break
        return made

    every = Settings().assists
    full, less = board(every), board(tuple(one for one in every if one != name))
    board_full, board_less = full.top.page.board, less.top.page.board
    if name == "advice":
        assert widget(full, "advice")
        assert not any(one.name == "advice" for one in less.top.stage.widgets)
        key(less, pygame.K_a)
        assert less.top.page.name == "main"
    elif name == "forecast":
        assert ahead(board_full) is not None
        assert ahead(board_less) is None
    elif name == "coaching":
        assert board_full.presses[0].key == "coach"
        assert all(press.key != "coach" for press in board_less.presses)
    else:
        assert not any(press.key.startswith("warn-") for press in board_less.presses)


def test_without_forecast_and_warnings_nothing_is_imagined():
    plain = replace(Settings(), assists=())
    made = opened("main", match=played("first-licence", "capitol", 1), settings=plain)
    made.top.tick()
    assert made.top.page.board.futures is None
