"""Dialogs, focus, tooltips, notices, new layouts, and one of everything on one stage."""

import pygame
import pytest

from game.ui.widgets.dialog import Dialog
from game.ui.widgets.entry import Entry
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.tooltip import Tip
from tests.ui import reading
from tests.ui.driving import Box, Player
from tests.ui.furniture import AT, ask, button, furnished

K = pygame
CTRL, SHIFT = pygame.KMOD_CTRL, pygame.KMOD_SHIFT


# ---- dialog --------------------------------------------------------------------------------------


def test_dialog_by_mouse(player):
    _, pressed = button(player)
    said = ask(player)
    player.click(AT.center)
    assert pressed.value == 0
    player.click(player.stage.by_name("quit.leave").rect.center)
    assert said == ["leave"]
    assert player.stage.front is None
    player.click(AT.center)
    assert pressed.value == 1


def test_dialog_by_keyboard_traps_focus_and_gives_it_back(player):
    made, _ = button(player)
    player.key(K.K_TAB)
    said = ask(player)
    assert player.stage.focus.name == "quit.save"
    names = set()
    for _ in range(7):
        player.key(K.K_TAB)
        names.add(player.stage.focus.name)
    assert names == {"quit.cancel", "quit.leave", "quit.save"}
    assert player.key(K.K_F5) is True  # no shortcut gets past a dialog
    player.key(K.K_ESCAPE)
    assert said == ["cancel"]
    assert player.stage.focus is made


def test_dialog_with_an_entry(player):
    name = Box("turn 8")

    def content(stage, rect):
        Entry(stage, "save.name", rect, get=name.get, put=name.put)

    said = ask(player, content=content, content_height=32)
    player.type("before the ban")
    player.keys(K.K_TAB, K.K_TAB, K.K_TAB, K.K_RETURN)
    assert (name.value, said) == ("before the ban", ["save"])


def test_a_long_dialog_stays_on_screen_and_scrolls(clock):
    player = Player((1024, 640), clock)
    Dialog(player.stage, "long", AT, title="Terms", text="Many words. " * 900, on_answer=print)
    assert player.stage.bounds.contains(player.stage.by_name("long").panel)
    assert player.stage.by_name("long.text").scroller.limit > 0
    assert not reading.cut(player.look())


# ---- the stage -----------------------------------------------------------------------------------


def test_names_are_unique(player):
    button(player)
    with pytest.raises(ValueError, match="two widgets are called 'go'"):
        button(player)
    with pytest.raises(KeyError, match="no widget is called 'stop'; there are go"):
        player.stage.by_name("stop")


def test_tab_goes_round_in_order_of_creation(player):
    for name, y in (("c", 300), ("a", 100), ("b", 200)):
        button(player, name, rect=pygame.Rect(100, y, 100, 30))
    order = []
    for _ in range(4):
        player.key(K.K_TAB)
        order.append(player.stage.focus.name)
    assert order == ["c", "a", "b", "c"]


def test_the_ring_shows_only_after_a_key(player):
    made, _ = button(player)
    player.click(AT.center)
    assert player.stage.focus is made
    plain = player.picture()
    player.move((5, 5))
    player.key(K.K_TAB)
    assert (plain != player.picture()).sum() > 100
    player.click(AT.center)
    assert not player.stage.keyboard


def test_events_that_change_nothing_say_so(player):
    button(player)
    assert player.move((500, 500)) is False
    assert player.move((510, 500)) is False
    assert player.move(AT.center) is True
    assert player.move((AT.centerx + 1, AT.centery)) is False
    assert player.key(K.K_F5) is False
    assert player.stage.handle(pygame.Event(pygame.KEYUP, key=K.K_a, mod=0)) is False
    assert player.stage.due() is None
    assert player.stage.tick() is False


def test_drawing_changes_nothing(player):
    button(player, tip=lambda: Tip("Go"))
    player.move(AT.center)
    first = player.picture()
    assert (first == player.picture()).all()
    assert player.stage.due() == pytest.approx(0.35)


def test_a_tooltip_opens_after_a_while_and_closes_when_the_mouse_leaves(player):
    button(
        player,
        tip=lambda: Tip("Why $224M?", "Because **so**.", [("Compute", "$178M")], ("Total", "$224M"), "Encyclopaedia"),
    )
    player.move(AT.center)
    assert player.stage.due() == pytest.approx(0.35)
    assert player.wait(0.2) is False
    assert player.wait(0.2) is True
    drawn = player.look()
    assert {"Compute", "$178M", "Total", "$224M"} <= {text.shown for text in drawn}
    assert reading.faults(drawn) == []
    assert player.stage.due() is None
    assert player.move((900, 600)) is True
    assert "$178M" not in player.shown()


def test_a_tooltip_opens_for_the_keyboard(player):
    button(player, tip=lambda: Tip("About going"))
    player.key(K.K_TAB)
    assert player.wait(0.4) is True
    assert "going" in player.shown()
    assert player.key(K.K_ESCAPE) is True
    assert "going" not in player.shown()
    assert player.key(K.K_F1) is True
    assert "going" in player.shown()


@pytest.mark.parametrize("at", [(2, 2), (1277, 2), (2, 717), (1277, 717), (640, 360)])
def test_a_tooltip_stays_inside_the_window(player, at):
    tip = Tip(
        "Title " * 12,
        "Words " * 40,
        [("A rather long name of a row that wraps", "$1,000,000M")] * 6,
        ("Total", "1"),
        "Foot " * 20,
    )
    rect = tip.place(player.stage.scale, at, player.stage.bounds)
    assert player.stage.bounds.contains(rect)
    assert not rect.collidepoint(at) or at == (640, 360)


def test_toasts_queue_and_leave(player):
    for words in ("one", "two", "three", "four"):
        player.stage.toast(words, "good")
    assert {"one", "two", "three"} <= set(player.shown())
    assert "four" not in player.shown()
    assert player.stage.due() == pytest.approx(4.0)
    assert player.wait(4.1) is True
    assert player.shown() == ["four"]
    assert player.wait(4.1) is True
    assert player.stage.due() is None


def test_saying_the_same_again_does_not_pile_up(player):
    for _ in range(5):
        player.stage.toast("Not enough cash.", "bad")
    assert len(player.stage.toasts.queue) == 1


def test_a_new_layout_keeps_focus_scroll_typing_dialog_and_toasts(player, clock):
    def furnish(who):
        area = ScrollArea(who.stage, "area", pygame.Rect(100, 100, 300, 200))
        value = Box("old")
        Entry(who.stage, "name", pygame.Rect(100, 600, 280, 32), get=value.get, put=value.put, inside=area)
        area.content = 600
        return area, value

    furnish(player)
    player.key(K.K_TAB)
    player.type("half-ty")
    player.stage.toast("Saved.", "good")
    offset = player.stage.by_name("area").offset
    assert offset > 0
    fresh = Player((1600, 900), clock, player.stage.scale)
    area, value = furnish(fresh)
    fresh.stage.adopt(player.stage)
    assert area.offset == offset
    fresh.type("ped")
    fresh.key(K.K_RETURN)
    assert value.value == "half-typed"
    assert "Saved." in fresh.shown()
    said = ask(fresh)
    again = Player((1280, 720), clock)
    furnish(again)
    again.stage.adopt(fresh.stage)
    again.key(K.K_ESCAPE)
    assert said == ["cancel"]


def test_a_lost_window_lets_go_of_what_is_dragged(player, slider):
    _, value = slider
    player.press(AT.center)
    player.stage.handle(pygame.Event(pygame.WINDOWFOCUSLOST))
    player.move((AT.right, AT.centery), held=True)
    assert value.value != 100


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1366, 768), (1920, 1080), (2560, 1440)])
def test_every_text_of_every_widget_can_be_read_at_every_size(size, clock):
    player, _ = furnished(size, clock)
    assert reading.faults(player.look()) == []
    player.click(player.stage.by_name("site").rect.center)
    assert reading.faults(player.look()) == []
    player.key(K.K_ESCAPE)
    ask(player)
    player.stage.toast("A run was refused: not enough cash.", "bad")
    assert reading.faults(player.look()) == []


def test_every_widget_answers_tab_and_can_be_left(clock):
    player, _ = furnished((1280, 720), clock)
    wanted = [widget.name for widget in player.stage.widgets if widget.takes_focus]
    assert {"tabs", "n.entry", "n.slider", "off", "table", "page"} <= set(wanted)
    seen = []
    for _ in wanted:
        player.key(K.K_TAB)
        seen.append(player.stage.focus.name)
    assert seen == wanted


def test_thousands_of_random_events_harm_nothing(clock):
    player, values = furnished((1280, 720), clock)
    keys = [
        K.K_TAB,
        K.K_RETURN,
        K.K_SPACE,
        K.K_ESCAPE,
        K.K_UP,
        K.K_DOWN,
        K.K_LEFT,
        K.K_RIGHT,
        K.K_HOME,
        K.K_END,
        K.K_PAGEUP,
        K.K_PAGEDOWN,
        K.K_F1,
        K.K_BACKSPACE,
        K.K_DELETE,
        K.K_a,
        K.K_v,
        K.K_x,
        K.K_F2,
    ]
    state = 12345
    for step in range(4000):
        state = (state * 1103515245 + 12345) % 2**31
        dice = state >> 8
        at = (dice % 1400 - 60, dice // 1400 % 800 - 40)
        kind = state // 7 % 8
        if kind < 2:
            player.move(at, held=kind == 1)
        elif kind == 2:
            player.press(at)
        elif kind == 3:
            player.release(at)
        elif kind == 4:
            player.wheel(dice % 7 - 3)
        elif kind == 5:
            player.stage.handle(pygame.Event(pygame.TEXTINPUT, text="1e\0é中"[dice % 5]))
        else:
            player.key(keys[dice % len(keys)], (0, SHIFT, CTRL)[dice // 50 % 3])
        if step % 400 == 0:
            player.wait(0.5)
            player.look()
    assert 1e9 <= values["n"].value <= 1e14
    assert sum(value.writes for value in values.values()) > 50
