"""A curve of the game so far, with the twin without controls dashed beside it."""

from functools import partial

import pygame

from game.language import tr
from game.models.history import Chart, chart, metrics
from game.models.outlook import Outlook, outlook
from game.rules.catalogue import METRICS
from game.ui import keys
from game.ui.charts.lines import Band, Lines, Series
from game.ui.furnish import tip
from game.ui.screen import Open
from game.ui.screens.main.desk import Board
from game.ui.widgets.button import Button
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card
from game.ui.widgets.select import Select
from game.ui.widgets.stage import Stage
from game.ui.widgets.tooltip import Tip

_FOOT = tr("The dashed line is the twin: the same game without controls.")
_BAND = "8 in 10 futures"


def now(board: Board) -> Chart:
    """The chosen curve."""
    about = (board.metric, board.region, board.match.turn)
    return board.once("trend", about, lambda: chart(board.match, board.metric, region=_region(board), rivals=2))


def ahead(board: Board) -> Outlook | None:
    """The fan of the chosen curve, as far as it is known."""
    found = board.futures
    if found is None or found.begins != board.match.turn or "forecast" not in board.helps:
        return None
    about = (board.metric, board.region, board.match.turn)
    return board.once("outlook", about, lambda: outlook(board.match, found, board.metric, region=_region(board)))


def _region(board: Board) -> str:
    """Curves of regions follow the map."""
    return board.region


def build(stage: Stage, rect: pygame.Rect, board: Board) -> None:
    """The card with its list of metrics and the chart."""
    s = stage.scale
    Card(stage, "trend.card", rect)
    Select(
        stage,
        "trend.metric",
        pygame.Rect(rect.x + s(10), rect.y + s(7), rect.w - s(54), s(28)),
        items=[Item(key, label, "chart-line", "t3") for key, label in metrics(board.match)],
        get=lambda: board.metric,
        put=partial(_choose, board),
        tip=partial(_tip, board),
        why=partial(_asked, board),
    )
    Button(
        stage, "trend.all", pygame.Rect(rect.right - s(38), rect.y + s(7), s(28), s(28)), icon="history", kind="plain",
        on=lambda: board.tell(Open("history", board.metric)),
        tip=tip(tr("Every number over the game"), foot=keys.shown("history")),
    )  # fmt: skip
    Lines(
        stage,
        "trend",
        pygame.Rect(rect.x + s(10), rect.y + s(42), rect.w - s(18), rect.h - s(48)),
        series=partial(_series, board),
        marks=partial(_marks, board),
        band=partial(_band, board),
        lone=tr("The line starts after the first turn."),
        show=lambda value: now(board).show(value),
        tick=lambda value, step: now(board).tick(value, step),
        why=partial(_asked, board),
    )


def _asked(board: Board) -> str:
    """The number that the curve shows, at the region where it has one."""
    return board.metric + (f"@{_region(board)}" if board.region and "region" in METRICS[board.metric].axes else "")


def _choose(board: Board, key: str) -> None:
    board.metric = key


def _tip(board: Board) -> Tip:
    found = ahead(board)
    return Tip(now(board).title, now(board).about, foot=f"{_FOOT} {found.about}" if found else _FOOT)


def _marks(board: Board) -> tuple[str, ...]:
    found = ahead(board)
    return (*now(board).marks, *(found.marks if found else ()))


def _band(board: Board) -> Band | None:
    found = ahead(board)
    return Band(_BAND, found.low, found.middle, found.high) if found else None


def _series(board: Board) -> list[Series]:
    return [
        Series(curve.label, curve.values, curve.colour, curve.dashed, curve.strong, curve.end)
        for curve in now(board).curves
    ]
