"""The encyclopaedia: a list to choose from or to search in, and the page that is open."""

import time
from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.encyclopaedia import KINDS, Entry
from game.models.reading import Reader, bound, kinds
from game.ui import keys, theme
from game.ui.furnish import badge, heading, panel
from game.ui.pen import Pen, measure
from game.ui.screen import Again, Answer, Back, Look, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.entry import Entry as Field
from game.ui.widgets.item import Item
from game.ui.widgets.page import Page
from game.ui.widgets.select import Select
from game.ui.widgets.stage import Stage
from game.ui.widgets.table import Cell, Column
from game.ui.widgets.table import Table as Rows

__all__ = ["Encyclopaedia"]  # opened by its name, see game/ui/pages.py

TOP, FOOT, WIDTH, LIST, GAP = 76, 64, 1160, 330, 16
SLICE = 0.03  # seconds of binding before the window looks at its events again
ICONS = {"essay": "book-open", "term": "message-square", "lever": "sliders-horizontal", "metric": "gauge",
         "outcome": "trophy", "event": "zap", "phase": "rotate-cw", "level": "flag", "regime": "landmark",
         "lab": "flask-conical", "region": "globe", "stack": "layers", "character": "users", "constant": "scale",
         "source": "file-text"}  # fmt: skip


class Encyclopaedia(Screen):
    """A list at the left, a page at the right. `detail` is the id of a page, or words to search for."""

    name = "encyclopaedia"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.wish, self.reader, self.ready = detail, Reader(), False
        self.say: Say = unheard
        self.stage: Stage | None = None
        self.list = self.card = pygame.Rect(0, 0, 0, 0)
        self.found: list[Entry] = []

    def work(self) -> bool:
        """Make a slice of the book; True once it is whole."""
        if self.ready:
            return False
        until = time.monotonic() + SLICE
        while time.monotonic() < until:
            if bound():
                self._open_first()
                return True
        return False

    def _open_first(self) -> None:
        self.ready = True
        self.reader.start(self.wish)
        self.found = self.reader.listed()

    # ---- widgets ---------------------------------------------------------------------------------------------

    def build(self, stage: Stage, say: Say) -> None:
        """List, page and buttons; only the way back while the book is being made."""
        self.stage, self.say, s, bounds = stage, say, stage.scale, stage.bounds
        width = min(s(WIDTH), bounds.w - s(40))
        left, high = bounds.centerx - width // 2, bounds.h - s(TOP) - s(FOOT)
        self.list = pygame.Rect(left, s(TOP), min(s(LIST), width * 2 // 5), high)
        self.card = pygame.Rect(self.list.right + s(GAP), s(TOP), width - self.list.w - s(GAP), high)
        if self.ready:
            self._shelf(stage)
            self._page(stage)
        Button(stage, "back", pygame.Rect(left, bounds.h - s(50), s(110), s(36)), label=tr("Back"), icon="arrow-left",
               on=partial(say, Back()))  # fmt: skip

    def _shelf(self, stage: Stage) -> None:
        s = stage.scale
        inner = self.list.inflate(-s(28), -s(28))
        Field(stage, "search", pygame.Rect(inner.x, inner.y, inner.w, s(34)), get=lambda: self.reader.asked,
              put=self._search, hint=tr("Search"), each=True, limit=60, on_enter=self._first)  # fmt: skip
        Select(stage, "kind", pygame.Rect(inner.x, inner.y + s(42), inner.w, s(34)),
               items=[Item(kind, label, ICONS[kind], "t3") for kind, label in kinds()],
               get=lambda: self.reader.kind, put=self._choose_kind)  # fmt: skip
        rows = pygame.Rect(inner.x, inner.y + s(86), inner.w + s(8), inner.h - s(86))
        Rows(stage, "pages", rows, columns=(Column(""),), count=lambda: len(self.found), row=self._row,
             get=self._place, put=self._choose, empty=tr("Nothing has these words."))  # fmt: skip

    def _page(self, stage: Stage) -> None:
        s, entry = stage.scale, self.reader.entry
        if entry is None:
            return
        inner = self.card.inflate(-s(48), -s(28))
        for name, icon, right, by, reason in (
            ("older", "arrow-left", 80, -1, tr("This is the first page you opened.")),
            ("newer", "arrow-right", 36, 1, tr("This is the last page you opened.")),
        ):
            Button(stage, name, pygame.Rect(inner.right - s(right), inner.y, s(36), s(32)), icon=icon,
                   on=partial(self._step, by), enabled=partial(self._can_step, by), reason=reason)  # fmt: skip
        text = pygame.Rect(inner.x, inner.y + s(62), inner.w + s(12), inner.h - s(62))
        Page(stage, f"text.{entry.id}", text, text=entry.text, on_link=self._go)

    # ---- what is chosen --------------------------------------------------------------------------------------

    def _row(self, place: int) -> tuple[Cell, ...]:
        entry = self.found[place]
        return (Cell(entry.title, "t1", ICONS[entry.kind]),)

    def _place(self) -> int | None:
        entry = self.reader.entry
        return next((place for place, one in enumerate(self.found) if entry and one.id == entry.id), None)

    def _choose(self, place: int) -> None:
        self._go(self.found[place].id)

    def _choose_kind(self, kind: str) -> None:
        self.reader.kind, self.reader.asked = kind, ""
        self.found = self.reader.listed()
        self._renew()

    def _search(self, words: str) -> None:
        self.reader.asked = words
        self.found = self.reader.listed()

    def _first(self) -> None:
        """Enter in the search opens the best page."""
        if self.found:
            self._choose(0)

    def _go(self, page: str) -> None:
        if self.reader.open(page):
            self._renew()

    def _step(self, by: int) -> None:
        if self.reader.step(by):
            self._renew()

    def _can_step(self, by: int) -> bool:
        return 0 <= self.reader.place + by < len(self.reader.path)

    def _renew(self) -> None:
        self.say(Again())

    # ---- drawing and keys ------------------------------------------------------------------------------------

    def paint(self, pen: Pen) -> None:
        """Heading, the two cards, and the title of the page."""
        s = pen.s
        line = tr("Every lever, number, event and place, and what people have found out about them")
        heading(pen, pygame.Rect(self.list.x, s(18), self.card.right - self.list.x, 0), tr("Encyclopaedia"), line)
        panel(pen, self.list)
        panel(pen, self.card)
        entry = self.reader.entry if self.ready else None
        if entry is None:
            pen.text("body", self.card.center, tr("Opening the book ..."), theme.T3, "center")
            return
        inner = self.card.inflate(-s(48), -s(28))
        kind = KINDS[entry.kind][0]
        room = inner.w - s(100) - measure("small_strong", s, kind) - s(40)
        title = pen.text("display", (inner.x, inner.y + s(16)), entry.title, theme.T1, "midleft", room)
        badge(pen, (title.right + s(12), title.centery), kind, "accent")
        pen.text("small", (inner.x, inner.y + s(44)), entry.id, theme.T3, "midleft")

    def key(self, event: pygame.Event) -> Answer | None:
        """Alt with left and right goes back and forward; another key searches."""
        if event.mod & pygame.KMOD_ALT and event.key in (pygame.K_LEFT, pygame.K_RIGHT) and self.ready:
            self._step(1 if event.key == pygame.K_RIGHT else -1)
        if keys.means(event, "find") and self.ready and self.stage is not None:
            self.stage.set_focus(self.stage.by_name("search"), by_key=True)
        return Back() if event.key == pygame.K_ESCAPE else None

    def state(self) -> Mapping[str, Any]:
        """Which page is open, and how many are listed."""
        entry = self.reader.entry if self.ready else None
        return {"page": entry.id if entry else "", "listed": len(self.found), "asked": self.reader.asked,
                "done": float(self.ready)}  # fmt: skip
