"""Three advisers side by side: an order each, what it would bring, and what the others hold against it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.advisers import HEADING, MOTTO, Bar, Remark, Voice, council, method, voices
from game.ui import keys, theme
from game.ui.furnish import heading, tall
from game.ui.pen import Pen
from game.ui.screen import Answer, Back, Look, Say, Screen, Submit, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.label import Card, Label, Paint
from game.ui.widgets.progress import Progress
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage

__all__ = ["Advice"]  # opened by its name, see game/ui/pages.py

GAP, TOP, FOOT, EDGE, WIDEST = 16, 84, 74, 14, 1500
BAR, NAME = 20, 118  # height of a bar's row, and the room for its name
SLICE = 0.04  # seconds of work between two looks at the window's events
OVER = tr("The game is over: nothing is left to decide.")


class Advice(Screen):
    """A bar while orders are tried, then three cards; an order is put on the table only by the person."""

    name = "advice"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.say: Say = unheard
        self.refusal = ""
        self.ordered: Voice | None = None
        self._ask()

    def _ask(self) -> None:
        """Begin anew with the orders that lie on the table now."""
        self.match = self.look().game
        self.council = council(self.match)
        self.voices: tuple[Voice, ...] = ()

    def work(self) -> bool:
        """Try some more; True if the picture may differ."""
        if self.council is None or self.voices:
            return False
        shown = round(100 * self.council.done)
        if not self.council.spend(SLICE):
            self.voices = voices(self.match, self.council)
            return True
        return round(100 * self.council.done) != shown  # a picture for every step would take longer than the steps

    def build(self, stage: Stage, say: Say) -> None:
        """Cards, or the bar."""
        self.say = say
        s, bounds = stage.scale, stage.bounds
        wide = min(bounds.w - 2 * s(GAP), s(WIDEST))
        self.area = pygame.Rect(bounds.centerx - wide // 2, s(TOP), wide, bounds.h - s(TOP) - s(FOOT))
        if self.council is None:
            Label(stage, "over", self.area, words=OVER, colour="t2")
        elif not self.voices:
            bar = pygame.Rect(self.area.x, self.area.y + s(8), min(wide, s(520)), s(30))
            found = self.council
            Progress(stage, "progress", bar, get=lambda: found.done, label=tr("Trying orders in imagined futures"))
        width = (wide - 2 * s(GAP)) // 3
        for place, voice in enumerate(self.voices):
            rect = pygame.Rect(self.area.x + place * (width + s(GAP)), self.area.y, width, self.area.h)
            self._card(stage, rect, voice)
        self._foot(stage)

    def _card(self, stage: Stage, rect: pygame.Rect, voice: Voice) -> None:
        """One adviser: what it asks for, its reasons, the others' answers, and the order as a button."""
        s = stage.scale
        Card(stage, f"{voice.key}.card", rect, title=voice.name, icon=voice.icon)
        low = s(66) + (s(BAR) * len(voice.bars) + s(12) if voice.bars else 0)
        area = ScrollArea(
            stage,
            voice.key,
            pygame.Rect(rect.x + s(EDGE), rect.y + s(48), rect.w - s(EDGE) - s(8), rect.h - s(48) - low),
        )
        room, y = area.rect.w - s(14), area.rect.y
        rows = [(Remark(voice.asks, "t1", _dial(voice)), "title"), *((one, "body") for one in voice.reasons)]
        rows += [(one, "label") for one in voice.answers]
        for place, (remark, role) in enumerate(rows):
            if place == 1 + len(voice.reasons):
                y += s(8)
            high = tall(remark.text, s, room, role) + s(10)
            Paint(
                stage, f"{voice.key}.{place}", pygame.Rect(area.rect.x, y, room, high),
                paint=partial(_draw_remark, remark, role), inside=area, why=remark.ask,
            )  # fmt: skip
            y += high
        area.content = y - area.rect.y
        self._bars(stage, pygame.Rect(area.rect.x, rect.bottom - low, room, s(BAR)), voice)
        self._buttons(stage, rect, voice)

    def _bars(self, stage: Stage, rect: pygame.Rect, voice: Voice) -> None:
        """What the order does to every outcome, on one scale for all three."""
        most = max([1.0, *(abs(bar.points) for one in self.voices for bar in one.bars)])
        for bar in voice.bars:
            Paint(stage, f"{voice.key}.{bar.ask}", rect, paint=partial(_draw_bar, bar, most), why=bar.ask)
            rect = rect.move(0, rect.h)

    def _buttons(self, stage: Stage, rect: pygame.Rect, voice: Voice) -> None:
        s = stage.scale
        if not voice.orders:
            return
        y, half = rect.bottom - s(50), (rect.w - 2 * s(EDGE) - s(8)) // 2
        Button(
            stage, f"{voice.key}.order", pygame.Rect(rect.x + s(EDGE), y, half, s(36)), label=tr("Order it"),
            icon="check", on=partial(self._order, voice),
        )  # fmt: skip
        Button(
            stage, f"{voice.key}.dial", pygame.Rect(rect.x + s(EDGE) + half + s(8), y, half, s(36)),
            label=tr("Show the dial"), icon="sliders-horizontal", on=partial(self.say, Back(voice.jump)),
        )  # fmt: skip

    def _order(self, voice: Voice) -> None:
        """Give the order, and go where it lies on the table once it is taken."""
        self.refusal, self.ordered = "", voice
        self.say(Submit(voice.orders))

    def _foot(self, stage: Stage) -> None:
        s, bounds = stage.scale, stage.bounds
        y = bounds.h - s(50)
        button = Button(stage, "back", pygame.Rect(self.area.x, y, s(110), s(36)), label=tr("Back"), icon="arrow-left",
                        on=partial(self.say, Back()))  # fmt: skip
        if not self.voices:
            stage.set_focus(button)
        words = self.refusal or (method(self.council) if self.voices and self.council else "")
        room = self.area.w - s(126)
        if words:
            high = tall(words, s, room, "small")
            place = pygame.Rect(self.area.x + s(126), bounds.h - s(14) - max(high, s(36)), room, high)
            Label(stage, "method", place, words=words, role="small", colour="bad" if self.refusal else "t3",
                  why="advice")  # fmt: skip

    def paint(self, pen: Pen) -> None:
        """The heading."""
        heading(pen, pygame.Rect(self.area.x, pen.s(18), self.area.w, 0), HEADING, MOTTO)

    def key(self, event: pygame.Event) -> Answer | None:
        """The key that opens it closes it too."""
        return Back() if keys.means(event, "advice") else super().key(event)

    def refresh(self) -> None:
        """Where orders have changed, what was tried is tried anew beside them."""
        match, found = self.look().game, self.council
        if self.ordered is not None:
            self.say(Back(self.ordered.jump))
            self.ordered = None
            return
        if match is not self.match or found is None or tuple(match.standing_orders()) != found.orders:
            self._ask()

    def refused(self, sentence: str) -> None:
        """Say why an order cannot be given."""
        self.refusal, self.ordered = sentence, None

    def state(self) -> Mapping[str, Any]:
        """How far it is, and what is asked."""
        return {
            "done": 1.0 if self.council is None else self.council.done,
            "asks": {voice.key: voice.asks for voice in self.voices},
        }


def _dial(voice: Voice) -> str:
    """The number of the first dial that is to be moved."""
    if not voice.orders:
        return "advice"
    first = voice.orders[0]
    return f"{first.lever}@{first.target}" if first.target else first.lever


def _draw_remark(remark: Remark, role: str, pen: Pen, rect: pygame.Rect) -> None:
    tint = theme.readable(theme.colour(remark.colour))
    pen.rich(pygame.Rect(rect.x, rect.y, rect.w, 0), remark.text, role, tint)


def _draw_bar(bar: Bar, most: float, pen: Pen, rect: pygame.Rect) -> None:
    """A name, a bar to the left or the right of nought on one scale for all cards, and the points."""
    s, y = pen.s, rect.centery
    pen.text("small", (rect.x, y), bar.label, theme.T2, "midleft", s(NAME))
    pen.text("small_strong", (rect.right, y), bar.shown, theme.T1, "midright")
    left, right = rect.x + s(NAME), rect.right - s(48)
    middle = (left + right) // 2
    length = round((right - left) / 2 * min(1.0, abs(bar.points) / most))
    tint = theme.colour("good" if bar.points > 0.0 else "bad")
    start = middle if bar.points > 0.0 else middle - length
    pen.box(pygame.Rect(start, y - s(4), max(1, length), s(8)), tint, s(2))
    pen.line((middle, rect.top), (middle, rect.bottom - 1), theme.LINE2)
