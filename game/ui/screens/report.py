"""The report between two turns: what changed and why, and what presses now."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.explaining import press_number
from game.models.press import Press
from game.models.report import Line, report
from game.models.report import Report as Model
from game.models.warnings import ahead, looks_ahead, pressing
from game.models.winning import Standing, Win, win
from game.ui import theme
from game.ui.furnish import goal_tip, heading, panel, tall
from game.ui.pen import Pen
from game.ui.screen import Again, Answer, Back, Look, Open, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.label import Paint
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage
from game.ui.widgets.widget import ENTER

__all__ = ["Report"]  # opened by its name, see game/ui/pages.py

WIDTH, EDGE = 760, 24
GOAL = 26  # height of one condition of winning


class Report(Screen):
    """A panel over the board; every line leads to what it is about."""

    name = "report"
    over = True

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.model = self._read()
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.say: Say = unheard

    def _read(self) -> Model:
        match, helps = self.look().game, self.look().settings.assists
        if match.turn:
            return replace(report(match), presses=pressing(match, helps))
        return Model(
            tr("{title}: before the first turn", title=match.level.title),
            match.level.summary,
            (),
            pressing(match, helps),
            over=False,
            win=win(match),
        )

    def work(self) -> bool:
        """Work a slice at the forecast; once it is through, its warnings join what presses."""
        found = ahead(self.look().game) if looks_ahead(self.look().settings.assists) else None
        if found is None or found.settled:
            return False
        if not found.step():
            self.model = self._read()
            self.say(Again())
            return True
        return False

    def build(self, stage: Stage, say: Say) -> None:
        """Lines, open matters, buttons."""
        self.say = say
        s, bounds = stage.scale, stage.bounds
        width = min(s(WIDTH), bounds.w - s(32))
        inner = width - 2 * s(EDGE)
        rows = [*((line, self._line_height(stage, line, inner)) for line in self.model.lines)]
        marks = [(press, self._press_height(stage, press, inner)) for press in self.model.presses]
        content = sum(high for _, high in rows) + (s(34) + sum(high for _, high in marks) if marks else 0)
        content += s(34) + s(GOAL) * len(self.model.win.rows) if self.model.win else 0
        high = min(content + s(78) + s(70), bounds.h - s(32))
        self.rect = pygame.Rect(0, 0, width, high)
        self.rect.center = bounds.center
        window = pygame.Rect(self.rect.x + s(EDGE), self.rect.y + s(74), inner + s(16), high - s(74) - s(66))
        top = pygame.Rect(self.rect.x + s(EDGE), self.rect.y + s(18), inner, s(48))
        Paint(stage, "heading", top, paint=self._draw_heading, why="score")
        area = ScrollArea(stage, "lines", window)
        y = window.y
        for place, (line, tallness) in enumerate(rows):
            spot = pygame.Rect(window.x, y, inner, tallness - s(4))
            Paint(
                stage, f"line.{place}", spot, paint=partial(_draw_line, line),
                on=partial(say, Back(line.jump)) if line.jump[0] else None, inside=area,
                why=line.asks,
            )  # fmt: skip
            y += tallness
        if marks:
            Paint(stage, "presses.title", pygame.Rect(window.x, y + s(6), inner, s(24)), paint=_draw_title, inside=area)
            y += s(34)
        for press, tallness in marks:
            Paint(
                stage, f"press.{press.key}", pygame.Rect(window.x, y, inner, tallness - s(4)),
                paint=partial(_draw_press, press), on=partial(say, Back(press.jump)) if press.jump[0] else None,
                inside=area, why=press_number(self.look().game, press),
            )  # fmt: skip
            y += tallness
        if self.model.win:
            y = self._win(stage, self.model.win, pygame.Rect(window.x, y, inner, s(GOAL)), area)
        area.content = y - window.y
        self._foot(stage, say)

    def _win(self, stage: Stage, found: Win, rect: pygame.Rect, area: ScrollArea) -> int:
        """What winning asks for and how it stands, from the top of a rectangle; returns where it ends."""
        s = stage.scale
        Paint(stage, "win.title", pygame.Rect(rect.x, rect.y + s(6), rect.w, s(24)), paint=partial(_draw_win, found),
              inside=area, why="goals")  # fmt: skip
        rect = rect.move(0, s(34))
        for place, goal in enumerate(found.rows):
            Paint(stage, f"goal.{place}", rect, paint=partial(_draw_goal, goal), tip=partial(goal_tip, goal),
                  inside=area, why=f"goal.{place}")  # fmt: skip
            rect = rect.move(0, rect.h)
        return rect.y

    def _foot(self, stage: Stage, say: Say) -> None:
        s = stage.scale
        y = self.rect.bottom - s(52)
        right = self.rect.right - s(EDGE)
        label = tr("To the debrief") if self.model.over else tr("Continue")
        button = Button(
            stage, "continue", pygame.Rect(right - s(180), y, s(180), s(36)), label=label, kind="primary",
            icon="chart-line" if self.model.over else "check", on=partial(say, self._onward()),
        )  # fmt: skip
        stage.set_focus(button)

    def _onward(self) -> Answer:
        return Open("debrief") if self.model.over else Back()

    def _line_height(self, stage: Stage, line: Line, width: int) -> int:
        s = stage.scale
        room = width - s(40)
        cause = tall(line.cause, s, room, "label") + s(2) if line.cause else 0
        return tall(line.text, s, room, "body") + cause + s(14)

    def _press_height(self, stage: Stage, press: Press, width: int) -> int:
        return tall(press.text, stage.scale, width - stage.scale(40), "body") + stage.scale(12)

    def paint(self, pen: Pen) -> None:
        """The panel."""
        s = pen.s
        pen.shadow(self.rect, s(10))
        panel(pen, self.rect)

    def _draw_heading(self, pen: Pen, rect: pygame.Rect) -> None:
        heading(pen, rect, self.model.title, self.model.subtitle)

    def key(self, event: pygame.Event) -> Answer | None:
        """Enter and Escape go on."""
        return self._onward() if event.key in ENTER else super().key(event)

    def state(self) -> Mapping[str, Any]:
        """The lines."""
        return {"lines": [line.text for line in self.model.lines], "open": [press.key for press in self.model.presses]}


def _draw_title(pen: Pen, rect: pygame.Rect) -> None:
    pen.line((rect.left, rect.top), (rect.right - 1, rect.top), theme.LINE)
    pen.text("strong", (rect.x, rect.bottom), tr("What presses now"), theme.T1, "bottomleft")


def _draw_win(found: Win, pen: Pen, rect: pygame.Rect) -> None:
    pen.line((rect.left, rect.top), (rect.right - 1, rect.top), theme.LINE)
    title = pen.text("strong", (rect.x, rect.bottom), found.headline, theme.T1, "bottomleft")
    tint = theme.readable(theme.colour(found.colour))
    pen.text("label", (title.right + pen.s(10), rect.bottom - 1), found.count, tint, "bottomleft")


def _draw_goal(goal: Standing, pen: Pen, rect: pygame.Rect) -> None:
    s, y = pen.s, rect.centery
    pen.icon(goal.icon, (rect.x + s(6), y), 17, theme.colour(goal.colour), "midleft")
    said = pen.text("label", (rect.right - s(4), y), goal.text, theme.T2, "midright")
    pen.text("body", (rect.x + s(36), y), goal.goal.label, theme.T1, "midleft", said.left - rect.x - s(48))


def _draw_line(line: Line, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    pen.icon(line.icon, (rect.x + s(6), rect.y + s(6)), 18, theme.colour(line.colour))
    left, room = rect.x + s(36), rect.w - s(40)
    y = rect.y + s(4)
    y += pen.rich(pygame.Rect(left, y, room, 0), line.text, "body", theme.T1) + s(2)
    if line.cause:
        pen.rich(pygame.Rect(left, y, room, 0), line.cause, "label", theme.T2)


def _draw_press(press: Press, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    pen.icon(press.icon, (rect.x + s(6), rect.y + s(5)), 17, theme.colour(press.colour))
    pen.rich(pygame.Rect(rect.x + s(36), rect.y + s(4), rect.w - s(40), 0), press.text, "body", theme.T1)
