"""Dossiers: labs, regions and governments to choose from, and all that is known of the chosen one."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models import dossier as model
from game.models.dossier import KINDS, Row, Section
from game.ui import keys, theme
from game.ui.furnish import heading, tall
from game.ui.pen import Pen, line_height, measure
from game.ui.screen import Again, Answer, Back, Look, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.choice import Choice
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Label, Paint
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage
from game.ui.widgets.table import Column
from game.ui.widgets.table import Table as Grid

__all__ = ["Dossier"]  # opened by its name, see game/ui/pages.py

GAP, TOP, FOOT, SIDE, LINE = 12, 70, 58, 300, 22
NARROW = 430  # design pixels below which sections stand in one column


class Dossier(Screen):
    """`detail` is whose dossier is opened first: a kind and an id, as in 'lab qinghe'."""

    name = "dossier"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.match = look().game
        kind, _, who = detail.partition(" ")
        self.kind = kind if kind in KINDS else "lab"
        self.who = who if who in self._known() else self._known()[0]
        self.found = model.dossier(self.match, self.kind, self.who)
        self.say: Say = unheard
        self.stage: Stage | None = None

    def _known(self) -> list[str]:
        return [name for name, _ in model.subjects(self.look().game, self.kind)]

    def _turn_to(self, kind: str) -> None:
        self.kind = kind
        self._open(self._known()[0])

    def _open(self, who: str) -> None:
        self.who = who
        self.found = model.dossier(self.match, self.kind, who)
        self.say(Again())

    def _choose(self, place: int) -> None:
        if self._known()[place] != self.who:
            self._open(self._known()[place])

    # ---- widgets ---------------------------------------------------------------------------------------------

    def build(self, stage: Stage, say: Say) -> None:
        """The list of names, and the dossier."""
        self.stage, self.say, s = stage, say, stage.scale
        wide, high = stage.bounds.size
        left = pygame.Rect(s(GAP), s(TOP), s(SIDE), high - s(TOP) - s(FOOT))
        Card(stage, "list.card", left)
        Choice(
            stage, "kind", pygame.Rect(left.x + s(10), left.y + s(10), left.w - s(20), s(32)),
            items=[Item(key, label) for key, label in KINDS.items()], get=lambda: self.kind, put=self._turn_to,
        )  # fmt: skip
        names = model.subjects(self.match, self.kind)
        Grid(
            stage, "names", pygame.Rect(left.x + s(8), left.y + s(50), left.w - s(16), left.h - s(58)),
            columns=(Column("", 1.0),), count=lambda: len(names), row=lambda place: (names[place][1],),
            get=lambda: self._known().index(self.who), put=self._choose, row_height=28,
        )  # fmt: skip
        right = pygame.Rect(left.right + s(GAP), left.y, wide - left.right - 2 * s(GAP), left.h)
        Card(stage, "dossier.card", right)
        self._pages(stage, right)
        Button(stage, "back", pygame.Rect(s(GAP), high - s(46), s(110), s(34)), label=tr("Back"), icon="arrow-left",
               on=partial(say, Back()))  # fmt: skip

    def _pages(self, stage: Stage, rect: pygame.Rect) -> None:
        """Name, what it is, and the sections, in two columns where there is room."""
        s = stage.scale
        area = ScrollArea(stage, f"dossier.{self.who}", rect.inflate(-s(20), -s(20)))
        x, y, width = area.rect.x, area.rect.y, area.rect.w - s(14)
        Label(stage, "title", pygame.Rect(x, y, width, s(24)), words=self.found.title, role="title", colour="t1",
              single=True, inside=area)  # fmt: skip
        y += s(30)
        if self.found.about:
            high = tall(self.found.about, s, width)
            Label(stage, "about", pygame.Rect(x, y, width, high), words=self.found.about, inside=area)
            y += high + s(10)
        columns = 2 if width >= 2 * s(NARROW) - s(120) else 1
        room = (width - (columns - 1) * s(28)) // columns
        ends = [y] * columns
        for place, section in enumerate(self.found.sections):
            column = min(range(columns), key=lambda one: ends[one])
            at = pygame.Rect(x + column * (room + s(28)), ends[column], room, 0)
            ends[column] = self._section(area, at, place, section) + s(14)
        area.content = max(ends) - area.rect.y

    def _section(self, area: ScrollArea, rect: pygame.Rect, number: int, section: Section) -> int:
        """A heading and its rows; returns where they end."""
        s, stage = area.stage.scale, area.stage
        Label(stage, f"section.{number}", pygame.Rect(rect.x, rect.y, rect.w, s(22)), words=section.title,
              role="strong", colour="t1", single=True, inside=area)  # fmt: skip
        y = rect.y + s(24)
        for place, row in enumerate(section.rows):
            high = _height(row, s, rect.w)
            Paint(stage, f"row.{number}.{place}", pygame.Rect(rect.x, y, rect.w, high), paint=partial(_draw, row),
                  why=row.ask, inside=area)  # fmt: skip
            y += high
        return y

    # ---- the rest --------------------------------------------------------------------------------------------

    def paint(self, pen: Pen) -> None:
        """The heading."""
        if self.stage is not None:
            rect = pygame.Rect(pen.s(20), pen.s(12), self.stage.bounds.w - pen.s(40), 0)
            heading(pen, rect, tr("Dossiers"), tr("What is known of everybody; what is only estimated says so"))

    def key(self, event: pygame.Event) -> Answer | None:
        """The key that opens it closes it too."""
        return Back() if keys.means(event, "dossier") else super().key(event)

    def refresh(self) -> None:
        """The match may have gone on."""
        self.match = self.look().game
        self.found = model.dossier(self.match, self.kind, self.who)

    def state(self) -> Mapping[str, Any]:
        """Whose it is."""
        return {"kind": self.kind, "who": self.who, "sections": [one.title for one in self.found.sections]}


def _value_room(row: Row, s: theme.Scale, width: int) -> int:
    return min(measure("label_strong", s, row.shown) + s(4), width * 3 // 5)


def _height(row: Row, s: theme.Scale, width: int) -> int:
    """One line, or as many as a long value takes."""
    if measure("label_strong", s, row.shown) <= width * 3 // 5:
        return s(LINE)
    return max(s(LINE), tall(row.shown, s, width * 3 // 5, "label") + s(6))


def _draw(row: Row, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    room, middle = _value_room(row, s, rect.w), rect.y + s(LINE) // 2
    if _height(row, s, rect.w) > s(LINE):
        pen.rich(pygame.Rect(rect.right - room, rect.y + s(3), room, 0), row.shown, "label", theme.T1)
        pen.text("label", (rect.x, middle), row.label, theme.T2, "midleft", rect.w - room - s(10))
        return
    ink = theme.T2 if row.guessed else theme.T1
    value = pen.text("label_strong", (rect.right, middle), row.shown, ink, "midright", room)
    left = value.left - s(8)
    if row.change and measure("small", s, row.change) + line_height("small", s) < left - rect.x - rect.w // 3:
        left = pen.text("small", (left, middle), row.change, theme.T3, "midright").left - s(8)
    pen.text("label", (rect.x, middle), row.label, theme.T2, "midleft", left - rect.x)
