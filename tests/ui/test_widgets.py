"""Buttons, switches, tabs, sliders and fields by mouse and by keyboard, on values."""

import pygame
import pytest

from game.ui.widgets.choice import Choice
from game.ui.widgets.field import Field
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Label, Paint
from game.ui.widgets.number import Number
from game.ui.widgets.progress import Progress
from game.ui.widgets.slider import Slider
from game.ui.widgets.span import Span
from game.ui.widgets.tabs import Tabs
from game.ui.widgets.toggle import Toggle
from game.ui.widgets.tooltip import Tip
from tests.ui.driving import Box
from tests.ui.furniture import AT, TIERS, button

K = pygame
CTRL, SHIFT = pygame.KMOD_CTRL, pygame.KMOD_SHIFT


# ---- button, toggle, tabs, choice ----------------------------------------------------------------


def test_button_by_mouse_fires_on_release_inside_only(player):
    _, pressed = button(player)
    player.press(AT.center)
    assert pressed.value == 0
    player.release(AT.center)
    assert pressed.value == 1
    player.press(AT.center)
    player.release((600, 600))
    assert pressed.value == 1


@pytest.mark.parametrize("key", [K.K_RETURN, K.K_SPACE, K.K_KP_ENTER])
def test_button_by_keyboard(player, key):
    _, pressed = button(player)
    player.keys(K.K_TAB, key)
    assert pressed.value == 1
    assert player.key(key, CTRL) is False  # Ctrl+Enter belongs to the screen
    assert pressed.value == 1


def test_a_disabled_button_does_nothing_and_says_why(player):
    _, pressed = button(player, enabled=False, reason="Needs 12 political capital, you have 9.")
    player.click(AT.center)
    assert "political" in player.shown()
    player.keys(K.K_TAB, K.K_RETURN)
    assert pressed.value == 0
    player.key(K.K_F1)
    assert "political" in player.shown()


def test_enabled_may_change_with_the_game(player):
    cash = Box(5)
    _, pressed = button(player, enabled=lambda: cash.value > 10)
    player.click(AT.center)
    cash.put(20)
    player.click(AT.center)
    assert pressed.value == 1


def test_toggle_by_mouse_and_keyboard(player):
    on = Box(False)
    Toggle(player.stage, "open", AT, label="Publish", get=on.get, put=on.put)
    player.click(AT.center)
    assert on.value is True
    player.key(K.K_SPACE)
    assert on.value is False
    player.key(K.K_RETURN)
    assert on.value is True


@pytest.mark.parametrize("kind", [Tabs, Choice])
def test_tabs_and_choice_by_mouse_and_keyboard(player, kind):
    value = Box("open")
    made = kind(player.stage, "tier", AT, items=TIERS, get=value.get, put=value.put)
    player.click(made.cells()[2].center)
    assert value.value == "licence"
    player.key(K.K_RIGHT)
    assert value.value == "open"
    player.key(K.K_LEFT)
    assert value.value == "licence"


def test_choice_refuses_an_item_with_a_reason_and_says_it(player):
    value, items = Box("open"), [*TIERS, Item("deny", "Deny", colour="bad", reason="Not before 2027.")]
    made = Choice(player.stage, "tier", AT, items=items, get=value.get, put=value.put, caption="Tier")
    player.click(made.cells()[3].center)
    assert value.writes == 0
    player.keys(K.K_LEFT)
    assert value.value == "licence"
    player.move((5, 5))
    player.move(made.cells()[3].center)
    player.wait(1)
    assert "2027." in player.shown()
    player.move((5, 5))
    player.key(K.K_TAB)
    player.key(K.K_F1)
    assert "2027." in player.shown()


# ---- slider --------------------------------------------------------------------------------------


def test_slider_by_mouse(player, slider):
    made, value = slider
    player.click((round(made.x_of(75)), AT.centery))
    assert value.value == 75
    player.drag((round(made.x_of(75)), AT.centery), (900, 600))
    assert value.value == 100
    player.drag(AT.center, (0, 0))
    assert value.value == 0


@pytest.mark.parametrize(
    ("key", "after"),
    [
        (K.K_RIGHT, 21),
        (K.K_UP, 21),
        (K.K_LEFT, 19),
        (K.K_DOWN, 19),
        (K.K_PAGEUP, 30),
        (K.K_PAGEDOWN, 10),
        (K.K_HOME, 0),
        (K.K_END, 100),
    ],
)
def test_slider_by_keyboard(player, slider, key, after):
    player.keys(K.K_TAB, key)
    assert slider[1].value == after


def test_slider_on_a_logarithmic_scale(player):
    value, done = Box(1e26), Box(0)
    made = Slider(
        player.stage,
        "line",
        AT,
        get=value.get,
        put=value.put,
        span=Span(1e22, 1e29, log=True),
        done=lambda: done.put(1),
    )
    player.click(AT.center)
    assert value.value == pytest.approx(3.16e25, rel=0.1)
    assert done.value == 1
    player.click((round(made.x_of(1e27)), AT.centery))
    assert value.value == pytest.approx(1e27, rel=0.15)
    player.key(K.K_END)
    assert value.value == 1e29


# ---- field ---------------------------------------------------------------------------------------


def test_field_by_slider_and_by_entry(player):
    value = Box(9e11)
    number = Number(value.get, value.put, Span(1e9, 1e14, log=True), show=lambda n: f"{n / 1e9:.0f}B")
    field = Field(player.stage, "n", pygame.Rect(100, 100, 300, 50), caption="Parameters", number=number)
    assert {"Parameters", "900B"} <= set(player.shown())
    player.key(K.K_TAB)
    assert player.stage.focus is field.entry
    player.type("2T")
    player.key(K.K_TAB)
    assert value.value == 2e12
    assert player.stage.focus is field.slider
    player.key(K.K_HOME)
    assert value.value == 1e9
    player.click((field.slider.rect.right - 2, field.slider.rect.centery))
    assert value.value == 1e14


def test_a_disabled_field_is_disabled_in_both_parts(player):
    value = Box(5.0)
    number = Number(value.get, value.put, Span(0, 10))
    field = Field(player.stage, "n", pygame.Rect(100, 100, 300, 50), caption="N", number=number, enabled=False)
    player.click(field.slider.rect.center)
    player.click(field.entry.rect.center)
    player.type("7")
    player.key(K.K_RETURN)
    assert value.writes == 0


# ---- labels, cards, progress ---------------------------------------------------------------------


def test_labels_cards_and_progress_show_their_words(player):
    share = Box(0.25)
    card = Card(player.stage, "card", pygame.Rect(50, 50, 400, 300), title="Orders", icon="list", note="2 of 4")
    Label(player.stage, "words", card.body, words="Some **strong** words")
    Progress(
        player.stage,
        "run",
        pygame.Rect(64, 200, 300, 26),
        get=share.get,
        label="Training",
        note=lambda: f"{share.value:.0%}",
    )
    assert {"Orders", "2 of 4", "strong", "Training", "25%"} <= set(player.shown())
    before = player.picture()
    share.put(0.9)
    assert (before != player.picture()).any()


def test_a_painted_rectangle_can_be_clicked_and_explain_itself(player):
    clicked = Box(0)
    Paint(
        player.stage,
        "cash",
        AT,
        on=lambda: clicked.put(clicked.value + 1),
        tip=lambda: Tip("Cash", rows=[("Opening", "$394M")]),
    )
    player.click(AT.center)
    player.key(K.K_RETURN)
    assert clicked.value == 2
    player.key(K.K_F1)
    assert {"Cash", "Opening", "$394M"} <= set(player.shown())


def test_what_only_stands_there_is_not_in_the_tab_order(player):
    Label(player.stage, "words", AT, words="Still")
    Label(player.stage, "number", AT.move(0, 40), words="412", tip=lambda: Tip("Why 412?"))
    player.keys(K.K_TAB)
    assert player.stage.focus.name == "number"
    player.keys(K.K_TAB)
    assert player.stage.focus.name == "number"
