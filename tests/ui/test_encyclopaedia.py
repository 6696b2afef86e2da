"""The encyclopaedia on the screen: nothing cut or covered, and read by mouse or by keys alone."""

import pygame
import pytest

from game.models.encyclopaedia import KINDS, book, contents
from tests.ui import reading
from tests.ui.test_screens_more import SEATS, SIZES, click, key, look, misplaced, opened, played, widget


def at(page, size=(1280, 720), match=None):
    app = opened("title", size, match)
    app.show("encyclopaedia", page)
    settle(app)
    return app


def settle(app):
    for _ in range(3000):
        app.tick()
        app.obey()
        if app.top.page.ready and not app.top.stale:
            return
    raise AssertionError("the book is never whole")


def type_in(app, words):
    for letter in words:
        key(app, ord(letter), letter=letter)
        app.handle(pygame.Event(pygame.TEXTINPUT, text=letter))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_every_kind_can_be_read(kind, size):
    app = at(max(contents()[kind], key=lambda entry: len(entry.title)).id, size)
    assert not misplaced(app.top.stage)
    drawn = look(app)
    allowed = [fault for fault in reading.faults(drawn) if "is shown as" not in fault]
    assert not allowed
    page = app.top.page.state()["page"]
    assert any(text.words == book()[page].title for text in drawn)


def test_while_the_book_is_made_the_window_says_so():
    app = opened("title")
    app.show("encyclopaedia")
    app.top.page.ready = False
    assert "Opening the book ..." in {text.shown for text in look(app)}
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "title"


def test_search_by_keys_alone_opens_the_best_page():
    app = at("")
    key(app, pygame.K_SLASH)
    type_in(app, "tier")
    assert app.top.page.state()["listed"] > 3
    key(app, pygame.K_RETURN)
    settle(app)
    assert app.top.page.state()["page"] == "term.tier"


def test_links_are_followed_by_keys_and_one_comes_back():
    app = at("lever.compute_threshold")
    page = widget(app, "text.lever.compute_threshold")
    app.top.stage.set_focus(page, by_key=True)
    key(app, pygame.K_RIGHT)
    key(app, pygame.K_RETURN)
    settle(app)
    assert app.top.page.state()["page"] == book()["lever.compute_threshold"].links[0]
    key(app, pygame.K_LEFT, pygame.KMOD_ALT)
    settle(app)
    assert app.top.page.state()["page"] == "lever.compute_threshold"
    click(app, "newer")
    settle(app)
    assert app.top.page.state()["page"] == book()["lever.compute_threshold"].links[0]


def test_a_row_is_clicked_and_a_kind_is_chosen():
    app = at("lever.notice")
    app.top.page._choose_kind("event")
    settle(app)
    rows = widget(app, "pages")
    where = rows.row_rect(2).center
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        app.handle(pygame.Event(pygame.MOUSEMOTION, pos=where, rel=(1, 1), buttons=(0, 0, 0)))
        app.handle(pygame.Event(kind, pos=where, button=1))
    settle(app)
    assert app.top.page.state()["page"] == contents()["event"][2].id


def test_the_board_and_an_explanation_lead_there():
    app = opened("main", match=played(*SEATS[0], 1))
    key(app, pygame.K_F2)
    assert app.top.page.name == "encyclopaedia"
    key(app, pygame.K_ESCAPE)
    app.show("why", "score")
    key(app, pygame.K_F2)
    settle(app)
    assert app.top.page.state()["page"] == "term.score"
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "why"
