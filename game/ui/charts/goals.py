"""Two goals held against each other: a point for each choice, with intervals both ways."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.ui import theme
from game.ui.charts.frame import Frame
from game.ui.charts.ticks import nice_limits, tick_text
from game.ui.pen import Pen
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import Source, Widget

RADIUS = 9


@dataclass(frozen=True)
class Goal:
    """A choice: its mark, name, place and intervals. `best` ones are beaten by none in both goals."""

    mark: str
    label: str
    x: float
    y: float
    across: tuple[float, float]
    up: tuple[float, float]
    best: bool
    rows: tuple[tuple[str, str], ...] = ()


@dataclass(eq=False, kw_only=True)
class Goals(Widget):
    """Filled where no other choice does better in both; point at one to read it."""

    goals: Callable[[], Sequence[Goal]]
    caption_x: str
    caption_y: str

    focusable = False

    def frame(self) -> Frame:
        """The plot, with zero in sight both ways."""
        found, s = self.goals(), self.stage.scale
        xs = nice_limits([value for one in found for value in one.across], zero=True)
        ys = nice_limits([value for one in found for value in one.up], zero=True)
        room = self.rect.inflate(0, -s(22))
        room.bottom = self.rect.bottom
        return Frame(room, s, (xs.low, xs.high), ys, right=s(12), below=36)

    def draw(self, pen: Pen) -> None:
        """Grid, axes, intervals, marks."""
        s, frame, found = pen.s, self.frame(), self.goals()
        xs = nice_limits([value for one in found for value in one.across], zero=True)
        frame.draw(pen, "goals", lambda *_: None)
        for value in (0.0,):
            x, y = frame.at(value, value)
            pen.line((round(x), frame.plot.y), (round(x), frame.plot.bottom), theme.LINE2)
            pen.line((frame.plot.x, round(y)), (frame.plot.right, round(y)), theme.LINE2)
        frame.draw_x_labels(pen, [(tick, tick_text(tick, xs.step)) for tick in xs.ticks])
        pen.text("small", (frame.plot.centerx, frame.plot.bottom + s(28)), self.caption_x, theme.T3, "center")
        pen.text("small", (self.rect.x, self.rect.y), self.caption_y, theme.T3, width=self.rect.w)
        for one in found:
            self._draw_cross(pen, frame, one)
        for one in found:
            self._draw_mark(pen, frame, one)
        self.ring(pen)

    def _draw_cross(self, pen: Pen, frame: Frame, one: Goal) -> None:
        tint = theme.mix(theme.CARD, theme.ACCENT, 0.55)
        (left, y), (right, _) = frame.at(one.across[0], one.y), frame.at(one.across[1], one.y)
        (x, low), (_, high) = frame.at(one.x, one.up[0]), frame.at(one.x, one.up[1])
        pen.line((round(left), round(y)), (round(right), round(y)), tint)
        pen.line((round(x), round(high)), (round(x), round(low)), tint)

    def _draw_mark(self, pen: Pen, frame: Frame, one: Goal) -> None:
        at = frame.at(one.x, one.y)
        ground = theme.ACCENT if one.best else theme.CARD
        pen.disc(at, pen.s(RADIUS), ground, theme.ACCENT, pen.s(1.5))
        pen.text("small_strong", at, one.mark, theme.INK if one.best else theme.T1, "center")

    def tip_at(self, at: tuple[float, float]) -> tuple[object, Source] | None:
        """The nearest choice, if one is near."""
        frame, found = self.frame(), self.goals()
        if not found:
            return super().tip_at(at)
        away, near = min(
            ((math.dist(frame.at(one.x, one.y), at), place) for place, one in enumerate(found)), default=(math.inf, 0)
        )
        if away > self.stage.scale(16):
            return super().tip_at(at)
        tip = Tip(found[near].label, rows=list(found[near].rows))
        return (self.name, near), lambda: tip
