"""The top bar: who plays, when it is, six figures, and End turn with what still presses."""

from functools import partial

import pygame

from game.language import tr
from game.models.chair import called
from game.models.headline import Figure, why
from game.models.winning import win
from game.ui import keys, theme
from game.ui.furnish import tip, tip_of
from game.ui.pen import Pen, measure
from game.ui.screen import EndTurn, Keep, Open
from game.ui.screens.main.desk import Board
from game.ui.widgets.button import Button
from game.ui.widgets.label import Paint
from game.ui.widgets.stage import Stage
from game.ui.widgets.tooltip import Tip

HEIGHT = 52
FIGURES_FROM = 352  # design pixels at scale 1, where the window is 1280 wide
ICONS = (("menu", "list", tr("Menu")), ("help", "circle-help", tr("Help")), ("save", "save", tr("Save the game")),
         ("advice", "users", tr("Ask the advisers")))  # fmt: skip
STUDENTS = (*(one for one in ICONS if one[0] != "save"), ("homework", "graduation-cap", tr("Your assignment")))


def build(stage: Stage, board: Board) -> None:
    """Buttons and figures."""
    s, wide = stage.scale, stage.bounds.w
    end = pygame.Rect(wide - s(12) - s(112), s(9), s(112), s(34))
    top = board.headline
    _name(stage, board)
    left, right = s(FIGURES_FROM), end.left - s(10) - s(44) - len(ICONS) * s(34) - s(4)
    pitch = (right - left) / len(top.figures)
    for place, figure in enumerate(top.figures):
        rect = pygame.Rect(round(left + place * pitch), s(4), round(pitch) - s(4), s(44))
        Paint(
            stage,
            f"figure.{figure.key}",
            rect,
            paint=partial(_draw_figure, figure),
            on=partial(_choose, board, figure.key),
            tip=partial(_why, board, figure.key),
            why=figure.key,
        )
    x = end.left - s(10) - s(44)
    _pressing(stage, board, pygame.Rect(x, s(9), s(44), s(34)))
    for name, icon, label in _icons(board):
        x -= s(34)
        answer = Keep(save_name(board)) if name == "save" else Open(name)
        foot = tr("Escape") if name == "menu" else keys.shown(name)
        Button(
            stage, name, pygame.Rect(x, s(9), s(34), s(34)), icon=icon, kind="plain", on=partial(board.tell, answer),
            tip=tip(label, foot=foot),
        )  # fmt: skip
    _end_turn(stage, board, end)


def _icons(board: Board) -> tuple[tuple[str, str, str], ...]:
    """The buttons before the figures; the advisers only for those who want them."""
    icons = STUDENTS if board.studies else ICONS
    return tuple(one for one in icons if one[0] != "advice" or "advice" in board.helps)


def save_name(board: Board) -> str:
    """What a quick save is called."""
    top = board.headline
    return f"{top.name}, {top.quarter}"


def _name(stage: Stage, board: Board) -> None:
    s = stage.scale
    rect = pygame.Rect(s(8), s(4), s(FIGURES_FROM - 16), s(44))
    Paint(
        stage,
        "who",
        rect,
        paint=partial(_draw_name, board),
        tip=partial(_who, board),
        why="goals" if win(board.match) else "score",
    )


def _who(board: Board) -> Tip:
    """What the seat is there for."""
    level = board.match.level
    seat = next(one for one in level.seats if one.holder == board.match.seat)
    goal = " ".join((seat.goal or "").split())
    found = win(board.match)
    if found:
        asked = [f"{one.goal.text} {{{one.colour}|{'met' if one.met else 'not met'}}}" for one in found.rows]
        goal = "\n".join([goal, tr("**To win, at the end:**"), *(f"• {line}" for line in asked)])
    return Tip(seat.headline or board.headline.name, goal, foot=tr("Seed {seed}", seed=board.match.seed))


def _why(board: Board, key: str) -> Tip:
    return tip_of(why(board.match, key))


def _choose(board: Board, key: str) -> None:
    """A click on a figure shows its curve."""
    board.jump(("figure", key))


def _end_turn(stage: Stage, board: Board, rect: pygame.Rect) -> None:
    over = board.headline.over
    label, text = tr("End turn"), tr("Orders are locked, the other seats decide, and the quarter is settled.")
    if over:
        label, text = tr("Debrief"), tr("The game is over.")
    elif board.match.waiting_for:
        label, text = (
            tr("Hand over"),
            tr("Your orders are locked, and {called} decides.", called=called(board.match, board.match.waiting_for)),
        )
    answer = Open("debrief") if over else EndTurn()
    Button(
        stage, "end_turn", rect, label=label, kind="primary", icon="chart-line" if over else "play",
        on=partial(board.tell, answer), tip=tip(label, text, keys.shown("end_turn")),
    )  # fmt: skip


def _pressing(stage: Stage, board: Board, rect: pygame.Rect) -> None:
    """The count of open matters; a click lists them."""
    count = _count(board)
    body = "\n".join(f"{{{press.colour}|•}} {press.text}" for press in board.presses)
    Paint(
        stage,
        "presses",
        rect,
        paint=partial(_draw_presses, board),
        on=partial(board.tell, Open("report")),
        tip=lambda: Tip(
            tr("What presses now") if count else tr("Nothing presses"), body, foot=tr("Click for the turn's report")
        ),
        why="presses",
    )


def _count(board: Board) -> int:
    """How many matters are open; what the coach says is none."""
    return sum(press.key != "coach" for press in board.presses)


# ---- drawing -------------------------------------------------------------------------------------------------


def paint(pen: Pen, bounds: pygame.Rect) -> None:
    """The bar itself."""
    s = pen.s
    bar = pygame.Rect(0, 0, bounds.w, s(HEIGHT))
    pen.surface.fill(theme.CARD, bar)
    pen.line((0, bar.bottom - 1), (bounds.w, bar.bottom - 1), theme.LINE)


def _draw_name(board: Board, pen: Pen, rect: pygame.Rect) -> None:
    s, top = pen.s, board.headline
    mark = pygame.Rect(s(14), s(11), s(30), s(30))
    pen.box(mark, theme.mix(theme.CARD, theme.ACCENT, 0.20), s(8), theme.mix(theme.CARD, theme.ACCENT, 0.5))
    pen.icon("landmark" if board.regulates else "building-2", mark.center, 18, theme.ACCENT, "center")
    left, room = mark.right + s(10), s(212) - mark.right - s(14)
    pen.text("title", (left, s(10)), top.name, theme.T1, width=room)
    pen.text("small", (left, s(30)), top.subtitle, theme.T3, width=room)
    x = s(216)
    pen.text("small", (x, s(10)), top.quarter, theme.T3)
    turn = pen.text("kpi", (x, s(24)), tr("Turn {turn}", turn=top.turn), theme.T1)
    _draw_turns(pen, turn.right + s(10), rect.right - s(4), top.turn, top.turns)


def _draw_turns(pen: Pen, left: int, right: int, turn: int, turns: int) -> None:
    """One dot a turn, or a bar where there are too many."""
    s = pen.s
    pitch = min(s(8), (right - left) // max(1, turns))
    if pitch >= s(5):
        for place in range(turns):
            tint = theme.ACCENT if place < turn - 1 else theme.T1 if place == turn - 1 else theme.LINE2
            pen.disc((left + place * pitch, s(34)), s(2), tint)
        return
    track = pygame.Rect(left, s(32), right - left, s(4))
    pen.box(track, theme.LINE2, s(2))
    pen.box(pygame.Rect(track.x, track.y, max(s(4), track.w * turn // turns), track.h), theme.ACCENT, s(2))


def _draw_figure(figure: Figure, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    pen.text("small", (rect.x + s(4), s(10)), figure.label, theme.T3, width=rect.w - s(4))
    value = pen.text("kpi", (rect.x + s(4), s(24)), figure.value, theme.T1)
    room = rect.right - value.right - s(5)
    if figure.tick and measure("small", s, figure.tick) <= room:
        pen.text("small", (value.right + s(5), s(28)), figure.tick, theme.readable(theme.colour(figure.colour)))


def _draw_presses(board: Board, pen: Pen, rect: pygame.Rect) -> None:
    s, count = pen.s, _count(board)
    worst = board.presses[0].colour if board.presses else "t3"
    tint = theme.colour(worst)
    pen.icon("hourglass" if count else "check", (rect.x + s(6), rect.centery), 17, tint, "midleft")
    pen.text("strong", (rect.x + s(27), rect.centery), str(count), theme.readable(tint), "midleft")
