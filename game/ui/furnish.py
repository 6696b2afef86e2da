"""What several screens need to turn view-models into widgets and pixels."""

from collections.abc import Callable

import pygame

from game.language import tr
from game.models.why import Why
from game.models.winning import Standing
from game.ui import theme
from game.ui.pen import Pen, layout, line_height, measure
from game.ui.theme import Colour, Scale
from game.ui.widgets.tooltip import Tip


def tip_of(why: Why) -> Tip:
    """An explanation as a tooltip."""
    return Tip(why.title, why.body, why.rows, why.total, why.foot)


def goal_tip(goal: Standing) -> Tip:
    """A condition of winning, explained."""
    rows = [(tr("Reached"), f"{goal.about}{goal.reached}"), (tr("Asked"), goal.bound)]
    foot = tr("An estimate: others do not tell you all of it.") if goal.guessed else ""
    if goal.basis:
        foot = tr("What is asked: {basis}. {foot}", basis=goal.basis, foot=foot).strip()
    return Tip(goal.goal.label, goal.goal.about, rows, (tr("Condition"), "met" if goal.met else tr("not met")), foot)


def tip(title: str, body: str = "", foot: str = "") -> Callable[[], Tip]:
    """A tooltip that never changes."""
    return lambda: Tip(title, body, foot=foot)


def tall(words: str, scale: Scale, width: int, role: str = "body") -> int:
    """The height that running text takes."""
    return layout(words, scale, width, role)[0] if words else 0


def panel(pen: Pen, rect: pygame.Rect) -> None:
    """A card without a heading."""
    pen.box(rect, theme.CARD, pen.s(10), theme.LINE)


def heading(pen: Pen, rect: pygame.Rect, title: str, line: str = "") -> None:
    """The name of a screen and a line below it, at the top left of a rectangle."""
    pen.text("display", rect.topleft, title, theme.T1, width=rect.w)
    if line:
        pen.text("body", (rect.x, rect.y + pen.s(28)), line, theme.T3, width=rect.w)


def badge(pen: Pen, at: tuple[int, int], words: str, colour: str) -> pygame.Rect:
    """Words in a small box of their own colour; `at` is its left middle."""
    s, tint = pen.s, theme.colour(colour)
    width = measure("small_strong", s, words) + s(14)
    rect = pygame.Rect(at[0], at[1] - s(9), width, s(18))
    ground = theme.mix(theme.CARD, tint, 0.16)
    pen.box(rect, ground, s(5), theme.mix(theme.CARD, tint, 0.5))
    pen.text("small_strong", rect.center, words, theme.readable(tint, ground), "center")
    return rect


def notice_height(words: str, scale: Scale, width: int) -> int:
    """How tall a notice is."""
    return tall(words, scale, width - scale(44), "label") + scale(14)


def notice(pen: Pen, rect: pygame.Rect, words: str, colour: str, icon: str = "triangle-alert") -> None:
    """A sentence in a coloured frame, as a refusal is shown."""
    s, tint = pen.s, theme.colour(colour)
    ground = theme.mix(theme.CARD, tint, 0.12)
    pen.box(rect, ground, s(6), theme.mix(theme.CARD, tint, 0.55))
    pen.icon(icon, (rect.x + s(10), rect.y + s(7)), 15, tint)
    pen.rich(pygame.Rect(rect.x + s(34), rect.y + s(7), rect.w - s(44), 0), words, "label", theme.T1)


def rule(pen: Pen, rect: pygame.Rect, y: int) -> None:
    """A hairline across a rectangle."""
    pen.line((rect.left, y), (rect.right - 1, y), theme.LINE)


def lines(role: str, scale: Scale, count: int = 1) -> int:
    """The height of so many lines."""
    return line_height(role, scale) * count


def choosable(pen: Pen, rect: pygame.Rect, *, chosen: bool) -> Colour:
    """The ground of a card of which one is chosen, with its ring; returns the ground's colour."""
    s = pen.s
    ground = theme.mix(theme.CARD, theme.ACCENT, 0.14) if chosen else theme.CARD
    pen.box(rect, ground, s(10), theme.ACCENT if chosen else theme.LINE)
    ring = (rect.x + s(24), rect.y + s(26))
    pen.disc(ring, s(7), ground, theme.ACCENT if chosen else theme.LINE2, s(1.5))
    if chosen:
        pen.disc(ring, s(4), theme.ACCENT)
    return ground
