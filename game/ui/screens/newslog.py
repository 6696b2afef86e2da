"""The news of the whole game: by subject, by letters, by what touches the seat; each line can be asked why."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models import newslog
from game.models.newslog import Notice
from game.ui import keys, theme
from game.ui.furnish import heading, tall
from game.ui.pen import Pen, line_height, measure
from game.ui.screen import Again, Answer, Back, Look, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.choice import Choice
from game.ui.widgets.entry import Entry
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Label, Paint
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage
from game.ui.widgets.toggle import Toggle

__all__ = ["Newslog"]  # opened by its name, see game/ui/pages.py

GAP, TOP, FOOT, BAR = 12, 70, 58, 52
MOST = 40  # lines on one page


class Newslog(Screen):
    """One line a happening: a click looks at what it is about, Y or the right button asks why."""

    name = "newslog"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.subject, self.letters, self.own = "all", "", False
        self.first = 0  # of the lines, on this page
        self.say: Say = unheard
        self.stage: Stage | None = None
        self.match = look().game
        self._read()

    def _read(self) -> None:
        self.rows: tuple[Notice, ...] = newslog.log(self.match, self.subject, self.letters, own=self.own)
        self.first = 0

    def _change(self, what: str, value: object) -> None:
        """Another subject, other letters, or what touches the seat alone."""
        setattr(self, what, value)
        self._read()
        self.say(Again())

    def _turn(self, step: int) -> None:
        """Older or newer lines."""
        self.first = max(0, min(self.first + step * MOST, len(self.rows) - 1))
        self.say(Again())

    # ---- widgets ---------------------------------------------------------------------------------------------

    def build(self, stage: Stage, say: Say) -> None:
        """The filter and the list."""
        self.stage, self.say, s = stage, say, stage.scale
        wide, high = stage.bounds.size
        rect = pygame.Rect(s(GAP), s(TOP), wide - 2 * s(GAP), high - s(TOP) - s(FOOT))
        Card(stage, "list.card", rect)
        y, room = rect.y + s(10), (rect.w - s(52)) // 3
        Choice(
            stage, "subject", pygame.Rect(rect.x + s(14), y, room + s(60), s(34)),
            items=[Item(key, label) for key, (label, _) in newslog.SUBJECTS.items()], get=lambda: self.subject,
            put=partial(self._change, "subject"),
        )  # fmt: skip
        Entry(
            stage, "letters", pygame.Rect(rect.x + room + s(86), y, room - s(30), s(34)), limit=60,
            get=lambda: self.letters, put=partial(self._change, "letters"), hint=tr("search the news, then Enter"),
        )  # fmt: skip
        Toggle(
            stage, "own", pygame.Rect(rect.x + 2 * room + s(76), y, rect.right - rect.x - 2 * room - s(92), s(34)),
            label=tr("Only what touches you"), get=lambda: self.own, put=partial(self._change, "own"),
        )  # fmt: skip
        window = pygame.Rect(rect.x + s(8), rect.y + s(BAR), rect.w - s(12), rect.h - s(BAR) - s(8))
        self._list(stage, window)
        self._foot(stage, rect)

    def _list(self, stage: Stage, window: pygame.Rect) -> None:
        s = stage.scale
        area = ScrollArea(stage, "news", window)
        y, width = window.y, window.w - s(14)
        if not self.rows:
            Label(stage, "empty", pygame.Rect(window.x + s(8), y + s(8), width, s(24)), inside=area, colour="t3",
                  words=tr("Nothing of this kind is known."))  # fmt: skip
        for place, one in enumerate(self.rows[self.first : self.first + MOST]):
            high = line_height("label", s) + tall(one.text, s, width - s(44), "label") + s(10)
            Paint(
                stage, f"news.{place}", pygame.Rect(window.x, y, width, high), paint=partial(_draw, one), inside=area,
                on=partial(self.say, Back(one.jump)) if one.jump[0] else None, why=one.ask,
            )  # fmt: skip
            y += high
        area.content = y - window.y

    def _foot(self, stage: Stage, rect: pygame.Rect) -> None:
        s = stage.scale
        y = stage.bounds.h - s(46)
        Button(stage, "back", pygame.Rect(rect.x, y, s(110), s(34)), label=tr("Back"), icon="arrow-left",
               on=partial(self.say, Back()))  # fmt: skip
        if len(self.rows) > MOST:
            Button(
                stage, "newer", pygame.Rect(rect.right - s(250), y, s(120), s(34)), label=tr("Newer"), icon="arrow-up",
                on=partial(self._turn, -1), enabled=self.first > 0, reason=tr("These are the newest."),
            )  # fmt: skip
            Button(
                stage,
                "older",
                pygame.Rect(rect.right - s(120), y, s(120), s(34)),
                label=tr("Older"),
                icon="arrow-down",
                on=partial(self._turn, 1),
                enabled=self.first + MOST < len(self.rows),
                reason=tr("These are the oldest."),
            )

    # ---- the rest --------------------------------------------------------------------------------------------

    def paint(self, pen: Pen) -> None:
        """The heading."""
        if self.stage is not None:
            rect = pygame.Rect(pen.s(20), pen.s(12), self.stage.bounds.w - pen.s(40), 0)
            heading(pen, rect, tr("News"), tr("Everything that became known, the newest first"))

    def key(self, event: pygame.Event) -> Answer | None:
        """The key that opens it closes it too."""
        return Back() if keys.means(event, "news") else super().key(event)

    def refresh(self) -> None:
        """A turn may have been played."""
        now = self.look().game
        if now is not self.match or len(self.rows) != len(newslog.log(now, self.subject, self.letters, own=self.own)):
            self.match = now
            self._read()

    def state(self) -> Mapping[str, Any]:
        """What is shown."""
        return {"subject": self.subject, "rows": len(self.rows), "first": self.first}


def _draw(one: Notice, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    left, top = rect.x + s(36), rect.y + s(5)
    pen.icon(one.icon, (rect.x + s(10), top + s(1)), 16, theme.colour(one.colour))
    when = measure("small", s, one.when)
    pen.text("label_strong", (left, top), one.source, theme.T1, width=rect.right - left - when - s(16))
    pen.text("small", (rect.right - s(6), top + s(1)), one.when, theme.T3, "topright")
    pen.rich(pygame.Rect(left, top + line_height("label", s), rect.right - left - s(6), 0), one.text, "label", theme.T2)
