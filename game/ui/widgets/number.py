"""An entry for a number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pygame

from game.ui.widgets.entry import Entry
from game.ui.widgets.span import Span

if TYPE_CHECKING:
    from game.ui.widgets.stage import Stage


@dataclass(frozen=True)
class Number:
    """A number the player may set: where it lives, its limits, how it looks, and what the game says to a value."""

    get: Callable[[], float]
    put: Callable[[float], None]
    span: Span
    show: Callable[[float], str] | None = None  # how it looks while nobody types
    check: Callable[[float], str] | None = None  # the game's own refusal, empty when it agrees

    def shown(self) -> str:
        """How the value looks."""
        return self.show(self.get()) if self.show else self.span.text(self.get())

    def wrong(self, typed: str) -> str:
        """The sentence that refuses what was typed, or nothing."""
        try:
            value = self.span.read(typed)
        except ValueError as error:
            return str(error)
        return self.check(value) if self.check else ""


def number_entry(stage: Stage, name: str, rect: pygame.Rect, number: Number, **more: Any) -> Entry:
    """An entry for this number; `more` are the other fields of Entry, such as tip, suffix, on_bad or inside."""
    return Entry(
        stage,
        name,
        rect,
        get=number.shown,
        put=lambda typed: number.put(number.span.read(typed)),
        check=number.wrong,
        start=lambda: number.span.text(number.get()),
        nudge=lambda steps: number.put(number.span.nudge(number.get(), steps)),
        **more,
    )
