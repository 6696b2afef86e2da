"""The answer: how it would have ended, the chosen number in both courses, and every number as a table."""

from collections.abc import Callable
from functools import partial

import pygame

from game.language import tr
from game.models.chair import chair
from game.models.readings import readings
from game.models.whatcurve import Curves
from game.models.whatif import Row, WhatIf, heading, verdict
from game.ui import theme
from game.ui.charts.lines import Band, Lines, Series
from game.ui.furnish import tall
from game.ui.pen import Pen
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Paint
from game.ui.widgets.progress import Progress
from game.ui.widgets.select import Select
from game.ui.widgets.stage import Stage
from game.ui.widgets.table import Cell, Column, Table
from game.ui.widgets.tooltip import Tip

Drawn = Callable[[], Curves]
Choose = Callable[[str], None]
_COLUMNS = (
    Column("", 2.5),
    Column(tr("as played"), 1.1, "right"),
    Column("changed", 1.1, "right"),
    Column("difference", 1.2, "right"),
    Column(tr("furthest apart"), 1.8, "right"),
    Column(tr("mean over lucks"), 1.8, "right"),
)
_BAND = "9 in 10 lucks"


def build(stage: Stage, rect: pygame.Rect, found: WhatIf, drawn: Drawn, choose: Choose) -> None:
    """Verdict, chart and table from the top of a rectangle.

    Args:
        stage: where it stands.
        rect: the room there is.
        found: the work; its branch is done.
        drawn: the curves that are chosen.
        choose: called with the key of another number.
    """
    s = stage.scale
    words = f"{heading(found)}."
    high = tall(words, s, rect.w - s(28), "label") + s(46)
    top = pygame.Rect(rect.x, rect.y, rect.w, high)
    Card(stage, "verdict.card", top)
    Paint(
        stage, "verdict", top.inflate(-s(28), -s(20)), paint=partial(_draw_verdict, words, verdict(found)), why="score"
    )
    if found.branch.same:
        return
    y = top.bottom + s(12)
    chart = pygame.Rect(rect.x, y, rect.w, round((rect.bottom - y) * 0.42))
    _chart(stage, chart, found, drawn, choose)
    table = pygame.Rect(rect.x, chart.bottom + s(12), rect.w, rect.bottom - chart.bottom - s(12))
    _table(stage, table, found, drawn, choose)


def _draw_verdict(words: str, sentence: str, pen: Pen, rect: pygame.Rect) -> None:
    y = rect.y + pen.rich(pygame.Rect(rect.x, rect.y, rect.w, 0), words, "label", theme.T2) + pen.s(4)
    pen.text("title", (rect.x, y), sentence, theme.T1, width=rect.w)


def _chart(stage: Stage, rect: pygame.Rect, found: WhatIf, drawn: Drawn, choose: Choose) -> None:
    s = stage.scale
    Card(stage, "chart.card", rect)
    known = readings(found.match)
    Select(
        stage, "metric", pygame.Rect(rect.x + s(10), rect.y + s(7), s(280), s(28)),
        items=[Item(one.key, one.label, "chart-line", "t3") for one in known],
        get=lambda: drawn().reading.key, put=choose,
    )  # fmt: skip
    if found.lucks is not None and found.done < 1.0:
        bar = pygame.Rect(rect.x + s(304), rect.y + s(6), rect.w - s(318), s(28))
        Progress(stage, "progress", bar, get=lambda: found.done, label=tr("Under other lucks"),
                 note=lambda: f"{found.lucks.known if found.lucks else 0} of {found.futures}")  # fmt: skip
    Lines(
        stage, "chart", pygame.Rect(rect.x + s(10), rect.y + s(42), rect.w - s(18), rect.h - s(48)),
        series=lambda: _series(drawn()), marks=lambda: drawn().marks, band=lambda: _band(drawn()),
        show=partial(_said, drawn), why=lambda: drawn().reading.key,
    )  # fmt: skip


def _series(now: Curves) -> list[Series]:
    show = now.reading.show
    return [
        Series(tr("as played"), now.played, "t2", end=show(now.played[-1])),
        Series("changed", now.changed, "accent", strong=True, end=show(now.changed[-1])),
    ]


def _said(drawn: Drawn, value: float) -> str:
    return drawn().reading.show(value)


def _band(now: Curves) -> Band | None:
    return Band(_BAND, *now.band) if now.band else None


def _table(stage: Stage, rect: pygame.Rect, found: WhatIf, drawn: Drawn, choose: Choose) -> None:
    s, rows = stage.scale, found.rows()
    Card(stage, "table.card", rect)
    keys = [row.reading.key for row in rows]
    seat = chair(found.match)
    lines = [_cells(row, row.when(seat)) for row in rows]
    Table(
        stage, "table", rect.inflate(-s(20), -s(12)), columns=_COLUMNS, count=lambda: len(rows),
        row=lambda place: lines[place], get=lambda: keys.index(drawn().reading.key),
        put=lambda place: choose(keys[place]), row_tip=lambda place: _tip(rows[place]), row_height=25,
        why=lambda: drawn().reading.key,
    )  # fmt: skip


def _cells(row: Row, when: str) -> tuple[Cell | str, ...]:
    played, changed, apart = row.cells()
    tint = row.reading.good(row.apart)
    icon = {"good": "trending-up", "bad": "trending-down"}.get(tint, "")
    mean = row.on_average() or "…"
    return (Cell(row.reading.label, "t1"), played, changed, Cell(apart, tint, "", strong=bool(icon)), when, mean)


def _tip(row: Row) -> Tip:
    played, changed, apart = row.cells()
    told = [(tr("As played"), played), (tr("With the change"), changed)]
    if row.spread is not None:
        told.append((tr("Mean over {count} lucks", count=row.spread.count), row.on_average()))
        told.append((tr("Nine in ten lie in"), row.range()))
        told.append((tr("Higher with the change"), f"{row.spread.more:.0%}".replace("%", " %")))
    return Tip(row.reading.label, row.reading.about, told, (tr("Difference"), apart))
