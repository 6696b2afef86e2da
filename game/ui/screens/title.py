"""The first screen: the levels, and the game that can be continued."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.picker import Card, picker
from game.ui import keys, theme
from game.ui.furnish import badge, tall, tip
from game.ui.pen import Pen, measure
from game.ui.screen import Answer, Look, Open, Quit, Resume, Say, Screen
from game.ui.widgets.button import Button
from game.ui.widgets.label import Label, Paint
from game.ui.widgets.mappicture import picture_for
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage

__all__ = ["Title"]  # opened by its name, see game/ui/pages.py

LEFT = 320
CARD = 112


class Title(Screen):
    """Levels at the right, everything else at the left."""

    name = "title"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.model = picker()
        self.stage: Stage | None = None

    def build(self, stage: Stage, say: Say) -> None:
        """Buttons and cards."""
        self.stage, s = stage, stage.scale
        x, width = s(40), s(LEFT - 40)
        y = s(210)
        Label(stage, "line", pygame.Rect(x, s(130), width, s(60)), words=self.model.line, role="body", colour="t2")
        if self.model.resume is not None:
            Button(
                stage, "continue", pygame.Rect(x, y, width, s(40)), label=tr("Continue"), icon="play", kind="primary",
                on=partial(say, Resume(self.model.resume.path)), tip=tip(tr("Continue"), self.model.resume.text),
            )  # fmt: skip
            Label(
                stage, "continue.text", pygame.Rect(x, y + s(46), width, s(34)), words=self.model.resume.text,
                role="small", colour="t3",
            )  # fmt: skip
            y += s(84)
        for name, label, icon, answer in (
            ("learn", tr("Learn, in eight minutes"), "graduation-cap", Open("learn")),
            ("teach", tr("Teach"), "users", Open("teach")),
            ("regimelab", tr("Regime lab"), "scale", Open("regimelab")),
            ("saves", tr("Saved games"), "folder-open", Open("saves")),
            ("settings", tr("Settings"), "settings", Open("settings")),
            ("help", tr("Help"), "circle-help", Open("help")),
            ("quit", tr("Quit"), "log-out", Quit()),
        ):
            Button(
                stage, name, pygame.Rect(x, y, width, s(36)), label=label, icon=icon, align="left",
                on=partial(say, answer),
            )  # fmt: skip
            y += s(44)
        self._levels(stage, say)
        if stage.focus is None:
            stage.set_focus(stage.by_name("learn" if self.model.resume is None else "continue"))

    def _levels(self, stage: Stage, say: Say) -> None:
        s = stage.scale
        left = s(LEFT + 40)
        window = pygame.Rect(left, s(96), min(stage.bounds.w - left - s(40), s(820)), stage.bounds.h - s(96) - s(40))
        area = ScrollArea(stage, "levels", window)
        y = window.y + s(4)
        for card in self.model.cards:
            rect = pygame.Rect(window.x + s(4), y, window.w - s(20), s(CARD))
            Paint(stage, f"level.{card.id}", rect, paint=partial(_draw_card, stage, card),
                  on=partial(say, Open("briefing", card.id)), inside=area)  # fmt: skip
            y += s(CARD + 12)
        for place, sentence in enumerate(self.model.broken):
            high = tall(sentence, s, window.w - s(20), "small")
            Label(stage, f"broken.{place}", pygame.Rect(window.x, y, window.w - s(20), high), words=sentence,
                  role="small", colour="bad", inside=area)  # fmt: skip
            y += high + s(8)
        area.content = y - window.y

    def paint(self, pen: Pen) -> None:
        """The world behind, and the name of the game."""
        if self.stage is None:
            return
        s, bounds = pen.s, self.stage.bounds
        size = (bounds.w, bounds.h)
        land = theme.mix(theme.BG, theme.LAND, 0.42)
        picture = picture_for(size, s.k)
        pen.surface.blit(picture.base(dict.fromkeys(picture.rings, land), {}), (0, 0))
        pen.box(pygame.Rect(0, 0, s(LEFT + 16), bounds.h), (*theme.BG, 150))
        mark = pygame.Rect(s(40), s(60), s(44), s(44))
        pen.box(mark, theme.mix(theme.CARD, theme.ACCENT, 0.20), s(10), theme.mix(theme.CARD, theme.ACCENT, 0.5))
        pen.icon("layers", mark.center, 26, theme.ACCENT, "center")
        pen.text("display", (mark.right + s(14), mark.centery), self.model.title, theme.T1, "midleft")
        pen.text("title", (s(LEFT + 44), s(72)), tr("Levels"), theme.T1, "midleft")

    def key(self, event: pygame.Event) -> Answer | None:
        """There is nothing to go back to."""
        return Open("help") if keys.means(event, "help") else None

    def refresh(self) -> None:
        """Saves may have changed."""
        self.model = picker()

    def state(self) -> Mapping[str, Any]:
        """The levels."""
        return {"levels": [card.id for card in self.model.cards], "resume": self.model.resume is not None}


def _draw_card(stage: Stage, card: Card, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    widget = stage.by_name(f"level.{card.id}")
    ground = theme.HOVER if widget.hot else theme.CARD
    pen.box(rect, ground, s(10), theme.LINE2 if widget.hot or widget.focused else theme.LINE)
    left, top = rect.x + s(18), rect.y + s(16)
    name = pen.text("title", (left, top), card.title, theme.T1)
    badge(pen, (name.right + s(12), name.centery), card.difficulty, card.colour)
    pen.text("small", (rect.right - s(18), top + s(3)), f"{card.starts} · {card.length}", theme.T3, "topright")
    room = pygame.Rect(left, top + s(28), rect.w - s(36), 0)
    pen.rich(room, card.summary, "body", theme.T2)
    y = rect.bottom - s(22)
    start = pen.text("small", (left, y), tr("Play as"), theme.T3, "midleft").right + s(8)
    right = rect.right - s(40)
    if card.measured:
        right = pen.text("small", (right, y), card.measured, theme.T3, "midright").left - s(16)
    words = " · ".join(card.seats)
    pen.text(
        "small_strong", (start, y), words, theme.T1, "midleft", min(measure("small_strong", s, words), right - start)
    )
    pen.icon("chevron-right", (rect.right - s(16), y), 17, theme.ACCENT, "midright")
