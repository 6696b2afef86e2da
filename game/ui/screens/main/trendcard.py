"""A curve of the game so far, with the twin without controls dashed beside it."""

from functools import partial

import pygame

from game.models.history import Chart, chart, metrics
from game.ui.charts.lines import Lines, Series
from game.ui.screens.main.desk import Board
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card
from game.ui.widgets.select import Select
from game.ui.widgets.stage import Stage
from game.ui.widgets.tooltip import Tip

_FOOT = "The dashed line is the twin: the same game without controls."


def now(board: Board) -> Chart:
    """The chosen curve."""
    about = (board.metric, board.region, board.match.turn)
    return board.once("trend", about, lambda: chart(board.match, board.metric, region=_region(board), rivals=2))


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
        pygame.Rect(rect.x + s(10), rect.y + s(7), rect.w - s(20), s(28)),
        items=[Item(key, label, "chart-line", "t3") for key, label in metrics(board.match)],
        get=lambda: board.metric,
        put=partial(_choose, board),
        tip=lambda: Tip(now(board).title, now(board).about, foot=_FOOT),
    )
    Lines(
        stage,
        "trend",
        pygame.Rect(rect.x + s(10), rect.y + s(42), rect.w - s(18), rect.h - s(48)),
        series=partial(_series, board),
        marks=lambda: now(board).marks,
        lone="The line starts after the first turn.",
        show=lambda value: now(board).show(value),
        tick=lambda value, step: now(board).tick(value, step),
    )


def _choose(board: Board, key: str) -> None:
    board.metric = key


def _series(board: Board) -> list[Series]:
    return [
        Series(curve.label, curve.values, curve.colour, curve.dashed, curve.strong, curve.end)
        for curve in now(board).curves
    ]
