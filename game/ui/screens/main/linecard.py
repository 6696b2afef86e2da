"""The regulator's thresholds, where the startup has its planner."""

from functools import partial

import pygame

from game.language import tr
from game.models.threshold import Scale, offered_scales, scale
from game.ui import keys
from game.ui.furnish import lines, notice, notice_height, tip
from game.ui.pen import Pen
from game.ui.screen import Open
from game.ui.screens.main.desk import Board
from game.ui.screens.main.scalewidget import ThresholdScale
from game.ui.widgets.button import Button
from game.ui.widgets.choice import Choice
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Paint
from game.ui.widgets.stage import Stage

_NAMES = {"compute": tr("Compute"), "capability": tr("Capability")}


def offered(board: Board) -> bool:
    """Whether the level lets the seat draw lines."""
    return board.regulates and bool(offered_scales(board.match))


def now(board: Board) -> Scale:
    """The scale as ordered, or as it is being dragged."""
    lever = "compute_threshold" if board.scale == "compute" else "capability_threshold"
    draft = board.draft.get(lever)
    return board.once("scale", (board.scale, draft), lambda: scale(board.match, board.scale, draft=draft))


def build(stage: Stage, rect: pygame.Rect, board: Board, *, leads_on: bool = True) -> None:
    """The card with the scale and what the line would do; on the board it leads on to all rules."""
    s, kinds = stage.scale, offered_scales(board.match)
    edge = rect.right - s(44 if leads_on else 12)
    taken = rect.right - edge + (s(148) if len(kinds) > 1 else 0) - s(8)
    note = "" if len(kinds) > 1 else tr("drag the line")
    Card(stage, "lines.card", rect, title=tr("Thresholds"), icon="gauge", note=note, taken=taken)
    if leads_on:
        Button(
            stage, "lines.all", pygame.Rect(rect.right - s(38), rect.y + s(6), s(28), s(28)), icon="scale",
            kind="plain", on=partial(board.tell, Open("regime")),
            tip=tip(tr("Your rules on one page"), foot=keys.shown("regime")),
        )  # fmt: skip
    if len(kinds) > 1:
        Choice(
            stage,
            "lines.kind",
            pygame.Rect(edge - s(148), rect.y + s(7), s(148), s(26)),
            items=[Item(kind, _NAMES[kind]) for kind in kinds],
            get=lambda: board.scale,
            put=partial(_choose, board),
        )
    foot = lines("label", s, 2) + s(14)  # a verdict of two lines
    inner = pygame.Rect(rect.x + s(12), rect.y + s(38), rect.w - s(24), rect.h - s(38) - foot - s(10))
    ThresholdScale(
        stage,
        "lines",
        inner,
        scale=partial(now, board),
        put=partial(_drag, board),
        done=partial(_drop, board),
        why=partial(_asked, board),
    )
    below = pygame.Rect(rect.x + s(12), rect.bottom - foot - s(8), rect.w - s(24), foot)
    Paint(stage, "lines.verdict", below, paint=partial(_verdict, board), why=partial(_asked, board))


def _asked(board: Board) -> str:
    return f"line.{board.scale}"


def _choose(board: Board, kind: str) -> None:
    board.scale = "capability" if kind == "capability" else "compute"
    board.restage()


def _verdict(board: Board, pen: Pen, rect: pygame.Rect) -> None:
    found = now(board)
    high = min(rect.h, notice_height(found.verdict, pen.s, rect.w))
    icon = {"warn": "shield-alert", "good": "circle-check"}.get(found.colour, "info")
    notice(pen, pygame.Rect(rect.x, rect.bottom - high, rect.w, high), found.verdict, found.colour, icon)


def _drag(board: Board, value: float) -> None:
    found = now(board)
    board.set(board.desk.row(found.lever), found.setting(min(value, found.high)))


def _drop(board: Board) -> None:
    board.drop(board.desk.row(now(board).lever))
