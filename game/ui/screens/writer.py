"""A language model to touch: choose its size and its text, watch its surprise fall, and let it write."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models import words
from game.models.writing import DARINGS, Studio, amounts, lesson, part_read, rows, sizes
from game.ui import keys
from game.ui.charts.loglog import LogLog, Trace
from game.ui.furnish import heading, panel, rule, tall
from game.ui.pen import Pen
from game.ui.screen import Again, Answer, Back, Look, Open, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.choice import Choice
from game.ui.widgets.entry import Entry
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Label
from game.ui.widgets.page import Page
from game.ui.widgets.progress import Progress
from game.ui.widgets.stage import Stage

__all__ = ["Writer"]  # opened by its name, see game/ui/pages.py

TOP, FOOT, WIDTH, LEFT, GAP = 76, 64, 1200, 350, 12
SLICE = 0.04  # seconds of work before the window looks at its events again
TINTS = ("bad", "warn", "good", "accent")  # of amounts of text
LOSSES = (1.6, 1.8, 2.0, 2.2, 2.4, 2.6, 2.8, 3.0, 3.5, 4.0)


class Writer(Screen):
    """Choices at the left; the run, the curve and the page at the right."""

    name = "writer"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.studio = Studio()
        self.say: Say = unheard
        self.left = self.right = pygame.Rect(0, 0, 0, 0)
        self.line = 0  # where the left card is divided

    def work(self) -> bool:
        """Train or write for a slice; True if the picture may differ."""
        return self.studio.work(SLICE)

    # ---- widgets ---------------------------------------------------------------------------------------------

    def build(self, stage: Stage, say: Say) -> None:
        """Everything as it stands."""
        self.say, s, bounds = say, stage.scale, stage.bounds
        width, high = min(s(WIDTH), bounds.w - s(40)), bounds.h - s(TOP) - s(FOOT)
        left = bounds.centerx - width // 2
        self.left = pygame.Rect(left, s(TOP), min(s(LEFT), width * 3 // 8), high)
        self.right = pygame.Rect(self.left.right + s(GAP), s(TOP), width - self.left.w - s(GAP), high)
        inner = self.left.inflate(-s(32), -s(24))
        y = self._make(stage, inner)
        self.line = y
        self._let_write(stage, pygame.Rect(inner.x, y + s(10), inner.w, inner.bottom - y - s(10)))
        self._charts(stage)
        back = pygame.Rect(left, bounds.h - s(50), s(110), s(36))
        Button(stage, "back", back, label=tr("Back"), icon="arrow-left", on=partial(say, Back()))
        about = pygame.Rect(back.right + s(12), back.y, s(200), s(36))
        Button(stage, "essay", about, label=tr("What a model is"), icon="book-open",
               on=partial(say, Open("encyclopaedia", "essay.language_models")))  # fmt: skip

    def _make(self, stage: Stage, inner: pygame.Rect) -> int:
        """Choices of a run, and the run; returns where they end."""
        s, studio = stage.scale, self.studio
        busy = tr("A run is under way: stop it first.") if studio.busy else ""
        for place, (name, caption, choices) in enumerate((
            ("hidden", tr("Size, in parameters"), sizes()),
            ("letters", tr("Text to learn from, in letters"), amounts()),
        )):  # fmt: skip
            items = [Item(str(one.value), one.label, reason=busy) for one in choices]
            rect = pygame.Rect(inner.x, inner.y + place * s(76), inner.w, s(50))
            Choice(stage, name, rect, caption=caption, items=items, get=partial(self._chosen, name),
                   put=partial(self._choose, name))  # fmt: skip
            note = next(one.note for one in choices if one.value == getattr(studio, name))
            Label(stage, f"{name}.note", pygame.Rect(inner.x, rect.bottom + s(3), inner.w, s(16)), words=note,
                  role="small", colour="t3", single=True)  # fmt: skip
        y = inner.y + s(158)
        button = pygame.Rect(inner.x, y, s(112), s(34))
        if studio.busy:
            Button(stage, "stop", button, label=tr("Stop"), icon="x", on=self._stop)
            bar = pygame.Rect(button.right + s(14), y + s(3), inner.right - button.right - s(14), s(28))
            note = part_read(studio.looks[-1]) if studio.looks else ""
            Progress(stage, "progress", bar, get=lambda: studio.done, label=tr("Learning"), note=note)
        else:
            Button(stage, "train", button, label=tr("Train"), icon="play", kind="primary", on=self._train)
        told = " ".join(filter(None, (studio.verdict(), studio.compared()))) if not studio.busy else ""
        told = told or ("" if studio.busy else tr("Start small. Then try more size, more text, and both."))
        high = max(tall(told, s, inner.w, "label"), s(58))
        Label(stage, "verdict", pygame.Rect(inner.x, y + s(42), inner.w, high), words=told, role="label")
        return y + s(42) + high + s(8)

    def _let_write(self, stage: Stage, inner: pygame.Rect) -> None:
        s, studio = stage.scale, self.studio
        Label(stage, "opening.caption", pygame.Rect(inner.x, inner.y, inner.w, s(16)), words=tr("It goes on from"),
              role="small", colour="t3", single=True)  # fmt: skip
        Entry(stage, "opening", pygame.Rect(inner.x, inner.y + s(18), inner.w, s(32)),
              get=studio.opening.strip, put=self._open, limit=40, hint=tr("any words"))  # fmt: skip
        items = [Item(str(value), label) for value, label in DARINGS.items()]
        Choice(
            stage,
            "daring",
            pygame.Rect(inner.x, inner.y + s(60), inner.w, s(50)),
            caption=tr("Daring"),
            items=items,
            get=lambda: str(studio.daring),
            put=self._dare,
        )
        button = pygame.Rect(inner.x, inner.y + s(122), s(112), s(34))
        Button(stage, "write", button, label=tr("Write"), icon="pencil", on=self._write, enabled=studio.able,
               reason=tr("Train a model first."))  # fmt: skip
        told = tr("Next: ") + ", ".join(f"{name} {words.percent(part)}" for name, part in studio.bets())
        room = pygame.Rect(button.right + s(14), button.y, inner.right - button.right - s(14), s(34))
        if studio.able:
            Label(stage, "bets", room, words=told, role="small", colour="t2")

    def _charts(self, stage: Stage) -> None:
        s, right = stage.scale, self.right
        high = (right.h - s(GAP)) // 2
        half = (right.w - s(GAP)) // 2
        run = Card(stage, "run", pygame.Rect(right.x, right.y, half, high), title=tr("This run"), icon="trending-down",
                   note=tr("loss, in nats a letter"))  # fmt: skip
        LogLog(stage, "run.chart", run.body, traces=self._run, show_x=words.large, show_y=_loss, ticks_y=LOSSES,
               ticks_x=(25_600, 51_200, 102_400, 256_000, 512_000), caption=tr("letters read"),
               empty=tr("Train a model, and watch its loss fall."))  # fmt: skip
        whole = Card(
            stage,
            "scaling",
            pygame.Rect(run.rect.right + s(GAP), right.y, right.w - half - s(GAP), high),
            title=tr("The scaling curve"),
            icon="chart-line",
            note=tr("yours are the dots in white"),
        )
        LogLog(stage, "scaling.chart", whole.body, traces=self._curve, show_x=words.large, show_y=_loss,
               ticks_y=LOSSES, ticks_x=(2500, 10_000, 30_000, 100_000), caption=tr("parameters"))  # fmt: skip
        page = Card(stage, "page", pygame.Rect(right.x, run.rect.bottom + s(GAP), right.w, right.h - high - s(GAP)),
                    title=self._title, icon="file-text")  # fmt: skip
        Page(stage, "page.text", page.body, text=self.studio.shown() or lesson())

    def _title(self) -> str:
        return tr("What it writes") if self.studio.page else tr("What the curve says")

    def _run(self) -> list[Trace]:
        looks = self.studio.looks
        read = [float(one.read) for one in looks]
        return [
            Trace(tr("on what it reads"), read, [one.trained for one in looks], "t3", dots=False, dashed=True),
            Trace(tr("on new text"), read, [one.aside for one in looks], "accent"),
        ]

    def _curve(self) -> list[Trace]:
        made = [
            Trace(tr("{many} letters", many=words.large(many, 3)), [float(one.parameters) for one in points],
                  [one.loss for one in points], tint)
            for (many, points), tint in zip(rows(), TINTS, strict=True)
        ]  # fmt: skip
        mine = self.studio.runs
        own = Trace("", [float(one.parameters) for one in mine], [one.loss for one in mine], "t1", line=False)
        return [*made, own] if mine else made

    # ---- what is done ----------------------------------------------------------------------------------------

    def _chosen(self, name: str) -> str:
        return str(getattr(self.studio, name))

    def _choose(self, name: str, value: str) -> None:
        setattr(self.studio, name, int(value))
        self.say(Again())

    def _train(self) -> None:
        self.studio.begin()
        self.say(Again())

    def _stop(self) -> None:
        self.studio.cancel()
        self.say(Again())

    def _open(self, text: str) -> None:
        self.studio.opening = text + ("\n" if text.endswith(".") else " ")
        self.say(Again())

    def _dare(self, value: str) -> None:
        self.studio.daring = float(value)

    def _write(self) -> None:
        self.studio.write()
        self.say(Again())

    # ---- drawing and keys ------------------------------------------------------------------------------------

    def paint(self, pen: Pen) -> None:
        """Heading and the left card."""
        s = pen.s
        line = tr("It reads plays by Shakespeare letter by letter, and bets on the next one")
        heading(pen, pygame.Rect(self.left.x, s(18), self.right.right - self.left.x, 0), tr("A language model"), line)
        panel(pen, self.left)
        rule(pen, self.left.inflate(-s(32), 0), self.line)

    def key(self, event: pygame.Event) -> Answer | None:
        """Escape stops a run, and closes when there is none."""
        if keys.means(event, "help"):
            return Open("encyclopaedia", "essay.language_models")
        if event.key == pygame.K_ESCAPE and self.studio.busy:
            self._stop()
            return None
        return super().key(event)

    def state(self) -> Mapping[str, Any]:
        """How far the run is, and what it came to."""
        found = self.studio.result
        return {
            "busy": self.studio.busy, "writing": self.studio.writes, "done": self.studio.done,
            "loss": found.loss if found else None, "runs": len(self.studio.runs), "page": len(self.studio.page),
        }  # fmt: skip


def _loss(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
