"""Learn: the path, the encyclopaedia, a language model to train, and the pages of help."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.learning import Way, ways
from game.ui import theme
from game.ui.furnish import heading
from game.ui.pen import Pen
from game.ui.screen import Back, Look, Open, Say, Screen
from game.ui.widgets.button import Button
from game.ui.widgets.label import Paint
from game.ui.widgets.stage import Stage

__all__ = ["Learn"]  # opened by its name, see game/ui/pages.py

TOP, WIDTH, CARD, GAP = 84, 860, 96, 14


class Learn(Screen):
    """Four cards to choose from."""

    name = "learn"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.ways = ways()
        self.left = 0
        self.width = 0

    def build(self, stage: Stage, say: Say) -> None:
        """A card for each way to learn."""
        s, bounds = stage.scale, stage.bounds
        self.width = min(s(WIDTH), bounds.w - s(40))
        self.left = bounds.centerx - self.width // 2
        for place, way in enumerate(self.ways):
            rect = pygame.Rect(self.left, s(TOP) + place * s(CARD + GAP), self.width, s(CARD))
            Paint(stage, way.screen, rect, paint=partial(_draw, stage, way), on=partial(say, Open(way.screen)))
        if stage.focus is None:
            stage.set_focus(stage.by_name(self.ways[0].screen))
        Button(stage, "back", pygame.Rect(self.left, bounds.h - s(50), s(110), s(36)), label=tr("Back"),
               icon="arrow-left", on=partial(say, Back()))  # fmt: skip

    def paint(self, pen: Pen) -> None:
        """The heading."""
        line = tr("The game, the model behind it, and what it is about")
        heading(pen, pygame.Rect(self.left, pen.s(20), self.width, 0), tr("Learn"), line)

    def refresh(self) -> None:
        """A path may have gone on."""
        self.ways = ways()

    def state(self) -> Mapping[str, Any]:
        """What there is."""
        return {"ways": [way.screen for way in self.ways]}


def _draw(stage: Stage, way: Way, pen: Pen, rect: pygame.Rect) -> None:
    s, widget = pen.s, stage.by_name(way.screen)
    pen.box(rect, theme.HOVER if widget.hot else theme.CARD, s(10), theme.LINE2 if widget.hot else theme.LINE)
    mark = pygame.Rect(rect.x + s(20), rect.y + s(20), s(44), s(44))
    pen.box(mark, theme.mix(theme.CARD, theme.ACCENT, 0.16), s(8))
    pen.icon(way.icon, mark.center, 22, theme.ACCENT, "center")
    x = mark.right + s(20)
    title = pen.text("title", (x, rect.y + s(28)), way.title, theme.T1, "midleft")
    pen.text("small", (title.right + s(12), title.centery), way.note, theme.T3, "midleft")
    pen.rich(pygame.Rect(x, rect.y + s(44), rect.right - s(48) - x, 0), way.text, "body", theme.T2)
    pen.icon("chevron-right", (rect.right - s(18), rect.centery), 18, theme.ACCENT, "midright")
