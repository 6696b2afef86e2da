"""The startup's scale planner."""

from functools import partial

import pygame

from game.language import tr
from game.models.planner import LEVERS_USED, Plan, plan
from game.ui.charts.planner import Dot, Planner
from game.ui.charts.plannerfield import Threshold
from game.ui.screens.main.desk import Board
from game.ui.widgets.label import Card
from game.ui.widgets.stage import Stage
from game.ui.widgets.tooltip import Tip


def offered(board: Board) -> bool:
    """Whether the level lets the seat plan runs."""
    return not board.regulates and all(name in board.match.world.dials for name in LEVERS_USED)


def now(board: Board) -> Plan:
    """The plan as ordered, or as it is being dragged."""
    n = board.draft.get("run_parameters")
    d = board.draft.get("run_tokens")
    if board.plan_draft is not None:
        n, d = board.plan_draft
    return board.once("plan", (n, d), lambda: plan(board.match, n, d))


def build(stage: Stage, rect: pygame.Rect, board: Board) -> None:
    """The card with the plane."""
    fixed = plan(board.match)
    Card(stage, "plan.card", rect, title=tr("Scale planner"), icon="trending-up", note=tr("drag the plan"))
    s = stage.scale
    inner = pygame.Rect(rect.x + s(8), rect.y + s(38), rect.w - s(16), rect.h - s(44))
    Planner(
        stage,
        "plan",
        inner,
        get=lambda: (now(board).n, now(board).d),
        put=partial(_drag, board),
        done=partial(_drop, board),
        loss=fixed.loss_at,
        version=lambda: fixed.version,
        thresholds=lambda: tuple(Threshold(one.log10_flop, one.label, one.colour) for one in fixed.borders),
        reach=lambda: fixed.reach,
        ridge=lambda: fixed.ridge,
        lines=lambda: now(board).lines,
        dots=lambda: tuple(Dot(one.n, one.d, one.label, one.colour) for one in fixed.others),
        colour=lambda: {"good": "accent"}.get(now(board).colour, now(board).colour),
        n_limits=fixed.n_limits,
        d_limits=fixed.d_limits,
        tip=partial(_tip, board),
        why="plan",
    )


def _tip(board: Board) -> Tip:
    found = now(board)
    return Tip(found.lines[0], found.verdict, found.rows, foot=found.running)


def _drag(board: Board, n: float, d: float) -> None:
    if board.dragging():
        board.plan_draft = (n, d)
    else:
        board.order_plan(n, d)


def _drop(board: Board) -> None:
    draft, board.plan_draft = board.plan_draft, None
    if draft is not None:
        board.order_plan(*draft)
