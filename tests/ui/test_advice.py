"""The advisers' screen: it can be read at every size, orders what the person says, and shows what text tells."""

import pygame
import pytest

from game.models.advisers import council, lines, voices
from tests.ui.test_screens_more import SIZES, check, click, key, look, opened, played
from tests.ui.test_why import worked_out

SEATS = [("first-licence", "halyard"), pytest.param(("mythos-2026", "washington"), marks=pytest.mark.slow)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seat", SEATS, ids="-".join)
def test_it_can_be_read_before_and_after(seat, size):
    app = opened("advice", size, played(*seat, 2))
    check(app)
    worked_out(app)
    check(app)


def test_the_key_opens_it_and_no_slice_is_an_order():
    match = played("mythos-2026", "meridian", 2)
    app = opened("main", match=match)
    key(app, pygame.K_a, letter="a")
    assert app.top.page.name == "advice"
    worked_out(app)
    assert not match.pending, "advisers never decide"
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "main"


def test_a_button_orders_what_is_asked_and_undo_takes_it_back():
    match = played("mythos-2026", "meridian", 2)
    app = opened("main", match=match)
    app.show("advice")
    worked_out(app)
    voice = next(one for one in app.top.page.voices if one.orders)
    click(app, f"{voice.key}.order")
    assert app.top.page.name == "main"
    assert tuple(match.standing_orders()) == voice.orders
    key(app, pygame.K_z, pygame.KMOD_CTRL)
    assert not match.pending


def test_the_screen_and_the_text_say_the_same():
    match = played("middle-power", "seoul", 2)
    app = opened("advice", (1920, 1080), match)
    worked_out(app)
    drawn = "".join(one.words for one in look(app)).replace(" ", "")
    found = council(match).finish()
    text = " ".join(lines(match, found))
    for voice in voices(match, found):
        for said in (voice.asks, *(one.text for one in (*voice.reasons, *voice.answers))):
            plain = said.replace("**", "")
            assert plain in text
            assert plain.replace(" ", "") in drawn


def test_a_look_fills_its_slice_with_work(monkeypatch):
    """A step alone takes a millisecond or two: one for every picture would take minutes."""
    monkeypatch.setattr("game.ui.screens.advice.SLICE", 600.0)
    app = opened("advice", match=played("first-licence", "halyard", 2))
    app.tick()
    assert app.top.page.state()["done"] == 1.0


def test_a_finished_game_has_no_advice():
    app = opened("advice", match=played("first-licence", "capitol"))
    check(app)
    assert council(played("first-licence", "capitol")) is None
