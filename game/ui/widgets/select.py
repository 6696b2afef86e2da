"""A drop-down list."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from game.ui import theme
from game.ui.pen import Pen, measure
from game.ui.widgets.item import Item, Items, listed, place_of
from game.ui.widgets.scroller import NOTCH, Scroller
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import ENTER, PRESS, Widget, pressed

ROW = 30
MOST = 9  # rows that are shown at once
PATIENCE = 1.0  # seconds after which typing ahead starts anew


@dataclass(eq=False, kw_only=True)
class Select(Widget):
    """One of many: click, arrows, letters typed ahead; a long list scrolls."""

    items: Items
    get: Callable[[], str]
    put: Callable[[str], None]
    at: int = field(init=False, default=0)  # the row that is lit
    scroller: Scroller = field(init=False, default_factory=Scroller)
    typed: str = field(init=False, default="")
    typed_at: float = field(init=False, default=0.0)

    @property
    def open(self) -> bool:
        """Whether the list shows."""
        return self.stage.overlay is self

    def list_rect(self) -> pygame.Rect:
        """Where the list opens: below, or above when there is more room."""
        s, bounds = self.stage.scale, self.stage.bounds
        rows = max(1, min(MOST, len(listed(self.items))))
        longest = max((measure("body", s, item.label) for item in listed(self.items)), default=0)
        width = max(self.rect.w, min(longest + s(80), bounds.w - s(16)))
        rect = pygame.Rect(self.rect.x, self.rect.bottom + s(4), width, s(ROW) * rows + s(8))
        if rect.bottom > bounds.bottom - s(8) and self.rect.top - bounds.top > bounds.bottom - self.rect.bottom:
            rect.bottom = self.rect.top - s(4)
        return rect.clamp(bounds.inflate(-s(8), -s(8)))

    def _window(self) -> pygame.Rect:
        s = self.stage.scale
        return self.list_rect().inflate(-s(8), -s(8))

    def rows(self) -> list[tuple[int, Item, pygame.Rect]]:
        """The rows that show, with their rectangles."""
        s, window, offset = self.stage.scale, self._window(), self.scroller.offset
        tall, thumb = s(ROW), s(12) if self.scroller.limit else 0
        return [
            (place, item, pygame.Rect(window.x, window.y + place * tall - offset, window.w - thumb, tall))
            for place, item in enumerate(listed(self.items))
            if -tall < place * tall - offset < window.h
        ]

    def draw(self, pen: Pen) -> None:
        """The box with the chosen label."""
        s, rect, live = pen.s, self.rect, self.live
        ground = theme.HOVER if self.hot or self.open else theme.RAISED
        border = theme.ACCENT if self.open else theme.LINE2 if live else theme.LINE
        pen.box(rect, ground if live else theme.mix(theme.CARD, theme.RAISED, 0.6), s(6), border)
        items = listed(self.items)
        chosen = next((item for item in items if item.key == self.get()), None)
        left = rect.x + s(10)
        if chosen is not None and chosen.icon:
            pen.icon(chosen.icon, (left, rect.centery), 15, theme.colour(chosen.colour), "midleft")
            left += s(22)
        words = chosen.label if chosen else "none"
        ink = theme.T1 if live and chosen else theme.T3
        pen.text("body", (left, rect.centery), words, ink, "midleft", rect.right - s(28) - left)
        pen.icon("chevron-down", (rect.right - s(9), rect.centery), 15, theme.T2 if live else theme.LINE2, "midright")
        self.ring(pen)

    def draw_over(self, pen: Pen) -> None:
        """The open list."""
        s, rect, window = pen.s, self.list_rect(), self._window()
        pen.shadow(rect, s(8))
        pen.box(rect, theme.RAISED, s(8), theme.LINE2)
        refused: Item | None = None
        with pen.clipped(window):
            for place, item, cell in self.rows():
                if place == self.at:
                    pen.box(cell, theme.HOVER, s(5))
                chosen, left = item.key == self.get(), cell.x + s(8)
                if item.icon:
                    pen.icon(item.icon, (left, cell.centery), 15, theme.colour(item.colour), "midleft")
                    left += s(22)
                ink = theme.T3 if item.reason else theme.T1 if chosen or place == self.at else theme.T2
                pen.text("body", (left, cell.centery), item.label, ink, "midleft", cell.right - s(28) - left)
                if chosen:
                    pen.icon("check", (cell.right - s(8), cell.centery), 14, theme.ACCENT, "midright")
                if item.reason and place == self.at:
                    refused = item
        self.scroller.draw(pen, window, lit=True)
        if refused is not None:
            Tip(refused.label, refused.reason).draw(pen, (rect.right, rect.y), self.stage.bounds)

    # ---- opening, choosing, closing -------------------------------------------------------------------------

    def show(self) -> None:
        """Open the list at the chosen row."""
        items = listed(self.items)
        if not items:
            return
        self.stage.hints.drop()
        self.stage.overlay = self
        self.scroller.view = self._window().h
        self.scroller.content = len(items) * self.stage.scale(ROW)
        self._light(place_of(self.get(), items))

    def hide(self) -> None:
        """Close the list."""
        self.stage.overlay = None

    def _light(self, place: int) -> None:
        tall = self.stage.scale(ROW)
        self.at = max(0, min(len(listed(self.items)) - 1, place))
        self.scroller.reveal(self.at * tall, (self.at + 1) * tall)

    def _choose(self, place: int) -> None:
        items = listed(self.items)
        item = items[min(place, len(items) - 1)]
        if not item.reason:
            self.hide()
            self.put(item.key)

    # ---- events -----------------------------------------------------------------------------------------------

    def on_event(self, event: pygame.Event) -> bool:
        """A click opens; while open, everything comes here."""
        if self.open:
            return self._on_bar(event) or self._on_list(event)
        if pressed(event):
            self.show()
            return True
        return False

    def _on_bar(self, event: pygame.Event) -> bool:
        """Wheel and thumb."""
        thick, window = self.stage.scale(6), self._window()
        if event.type == pygame.MOUSEWHEEL:
            return self.scroller.to(self.scroller.offset - event.y * self.stage.scale(NOTCH)) != 0
        if event.type == pygame.MOUSEBUTTONUP:
            self.scroller.grip = None
        if event.type == pygame.MOUSEMOTION and self.scroller.grip is not None:
            return self.scroller.drag(event.pos[1], window, thick) != 0
        return pressed(event) and self.scroller.take(event.pos, window, thick)

    def _on_list(self, event: pygame.Event) -> bool:
        """The row under the mouse is lit, and a click chooses it; a click elsewhere closes."""
        if event.type not in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN):
            return False
        inside = self._window().collidepoint(event.pos)
        under = next((place for place, _, cell in self.rows() if inside and cell.collidepoint(event.pos)), None)
        if event.type == pygame.MOUSEMOTION and under is not None:
            changed, self.at = self.at != under, under
            return changed
        if pressed(event) and under is not None:
            self._choose(under)
        elif pressed(event) and not self.list_rect().collidepoint(event.pos):
            self.hide()
        return pressed(event)

    def on_key(self, event: pygame.Event) -> bool:
        """Arrows and letters; Enter chooses, Escape closes."""
        if not self.open:
            if event.key in (*PRESS, pygame.K_DOWN, pygame.K_UP) and not event.mod & pygame.KMOD_CTRL:
                self.show()
                return True
            return self._type_ahead(event)
        page = max(1, self.scroller.view // self.stage.scale(ROW) - 1)
        count = len(listed(self.items))
        goals = {
            pygame.K_UP: (self.at - 1) % count,
            pygame.K_DOWN: (self.at + 1) % count,
            pygame.K_PAGEUP: self.at - page,
            pygame.K_PAGEDOWN: self.at + page,
            pygame.K_HOME: 0,
            pygame.K_END: count - 1,
        }
        if event.key in goals:
            self._light(goals[event.key])
        elif event.key in ENTER or (event.key == pygame.K_SPACE and not self._typing()):
            self._choose(self.at)
        elif event.key in (pygame.K_ESCAPE, pygame.K_TAB):
            self.hide()
        else:
            self._type_ahead(event)
        return True

    def _typing(self) -> bool:
        """Whether the last letter is so recent that the next one belongs to it."""
        return bool(self.typed) and self.stage.clock() - self.typed_at < PATIENCE

    def _type_ahead(self, event: pygame.Event) -> bool:
        letter = getattr(event, "unicode", "")
        if not letter or not letter.isprintable() or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return False
        self.typed = (self.typed if self._typing() else "") + letter.casefold()
        self.typed_at = self.stage.clock()
        for place, item in enumerate(listed(self.items)):
            if item.label.casefold().startswith(self.typed):
                self._light(place)
                if not self.open:
                    self._choose(place)
                return True
        return self.open
