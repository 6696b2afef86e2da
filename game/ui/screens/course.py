"""The learning path on the screen: a step and its deed at the left; goals, forecast and page at the right."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.course import telling
from game.models.course.path import Course, forget, resumed
from game.models.course.steps import GUESSES, STEPS, TIERS
from game.models.history import Chart, chart
from game.models.outlook import outlook
from game.play.refused import Refusal
from game.ui import keys
from game.ui.charts.lines import Band, Lines, Reference, Series
from game.ui.furnish import heading, notice, notice_height, panel, tall
from game.ui.pen import Pen
from game.ui.screen import Again, Answer, Back, Look, Open, Say, Screen, Swap, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.choice import Choice
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Label
from game.ui.widgets.page import Page
from game.ui.widgets.progress import Progress
from game.ui.widgets.stage import Stage

__all__ = ["CourseScreen"]  # opened by its name, see game/ui/pages.py

TOP, FOOT, WIDTH, LEFT, GAP = 76, 64, 1200, 380, 12
DONE = 5  # slices of the forecast between two redraws


class CourseScreen(Screen):
    """One step at a time; nothing can be done wrong, and nobody gets stuck."""

    name = "course"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        if detail == "anew":
            forget()
        self.course = resumed() or Course()
        self.say: Say = unheard
        self.left = self.right = pygame.Rect(0, 0, 0, 0)
        self.refusal = ""
        self.guess = self.course.guess or "same"
        self.note = pygame.Rect(0, 0, 0, 0)

    def work(self) -> bool:
        """Work a few slices at the forecast; True if the picture may differ."""
        return sum(self.course.work() for _ in range(DONE)) > 0

    # ---- widgets ---------------------------------------------------------------------------------------------

    def build(self, stage: Stage, say: Say) -> None:
        """The step as it stands."""
        self.say, s, bounds = say, stage.scale, stage.bounds
        width, high = min(s(WIDTH), bounds.w - s(40)), bounds.h - s(TOP) - s(FOOT)
        left = bounds.centerx - width // 2
        self.left = pygame.Rect(left, s(TOP), min(s(LEFT), width * 2 // 5), high)
        self.right = pygame.Rect(self.left.right + s(GAP), s(TOP), width - self.left.w - s(GAP), high)
        self._step(stage)
        self._goals(stage)
        Button(stage, "back", pygame.Rect(left, bounds.h - s(50), s(110), s(36)), label=tr("Back"), icon="arrow-left",
               on=partial(say, Back()))  # fmt: skip
        if self.course.place:
            Button(
                stage,
                "anew",
                pygame.Rect(left + s(122), bounds.h - s(50), s(150), s(36)),
                label=tr("From the start"),
                icon="rotate-ccw",
                on=self._anew,
            )

    def _step(self, stage: Stage) -> None:
        s, step, course = stage.scale, self.course.step, self.course
        inner = self.left.inflate(-s(40), -s(36))
        bar = pygame.Rect(inner.x, inner.y, inner.w, s(28))
        Progress(stage, "progress", bar, get=lambda: (course.place + 1) / len(STEPS), label=tr("The path"),
                 note=f"{course.place + 1} of {len(STEPS)}")  # fmt: skip
        y = inner.y + s(44)
        Label(stage, "title", pygame.Rect(inner.x, y, inner.w, s(26)), words=step.title, role="display", colour="t1",
              single=True)  # fmt: skip
        high = tall(step.text, s, inner.w)
        Label(stage, "text", pygame.Rect(inner.x, y + s(34), inner.w, high), words=step.text)
        y += s(34) + high + s(18)
        tiers = [Item(name, tr(name).capitalize(), reason=course.live()) for name in TIERS]
        Choice(stage, "lever", pygame.Rect(inner.x, y, inner.w, s(52)), caption=tr("What may go to the eastern bloc"),
               items=tiers, get=lambda: course.tier, put=partial(self._do, "set"))  # fmt: skip
        y += s(66)
        if step.deed == "guess":
            items = [Item(name, label) for name, label in GUESSES.items()]
            Choice(stage, "guess", pygame.Rect(inner.x, y, inner.w, s(52)), caption=tr("Your guess"), items=items,
                   get=lambda: self.guess, put=self._think)  # fmt: skip
            y += s(66)
        on = partial(self._do, step.deed) if step.deed != "done" else partial(self.say, Swap("title"))
        button = Button(stage, "deed", pygame.Rect(inner.x, y, inner.w, s(40)), label=step.button, kind="primary",
                        on=on)  # fmt: skip
        if stage.focus is None:
            stage.set_focus(button)
        self.note = pygame.Rect(inner.x, y + s(54), inner.w, notice_height(self.refusal, s, inner.w))

    def _goals(self, stage: Stage) -> None:
        s, right, course = stage.scale, self.right, self.course
        goals, parts = telling.goals(course), telling.reached(course)
        top = Card(
            stage,
            "goals",
            pygame.Rect(right.x, right.y, right.w, s(96)),
            title=tr("To win, after six quarters"),
            icon="target",
            note=self._when,
        )
        half = (top.body.w - s(28)) // 2
        for place, (goal, part) in enumerate(zip(goals, parts, strict=True)):
            rect = pygame.Rect(top.body.x + place * (half + s(28)), top.body.y + s(2), half, s(28))
            Progress(stage, f"goal.{place}", rect, get=lambda part=part: part, label=goal.goal.label,  # type: ignore[misc]
                     note=f"{goal.reached}, {goal.brief}", colour="good" if goal.met else "warn")  # fmt: skip
        rest = pygame.Rect(right.x, top.rect.bottom + s(GAP), right.w, right.bottom - top.rect.bottom - s(GAP))
        text = telling.page(course)
        chart_high = rest.h * 9 // 20 if text else rest.h
        card = Card(
            stage,
            "lead",
            pygame.Rect(rest.x, rest.y, rest.w, chart_high),
            title=tr("Lead over rivals, in months"),
            icon="chart-line",
            note=tr("the band: eight in ten imagined futures"),
        )
        self._chart(stage, card.body)
        if text:
            below = pygame.Rect(rest.x, card.rect.bottom + s(GAP), rest.w, rest.bottom - card.rect.bottom - s(GAP))
            page = Card(stage, "told", below)
            Page(stage, f"told.{course.step.id}.{course.match.turn}", page.body, text=text)

    def _chart(self, stage: Stage, rect: pygame.Rect) -> None:
        course = self.course
        found: Chart = chart(course.match, "lead_months")
        ahead = outlook(course.match, course.futures, "lead_months") if course.futures else None
        Lines(
            stage, "chart", rect,
            series=lambda: [Series(one.label, one.values, one.colour, one.dashed, one.strong, one.end)
                            for one in found.curves],
            marks=lambda: (*found.marks, *(ahead.marks if ahead else ())),
            band=lambda: Band("8 in 10 futures", ahead.low, ahead.middle, ahead.high) if ahead else None,
            reference=lambda: Reference(telling.ASKED_LEAD, tr("asked: six months"), "warn"),
            show=found.show, tick=found.tick, lone=tr("The line starts after the first turn."),
        )  # fmt: skip

    def _when(self) -> str:
        match = self.course.match
        return (
            tr("the game is over")
            if match.over
            else tr("turn {turn} of {turns}", turn=match.turn + 1, turns=match.level.turns)
        )

    # ---- deeds -----------------------------------------------------------------------------------------------

    def _do(self, deed: str, wish: str = "") -> None:
        """Do it, or say why not."""
        try:
            self.course.perform(deed, wish or (self.guess if deed == "guess" else ""))
            self.refusal = ""
        except Refusal as refusal:
            self.refusal = str(refusal)
        self.say(Again())

    def _think(self, guess: str) -> None:
        self.guess = guess

    def _anew(self) -> None:
        forget()
        self.course, self.refusal, self.guess = Course(), "", "same"
        self.say(Again())

    # ---- drawing and keys ------------------------------------------------------------------------------------

    def paint(self, pen: Pen) -> None:
        """Heading, the left card, and a refusal."""
        s = pen.s
        line = tr("Eight minutes, one lever. You can leave at any time: the path is kept.")
        heading(pen, pygame.Rect(self.left.x, s(18), self.right.right - self.left.x, 0), tr("Learn"), line)
        panel(pen, self.left)
        if self.refusal:
            notice(pen, self.note, self.refusal, "warn")

    def key(self, event: pygame.Event) -> Answer | None:
        """Keys do what they do on the board, where the step asks for it; Escape leaves."""
        end = "finish" if self.course.step.deed == "finish" else "end"
        deeds = {"end_turn": end, "undo": "undo", "why": "why"}
        given = keys.command(event)
        if given in deeds:
            self._do(deeds[given])
        if given == "look_up":
            return Open("encyclopaedia", "metric.lead_months")
        return Back() if event.key == pygame.K_ESCAPE else None

    def state(self) -> Mapping[str, Any]:
        """Which step is open, and how the game stands."""
        course = self.course
        return {
            "step": course.step.id, "turn": course.match.turn, "tier": course.tier, "refusal": self.refusal,
        }  # fmt: skip
