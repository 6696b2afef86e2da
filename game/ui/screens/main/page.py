"""The board as a screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pygame

from game.models import regime
from game.ui import keys
from game.ui.pen import Pen
from game.ui.screen import Again, Answer, EndTurn, Keep, Look, Open, Redo, Say, Screen, Undo, unheard
from game.ui.screens.main import linecard, mapcard, orders, plancard, topbar, trendcard, wincard, wire
from game.ui.screens.main.desk import Board
from game.ui.widgets.stage import Stage

GAP = 12
TOP = topbar.HEIGHT
PANEL, PANEL_MOST, PANEL_PART = 356, 420, 0.265
ROW, ROW_PART = 236, 0.345
LEFT, MIDDLE = 0.36, 0.32  # parts of the bottom row


class Main(Screen):
    """Lays the cards out and hands keys on."""

    name = "main"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.board = Board(look)
        self.board.restage = self._restage
        self.stage: Stage | None = None
        self.say: Say = unheard

    def build(self, stage: Stage, say: Say) -> None:
        """The whole board."""
        board = self.board
        self.stage, self.say = stage, say
        board.stage, board.say = stage, say
        areas = places(stage)
        topbar.build(stage, board)
        mapcard.build(stage, areas["map"], board)
        if plancard.offered(board):
            plancard.build(stage, areas["plan"], board)
        elif linecard.offered(board):
            linecard.build(stage, areas["plan"], board)
        elif wincard.now(board):
            wincard.build(stage, areas["plan"], board)
        else:
            areas["trend"] = areas["trend"].union(areas["plan"])
        trendcard.build(stage, areas["trend"], board)
        wire.build(stage, areas["news"], board)
        orders.build(stage, areas["orders"], board)

    def work(self) -> bool:
        """Work a slice at the forecast; True if the picture may differ."""
        return self.board.think()

    def _restage(self) -> None:
        """Something was chosen that changes which widgets there are."""
        self.say(Again())

    def paint(self, pen: Pen) -> None:
        """The top bar's ground."""
        if self.stage is not None:
            topbar.paint(pen, self.stage.bounds)

    def key(self, event: pygame.Event) -> Answer | None:
        """Shortcuts of the board."""
        if event.key == pygame.K_ESCAPE:
            return Open("menu")
        given: dict[str, Answer] = {
            "end_turn": Open("debrief") if self.board.headline.over else EndTurn(),
            "undo": Undo(),
            "redo": Redo(),
            "save": Keep(topbar.save_name(self.board)),
            "advice": Open("advice"),
            "dossier": Open("dossier", f"region {self.board.region}" if self.board.region else ""),
            "history": Open("history"),
            "news": Open("newslog"),
            "help": Open("help"),
            "look_up": Open("encyclopaedia"),
        }
        if regime.written(self.board.match):
            given["regime"] = Open("regime")
        if self.board.studies:
            given["homework"] = Open("homework")
        if "advice" not in self.board.helps:
            del given["advice"]
        return given.get(keys.command(event))

    def refresh(self) -> None:
        """Orders or match changed."""
        self.board.read()

    def refused(self, sentence: str) -> None:
        """Show the sentence."""
        self.board.banner = sentence

    def jump(self, aim: tuple[str, str]) -> None:
        """Look there."""
        self.board.jump(aim)

    def state(self) -> Mapping[str, Any]:
        """What is chosen, refused and shown."""
        board = self.board
        return {
            "tab": board.tab,
            "region": board.region,
            "lab": board.lab,
            "metric": board.metric,
            "banner": board.banner,
            "presses": len(board.presses),
            "values": {row.key: row.value for tab in board.desk.tabs for row in tab.rows},
        }


def places(stage: Stage) -> dict[str, pygame.Rect]:
    """Where the cards stand."""
    s, (wide, high) = stage.scale, stage.bounds.size
    gap, top = s(GAP), s(TOP)
    panel = max(s(PANEL), min(s(PANEL_MOST), round(wide * PANEL_PART)))
    area = pygame.Rect(gap, top + gap, wide - panel - 3 * gap, high - top - 2 * gap)
    row_high = max(s(ROW), round(area.h * ROW_PART))
    row = pygame.Rect(area.x, area.bottom - row_high, area.w, row_high)
    first, second = round((row.w - 2 * gap) * LEFT), round((row.w - 2 * gap) * MIDDLE)
    plan = pygame.Rect(row.x, row.y, first, row.h)
    trend = pygame.Rect(plan.right + gap, row.y, second, row.h)
    return {
        "map": pygame.Rect(area.x, area.y, area.w, area.h - row_high - gap),
        "plan": plan,
        "trend": trend,
        "news": pygame.Rect(trend.right + gap, row.y, row.right - trend.right - gap, row.h),
        "orders": pygame.Rect(wide - gap - panel, top + gap, panel, high - top - 2 * gap),
    }
