"""The regime editor: what is dragged, painted and switched there are orders like all others, and the law tells them."""

import pygame
import pytest

from game.models import regime
from game.schema import library
from game.text.commands import COMMANDS
from game.text.session import Session
from tests.ui.test_screens_more import SIZES, check, click, key, look, opened, played, widget

GOVERNMENTS = [
    (name, seat.holder)
    for name in library.names()
    for seat in library.read(name).level.seats
    if seat.playable and regime.written(played(name, seat.holder, 0))
]
MYTHOS = ("mythos-2026", "washington")


def desk(seat=MYTHOS, size=(1280, 720), turns=0):
    app = opened("main", size, played(*seat, turns))
    app.match.reset_turn()
    key(app, pygame.K_r)
    assert app.top.page.name == "regime"
    return app


def chip(app, region):
    return widget(app, "tiers").chips()[region].center


def press(app, at):
    app.handle(pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0)))
    app.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
    app.handle(pygame.Event(pygame.MOUSEBUTTONUP, pos=at, button=1))


def ordered(app):
    return {(order.lever, order.target): order.value for order in app.match.standing_orders()}


def test_a_click_on_the_map_paints_a_region_and_undo_washes_it_off():
    app = desk()
    app.top.page.brush = 3
    press(app, chip(app, "IND"))
    assert ordered(app) == {("country_tier", "IND"): 3.0}
    assert app.top.page.state()["tiers"]["IND"] == 3
    assert "deny" in app.top.page.state()["law"]["country_tier"]
    press(app, chip(app, "IND"))
    assert len(app.match.pending) == 1, "what is painted already is not ordered again"
    key(app, pygame.K_z, pygame.KMOD_CTRL)
    assert ordered(app) == {}
    assert app.top.page.state()["tiers"]["IND"] == 0


def test_the_map_is_painted_by_keyboard_too():
    app = desk()
    app.top.stage.set_focus(widget(app, "brush"), by_key=True)
    key(app, pygame.K_LEFT)
    assert app.top.page.brush == 1
    app.top.stage.set_focus(widget(app, "tiers"), by_key=True)
    key(app, pygame.K_RIGHT)
    assert ordered(app) == {}, "going from region to region paints nothing"
    aimed = app.top.page.board.region
    key(app, pygame.K_RETURN)
    assert ordered(app) == {("country_tier", aimed): 1.0}


def test_a_switch_puts_a_lab_on_the_list():
    app = desk()
    click(app, "lab.qinghe")
    assert ordered(app) == {("entity_list", "qinghe"): 1.0}
    assert app.top.page.state()["law"]["entity_list"].startswith("listed: ")
    click(app, "lab.qinghe")
    assert ordered(app).get(("entity_list", "qinghe"), 0.0) == 0.0


def test_a_line_of_the_law_leads_to_its_dial():
    app = desk()
    click(app, "law.enforcement")
    app.top.settle()
    assert app.top.page.state()["tab"] == app.top.page.board.desk.tab_of("enforcement")


def test_a_refusal_is_told_where_the_orders_are():
    app = desk()
    press(app, chip(app, "USA"))
    assert ordered(app) == {}
    assert "your own country" in app.top.page.state()["banner"]
    assert "your own country" in " ".join(text.words for text in look(app))


def test_the_key_that_opens_it_closes_it_and_the_board_shows_the_orders():
    app = desk()
    click(app, "lab.qinghe")
    key(app, pygame.K_r)
    assert app.top.page.name == "main"
    assert app.top.page.board.desk.orders


def test_a_startup_has_no_rules():
    app = opened("main", match=played("mythos-2026", "meridian", 1))
    key(app, pygame.K_r)
    assert app.top.page.name == "main"
    key(app, pygame.K_ESCAPE)
    assert not any(one.name == "regime" for one in app.top.stage.widgets)


@pytest.mark.parametrize("seat", GOVERNMENTS, ids="-".join)
def test_the_text_says_the_same_law(seat):
    app = desk(seat, turns=2)
    said: list[str] = []
    COMMANDS["regime"](Session(app.match, said.append, ""), [])
    law = app.top.page.law
    if not law:
        assert said == ["No rule restricts anything yet."]
    for line, clause in zip(said, law, strict=bool(law)):
        assert line.startswith(f"{clause.label}: {clause.says}")
        assert clause.state in line


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seat", GOVERNMENTS, ids="-".join)
def test_the_editor_can_be_read_at_every_size(seat, size):
    for turns in (0, 4):
        check(desk(seat, size, turns))
