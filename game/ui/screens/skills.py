"""How well the computer shall play: five cards, with what each does and what was measured of it in this level."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pygame

from game.models.skills import ABOUT, Choice, choices
from game.schema import library
from game.ui import theme
from game.ui.furnish import heading, tall
from game.ui.pen import Pen
from game.ui.screen import Adjust, Back, Look, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.label import Paint
from game.ui.widgets.stage import Stage

__all__ = ["Skills"]  # opened by its name, see game/ui/pages.py

TOP, WIDTH, GAP = 84, 760, 10


class Skills(Screen):
    """A column of cards; `detail` is the level's id and the seat's. A choice is kept with the settings."""

    name = "skills"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        level, _, seat = detail.partition(" ")
        self.cards = choices(library.read(level).level, seat)
        self.say: Say = unheard
        self.left = 0

    def build(self, stage: Stage, say: Say) -> None:
        """The cards and the way back."""
        self.say, s = say, stage.scale
        width = min(s(WIDTH), stage.bounds.w - s(40))
        self.left, y = stage.bounds.centerx - width // 2, s(TOP)
        for card in self.cards:
            high = s(58) + tall(card.about, s, width - s(66), "body") + tall(card.measured, s, width - s(66), "label")
            Paint(
                stage, f"skill.{card.id}", pygame.Rect(self.left, y, width, high), paint=partial(self._draw, card),
                on=partial(self._choose, card.id),
            )  # fmt: skip
            y += high + s(GAP)
        Button(stage, "back", pygame.Rect(self.left, stage.bounds.h - s(50), s(110), s(36)), label="Back",
               icon="arrow-left", on=partial(say, Back()))  # fmt: skip

    def _choose(self, skill: str) -> None:
        self.say(Adjust(replace(self.look().settings, skill=skill)))
        self.say(Back())

    def _draw(self, card: Choice, pen: Pen, rect: pygame.Rect) -> None:
        s, chosen = pen.s, card.id == self.look().settings.skill
        ground = theme.mix(theme.CARD, theme.ACCENT, 0.14) if chosen else theme.CARD
        pen.box(rect, ground, s(10), theme.ACCENT if chosen else theme.LINE)
        ring = (rect.x + s(24), rect.y + s(26))
        pen.disc(ring, s(7), ground, theme.ACCENT if chosen else theme.LINE2, s(1.5))
        if chosen:
            pen.disc(ring, s(4), theme.ACCENT)
        left, width = rect.x + s(46), rect.w - s(66)
        pen.text("title", (left, rect.y + s(16)), card.label, theme.T1)
        y = rect.y + s(42)
        y += pen.rich(pygame.Rect(left, y, width, 0), card.about, "body", theme.T1) + s(2)
        pen.rich(pygame.Rect(left, y, width, 0), card.measured, "label", theme.readable(theme.T3, ground))

    def paint(self, pen: Pen) -> None:
        """Heading."""
        heading(pen, pygame.Rect(self.left, pen.s(18), pen.s(WIDTH), 0), "How well the others play", ABOUT)

    def state(self) -> Mapping[str, Any]:
        """What is chosen."""
        return {"skill": self.look().settings.skill}
