"""Words that stand still, and ground for other widgets to stand on."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.pen import Pen
from game.ui.widgets.widget import PRESS, Widget, Words, pressed, said


@dataclass(eq=False, kw_only=True)
class Label(Widget):
    """Running text, or one line with an ellipsis when `single`; a label with a tip can be reached by Tab."""

    words: Words
    role: str = "body"
    colour: str | Callable[[], str] = "t2"  # a colour name
    align: str = "left"  # 'left', 'right' or 'centre', for single lines
    single: bool = False

    focusable = False

    def draw(self, pen: Pen) -> None:
        """The words."""
        tint = theme.readable(theme.colour(said(self.colour)))
        if self.single:
            anchor = {"left": "midleft", "right": "midright", "centre": "center"}[self.align]
            pen.text(self.role, getattr(self.rect, anchor), said(self.words), tint, anchor, self.rect.w)
        else:
            pen.rich(self.rect, said(self.words), self.role, tint)
        self.ring(pen)


@dataclass(eq=False, kw_only=True)
class Card(Widget):
    """A panel with a heading 38 design pixels high; make it before what stands on it."""

    title: Words = ""
    icon: str = ""
    note: Words = ""  # small, at the right of the heading
    taken: int = 0  # pixels at the right of the heading on which something else stands

    focusable = False

    @property
    def body(self) -> pygame.Rect:
        """The room below the heading, with a margin of 14 design pixels."""
        s = self.stage.scale
        top = s(40) if self.title else s(14)
        return pygame.Rect(self.rect.x + s(14), self.rect.y + top, self.rect.w - s(28), self.rect.h - top - s(12))

    def draw(self, pen: Pen) -> None:
        """The panel and its heading."""
        s, rect = pen.s, self.rect
        pen.box(rect, theme.CARD, s(10), theme.LINE)
        left, middle, right = rect.x + s(14), rect.y + s(20), rect.right - s(14) - self.taken
        if self.icon:
            pen.icon(self.icon, (left, middle), 15, theme.T3, "midleft")
            left += s(22)
        if self.title:
            title = pen.text("strong", (left, middle), said(self.title), theme.T1, "midleft", right - left)
            left = title.right + s(10)
        if self.note and right - left > s(24):
            pen.text("small", (right, middle), said(self.note), theme.T3, "midright", right - left)
        self.ring(pen)


@dataclass(eq=False, kw_only=True)
class Paint(Widget):
    """A rectangle that the caller paints; with `on` it can be clicked, with `tip` it can explain itself."""

    paint: Callable[[Pen, pygame.Rect], None] | None = None
    on: Callable[[], None] | None = None

    @property
    def takes_focus(self) -> bool:
        """Only if there is something to do or to read."""
        return (self.on is not None and self.live) or self.tip is not None or bool(self.why)

    def draw(self, pen: Pen) -> None:
        """Whatever the caller paints."""
        if self.paint is not None:
            self.paint(pen, self.rect)
        self.ring(pen)

    def on_event(self, event: pygame.Event) -> bool:
        """A click."""
        if pressed(event) and self.on is not None:
            self.on()
            return True
        return False

    def on_key(self, event: pygame.Event) -> bool:
        """Enter and Space."""
        if event.key in PRESS and self.on is not None and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            self.on()
            return True
        return False
