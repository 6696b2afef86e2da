"""How a game is played: how well the computer plays, who shares this machine, and which help is wanted."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models import assists
from game.models.seats import seat_name
from game.models.skills import ABOUT, Choice, choices
from game.schema import library
from game.ui import theme
from game.ui.furnish import choosable, heading, panel, tall, tip
from game.ui.pen import Pen
from game.ui.screen import Adjust, Again, Answer, Back, Look, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.label import Label, Paint
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage
from game.ui.widgets.toggle import Toggle

__all__ = ["Setup"]  # opened by its name, see game/ui/pages.py

TOP, FOOT, GAP, PART = 84, 64, 10, 0.54
SHARING = tr("Who else sits at this machine? Everybody decides alone, one after the other, before the turn is played.")


class Setup(Screen):
    """Cards of skills at the left, switches at the right; `detail` is the level's id and the persons' seats.

    The persons go back to the briefing; the rest is kept with the settings.
    """

    name = "setup"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        name, *self.persons = detail.split()
        level = library.read(name).level
        playable = [seat.holder for seat in level.seats if seat.playable]
        self.persons = self.persons or playable[:1]
        self.first = self.persons[0]
        self.seats = {seat: seat_name(level, seat) for seat in playable}
        self.cards = choices(level, self.first)
        self.say: Say = unheard
        self.right = pygame.Rect(0, 0, 0, 0)

    def build(self, stage: Stage, say: Say) -> None:
        """The cards, the switches and the way back."""
        self.say, s = say, stage.scale
        wide, high = stage.bounds.size
        left = pygame.Rect(s(20), s(TOP), round((wide - s(60)) * PART), high - s(TOP) - s(FOOT))
        self._skills(stage, left)
        self.right = pygame.Rect(left.right + s(20), left.y, wide - left.right - s(40), left.h)
        self._switches(stage, self.right.inflate(-s(32), -s(24)))
        Button(stage, "back", pygame.Rect(s(20), high - s(50), s(110), s(36)), label=tr("Back"), icon="arrow-left",
               on=lambda: say(self._back()))  # fmt: skip

    def _skills(self, stage: Stage, rect: pygame.Rect) -> None:
        s, area = stage.scale, ScrollArea(stage, "skills", rect)
        width, y = rect.w - s(16), rect.y
        for card in self.cards:
            high = s(58) + tall(card.about, s, width - s(66), "body") + tall(card.measured, s, width - s(66), "label")
            Paint(
                stage, f"skill.{card.id}", pygame.Rect(rect.x + s(2), y + s(2), width, high),
                paint=partial(self._draw, card), on=partial(self._choose, card.id), inside=area,
            )  # fmt: skip
            y += high + s(GAP)
        area.content = y - rect.y

    def _switches(self, stage: Stage, rect: pygame.Rect) -> None:
        """Persons, then helps."""
        s, area = stage.scale, ScrollArea(stage, "switches", rect)
        room, y = rect.w - s(16), rect.y
        y = self._said(stage, area, pygame.Rect(rect.x, y, room, 0), "persons", tr("Persons"), SHARING)
        for seat, name in self.seats.items():
            if seat != self.first:
                Toggle(stage, f"person.{seat}", pygame.Rect(rect.x, y, room, s(28)), label=name, inside=area,
                       get=partial(self._sits, seat), put=partial(self._seat, seat))  # fmt: skip
                y += s(34)
        y = self._said(stage, area, pygame.Rect(rect.x, y + s(12), room, 0), "helps", tr("Help"), assists.ABOUT)
        for name, (label, about) in assists.ASSISTS.items():
            Toggle(stage, f"help.{name}", pygame.Rect(rect.x, y, room, s(28)), label=label, inside=area,
                   get=partial(self._helps, name), put=partial(self._help, name), tip=tip(label, about))  # fmt: skip
            y += s(34)
        area.content = y - rect.y

    def _said(self, stage: Stage, area: ScrollArea, rect: pygame.Rect, name: str, title: str, text: str) -> int:
        """A title and a sentence; returns where what follows may start."""
        s = stage.scale
        Label(stage, f"{name}.title", pygame.Rect(rect.x, rect.y, rect.w, s(26)), words=title, role="title",
              inside=area)  # fmt: skip
        high = tall(text, s, rect.w, "label")
        Label(stage, f"{name}.about", pygame.Rect(rect.x, rect.y + s(28), rect.w, high + s(4)), words=text,
              role="label", colour="t2", inside=area)  # fmt: skip
        return rect.y + s(28) + high + s(12)

    # ---- what is chosen --------------------------------------------------------------------------------------

    def _sits(self, seat: str) -> bool:
        return seat in self.persons

    def _seat(self, seat: str, sits: bool) -> None:
        chosen = {*self.persons, seat} if sits else {*self.persons} - {seat}
        self.persons = [self.first, *(one for one in self.seats if one in chosen and one != self.first)]
        self.say(Again())

    def _helps(self, name: str) -> bool:
        return name in self.look().settings.assists

    def _help(self, name: str, wanted: bool) -> None:
        kept = {*self.look().settings.assists, name} if wanted else {*self.look().settings.assists} - {name}
        self.say(Adjust(replace(self.look().settings, assists=assists.sound(list(kept)))))

    def _choose(self, skill: str) -> None:
        self.say(Adjust(replace(self.look().settings, skill=skill)))

    def _back(self) -> Back:
        return Back(("persons", " ".join(self.persons)))

    # ---- drawing ---------------------------------------------------------------------------------------------

    def _draw(self, card: Choice, pen: Pen, rect: pygame.Rect) -> None:
        s, chosen = pen.s, card.id == self.look().settings.skill
        ground = choosable(pen, rect, chosen=chosen)
        left, width = rect.x + s(46), rect.w - s(66)
        pen.text("title", (left, rect.y + s(16)), card.label, theme.T1)
        y = rect.y + s(42)
        y += pen.rich(pygame.Rect(left, y, width, 0), card.about, "body", theme.T1) + s(2)
        pen.rich(pygame.Rect(left, y, width, 0), card.measured, "label", theme.readable(theme.T3, ground))

    def paint(self, pen: Pen) -> None:
        """Heading, and the ground of the switches."""
        heading(pen, pygame.Rect(pen.s(20), pen.s(18), self.right.right - pen.s(20), 0), tr("How it is played"), ABOUT)
        panel(pen, self.right)

    def key(self, event: pygame.Event) -> Answer | None:
        """Escape goes back with what was chosen."""
        return self._back() if event.key == pygame.K_ESCAPE else super().key(event)

    def state(self) -> Mapping[str, Any]:
        """What is chosen."""
        now = self.look().settings
        return {"skill": now.skill, "persons": self.persons, "assists": now.assists}
