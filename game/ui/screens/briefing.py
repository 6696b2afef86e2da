"""The briefing: what happened, who you may be, and where chance comes from."""

import secrets
from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.assists import summary
from game.models.briefing import Place, briefing
from game.models.certified import ABOUT, certified
from game.models.skills import label
from game.schema import library
from game.ui import keys, theme
from game.ui.furnish import badge, choosable, heading, panel, tall, tip
from game.ui.pen import Pen
from game.ui.screen import Answer, Back, Look, Open, Say, Screen, Start
from game.ui.widgets.button import Button
from game.ui.widgets.entry import Entry
from game.ui.widgets.label import Label, Paint
from game.ui.widgets.page import Page
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage
from game.ui.widgets.tooltip import Tip

__all__ = ["Briefing"]  # opened by its name, see game/ui/pages.py

TOP, FOOT = 84, 64
TO_WIN = tr("To win, at the end of the game:")
SETUP = tr("How well the computer plays the other seats, who else sits at this machine, and which help you want.")
LARGEST = 2**63 - 1
_SURE = {"good": "good", "t2": "t2", "warn": "warn"}


class Briefing(Screen):
    """Text at the left, seats at the right, seed and start below."""

    name = "briefing"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        level, _, seed = detail.partition(" ")
        self.level = level
        entry = library.read(level)
        self.model = briefing(entry.level)
        self.certified = certified(entry.level, entry.fingerprint)
        self.seat = self.model.seats[0].id
        self.persons: tuple[str, ...] = ()  # others than the seat, who share this machine
        self.seed = seed or str(secrets.randbelow(10**6))
        self.stage: Stage | None = None

    def build(self, stage: Stage, say: Say) -> None:
        """Page, seats, foot."""
        self.stage, s = stage, stage.scale
        wide, high = stage.bounds.size
        half = round((wide - s(60)) * 0.54)
        left = pygame.Rect(s(20), s(TOP), half, high - s(TOP) - s(FOOT))
        self.left = left
        Page(stage, "text", left.inflate(-s(32), -s(24)), text=self._text())
        right = pygame.Rect(left.right + s(20), s(TOP), wide - half - s(60), left.h)
        self._seats(stage, right)
        self._foot(stage, say, high)

    def _text(self) -> str:
        """The briefing as a page."""
        blocks = list(self.model.paragraphs)
        if self.model.facts:
            blocks += [tr("# What is known")]
            blocks += [f"- {fact.text} {{{_SURE[fact.colour]}|{fact.sure}}}" for fact in self.model.facts]
        if self.model.others:
            blocks += [f"> {self.model.others}"]
        return "\n".join(blocks)

    def _seats(self, stage: Stage, rect: pygame.Rect) -> None:
        s = stage.scale
        area = ScrollArea(stage, "seats", rect)
        y = rect.y
        for seat in self.model.seats:
            width = rect.w - s(16)
            high = _seat_height(stage, seat, width)
            Paint(
                stage, f"seat.{seat.id}", pygame.Rect(rect.x + s(2), y + s(2), width, high),
                paint=partial(self._draw_seat, seat), on=partial(self._choose, seat.id), tip=partial(_seat_tip, seat),
                inside=area,
            )  # fmt: skip
            y += high + s(10)
        area.content = y - rect.y

    def _choose(self, seat: str) -> None:
        self.seat = seat

    def _foot(self, stage: Stage, say: Say, high: int) -> None:
        s = stage.scale
        y = high - s(50)
        Button(stage, "back", pygame.Rect(s(20), y, s(110), s(36)), label=tr("Back"), icon="arrow-left",
               on=partial(say, Back()))  # fmt: skip
        Button(
            stage, "certificate", pygame.Rect(s(142), y, s(260), s(36)), label=self.certified.line,
            icon=self.certified.icon, role="label", on=partial(say, Open("certificate", self.level)),
            tip=tip(tr("Certificate"), ABOUT, tr("Click for every check")),
        )  # fmt: skip
        Button(
            stage, "setup", pygame.Rect(s(412), y, s(250), s(36)), label=self._others, icon="users", role="label",
            on=lambda: say(Open("setup", " ".join((self.level, *self._persons())))),
            tip=tip(tr("How it is played"), SETUP, tr("Click to change it")),
        )  # fmt: skip
        right = stage.bounds.right - s(20)
        Button(
            stage, "start", pygame.Rect(right - s(220), y, s(220), s(36)),
            label=lambda: tr("Play {name}", name=self._name()), icon="play", kind="primary",
            on=lambda: self._start(say),
        )  # fmt: skip
        entry = pygame.Rect(right - s(220) - s(20) - s(150), y + s(2), s(150), s(32))
        Entry(
            stage, "seed", entry, get=lambda: self.seed, put=self._reseed, check=_check_seed, limit=20,
            tip=tip(tr("Seed"), tr("The same seed and the same orders give the same game, on every machine.")),
        )  # fmt: skip
        Label(stage, "seed.label", pygame.Rect(entry.x - s(60), entry.y, s(52), s(32)), words=tr("Seed"), role="label",
              colour="t3", align="right", single=True)  # fmt: skip

    def _others(self) -> str:
        """The chosen setup in a few words."""
        now, several = self.look().settings, len(self._persons())
        told = tr("{skill} others, {summary}", skill=label(now.skill), summary=summary(now.assists))
        return tr("{several} persons, {told}", several=several, told=told) if several > 1 else told

    def _persons(self) -> tuple[str, ...]:
        """Every seat that a person takes, the chosen one first."""
        return (self.seat, *(seat for seat in self.persons if seat != self.seat))

    def jump(self, aim: tuple[str, str]) -> None:
        """Who shares the machine was chosen."""
        if aim[0] == "persons":
            self.persons = tuple(aim[1].split()[1:])

    def _name(self) -> str:
        return next(seat.name for seat in self.model.seats if seat.id == self.seat)

    def _reseed(self, typed: str) -> None:
        self.seed = str(int(typed))

    def _start(self, say: Say) -> None:
        say(self._begun())

    def _begun(self) -> Start:
        persons = self._persons()
        return Start(self.level, self.seat, int(self.seed), persons if len(persons) > 1 else ())

    def paint(self, pen: Pen) -> None:
        """Heading and the card under the text."""
        if self.stage is not None:
            s = pen.s
            line = f"{self.model.line} · {self.model.summary}"
            heading(pen, pygame.Rect(s(20), s(18), self.stage.bounds.w - s(40), 0), self.model.title, line)
            panel(pen, self.left)

    def _draw_seat(self, seat: Place, pen: Pen, rect: pygame.Rect) -> None:
        s, chosen = pen.s, seat.id == self.seat
        ground = choosable(pen, rect, chosen=chosen)
        left, width = rect.x + s(46), rect.w - s(62)
        name = pen.text("title", (left, rect.y + s(16)), seat.name, theme.T1)
        tag = badge(pen, (name.right + s(10), name.centery), seat.role, seat.colour)
        pen.text("small", (tag.right + s(10), name.centery), seat.where, theme.T3, "midleft")
        y = rect.y + s(42)
        y += pen.rich(pygame.Rect(left, y, width, 0), seat.headline, "strong", theme.T1) + s(4)
        y += pen.rich(pygame.Rect(left, y, width, 0), seat.goal, "label", theme.T2) + s(6)
        faint = theme.readable(theme.T3, ground)
        if seat.asked:
            y += pen.rich(pygame.Rect(left, y, width, 0), TO_WIN, "small", faint) + s(2)
            for goal in seat.asked:
                pen.icon("flag", (left, y + s(2)), 12, theme.ACCENT)
                y += pen.rich(pygame.Rect(left + s(20), y, width - s(20), 0), goal.text, "label", theme.T1) + s(2)
            y += s(4)
        pen.rich(pygame.Rect(left, y, width, 0), tr("Points: {counts}", counts=_counts(seat)), "small", faint)

    def key(self, event: pygame.Event) -> Answer | None:
        """What ends a turn begins the game."""
        begun = keys.means(event, "end_turn")
        return self._begun() if begun else super().key(event)

    def state(self) -> Mapping[str, Any]:
        """Seat and seed."""
        return {"seat": self.seat, "seed": self.seed, "level": self.level, "persons": self.persons}


def _check_seed(typed: str) -> str:
    text = typed.strip()
    if not text.isascii() or not text.isdigit() or int(text) > LARGEST:
        return tr("A seed is a whole number from 0 to {largest}.", largest=LARGEST)
    return ""


def _counts(seat: Place) -> str:
    """What counts for a seat; a number and its unit stay on one line."""
    return " · ".join(f"{name} {weight}".replace(" %", "\u00a0%") for name, weight in seat.counts)


def _seat_height(stage: Stage, seat: Place, width: int) -> int:
    s, room = stage.scale, width - stage.scale(62)
    words = tall(seat.headline, s, room, "strong") + tall(seat.goal, s, room, "label")
    words += tall(tr("Points: {counts}", counts=_counts(seat)), s, room, "small")
    if seat.asked:
        words += tall(TO_WIN, s, room, "small") + s(6)
        words += sum(tall(goal.text, s, room - s(20), "label") + s(2) for goal in seat.asked)
    return s(42) + words + s(22)


def _seat_tip(seat: Place) -> Tip:
    return Tip(seat.name, seat.about, seat.counts, foot=tr("Medals: {medals} of 100 points", medals=seat.medals))
