"""The debrief: how it ended, why, and what the regime caused."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.chair import called
from game.models.debrief import Debrief as Model
from game.models.debrief import Effect, Part, Swing, debrief
from game.models.history import Chart
from game.models.robust import question
from game.models.winning import Standing, Win
from game.ui import theme
from game.ui.charts.bars import Bar, Bars
from game.ui.charts.lines import Lines, Series
from game.ui.furnish import goal_tip, heading, tall, tip
from game.ui.pen import Pen
from game.ui.screen import Back, Look, LookFrom, Open, Say, Screen, Swap
from game.ui.theme import Scale
from game.ui.widgets.button import Button
from game.ui.widgets.label import Card, Paint
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage
from game.ui.widgets.tooltip import Tip

__all__ = ["Debrief"]  # opened by its name, see game/ui/pages.py

GAP, TOP, HEAD, FOOT = 12, 74, 52, 56
CHIP = 124
VERDICT = 150  # width of the cell that says won or not won
_MEDALS = {"gold": "warn", "silver": "t1", "bronze": "rival", "none": "t3"}


class Debrief(Screen):
    """Outcomes on top, below them what winning asked for, then six cards."""

    name = "debrief"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.model: Model = debrief(look().game)
        self.stage: Stage | None = None

    def build(self, stage: Stage, say: Say) -> None:
        """Chips, cards, buttons."""
        self.stage, s = stage, stage.scale
        wide, high = stage.bounds.size
        gap = s(GAP)
        self._chips(stage)
        top = s(TOP)
        if self.model.win:
            self._win(stage, self.model.win, pygame.Rect(gap, top, wide - 2 * gap, s(HEAD)))
            top += s(HEAD) + gap
        area = pygame.Rect(gap, top, wide - 2 * gap, high - top - s(FOOT))
        cell = ((area.w - 2 * gap) // 3, (area.h - gap) // 2)
        cells = [
            pygame.Rect(area.x + (cell[0] + gap) * (place % 3), area.y + (cell[1] + gap) * (place // 3), *cell)
            for place in range(6)
        ]
        for place, chart in enumerate(self.model.curves):
            self._curve(stage, cells[place], place, chart)
        self._bars(stage, cells[3])
        self._swings(stage, cells[4])
        self._effects(stage, cells[5])
        self._foot(stage, say)

    def _chips(self, stage: Stage) -> None:
        """The total and the outcomes, each with its explanation."""
        s = stage.scale
        width, gap = s(CHIP), s(8)
        x = stage.bounds.right - s(GAP) - (len(self.model.parts) + 1) * (width + gap) + gap
        Paint(stage, "total", pygame.Rect(x, s(10), width, s(52)), paint=partial(_draw_total, self.model),
              tip=lambda: Tip(tr("Score"), self.model.verdict), why="score")  # fmt: skip
        for part in self.model.parts:
            x += width + gap
            Paint(stage, f"part.{part.label}", pygame.Rect(x, s(10), width, s(52)), paint=partial(_draw_part, part),
                  tip=partial(_part_tip, part), why=f"part.{part.key}")  # fmt: skip

    def _win(self, stage: Stage, found: Win, rect: pygame.Rect) -> None:
        """Won or not, and every condition with what was reached."""
        s = stage.scale
        Paint(
            stage, "win", pygame.Rect(rect.x, rect.y, s(VERDICT), rect.h), paint=partial(_draw_win, found), why="goals"
        )
        left, gap = rect.x + s(VERDICT) + s(8), s(8)
        wide = (rect.right - left + gap) // len(found.rows)
        for place, goal in enumerate(found.rows):
            cell = pygame.Rect(left + place * wide, rect.y, wide - gap, rect.h)
            Paint(stage, f"goal.{place}", cell, paint=partial(_draw_goal, goal), tip=partial(goal_tip, goal),
                  why=f"goal.{place}")  # fmt: skip

    def _curve(self, stage: Stage, rect: pygame.Rect, place: int, chart: Chart) -> None:
        note = tr("dashed: the twin, without controls")
        inner = _card(stage, f"curve.{place}.card", rect, chart.title, note)
        Lines(
            stage, f"curve.{place}", inner, marks=lambda: chart.marks, show=chart.show, tick=chart.tick,
            why=chart.key,
            series=lambda: [
                Series(one.label, one.values, one.colour, one.dashed, one.strong, one.end) for one in chart.curves
            ],
        )  # fmt: skip

    def _bars(self, stage: Stage, rect: pygame.Rect) -> None:
        inner = _card(stage, "bars.card", rect, tr("Where the score came from"), tr("points of 100; mark: the twin"))
        rows = [
            Bar(part.label, part.points, part.points * part.twin / part.value if part.value else 0.0,
                part.colour, f"{part.points:.1f}")
            for part in self.model.parts
        ]  # fmt: skip
        Bars(stage, "bars", inner.inflate(-stage.scale(12), 0), bars=lambda: rows, why="score")

    def _swings(self, stage: Stage, rect: pygame.Rect) -> None:
        inner = _card(stage, "swings.card", rect, tr("What decided it"), tr("change of the score so far"))
        s = stage.scale
        area = ScrollArea(stage, "swings", inner)
        y = inner.y
        for swing in self.model.swings:
            high = tall(swing.text, s, inner.w - s(138), "label") + s(16)
            Paint(stage, f"swing.{swing.turn}", pygame.Rect(inner.x, y, inner.w - s(12), high),
                  paint=partial(_draw_swing, swing), inside=area, why=f"swing.{swing.turn}")  # fmt: skip
            y += high
        area.content = y - inner.y

    def _effects(self, stage: Stage, rect: pygame.Rect) -> None:
        inner = _card(stage, "effects.card", rect, tr("What the regime caused"), tr("played, twin, difference"))
        s = stage.scale
        area = ScrollArea(stage, "effects", inner)
        y = inner.y
        for place, effect in enumerate(self.model.effects):
            Paint(stage, f"effect.{place}", pygame.Rect(inner.x, y, inner.w - s(12), s(30)),
                  paint=partial(_draw_effect, effect), tip=partial(_effect_tip, effect), inside=area,
                  why=effect.key)  # fmt: skip
            y += s(30)
        if not self.model.effects:
            Paint(stage, "effects.none", pygame.Rect(inner.x, y, inner.w, s(30)), paint=_draw_none, inside=area)
            y += s(30)
        area.content = y - inner.y

    def _foot(self, stage: Stage, say: Say) -> None:
        s = stage.scale
        y, right = stage.bounds.h - s(46), stage.bounds.right - s(GAP)
        Button(stage, "board", pygame.Rect(s(GAP), y, s(150), s(34)), label=tr("Back to the board"), icon="arrow-left",
               role="label", on=partial(say, Back()))  # fmt: skip
        Button(stage, "saves", pygame.Rect(s(GAP + 162), y, s(150), s(34)), label=tr("Save or load"), icon="save",
               role="label", on=partial(say, Open("saves")))  # fmt: skip
        Button(stage, "robust", pygame.Rect(s(GAP + 324), y, s(200), s(34)), label=tr("Does the result stand?"),
               icon="circle-help", role="label", on=partial(say, Open("robust")),
               tip=tip(tr("Does the result stand?"), question()))  # fmt: skip
        Button(stage, "replay", pygame.Rect(s(GAP + 536), y, s(120), s(34)), label=tr("Replay"), icon="history",
               role="label", on=partial(say, Open("replay")),
               tip=tip(tr("Replay"), tr("Go through the game turn by turn, and ask what if.")))  # fmt: skip
        Button(stage, "what_if", pygame.Rect(s(GAP + 668), y, s(130), s(34)), label=tr("What if …"), icon="git-branch",
               role="label", on=partial(say, Open("whatif")), enabled=self.look().game.turn > 0,
               reason=tr("No turn has been played yet."),
               tip=tip(tr("What if"), tr("The same game with one order changed: same world, same luck.")))  # fmt: skip
        Button(
            stage, "leave", pygame.Rect(right - s(180), y, s(180), s(34)), label=tr("Another game"), icon="play",
            kind="primary", on=partial(say, Swap("title")),
        )  # fmt: skip

        others = [seat for seat in self.look().game.persons if seat != self.look().game.seat]
        for place, seat in enumerate(others):
            name = called(self.look().game, seat)
            Button(
                stage,
                f"look_from.{seat}",
                pygame.Rect(s(GAP + 810) + place * s(132), y, s(124), s(34)),
                label=name,
                icon="users",
                role="label",
                on=partial(say, LookFrom(seat)),
                tip=tip(tr("The game as {name} played it", name=name), tr("Score and reasons of another person.")),
            )

    def paint(self, pen: Pen) -> None:
        """The heading."""
        if self.stage is None:
            return
        s = pen.s
        right = self.stage.bounds.right - s(GAP) - (len(self.model.parts) + 1) * s(CHIP + 8)
        heading(pen, pygame.Rect(s(20), s(14), right - s(32), 0), self.model.title, self.model.subtitle)

    def refresh(self) -> None:
        """The match may have gone on."""
        self.model = debrief(self.look().game)

    def state(self) -> Mapping[str, Any]:
        """Score and medal."""
        found = self.model.win
        return {"total": self.model.total, "medal": self.model.medal, "won": found.won if found else None}


def _card(stage: Stage, name: str, rect: pygame.Rect, title: str, note: str) -> pygame.Rect:
    """A card; returns the room below its heading."""
    s = stage.scale
    Card(stage, name, rect, title=title, note=note)
    return pygame.Rect(rect.x + s(10), rect.y + s(42), rect.w - s(20), rect.h - s(50))


def _chip(pen: Pen, rect: pygame.Rect, label: str, value: str, note: str, tint: str) -> None:
    s = pen.s
    pen.box(rect, theme.CARD, s(8), theme.LINE)
    pen.text("small", (rect.x + s(10), rect.y + s(7)), label, theme.T3, width=rect.w - s(16))
    number = pen.text("kpi", (rect.x + s(10), rect.y + s(23)), value, theme.readable(theme.colour(tint)))
    room = rect.right - s(8) - number.right - s(6)
    pen.text("small", (rect.right - s(8), rect.y + s(28)), note, theme.T3, "topright", room)


def _draw_total(model: Model, pen: Pen, rect: pygame.Rect) -> None:
    note = tr("no medal") if model.medal == "none" else tr(model.medal.title()).lower()
    _chip(pen, rect, tr("Score"), f"{model.total:.1f}", note, _MEDALS[model.medal])


def _draw_win(found: Win, pen: Pen, rect: pygame.Rect) -> None:
    s, tint = pen.s, theme.colour(found.colour)
    ground = theme.mix(theme.CARD, tint, 0.16)
    pen.box(rect, ground, s(8), theme.mix(theme.CARD, tint, 0.5))
    left, room = rect.x + s(10), rect.w - s(16)
    pen.text("strong", (left, rect.y + s(8)), found.headline, theme.T1, width=room)
    pen.text("small", (left, rect.y + s(29)), found.count, theme.readable(tint, ground), width=room)


def _draw_goal(goal: Standing, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    pen.box(rect, theme.CARD, s(8), theme.LINE)
    pen.icon(goal.icon, (rect.x + s(10), rect.y + s(8)), 16, theme.colour(goal.colour))
    left = rect.x + s(34)
    pen.text("small", (left, rect.y + s(8)), goal.goal.label, theme.T2, width=rect.right - s(8) - left)
    number = pen.text(
        "strong", (left, rect.y + s(26)), f"{goal.about}{goal.reached}", theme.readable(theme.colour(goal.colour))
    )
    room = rect.right - s(8) - number.right - s(8)
    pen.text("small", (number.right + s(8), rect.y + s(29)), goal.brief, theme.T3, width=room)


def _draw_part(part: Part, pen: Pen, rect: pygame.Rect) -> None:
    _chip(
        pen,
        rect,
        part.label,
        part.shown,
        tr("twin {twin:.0f}", twin=part.twin),
        "t1" if part.colour == "accent" else part.colour,
    )


def _part_tip(part: Part) -> Tip:
    rows = ((tr("Outcome"), part.shown), (tr("In the twin"), f"{part.twin:.0f}"))
    return Tip(part.label, part.about, rows, (tr("Adds to the score"), f"{part.points:.1f}"), part.note)


def _draw_swing(swing: Swing, pen: Pen, rect: pygame.Rect) -> None:
    s: Scale = pen.s
    pen.icon(swing.icon, (rect.x + s(4), rect.y + s(7)), 16, theme.colour(swing.colour))
    pen.text("small_strong", (rect.x + s(28), rect.y + s(7)), swing.quarter, theme.T3)
    pen.rich(pygame.Rect(rect.x + s(84), rect.y + s(6), rect.w - s(126), 0), swing.text, "label", theme.T1)
    tint = theme.readable(theme.colour(swing.colour))
    pen.text("label_strong", (rect.right - s(2), rect.y + s(6)), swing.shown, tint, "topright")
    pen.line((rect.x, rect.bottom - 1), (rect.right - 1, rect.bottom - 1), theme.LINE)


def _draw_effect(effect: Effect, pen: Pen, rect: pygame.Rect) -> None:
    s, y = pen.s, rect.centery
    third = rect.w * 0.17
    tint = theme.readable(theme.colour(effect.colour))
    change = pen.text("label_strong", (rect.right - s(2), y), effect.change, tint, "midright")
    twin = pen.text(
        "label", (min(change.left - s(12), round(rect.right - third)), y), effect.twin, theme.T2, "midright"
    )
    played = min(twin.left - s(12), round(rect.right - 2 * third))
    shown = pen.text("label", (played, y), effect.played, theme.T1, "midright")
    pen.text("label", (rect.x + s(4), y), effect.label, theme.T2, "midleft", shown.left - rect.x - s(14))
    pen.line((rect.x, rect.bottom - 1), (rect.right - 1, rect.bottom - 1), theme.LINE)


def _effect_tip(effect: Effect) -> Tip:
    return Tip(effect.label, effect.about, ((tr("As played"), effect.played), (tr("Without controls"), effect.twin)),
               (tr("Difference"), effect.change))  # fmt: skip


def _draw_none(pen: Pen, rect: pygame.Rect) -> None:
    pen.text("label", rect.midleft, tr("Nothing differs from the game without controls."), theme.T3, "midleft", rect.w)
