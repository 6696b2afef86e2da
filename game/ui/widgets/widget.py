"""The base of every widget: a named rectangle on a stage."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING

import pygame

from game.language import tr
from game.ui import theme
from game.ui.pen import Pen, Point
from game.ui.widgets.tooltip import Tip

if TYPE_CHECKING:
    from game.ui.widgets.scroll import ScrollArea
    from game.ui.widgets.stage import Stage

Words = str | Callable[[], str]
"""Words, or what will say them each time the widget is drawn."""

Source = Callable[[], Tip | None]
"""What a tooltip says, asked when it opens."""

ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)
PRESS = (*ENTER, pygame.K_SPACE)


def said(words: Words) -> str:
    """The words as they are now."""
    return words if isinstance(words, str) else words()


def pressed(event: pygame.Event) -> bool:
    """Whether this is a press of the left button."""
    return bool(event.type == pygame.MOUSEBUTTONDOWN and event.button == 1)


def released(event: pygame.Event) -> bool:
    """Whether this is a release of the left button."""
    return bool(event.type == pygame.MOUSEBUTTONUP and event.button == 1)


@dataclass(eq=False)
class Widget:
    """A named rectangle that draws itself and answers mouse and keys."""

    stage: Stage
    name: str  # unique on its stage: the handle for tests and for focus
    rect: pygame.Rect
    _: KW_ONLY
    tip: Source | None = None
    enabled: bool | Callable[[], bool] = True
    reason: Words = ""  # why it is disabled, shown in place of the tooltip
    inside: ScrollArea | None = None
    why: Words = ""  # an id that whoever owns the stage can explain; for a widget that shows a number
    layer: Widget | None = field(init=False, default=None)  # the dialog it belongs to

    focusable = True
    listening = False  # the next key is one that it wants to learn

    def __post_init__(self) -> None:
        """Go on stage."""
        self.rect = pygame.Rect(self.rect)
        self.stage.add(self)

    @property
    def live(self) -> bool:
        """Whether it reacts."""
        return self.enabled if isinstance(self.enabled, bool) else self.enabled()

    @property
    def hot(self) -> bool:
        """Whether the mouse is over it and it reacts."""
        return self.stage.hot is self and self.live

    @property
    def focused(self) -> bool:
        """Whether keys go to it."""
        return self.stage.focus is self

    @property
    def down(self) -> bool:
        """Whether it holds the mouse."""
        return self.stage.capture is self

    @property
    def takes_focus(self) -> bool:
        """Whether Tab stops here: it does something, or it has something to say."""
        return (
            (self.focusable and self.live) or bool(self.tip or self.why) or (not self.live and bool(said(self.reason)))
        )

    @property
    def seen(self) -> pygame.Rect:
        """The part of it that scrolling leaves visible."""
        return self.rect if self.inside is None else self.rect.clip(self.inside.seen)

    def on_event(self, event: pygame.Event) -> bool:  # noqa: ARG002 - the plain widget ignores it
        """Mouse and text; True if something changed."""
        return False

    def on_key(self, event: pygame.Event) -> bool:  # noqa: ARG002 - the plain widget ignores it
        """A key while focused; True if it was used."""
        return False

    def on_focus(self, by_key: bool) -> None:
        """It just got the focus."""

    def on_blur(self) -> None:
        """It is about to lose the focus."""

    def on_scroll(self, down: int) -> None:
        """The area it lies in was scrolled: it stands lower by so many pixels."""
        self.rect.move_ip(0, down)

    def inherit(self, old: Widget) -> None:
        """Take over what only the eye remembers from the widget of this name on the stage before."""

    def tip_at(self, at: Point) -> tuple[Hashable, Source] | None:  # noqa: ARG002 - the same everywhere
        """What the tooltip under this point says, with a key that changes when the topic does."""
        if not self.live and self.reason:
            return self.name, lambda: Tip(tr("Not now"), said(self.reason))
        return (self.name, self.tip) if self.tip else None

    def why_at(self, at: Point | None) -> str:  # noqa: ARG002 - the same everywhere
        """The id of the number under this point, or of the one the keyboard is at; empty if there is none."""
        return said(self.why)

    def tip_place(self) -> Point:
        """Where its tooltip opens when the keyboard asks for it."""
        return self.seen.left, self.seen.bottom - self.stage.scale(8)

    def draw(self, pen: Pen) -> None:
        """Draw it; this changes nothing."""

    def draw_over(self, pen: Pen) -> None:
        """Draw what lies above everything while it is open, such as a list."""

    def ring(self, pen: Pen, radius: float = 6) -> None:
        """The mark of keyboard focus."""
        if self.focused and self.stage.keyboard:
            pen.frame(self.rect.inflate(pen.s(6), pen.s(6)), theme.ACCENT, pen.s(radius + 3), max(2, pen.s(2)))
