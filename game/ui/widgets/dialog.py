"""A question that must be answered before anything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import pygame

from game.ui import theme
from game.ui.pen import Pen
from game.ui.widgets.button import Button
from game.ui.widgets.page import Page, compose
from game.ui.widgets.widget import Widget

if TYPE_CHECKING:
    from game.ui.widgets.stage import Stage


class Answer(NamedTuple):
    """A button of the dialog: the key handed to `on_answer`, what it says, how it looks."""

    key: str
    label: str
    kind: str = "ghost"  # 'primary', 'ghost' or 'danger'
    icon: str = ""


@dataclass(eq=False, kw_only=True)
class Dialog(Widget):
    """Title, running text, widgets of the caller's between text and buttons, and the buttons.

    Escape answers with `cancel`. It closes itself before `on_answer` is called, and the focus goes back where it was.
    `content` is called with (stage, rect) and makes widgets `content_height` design pixels high.
    """

    title: str
    text: str = ""
    answers: Sequence[Answer] = (Answer("ok", "OK", "primary"),)
    on_answer: Callable[[str], None]
    cancel: str = "cancel"
    content: Callable[[Stage, pygame.Rect], None] | None = None
    content_height: float = 0
    width: float = 440
    before: Widget | None = field(init=False, default=None)  # who had the focus

    focusable = False

    def __post_init__(self) -> None:
        """Go on stage in front of everything, with its parts, and take the focus."""
        stage = self.stage
        self.before = stage.focus
        stage.settle()
        self.rect = pygame.Rect(stage.bounds)
        super().__post_init__()
        stage.capture = stage.overlay = None
        stage.hints.drop()
        self._furnish()
        first = next((part for part in self._parts() if part.takes_focus and not isinstance(part, Button | Page)), None)
        main = next((part for part in self._parts() if isinstance(part, Button) and part.kind == "primary"), None)
        last = next((part for part in reversed(self._parts()) if part.takes_focus), None)
        stage.set_focus(first or main or last, by_key=first is not None)

    def _parts(self) -> list[Widget]:
        return [widget for widget in self.stage.widgets if widget.layer is self and widget is not self]

    @property
    def panel(self) -> pygame.Rect:
        """The panel, in the middle of the stage."""
        s, bounds = self.stage.scale, self.stage.bounds
        width = min(s(self.width), bounds.w - s(32))
        tall = s(54) + self._text_height(width) + s(self.content_height) + s(70)
        panel = pygame.Rect(0, 0, width, min(tall, bounds.h - s(32)))
        panel.center = bounds.center
        return panel

    def _text_height(self, width: int) -> int:
        s = self.stage.scale
        wanted = compose(self.text, s, width - s(40) - s(16))[0] if self.text else 0
        return min(wanted, self.stage.bounds.h - s(32 + 124 + self.content_height)) + (s(8) if wanted else 0)

    def _furnish(self) -> None:
        s, panel = self.stage.scale, self.panel
        inner = pygame.Rect(panel.x + s(20), panel.y + s(50), panel.w - s(40), 0)
        if self.text:
            tall = self._text_height(panel.w)
            Page(self.stage, f"{self.name}.text", pygame.Rect(inner.x, inner.y, inner.w + s(8), tall), text=self.text)
            inner.y += tall + s(4)
        if self.content is not None:
            self.content(self.stage, pygame.Rect(inner.x, inner.y, inner.w, s(self.content_height)))
        self._buttons(panel.right - s(20), panel.bottom - s(20) - s(34), inner.w)

    def _buttons(self, right: int, top: int, room: int) -> None:
        """Buttons from left to right in the order of the answers, against the right edge."""
        s = self.stage.scale
        width = min(s(132), (room - s(10) * (len(self.answers) - 1)) // max(1, len(self.answers)))
        left = right - len(self.answers) * (width + s(10)) + s(10)
        for place, answer in enumerate(self.answers):
            Button(
                self.stage,
                f"{self.name}.{answer.key}",
                pygame.Rect(left + place * (width + s(10)), top, width, s(34)),
                label=answer.label,
                on=lambda key=answer.key: self.close(key),  # type: ignore[misc]
                kind=answer.kind,
                icon=answer.icon,
            )

    def close(self, answer: str) -> None:
        """Leave the stage, give the focus back, and tell the answer."""
        stage = self.stage
        stage.remove(lambda widget: widget.layer is self)
        stage.focus = self.before if self.before in stage.widgets else None
        self.on_answer(answer)

    def again(self, stage: Stage) -> Dialog:
        """The same question on a new stage."""
        return Dialog(
            stage,
            self.name,
            stage.bounds,
            title=self.title,
            text=self.text,
            answers=self.answers,
            on_answer=self.on_answer,
            cancel=self.cancel,
            content=self.content,
            content_height=self.content_height,
            width=self.width,
        )

    def draw(self, pen: Pen) -> None:
        """Dim what lies behind, then the panel and its title."""
        s, panel = pen.s, self.panel
        pen.box(self.rect, (*theme.BG, 170))
        pen.shadow(panel, s(10))
        pen.box(panel, theme.CARD, s(10), theme.LINE2)
        pen.text("title", (panel.x + s(20), panel.y + s(29)), self.title, theme.T1, "midleft", panel.w - s(40))

    def on_key(self, event: pygame.Event) -> bool:
        """Escape cancels; no other key gets past the dialog."""
        if event.key == pygame.K_ESCAPE:
            self.close(self.cancel)
        return True
