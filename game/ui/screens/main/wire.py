"""The news."""

from functools import partial

import pygame

from game.language import tr
from game.models.news import Story
from game.ui import keys, theme
from game.ui.furnish import rule, tall, tip
from game.ui.pen import Pen, line_height, measure
from game.ui.screen import Open
from game.ui.screens.main.desk import Board
from game.ui.widgets.button import Button
from game.ui.widgets.label import Card, Paint
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage

MOST = 24


def build(stage: Stage, rect: pygame.Rect, board: Board) -> None:
    """The card with a scrolled list of stories."""
    s = stage.scale
    Card(stage, "news.card", rect, title=tr("News"), icon="newspaper")
    Button(
        stage, "news.all", pygame.Rect(rect.right - s(38), rect.y + s(7), s(28), s(28)), icon="search", kind="plain",
        on=partial(board.tell, Open("newslog")), tip=tip(tr("All the news"), foot=keys.shown("news")),
    )  # fmt: skip
    window = pygame.Rect(rect.x + s(8), rect.y + s(40), rect.w - s(14), rect.h - s(48))
    area = ScrollArea(stage, "news", window)
    y = window.y
    for place, story in enumerate(board.news[:MOST]):
        width = window.w - s(14)
        high = line_height("label", s) + tall(story.text, s, width - s(34), "label") + s(10)
        Paint(
            stage,
            f"news.{place}",
            pygame.Rect(window.x, y, width, high),
            paint=partial(_draw, story, place > 0),
            on=partial(_look, board, story) if story.jump[0] else None,
            inside=area,
            why=story.asks,
        )
        y += high
    area.content = y - window.y


def _look(board: Board, story: Story) -> None:
    """A click on a story shows what it is about."""
    board.jump(story.jump)
    board.restage()


def _draw(story: Story, ruled: bool, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    if ruled:
        rule(pen, pygame.Rect(rect.x + s(6), rect.y, rect.w - s(6), 1), rect.y)
    left, top = rect.x + s(34), rect.y + s(5)
    pen.icon(story.icon, (rect.x + s(8), top + s(1)), 16, theme.colour(story.colour))
    when = measure("small", s, story.when)
    pen.text("label_strong", (left, top), story.source, theme.T1 if story.fresh else theme.T2,
             width=rect.right - left - when - s(8))  # fmt: skip
    pen.text("small", (rect.right - s(2), top + s(1)), story.when, theme.T3, "topright")
    body = pygame.Rect(left, top + line_height("label", s), rect.right - left, 0)
    pen.rich(body, story.text, "label", theme.T2 if story.fresh else theme.T3)
