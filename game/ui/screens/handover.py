"""Between two persons at one machine: nothing of the game is seen until the next one says that they sit there."""

from functools import partial

import pygame

from game.models.handover import handover
from game.ui import keys, theme
from game.ui.furnish import panel
from game.ui.pen import Pen
from game.ui.screen import Answer, Back, Look, Say, Screen
from game.ui.widgets.button import Button
from game.ui.widgets.stage import Stage

__all__ = ["Handover"]  # opened by its name, see game/ui/pages.py

WIDTH, HIGH = 520, 230


class Handover(Screen):
    """A panel on an empty ground; `detail` is the screen that opens then, besides the board."""

    name = "handover"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.model = handover(look().game)
        self.rect = pygame.Rect(0, 0, 0, 0)

    def build(self, stage: Stage, say: Say) -> None:
        """One button."""
        s = stage.scale
        self.rect = pygame.Rect(0, 0, min(s(WIDTH), stage.bounds.w - s(32)), s(HIGH))
        self.rect.center = stage.bounds.center
        button = pygame.Rect(self.rect.x + s(24), self.rect.bottom - s(62), self.rect.w - s(48), s(40))
        Button(stage, "sit", button, label=self.model.button, icon="play", kind="primary",
               on=partial(say, Back(then=self.detail)))  # fmt: skip

    def paint(self, pen: Pen) -> None:
        """Whose turn it is, and how far the others are."""
        s, rect = pen.s, self.rect
        panel(pen, rect)
        pen.icon("users", (rect.x + s(24), rect.y + s(24)), 22, theme.ACCENT)
        pen.text("display", (rect.x + s(58), rect.y + s(36)), self.model.title, theme.T1, "midleft", rect.w - s(82))
        room = pygame.Rect(rect.x + s(24), rect.y + s(72), rect.w - s(48), 0)
        pen.rich(room, self.model.text, "body", theme.T2)

    def key(self, event: pygame.Event) -> Answer | None:
        """What ends a turn sits down too, and so does Enter: there is nothing else to press."""
        enter = event.key in (pygame.K_RETURN, pygame.K_KP_ENTER)
        return Back(then=self.detail) if enter or keys.means(event, "end_turn") else None
