"""A table of any number of rows, of which only those in sight are drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pygame

from game.language import tr
from game.ui import theme
from game.ui.pen import Pen
from game.ui.widgets.scroller import NOTCH, Scroller
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import ENTER, Source, Widget, Words, pressed, said

HEAD = 26
DOUBLE = 0.4  # seconds between the clicks of a double click


class Column(NamedTuple):
    """Heading, share of the width, and 'left', 'right' or 'centre'."""

    title: str
    share: float = 1.0
    align: str = "left"


class Cell(NamedTuple):
    """Words in a colour, with an icon before them."""

    words: str
    colour: str = "t2"
    icon: str = ""
    strong: bool = False


@dataclass(eq=False, kw_only=True)
class Table(Widget):
    """Select by mouse, arrows, PageUp, PageDown, Home and End; Enter or a double click activates."""

    columns: Sequence[Column]
    count: Callable[[], int]
    row: Callable[[int], Sequence[Cell | str]]
    get: Callable[[], int | None]  # which row is selected
    put: Callable[[int], None]
    activate: Callable[[int], None] | None = None
    row_tip: Callable[[int], Tip | None] | None = None
    row_height: float = 30
    empty: Words = ""  # what stands there without rows
    scroller: Scroller = field(init=False, default_factory=Scroller)
    over: int | None = field(init=False, default=None)  # the row under the mouse
    clicked: tuple[int, float] = field(init=False, default=(-1, -9.0))

    @property
    def head(self) -> int:
        """Height of the heading; none when no column has a title."""
        return self.stage.scale(HEAD) if any(column.title for column in self.columns) else 0

    @property
    def window(self) -> pygame.Rect:
        """Where the rows show."""
        return pygame.Rect(self.rect.x, self.rect.y + self.head, self.rect.w, self.rect.h - self.head)

    @property
    def tall(self) -> int:
        """Height of a row."""
        return self.stage.scale(self.row_height)

    def _measure(self) -> None:
        self.scroller.view, self.scroller.content = self.window.h, self.count() * self.tall
        self.scroller.to(self.scroller.offset)

    def cells(self, top: int, tall: int) -> list[pygame.Rect]:
        """The rectangles of a row's cells."""
        s, whole = self.stage.scale, sum(column.share for column in self.columns)
        room, x, cells = self.rect.w - s(14), float(self.rect.x), []
        for column in self.columns:
            width = room * column.share / whole
            cells.append(pygame.Rect(round(x) + s(8), top, round(x + width) - round(x) - s(12), tall))
            x += width
        return cells

    def rows_seen(self) -> range:
        """The rows of which any part shows."""
        first = self.scroller.offset // self.tall
        last = -(-(self.scroller.offset + self.window.h) // self.tall)
        return range(first, min(self.count(), last))

    def row_rect(self, place: int) -> pygame.Rect:
        """Where a row stands on the screen."""
        y = self.window.y + place * self.tall - self.scroller.offset
        return pygame.Rect(self.rect.x, y, self.rect.w - self.stage.scale(12), self.tall)

    def row_at(self, at: tuple[float, float]) -> int | None:
        """The row under a point."""
        if not self.window.collidepoint(at):
            return None
        place = int(at[1] - self.window.y + self.scroller.offset) // self.tall
        return place if 0 <= place < self.count() else None

    # ---- drawing -------------------------------------------------------------------------------------------

    def draw(self, pen: Pen) -> None:
        """Heading, the rows in sight, the thumb."""
        self._measure()
        if self.head:
            for column, cell in zip(self.columns, self.cells(self.rect.y, self.head), strict=True):
                self._words(pen, cell, column.align, Cell(column.title, "t3"), "small")
            bottom = self.window.y - 1
            pen.line((self.rect.left, bottom), (self.rect.right - 1, bottom), theme.LINE)
        if not self.count():
            pen.text(
                "body", self.window.center, said(self.empty) or tr("Nothing here yet."), theme.T3, "center", self.rect.w
            )
        over = self.over if self.hot else None
        with pen.clipped(self.window):
            for place in self.rows_seen():
                self._draw_row(pen, place, over == place)
        self.scroller.draw(pen, self.window, lit=self.hot or self.down)
        self.ring(pen)

    def _draw_row(self, pen: Pen, place: int, over: bool) -> None:
        s, rect = pen.s, self.row_rect(place)
        if place == self.get():
            ground = theme.mix(theme.CARD, theme.ACCENT, 0.16)
            pen.box(rect.inflate(0, -s(2)), ground, s(5), theme.mix(theme.CARD, theme.ACCENT, 0.6))
        elif over:
            pen.box(rect.inflate(0, -s(2)), theme.HOVER, s(5))
        else:
            pen.line((rect.left + s(8), rect.bottom - 1), (rect.right - s(8), rect.bottom - 1), theme.LINE)
        for column, cell, words in zip(self.columns, self.cells(rect.y, rect.h), self.row(place), strict=True):
            shown = Cell(words) if isinstance(words, str) else words
            self._words(pen, cell, column.align, shown, "label_strong" if shown.strong else "label")

    def _words(self, pen: Pen, rect: pygame.Rect, align: str, cell: Cell, role: str) -> None:
        tint = theme.readable(theme.colour(cell.colour), theme.HOVER)
        left = rect.left
        if cell.icon:
            pen.icon(cell.icon, (left, rect.centery), 15, tint, "midleft")
            left += pen.s(21)
        room = pygame.Rect(left, rect.y, max(0, rect.right - left), rect.h)
        anchor = {"left": "midleft", "right": "midright", "centre": "center"}[align]
        pen.text(role, getattr(room, anchor), cell.words, tint, anchor, room.w)

    # ---- events --------------------------------------------------------------------------------------------

    def tip_at(self, at: tuple[float, float]) -> tuple[object, Source] | None:
        """What the row under the point has to say."""
        place = self.row_at(at)
        if self.row_tip is None or place is None or not self.live:
            return super().tip_at(at)
        ask = self.row_tip
        return (self.name, place), lambda: ask(place)

    def tip_place(self) -> tuple[float, float]:
        """On the selected row."""
        place = self.get()
        if place is None:
            return super().tip_place()
        rect = self.row_rect(place)
        return rect.x + self.stage.scale(40), rect.centery

    def inherit(self, old: Widget) -> None:
        """Stay where the eye was."""
        if isinstance(old, Table):
            self._measure()
            self.scroller.to(old.scroller.offset / old.tall * self.tall)

    def _select(self, place: int) -> None:
        place = max(0, min(self.count() - 1, place))
        self.put(place)
        self._measure()
        self.scroller.reveal(place * self.tall, (place + 1) * self.tall)

    def _click(self, place: int) -> None:
        now, before = self.stage.clock(), self.clicked
        self.clicked = (place, now)
        self._select(place)
        if before[0] == place and now - before[1] < DOUBLE and self.activate is not None:
            self.clicked = (-1, -9.0)
            self.activate(place)

    def on_event(self, event: pygame.Event) -> bool:
        """Wheel, thumb, click and double click."""
        self._measure()
        thick = self.stage.scale(6)
        if event.type == pygame.MOUSEWHEEL:
            return self.scroller.to(self.scroller.offset - event.y * self.stage.scale(NOTCH)) != 0
        if event.type == pygame.MOUSEMOTION:
            before, self.over = self.over, self.row_at(event.pos)
            return (self.down and self.scroller.drag(event.pos[1], self.window, thick) != 0) or before != self.over
        if event.type == pygame.MOUSEBUTTONUP:
            self.scroller.grip = None
        if not pressed(event):
            return False
        if self.scroller.take(event.pos, self.window, thick):
            self.stage.capture = self
            return self.scroller.drag(event.pos[1], self.window, thick) != 0
        place = self.row_at(event.pos)
        if place is not None:
            self._click(place)
        return True

    def on_key(self, event: pygame.Event) -> bool:
        """Move the selection; Enter activates."""
        if not self.count() or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return False
        here, page = self.get(), max(1, self.window.h // self.tall - 1)
        steps = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_PAGEUP: -page, pygame.K_PAGEDOWN: page}
        if event.key in steps:
            self._select(0 if here is None else here + steps[event.key])
        elif event.key in (pygame.K_HOME, pygame.K_END):
            self._select(0 if event.key == pygame.K_HOME else self.count() - 1)
        elif event.key in ENTER and here is not None and self.activate is not None:
            self.activate(here)
        else:
            return False
        return True
