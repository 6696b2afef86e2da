"""What winning asks for and how it stands, where a seat has neither a planner nor thresholds."""

from functools import partial

import pygame

from game.models.winning import Standing, Win, win
from game.ui import theme
from game.ui.furnish import goal_tip, tall
from game.ui.pen import Pen, line_height
from game.ui.screens.main.desk import Board
from game.ui.widgets.label import Card, Paint
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage


def now(board: Board) -> Win | None:
    """How the conditions stand; None where the level names none."""
    return board.once("win", (board.match.turn,), lambda: win(board.match))


def build(stage: Stage, rect: pygame.Rect, board: Board) -> None:
    """The card with a row for each condition."""
    s, found = stage.scale, now(board)
    if found is None:
        return
    Card(stage, "win.card", rect, title=found.headline, icon="flag", note=found.count, why="goals")
    window = pygame.Rect(rect.x + s(8), rect.y + s(40), rect.w - s(14), rect.h - s(48))
    area = ScrollArea(stage, "win", window)
    y, width = window.y, window.w - s(14)
    for place, goal in enumerate(found.rows):
        high = line_height("label", s) + tall(_short(goal), s, width - s(34), "small") + s(10)
        Paint(stage, f"win.{place}", pygame.Rect(window.x, y, width, high), paint=partial(_draw, goal),
              tip=partial(goal_tip, goal), inside=area, why=f"goal.{place}")  # fmt: skip
        y += high
    area.content = y - window.y


def _draw(goal: Standing, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    left, top = rect.x + s(34), rect.y + s(4)
    pen.icon(goal.icon, (rect.x + s(8), top + s(1)), 16, theme.colour(goal.colour))
    pen.text("label", (left, top), goal.goal.label, theme.T1, width=rect.right - left)
    pen.rich(pygame.Rect(left, top + line_height("label", s), rect.right - left, 0), _short(goal), "small", theme.T2)


def _short(goal: Standing) -> str:
    """Reached and asked; how the bound follows from the twin is in the tooltip."""
    return f"{goal.about}{goal.reached}; {goal.brief}"
