"""Drop-downs, tables, pages and areas that scroll, by mouse and by keyboard."""

import pygame
import pytest

from game.ui.widgets.item import Item
from game.ui.widgets.page import Page
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.select import Select
from game.ui.widgets.table import Cell, Column, Table
from game.ui.widgets.tooltip import Tip
from tests.ui.driving import Box
from tests.ui.furniture import AT, PLACES, TEXT, button

K = pygame
CTRL, SHIFT = pygame.KMOD_CTRL, pygame.KMOD_SHIFT


# ---- select --------------------------------------------------------------------------------------


@pytest.fixture
def select(player):
    value = Box("berlin")
    return Select(player.stage, "site", AT, items=PLACES, get=value.get, put=value.put), value


def test_select_by_mouse(player, select):
    made, value = select
    player.click(AT.center)
    assert made.open
    _, item, cell = made.rows()[4]
    player.click(cell.center)
    assert (value.value, made.open) == (item.key, False)
    player.click(AT.center)
    player.click((900, 600))
    assert (value.value, made.open) == (item.key, False)


def test_select_by_keyboard(player, select):
    made, value = select
    player.keys(K.K_TAB, K.K_RETURN, K.K_DOWN, K.K_DOWN, K.K_RETURN)
    assert value.value == "dublin"
    player.keys(K.K_SPACE, K.K_END, K.K_ESCAPE)
    assert (value.value, made.open) == ("dublin", False)
    player.keys(K.K_DOWN, K.K_HOME, K.K_UP, K.K_RETURN)
    assert value.value == "texas"


def test_select_types_ahead(player, select):
    _, value = select
    player.key(K.K_TAB)
    player.key(K.K_d, letter="d")
    player.key(K.K_u, letter="u")
    assert value.value == "dublin"
    player.wait(2)
    player.key(K.K_RETURN)
    player.key(K.K_o, letter="o")
    player.key(K.K_RETURN)
    assert value.value == "osaka"


def test_a_long_list_scrolls(player):
    value = Box("0")
    items = [Item(str(place), f"Place {place}") for place in range(200)]
    made = Select(player.stage, "site", AT, items=items, get=value.get, put=value.put)
    player.click(AT.center)
    assert len(made.rows()) < 12
    player.move(made.list_rect().center)
    player.wheel(-1000)
    player.click(made.rows()[-1][2].center)
    assert value.value == "199"
    player.click(AT.center)
    assert "Place 199" in player.shown()


def test_a_list_at_the_bottom_opens_upwards_inside_the_window(player):
    made = Select(player.stage, "site", pygame.Rect(1100, 670, 170, 32), items=PLACES, get=lambda: "delhi", put=print)
    player.click(made.rect.center)
    assert made.list_rect().bottom <= made.rect.top
    assert player.stage.bounds.contains(made.list_rect())


# ---- table ---------------------------------------------------------------------------------------


@pytest.fixture
def table(player):
    picked, opened, asked = Box(None), Box(None), set()

    def row(place):
        asked.add(place)
        return [Cell(f"Lab {place}", "t1", "cpu"), f"{place * 10}"]

    made = Table(
        player.stage,
        "labs",
        pygame.Rect(100, 100, 400, 200),
        columns=[Column("Lab", 2), Column("Compute", 1, "right")],
        count=lambda: 500,
        row=row,
        get=picked.get,
        put=picked.put,
        activate=opened.put,
        row_tip=lambda place: Tip(f"About lab {place}"),
    )
    return made, picked, opened, asked


def test_table_by_mouse(player, table):
    made, picked, opened, _ = table
    player.click(made.row_rect(2).center)
    assert (picked.value, opened.value) == (2, None)
    player.click(made.row_rect(2).center)
    assert opened.value == 2
    opened.put(None)
    player.click(made.row_rect(1).center)
    player.click(made.row_rect(2).center)
    assert opened.value is None  # two quick clicks on two rows are no double click
    player.move(made.rect.center)
    player.wheel(-3)
    assert made.row_rect(0).bottom < made.window.y
    player.drag((made.rect.right - 3, made.window.y + 10), (made.rect.right - 3, 700))
    player.click(made.row_rect(499).center)
    assert picked.value == 499


def test_table_by_keyboard(player, table):
    made, picked, opened, _ = table
    player.key(K.K_TAB)
    seen = []
    for key in (K.K_DOWN, K.K_DOWN, K.K_END, K.K_UP, K.K_HOME, K.K_PAGEDOWN):
        player.key(key)
        seen.append(picked.value)
        assert made.window.contains(made.row_rect(picked.value).inflate(0, -2))
    assert seen == [0, 1, 499, 498, 0, made.window.h // made.tall - 1]
    player.key(K.K_RETURN)
    assert opened.value == picked.value


def test_a_table_asks_only_for_rows_in_sight(player, table):
    player.look()
    assert max(table[3]) < 10


def test_a_table_row_has_its_tooltip(player, table):
    player.move(table[0].row_rect(1).center)
    player.wait(1)
    assert "1" in player.shown()
    assert "About" in player.shown()


def test_an_empty_table_says_so(player):
    Table(
        player.stage,
        "none",
        AT.inflate(200, 200),
        columns=[Column("Save")],
        count=lambda: 0,
        row=list,
        get=lambda: None,
        put=print,
        empty="No saved games.",
    )
    assert "No saved games." in player.shown()
    assert player.keys(K.K_TAB, K.K_DOWN, K.K_RETURN) == [True, False, False]


# ---- page, scroll area ---------------------------------------------------------------------------


def test_page_links_by_mouse_and_keyboard(player):
    followed = []
    page = Page(player.stage, "page", pygame.Rect(100, 100, 400, 200), text=TEXT, on_link=followed.append)
    rect, target = page.links()[0]
    player.click(rect.center)
    assert followed == [target] == ["eff"]
    player.keys(K.K_RIGHT, K.K_RIGHT, K.K_RETURN)
    assert followed[-1] == "eva"


def test_going_to_a_link_scrolls_it_into_view(player):
    text = "Words before it. " * 300 + "[far](away)"
    page = Page(player.stage, "page", pygame.Rect(100, 100, 400, 200), text=text)
    player.keys(pygame.K_TAB, pygame.K_RIGHT)
    assert page.rect.contains(page.links()[0][0])
    assert "far" in player.shown()


def test_page_scrolls_by_wheel_thumb_and_keys(player):
    page = Page(player.stage, "page", pygame.Rect(100, 100, 400, 200), text=TEXT)
    assert "Thresholds" in player.shown()
    player.move(page.rect.center)
    player.wheel(-100)
    end = page.scroller.offset
    assert end == page.scroller.limit > 0
    assert "Thresholds" not in player.shown()
    player.keys(K.K_TAB, K.K_HOME)
    assert page.scroller.offset == 0
    player.keys(K.K_PAGEDOWN, K.K_DOWN)
    assert 150 < page.scroller.offset < end
    player.drag((page.rect.right - 2, page.rect.y + 5), (page.rect.right - 2, 720))
    assert page.scroller.offset == end


def scrolled(player, count=20):
    area = ScrollArea(player.stage, "area", pygame.Rect(100, 100, 300, 200))
    pressed = Box(None)
    buttons = [
        button(
            player,
            f"b{place}",
            lambda place=place: pressed.put(place),
            pygame.Rect(100, 100 + 40 * place, 280, 32),
            inside=area,
        )[0]
        for place in range(count)
    ]
    area.content = 40 * count
    return area, buttons, pressed


def test_scroll_area_moves_and_clips_what_lies_inside(player):
    area, _, pressed = scrolled(player)
    player.click((200, 400))
    assert pressed.value is None  # button 7 stands there, outside the window
    assert "b7" not in player.shown()
    player.move((200, 150))
    player.wheel(-100)
    assert area.offset == 600
    player.click((200, 280))
    assert pressed.value == 19
    assert {"b19", "b16"} <= set(player.shown())


def test_tab_scrolls_the_focused_widget_into_view(player):
    area, buttons, pressed = scrolled(player)
    for _ in range(11):
        player.key(K.K_TAB)
    assert player.stage.focus is buttons[10]
    assert area.rect.contains(buttons[10].rect)
    player.key(K.K_RETURN)
    assert pressed.value == 10
    player.key(K.K_TAB, SHIFT)
    assert player.stage.focus is buttons[9]


def test_keys_that_a_widget_does_not_want_scroll_the_area_round_it(player):
    area, *_ = scrolled(player)
    player.keys(K.K_TAB, K.K_PAGEDOWN)
    assert area.offset > 100
    player.key(K.K_HOME)
    assert area.offset == 0


def test_the_thumb_can_be_dragged(player):
    area, *_ = scrolled(player)
    player.drag((398, 110), (398, 800))
    assert area.offset == 600
    player.drag((398, 290), (398, 0))
    assert area.offset == 0
    thumb = area.scroller.thumb(area.rect, player.stage.scale(6))
    player.drag(thumb.center, (thumb.centerx, thumb.centery + (area.rect.h - thumb.h) // 2))
    assert area.offset == pytest.approx(300, abs=8)
