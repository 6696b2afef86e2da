"""Help: the aim of the game and its keys."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pygame

from game.models.handbook import handbook
from game.ui.furnish import heading, panel
from game.ui.pen import Pen
from game.ui.screen import Answer, Back, Say, Table
from game.ui.widgets.button import Button
from game.ui.widgets.page import Page
from game.ui.widgets.stage import Stage

TOP, FOOT, WIDTH = 76, 64, 760


class Help:
    """One page to read."""

    name = "help"
    over = False

    def __init__(self, look: Callable[[], Table], detail: str = "") -> None:  # noqa: ARG002 - as all screens
        self.look = look
        self.card = pygame.Rect(0, 0, 0, 0)

    def build(self, stage: Stage, say: Say) -> None:
        """The page."""
        s, bounds = stage.scale, stage.bounds
        width = min(s(WIDTH), bounds.w - s(40))
        self.card = pygame.Rect(bounds.centerx - width // 2, s(TOP), width, bounds.h - s(TOP) - s(FOOT))
        Page(stage, "text", self.card.inflate(-s(40), -s(24)), text=handbook())
        Button(stage, "back", pygame.Rect(self.card.x, bounds.h - s(50), s(110), s(36)), label="Back",
               icon="arrow-left", on=partial(say, Back()))  # fmt: skip

    def paint(self, pen: Pen) -> None:
        """Heading and card."""
        heading(
            pen, pygame.Rect(self.card.x, pen.s(18), self.card.w, 0), "Help", "What you do here, and with which keys"
        )
        panel(pen, self.card)

    def key(self, event: pygame.Event) -> Answer | None:
        """Escape and F1 close."""
        return Back() if event.key in (pygame.K_ESCAPE, pygame.K_F1) else None

    def refresh(self) -> None:
        """Nothing here changes."""

    def refused(self, sentence: str) -> None:
        """Nothing is ordered here."""

    def jump(self, aim: tuple[str, str]) -> None:
        """There is nowhere to look."""

    def state(self) -> Mapping[str, Any]:
        """Nothing of interest."""
        return {}
