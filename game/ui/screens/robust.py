"""Does the result stand: the same game with other constants, worked out in slices while one watches."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.lab.robustness import Rerun
from game.language import tr
from game.models.robust import answer, question, unfit
from game.ui import keys
from game.ui.furnish import heading, panel
from game.ui.pen import Pen
from game.ui.screen import Answer, Back, Look, Open, Say, Screen
from game.ui.widgets.button import Button
from game.ui.widgets.page import Page
from game.ui.widgets.progress import Progress
from game.ui.widgets.stage import Stage

__all__ = ["Robust"]  # opened by its name, see game/ui/pages.py

TOP, FOOT, WIDTH = 76, 64, 860


class Robust(Screen):
    """A bar while it works, then a page to read."""

    name = "robust"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        match = look().game
        self.match, self.problem = match, unfit(match)
        self.rerun = None if self.problem else Rerun(match)
        self.card = pygame.Rect(0, 0, 0, 0)

    def work(self) -> bool:
        """Do a slice; True if the picture may differ."""
        if self.rerun is None or self.rerun.result is not None:
            return False
        self.rerun.step()
        return True

    def build(self, stage: Stage, say: Say) -> None:
        """The bar, or the page."""
        s, bounds = stage.scale, stage.bounds
        width = min(s(WIDTH), bounds.w - s(40))
        self.card = pygame.Rect(bounds.centerx - width // 2, s(TOP), width, bounds.h - s(TOP) - s(FOOT))
        inner = self.card.inflate(-s(40), -s(24))
        going = self.rerun is not None and self.rerun.result is None
        text = pygame.Rect(inner.x, inner.y, inner.w, inner.h - (s(40) if going else 0))
        Page(stage, "text", text, text=self._text(), why="" if self.rerun is None else "robust")
        if going:
            bar = pygame.Rect(inner.x, inner.bottom - s(32), inner.w, s(28))
            Progress(
                stage, "progress", bar, get=lambda: self.rerun.done if self.rerun else 1.0, label=tr("Playing again")
            )
        Button(stage, "back", pygame.Rect(self.card.x, bounds.h - s(50), s(110), s(36)), label=tr("Back"),
               icon="arrow-left", on=partial(say, Back()))  # fmt: skip

    def _text(self) -> str:
        if self.rerun is None:
            return self.problem
        found = self.rerun.result
        return question() if found is None else answer(self.match, found)

    def paint(self, pen: Pen) -> None:
        """Heading and card."""
        title = pygame.Rect(self.card.x, pen.s(18), self.card.w, 0)
        heading(pen, title, tr("Does the result stand?"), tr("Your game again, with other numbers in the model"))
        panel(pen, self.card)

    def key(self, event: pygame.Event) -> Answer | None:
        """Help is what the model card says of the numbers."""
        return Open("help", "card") if keys.means(event, "help") else super().key(event)

    def state(self) -> Mapping[str, Any]:
        """How far it has come."""
        found = self.rerun.result if self.rerun else None
        return {"done": self.rerun.done if self.rerun else 0.0, "turned": None if found is None else len(found.turned)}
