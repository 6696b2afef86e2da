"""What came out of a comparison: sentences, the two goals, distributions, courses, causes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pygame

from game.language import tr
from game.models import regimelab
from game.models.regimelab import Answer
from game.ui.charts.goals import Goal, Goals
from game.ui.charts.lines import Lines, Series
from game.ui.charts.spans import Span, Spans
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Label
from game.ui.widgets.page import Page
from game.ui.widgets.select import Select
from game.ui.widgets.stage import Stage
from game.ui.widgets.tabs import Tabs

TABS = (
    ("short", tr("In short"), "list"),
    ("goals", tr("Goals"), "target"),
    ("spread", tr("Spread"), "chart-line"),
    ("course", tr("Course"), "trending-up"),
    ("causes", tr("Causes"), "git-branch"),
)
TINTS = ("accent", "t2", "good", "warn", "bad", "china", "ally", "rival", "open", "you", "t1", "t3")


@dataclass
class Shown:
    """What is looked at."""

    tab: str = "short"
    gauge: str = "total"
    arm: str = "1"


def build(stage: Stage, rect: pygame.Rect, answer: Answer, shown: Shown, again: Callable[[], None]) -> None:
    """Tabs and the chosen one below.

    Args:
        stage: where it stands.
        rect: the room there is.
        answer: what came out.
        shown: what is looked at; tabs and lists change it.
        again: builds everything anew.
    """
    s = stage.scale
    Card(stage, "found.card", rect)

    def turn(what: str, key: str) -> None:
        setattr(shown, what, key)
        again()

    Tabs(
        stage, "tabs", pygame.Rect(rect.x + s(8), rect.y + s(4), rect.w - s(16), s(38)),
        items=[Item(*one) for one in TABS], get=lambda: shown.tab, put=partial(turn, "tab"),
    )  # fmt: skip
    inner = pygame.Rect(rect.x + s(18), rect.y + s(52), rect.w - s(32), rect.h - s(64))
    _VIEWS[shown.tab](stage, inner, answer, shown, turn)


Turn = Callable[[str, str], None]


def _short(stage: Stage, rect: pygame.Rect, answer: Answer, _shown: Shown, _turn: Turn) -> None:
    Page(stage, "short", rect, text=answer.short())


def _goals(stage: Stage, rect: pygame.Rect, answer: Answer, _shown: Shown, _turn: Turn) -> None:
    """The two goals, and what the numbers stand for."""
    s, marks = stage.scale, answer.marks()
    side = min(s(260), rect.w // 3)
    Goals(
        stage, "goals", pygame.Rect(rect.x, rect.y, rect.w - side - s(16), rect.h), goals=lambda: [
            Goal(one.mark, one.label, one.x, one.y, one.across, one.up, one.best, one.rows) for one in marks
        ],
        caption_x=tr("Competitiveness, points from the twin"), caption_y=tr("Security, points from the twin"),
    )  # fmt: skip
    key = [tr("## Regimes"), *(f"- {one.label}{' **(best)**' if one.best else ''}" for one in marks)]
    key += [tr("> Best: no other does better in both goals. Lines are 95 % intervals of the mean difference.")]
    Page(stage, "key", pygame.Rect(rect.right - side, rect.y, side, rect.h), text="\n".join(key))


def _pick(stage: Stage, rect: pygame.Rect, what: str, options: Sequence[regimelab.Choice], get: str, turn: Turn) -> int:
    """A list above a chart, and what the chosen one is; returns where the chart begins."""
    s = stage.scale
    chosen = next((one for one in options if one.id == get), options[0])
    Select(
        stage, what, pygame.Rect(rect.x, rect.y, min(s(330), rect.w), s(30)),
        items=[Item(one.id, one.label) for one in options], get=lambda: get, put=partial(turn, what),
    )  # fmt: skip
    room = pygame.Rect(rect.x + s(346), rect.y, rect.w - s(346), s(34))
    Label(stage, f"{what}.about", room, words=chosen.about, role="small", colour="t3")
    return rect.y + s(44)


def _spread(stage: Stage, rect: pygame.Rect, answer: Answer, shown: Shown, turn: Turn) -> None:
    top, s = _pick(stage, rect, "gauge", answer.gauges(), shown.gauge, turn), stage.scale
    rows = answer.spreads(shown.gauge)
    Spans(
        stage, "spread", pygame.Rect(rect.x, top, rect.w, rect.bottom - top - s(24)), spans=lambda: _spans(rows, "t2")
    )
    words = tr("Lines: 9 in 10 games at the end. Bars: the middle half. Ticks: the middle game. At the right the mean.")
    Label(stage, "spread.note", pygame.Rect(rect.x, rect.bottom - s(20), rect.w, s(18)), words=words, role="small",
          colour="t3", single=True)  # fmt: skip


def _spans(rows: Sequence[regimelab.Spread], first: str = "accent") -> list[Span]:
    return [
        Span(one.label, one.low, one.middle, one.high, one.inner, "accent" if place else first, one.shown, one.rows)
        for place, one in enumerate(rows)
    ]


def _course(stage: Stage, rect: pygame.Rect, answer: Answer, shown: Shown, turn: Turn) -> None:
    top = _pick(stage, rect, "gauge", answer.gauges(), shown.gauge, turn)
    twin, *arms = answer.courses(shown.gauge)
    lines = [Series(twin[0], twin[1], "t1", dashed=True)]
    lines += [Series(name, values, TINTS[place % len(TINTS)]) for place, (name, values) in enumerate(arms)]
    marks = answer.quarters()
    Lines(stage, "course", pygame.Rect(rect.x, top, rect.w, rect.bottom - top), series=lambda: lines,
          marks=lambda: marks)  # fmt: skip


def _causes(stage: Stage, rect: pygame.Rect, answer: Answer, shown: Shown, turn: Turn) -> None:
    top, s = _pick(stage, rect, "arm", answer.arms(), shown.arm, turn), stage.scale
    rows = answer.causes(int(shown.arm))
    half = rect.w * 11 // 20
    Label(
        stage,
        "causes.title",
        pygame.Rect(rect.x, top, half, s(22)),
        words=tr("What each lever adds to the total score"),
        role="strong",
        colour="t1",
        single=True,
    )
    if rows:
        Spans(stage, "causes", pygame.Rect(rect.x, top + s(28), half - s(16), rect.bottom - top - s(28)),
              spans=lambda: _spans(rows), zero=True)  # fmt: skip
    else:
        Label(stage, "causes.none", pygame.Rect(rect.x, top + s(28), half - s(16), s(60)), colour="t2",
              words=tr("It sets no lever: all of it is what others do."))  # fmt: skip
    Page(stage, "booked", pygame.Rect(rect.x + half, top, rect.w - half, rect.bottom - top),
         text=answer.booked(int(shown.arm)))  # fmt: skip


_VIEWS: dict[str, Callable[[Stage, pygame.Rect, Answer, Shown, Turn], None]] = {
    "short": _short,
    "goals": _goals,
    "spread": _spread,
    "course": _course,
    "causes": _causes,
}
