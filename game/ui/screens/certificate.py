"""The certificate of a level: every check, the missed like the held, and what was found at each seat."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.certified import certified
from game.schema import library
from game.ui.furnish import heading, panel
from game.ui.pen import Pen
from game.ui.screen import Back, Look, Say, Screen
from game.ui.widgets.button import Button
from game.ui.widgets.page import Page
from game.ui.widgets.stage import Stage

__all__ = ["Certificate"]  # opened by its name, see game/ui/pages.py

TOP, FOOT, WIDTH = 76, 64, 860


class Certificate(Screen):
    """A page to read; `detail` is the id of the level."""

    name = "certificate"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        entry = library.read(detail)
        self.level, self.title = detail, entry.level.title
        self.model = certified(entry.level, entry.fingerprint)
        self.card = pygame.Rect(0, 0, 0, 0)

    def build(self, stage: Stage, say: Say) -> None:
        """The page and the way back."""
        s, bounds = stage.scale, stage.bounds
        width = min(s(WIDTH), bounds.w - s(40))
        self.card = pygame.Rect(bounds.centerx - width // 2, s(TOP), width, bounds.h - s(TOP) - s(FOOT))
        Page(stage, "text", self.card.inflate(-s(40), -s(24)), text=self.model.page)
        Button(stage, "back", pygame.Rect(self.card.x, bounds.h - s(50), s(110), s(36)), label=tr("Back"),
               icon="arrow-left", on=partial(say, Back()))  # fmt: skip

    def paint(self, pen: Pen) -> None:
        """Heading and card."""
        title = pygame.Rect(self.card.x, pen.s(18), self.card.w, 0)
        heading(pen, title, tr("Certificate"), f"{self.title} · {self.model.line}")
        panel(pen, self.card)

    def state(self) -> Mapping[str, Any]:
        """Whose it is, and what it says in a line."""
        return {"level": self.level, "line": self.model.line}
