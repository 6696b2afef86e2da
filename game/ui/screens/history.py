"""Every number over the game: a list to search, the curve with its twin, and a table to keep."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models import chronicle
from game.models.chronicle import Course, Entry
from game.ui import keys
from game.ui.charts.lines import Lines, Series
from game.ui.furnish import heading, tip
from game.ui.pen import Pen
from game.ui.screen import Again, Answer, Back, Look, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.entry import Entry as Line
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Label
from game.ui.widgets.select import Select
from game.ui.widgets.stage import Stage
from game.ui.widgets.table import Cell, Column
from game.ui.widgets.table import Table as Grid
from game.ui.widgets.tooltip import Tip

__all__ = ["History"]  # opened by its name, see game/ui/pages.py

GAP, TOP, FOOT, SIDE = 12, 70, 58, 560
_COLUMNS = (
    Column("", 2.4),
    Column(tr("now"), 1.0, "right"),
    Column(tr("twin"), 1.0, "right"),
    Column(tr("last turn"), 1.0, "right"),
)


class History(Screen):
    """`detail` is the number that is shown first."""

    name = "history"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.match = look().game
        self.all: tuple[Entry, ...] = chronicle.entries(self.match)
        known = [one.key for one in self.all]
        self.key_ = detail if detail in known else known[0]
        self.of, self.search, self.told = "", "", ""
        self.say: Say = unheard
        self.stage: Stage | None = None
        self.kept: tuple[tuple[str, str], Course] | None = None

    # ---- what is looked at -----------------------------------------------------------------------------------

    def rows(self) -> list[Entry]:
        """The numbers that have the letters of the search in their name or meaning."""
        wanted = self.search.casefold().split()
        return [one for one in self.all if all(word in f"{one.label} {one.about}".casefold() for word in wanted)]

    def course(self) -> Course:
        """The chosen curve."""
        about = (self.key_, self.of)
        if self.kept is None or self.kept[0] != about:
            self.kept = (about, chronicle.course(self.match, self.key_, self.of))
        return self.kept[1]

    def _choose(self, place: int) -> None:
        found = self.rows()
        if place < len(found) and found[place].key != self.key_:
            self.key_, self.of = found[place].key, ""
            self.say(Again())

    def _chosen(self) -> int | None:
        return next((i for i, one in enumerate(self.rows()) if one.key == self.key_), None)

    def _put(self, text: str) -> None:
        self.search = text

    def _whose(self, of: str) -> None:
        self.of = of
        self.say(Again())

    def _export(self) -> None:
        try:
            self.told = tr("Written: {export}", export=chronicle.export(self.match))
        except OSError as reason:
            self.told = tr("Not written: {reason}", reason=reason.strerror or reason)
        self.say(Again())

    # ---- widgets ---------------------------------------------------------------------------------------------

    def build(self, stage: Stage, say: Say) -> None:
        """List and chart."""
        self.stage, self.say, s = stage, say, stage.scale
        wide, high = stage.bounds.size
        left = pygame.Rect(s(GAP), s(TOP), min(s(SIDE), wide * 9 // 20), high - s(TOP) - s(FOOT))
        Card(stage, "list.card", left)
        Line(
            stage, "search", pygame.Rect(left.x + s(12), left.y + s(10), left.w - s(24), s(34)), each=True, limit=60,
            get=lambda: self.search, put=self._put, hint=tr("search a number"),
        )  # fmt: skip
        Grid(
            stage, "numbers", pygame.Rect(left.x + s(8), left.y + s(50), left.w - s(16), left.h - s(58)),
            columns=_COLUMNS, count=lambda: len(self.rows()), row=self._row, get=self._chosen, put=self._choose,
            row_tip=self._tip, row_height=26, empty=tr("No number has these letters."), why=lambda: self.key_,
        )  # fmt: skip
        right = pygame.Rect(left.right + s(GAP), left.y, wide - left.right - 2 * s(GAP), left.h)
        self._chart(stage, right)
        y = high - s(46)
        Button(stage, "back", pygame.Rect(s(GAP), y, s(110), s(34)), label=tr("Back"), icon="arrow-left",
               on=partial(say, Back()))  # fmt: skip
        Button(
            stage,
            "export",
            pygame.Rect(right.right - s(190), y, s(190), s(34)),
            label=tr("Save as a table"),
            icon="download",
            on=self._export,
            tip=tip(
                tr("Save as a table"),
                tr("Every number of everybody, after every turn, as played and in the twin: CSV."),
            ),
        )
        if self.told:
            Label(stage, "told", pygame.Rect(s(GAP + 124), y, right.right - s(GAP + 330), s(34)), words=self.told,
                  role="small", colour="t2")  # fmt: skip

    def _chart(self, stage: Stage, rect: pygame.Rect) -> None:
        s, found = stage.scale, self.course()
        Card(stage, "chart.card", rect, title=found.title, icon="chart-line", why=found.id)
        y, options = rect.y + s(44), chronicle.holders(self.match, self.key_)
        if len(options) > 1:
            Select(
                stage, "of", pygame.Rect(rect.x + s(14), y, min(s(280), rect.w - s(28)), s(30)),
                items=[Item(*one) for one in options], get=lambda: self.of or options[0][0], put=self._whose,
            )  # fmt: skip
            y += s(38)
        Label(stage, "about", pygame.Rect(rect.x + s(14), y, rect.w - s(28), s(36)), words=found.about, role="small",
              colour="t3")  # fmt: skip
        y += s(40)
        Lines(
            stage, "chart", pygame.Rect(rect.x + s(12), y, rect.w - s(24), rect.bottom - y - s(10)), why=found.id,
            series=lambda: _series(self.course()), marks=lambda: self.course().marks, show=found.show,
            lone=tr("The line starts after the first turn."),
        )  # fmt: skip

    def _row(self, place: int) -> tuple[Cell | str, ...]:
        one = self.rows()[place]
        here, twin, step = chronicle.now(self.match, one.key)
        moved = one.show(abs(step))
        sign = "+" if step > 0 else "−" if step < 0 else ""
        shown = f"{sign}{moved.lstrip('−')}" if any(c in "123456789" for c in moved) else "–"
        return (Cell(one.label, "t1"), one.show(here), one.show(twin), shown)

    def _tip(self, place: int) -> Tip | None:
        found = self.rows()
        return Tip(found[place].label, found[place].about) if place < len(found) else None

    # ---- the rest --------------------------------------------------------------------------------------------

    def paint(self, pen: Pen) -> None:
        """The heading."""
        if self.stage is not None:
            rect = pygame.Rect(pen.s(20), pen.s(12), self.stage.bounds.w - pen.s(40), 0)
            heading(
                pen, rect, tr("History"), tr("Every number after every turn; dashed: the same game without controls")
            )

    def key(self, event: pygame.Event) -> Answer | None:
        """The key that opens it closes it too."""
        return Back() if keys.means(event, "history") else super().key(event)

    def refresh(self) -> None:
        """A turn may have been played."""
        self.match, self.kept = self.look().game, None

    def state(self) -> Mapping[str, Any]:
        """What is shown."""
        return {"number": self.key_, "of": self.of, "rows": len(self.rows()), "told": self.told}


def _series(found: Course) -> list[Series]:
    return [
        Series(tr("twin"), found.twin, "t2", dashed=True, end=found.show(found.twin[-1])),
        Series(tr("as played"), found.played, "you", strong=True, end=found.show(found.played[-1])),
    ]
