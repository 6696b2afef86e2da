"""The orders panel: tabs of levers, what they cost, and what was refused."""

from functools import partial
from itertools import groupby

import pygame

from game.language import tr
from game.models.dials import Row, targets
from game.models.levers import TRAIN, Tab
from game.ui import keys, theme
from game.ui.furnish import notice, notice_height, tip
from game.ui.pen import Pen, measure
from game.ui.screen import Answer, Redo, Reset, Undo
from game.ui.screens.main import plancard
from game.ui.screens.main.desk import Board
from game.ui.screens.main.rows import build_row
from game.ui.widgets.button import Button
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Paint
from game.ui.widgets.progress import Progress
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.select import Select
from game.ui.widgets.stage import Stage
from game.ui.widgets.tabs import Tabs

_AIMS = {"region": tr("Aimed at region"), "lab": tr("Aimed at lab")}
_ORDER = {"": 0, "region": 1, "lab": 2}


def build(stage: Stage, rect: pygame.Rect, board: Board) -> None:
    """The panel."""
    s = stage.scale
    Card(stage, "orders.card", rect, title=tr("Orders"), note=_count(board), why="orders")
    _tabs(stage, pygame.Rect(rect.x + s(8), rect.y + s(38), rect.w - s(16), s(36)), board)
    foot = _foot_height(stage, rect, board)
    window = pygame.Rect(rect.x + s(16), rect.y + s(82), rect.w - s(20), rect.h - s(82) - foot)
    _rows(stage, window, board)
    _foot(stage, pygame.Rect(rect.x + s(16), rect.bottom - foot, rect.w - s(32), foot), board)


def _count(board: Board) -> str:
    given = len(board.desk.orders)
    return tr("{given} given", given=given) if given else tr("none given yet")


def _tabs(stage: Stage, rect: pygame.Rect, board: Board) -> None:
    s = stage.scale
    cell = rect.w / len(board.desk.tabs)
    room = all(measure("label_strong", s, tab.label) + s(40) <= cell for tab in board.desk.tabs)
    Tabs(
        stage,
        "tabs",
        rect,
        items=[Item(tab.key, _tab_label(tab), tab.icon if room else "") for tab in board.desk.tabs],
        get=lambda: board.tab,
        put=partial(_turn_to, board),
    )


def _tab_label(tab: Tab) -> str:
    return f"{tab.label} •" if tab.pending else tab.label


def _turn_to(board: Board, key: str) -> None:
    board.tab = key
    board.restage()


# ---- rows ----------------------------------------------------------------------------------------------------


def _rows(stage: Stage, window: pygame.Rect, board: Board) -> None:
    """The rows of the open tab: those that aim at nothing, then at the region, then at the lab."""
    s = stage.scale
    area = ScrollArea(stage, "orders", window)
    tab = next((tab for tab in board.desk.tabs if tab.key == board.tab), board.desk.tabs[0])
    ordered = sorted(tab.rows, key=lambda row: _ORDER[row.aims])
    y, width = window.y + s(4), window.w - s(16)
    for aims, rows in groupby(ordered, key=lambda row: row.aims):
        if aims:
            y = _aim(area, pygame.Rect(window.x, y, width, s(48)), board, aims)
        for row in rows:
            y += build_row(area, pygame.Rect(window.x, y, width, 0), board, row)
    area.content = y - window.y + s(4)
    _show(area, board, tab.rows)


def _show(area: ScrollArea, board: Board, rows: tuple[Row, ...]) -> None:
    """Scroll to the row that a jump asked for, and give it the keys."""
    if board.reveal and any(row.lever == board.reveal for row in rows):
        names = (f"order.{board.reveal}", f"order.{board.reveal}.slider")
        found = next(widget for widget in reversed(area.children) if widget.name in names)
        area.reveal(found.rect)
        area.stage.set_focus(found)
        board.reveal = ""


def _aim(area: ScrollArea, rect: pygame.Rect, board: Board, aims: str) -> int:
    """The list of regions or labs that the rows below aim at."""
    s, stage = area.stage.scale, area.stage
    Paint(stage, f"aim.{aims}.caption", pygame.Rect(rect.x, rect.y + s(4), rect.w, s(16)),
          paint=partial(_caption, _AIMS[aims]), inside=area)  # fmt: skip
    Select(
        stage,
        f"aim.{aims}",
        pygame.Rect(rect.x, rect.y + s(22), rect.w, s(30)),
        items=[
            Item(name, label, "globe" if aims == "region" else "building-2", "t3")
            for name, label in targets(board.match, aims)
        ],
        get=lambda: board.region if aims == "region" else board.lab,
        put=partial(_aim_at, board, aims),
        inside=area,
        tip=tip(
            tr("Where the orders below go"),
            tr("Click a region on the map, or choose here.") if aims == "region" else "",
        ),
    )
    return rect.y + s(62)


def _caption(words: str, pen: Pen, rect: pygame.Rect) -> None:
    pen.text("small_strong", rect.topleft, words, theme.T2)


def _aim_at(board: Board, aims: str, name: str) -> None:
    if aims == "region":
        board.aim(region=name)
    else:
        board.aim(lab=name)
    board.restage()


# ---- the foot ------------------------------------------------------------------------------------------------


def _word(board: Board) -> tuple[str, str, str]:
    """What stands in the frame at the foot: the last refusal, or what the plan would need."""
    if board.banner:
        return board.banner, "bad", "ban"
    if plancard.offered(board) and board.tab == TRAIN:
        found = plancard.now(board)
        icon = {"good": "circle-check", "warn": "info"}.get(found.colour, "triangle-alert")
        return found.verdict, found.colour, icon
    return "", "t3", "info"


def _asked(board: Board) -> str:
    """What explains the words at the foot: the plan, or the orders that were refused."""
    return "plan" if not board.banner and plancard.offered(board) else "orders"


def _foot_height(stage: Stage, rect: pygame.Rect, board: Board) -> int:
    s = stage.scale
    words = _word(board)[0]
    frame = notice_height(words, s, rect.w - s(32)) + s(8) if words else 0
    return s(54) + frame + (s(40) if board.desk.meter is not None else 0)


def _foot(stage: Stage, rect: pygame.Rect, board: Board) -> None:
    s = stage.scale
    y = rect.y + s(6)
    words = _word(board)[0]
    if words:
        high = notice_height(words, s, rect.w)
        Paint(stage, "orders.word", pygame.Rect(rect.x, y, rect.w, high), paint=partial(_draw_word, board),
              why=partial(_asked, board))  # fmt: skip
        y += high + s(8)
    meter = board.desk.meter
    if meter is not None:
        whole = max(meter.have, 1e-9)
        Progress(
            stage, "orders.meter", pygame.Rect(rect.x, y, rect.w, s(28)), get=lambda: max(0.0, meter.left) / whole,
            label=tr("Political capital left this turn"), note=f"{meter.left:.0f} of {meter.have:.0f}", why="orders",
            colour="accent" if meter.cost < 0.05 else "warn",
        )  # fmt: skip
    _history(stage, pygame.Rect(rect.x, rect.bottom - s(14) - s(32), rect.w, s(32)), board)


def _draw_word(board: Board, pen: Pen, rect: pygame.Rect) -> None:
    words, tint, icon = _word(board)
    notice(pen, rect, words, tint, icon)


def _history(stage: Stage, rect: pygame.Rect, board: Board) -> None:
    """Undo, redo, and take back everything."""
    s, desk = stage.scale, board.desk
    wide = (rect.w - 2 * s(8)) // 3
    steps: tuple[tuple[str, str, str, Answer, bool, str], ...] = (
        ("undo", tr("Undo"), "undo-2", Undo(), desk.can_undo, keys.shown("undo")),
        ("redo", tr("Redo"), "redo-2", Redo(), desk.can_redo, keys.shown("redo")),
        ("reset", tr("Take back"), "rotate-ccw", Reset(), desk.can_undo, ""),
    )
    for place, (name, label, icon, answer, live, key) in enumerate(steps):
        text = {"reset": tr("Takes back every order of this turn.")}.get(name, "")
        Button(
            stage, name, pygame.Rect(rect.x + place * (wide + s(8)), rect.y, wide, rect.h), label=label, icon=icon,
            on=partial(board.tell, answer), enabled=live, role="label", tip=tip(label, text, key),
        )  # fmt: skip
