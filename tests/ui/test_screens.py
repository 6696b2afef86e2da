"""Title, briefing, board, report and menu: everything is inside, nothing stands on anything, all can be read."""

import pygame
import pytest

from game.schema import library
from tests.ui import reading
from tests.ui.test_screens_more import SEATS, SIZES, check, key, look, misplaced, opened, played

TURNS = (0, 1, 4)


def boards(app):
    """The board at each of its pages of orders."""
    page = app.top.page
    for tab in page.board.desk.tabs:
        page.board.tab = tab.key
        app.renew()
        app.top.settle()
        yield tab.key


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("level", library.names())
def test_the_front_screens_can_be_read(level, size):
    check(opened("title", size))
    app = opened("title", size)
    app.show("briefing", level)
    check(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seat", SEATS, ids="-".join)
def test_every_page_of_orders_can_be_read_and_reached(seat, size):
    for turns in TURNS:
        app = opened("main", size, played(*seat, turns))
        for tab in boards(app):
            assert app.top.page.board.tab == tab
            assert not misplaced(app.top.stage), (turns, tab)
            assert not reading.faults(look(app)), (turns, tab)
        check(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seat", SEATS, ids="-".join)
def test_reports_and_the_menu_can_be_read(seat, size):
    for turns in (0, 1, 4, 99):
        match = played(*seat, turns)
        for name in ("report", "menu"):
            app = opened("main", size, match)
            app.show(name)
            check(app)


@pytest.mark.parametrize("seat", SEATS, ids="-".join)
def test_drawing_the_board_changes_nothing(seat):
    app = opened("main", match=played(*seat, 3))
    before, digests = app.top.page.state(), list(app.match.digests)
    first, second = (pygame.Surface(app.size, depth=32) for _ in range(2))
    app.draw(first)
    app.draw(second)
    assert first.get_buffer().raw == second.get_buffer().raw
    assert app.top.page.state() == before
    assert app.match.digests == digests


def test_escape_opens_and_closes_the_menu():
    app = opened("main", match=played(*SEATS[0], 0))
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "menu"
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "main"
