"""Help: the aim of the game and its keys, the model card, the numbers and their sources."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.handbook import PAGES
from game.ui import keys
from game.ui.furnish import heading, panel
from game.ui.pen import Pen
from game.ui.screen import Again, Answer, Back, Look, Say, Screen
from game.ui.widgets.button import Button
from game.ui.widgets.item import Item
from game.ui.widgets.page import Page
from game.ui.widgets.stage import Stage
from game.ui.widgets.tabs import Tabs

__all__ = ["Help"]  # opened by its name, see game/ui/pages.py

TOP, FOOT, WIDTH = 76, 64, 860


class Help(Screen):
    """Pages to read, one at a time."""

    name = "help"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.shown = detail if detail in PAGES else "guide"
        self.again: Callable[[], None] = _stay
        self.card = pygame.Rect(0, 0, 0, 0)

    def build(self, stage: Stage, say: Say) -> None:
        """Tabs, and the page that was chosen."""
        self.again = partial(say, Again())
        s, bounds = stage.scale, stage.bounds
        width = min(s(WIDTH), bounds.w - s(40))
        self.card = pygame.Rect(bounds.centerx - width // 2, s(TOP), width, bounds.h - s(TOP) - s(FOOT))
        tabs = pygame.Rect(self.card.x + s(20), self.card.y + s(8), self.card.w - s(40), s(36))
        items = [Item(key, label) for key, (label, _, _) in PAGES.items()]
        Tabs(stage, "tabs", tabs, items=items, get=lambda: self.shown, put=self._turn_to)
        text = pygame.Rect(self.card.x + s(20), self.card.y + s(56), self.card.w - s(40), self.card.h - s(68))
        Page(stage, f"text.{self.shown}", text, text=PAGES[self.shown][2](self.look().settings.keys))
        Button(stage, "back", pygame.Rect(self.card.x, bounds.h - s(50), s(110), s(36)), label=tr("Back"),
               icon="arrow-left", on=partial(say, Back()))  # fmt: skip

    def _turn_to(self, key: str) -> None:
        self.shown = key
        self.again()

    def paint(self, pen: Pen) -> None:
        """Heading and card."""
        heading(pen, pygame.Rect(self.card.x, pen.s(18), self.card.w, 0), tr("Help"), PAGES[self.shown][1])
        panel(pen, self.card)

    def key(self, event: pygame.Event) -> Answer | None:
        """The key that opens it closes it too."""
        return Back() if keys.means(event, "help") else super().key(event)

    def state(self) -> Mapping[str, Any]:
        """Which page is open."""
        return {"page": self.shown}


def _stay() -> None:
    """Before there is a stage, there is nothing to build anew."""
