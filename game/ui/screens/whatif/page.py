"""What if: one order of a played turn changed, and the game played again beside the game as it was."""

import time
from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models import branchdial
from game.models.branchdial import Dial
from game.models.setting import compact
from game.models.viewer import own_orders, subtitle
from game.models.whatcurve import Curves, curves
from game.models.whatif import WhatIf as Work
from game.models.whatif import notes, verdict
from game.play.branching import Change
from game.play.refused import Refusal
from game.ui.furnish import heading, notice, notice_height, tip
from game.ui.pen import Pen, measure
from game.ui.screen import Again, Answer, Back, Look, Say, Screen, unheard
from game.ui.screens.whatif import answer
from game.ui.spans import span_of
from game.ui.widgets.button import Button
from game.ui.widgets.choice import Choice
from game.ui.widgets.field import Field
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Label, Paint
from game.ui.widgets.number import Number
from game.ui.widgets.page import Page
from game.ui.widgets.progress import Progress
from game.ui.widgets.select import Select
from game.ui.widgets.stage import Stage
from game.ui.widgets.toggle import Toggle
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import ENTER

GAP, TOP, FOOT, SIDE = 12, 70, 58, 356
_INTRO = tr(
    "Choose a turn, a lever and what it should have been, then play the game again. The "
    "world and its luck are the same; your later orders stand; the others act as recorded "
    "until the change shows, and then as they would."
)
SLICE = 0.04  # seconds of work between two looks at the window's events


class WhatIf(Screen):
    """At the left what is ordered otherwise, at the right both courses. `detail` is the turn."""

    name = "whatif"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.match = look().game
        self.turn = max(1, min(int(detail) if detail.isdecimal() else 1, self.match.turn))
        self.lever = branchdial.levers(self.match, self.turn)[0].key
        self.target = ""
        self.drop = self.hold = False
        self.metric = "score"
        self.found: Work | None = None
        self.problem = ""
        self.shown: Work | None = None  # the answer that the widgets show
        self.drawn: tuple[tuple[str, float], Curves] | None = None
        self.value = 0.0
        self.dial = self._read()
        self.stage: Stage | None = None
        self.say: Say = unheard

    # ---- what is asked ---------------------------------------------------------------------------------------

    def _read(self) -> Dial:
        """The dial that is chosen, as it stood; the value begins where it was ordered."""
        aims = [one.key for one in branchdial.aims(self.match, self.lever)]
        self.target = self.target if self.target in aims else next(iter(aims), "")
        found = branchdial.dial(self.match, self.turn, self.lever, self.target)
        self.value = found.row.value if found.given is None else found.given
        self.drop, self.found, self.problem = False, None, ""
        return found

    def _choose(self, what: str, key: str) -> None:
        """Another turn, lever or target."""
        setattr(self, what, int(key) if what == "turn" else key)
        self.dial = self._read()
        self.say(Again())

    def _set(self, value: float) -> None:
        self.value, self.drop = value, False
        self._forget()

    def _leave_out(self, on: bool) -> None:
        self.drop = on
        self._forget()

    def _keep(self, on: bool) -> None:
        self.hold = on
        self._forget()

    def _forget(self) -> None:
        """The question is another one: what was answered stays in sight until the screen is built anew."""
        self.problem = ""
        if self.found is not None:
            self.found = None
            self.say(Again())

    def ask(self) -> None:
        """Begin to play again, or say why not."""
        change = Change(self.lever, self.target, None if self.drop else self.value)
        try:
            self.found, self.problem = Work(self.match, self.turn, [change], self.hold), ""
        except Refusal as refusal:
            self.found, self.problem = None, str(refusal)
        self.drawn = None
        self.say(Again())

    def work(self) -> bool:
        """Do a slice; True if the picture may differ."""
        if self.found is None or self.found.done >= 1.0:
            return False
        until = time.monotonic() + SLICE
        while time.monotonic() < until and self.found.step():
            pass
        return True

    def _why(self) -> str:
        """The dial as it stood before the turn."""
        return f"{self.turn - 1}#{self.dial.row.key}"

    # ---- widgets ---------------------------------------------------------------------------------------------

    def build(self, stage: Stage, say: Say) -> None:
        """The form, then the answer."""
        self.stage, self.say, s = stage, say, stage.scale
        wide, high = stage.bounds.size
        gap, top = s(GAP), s(TOP)
        left = pygame.Rect(gap, top, s(SIDE), high - top - s(FOOT))
        Card(stage, "form.card", left, title=tr("One order, otherwise"))
        self._form(stage, pygame.Rect(left.x + s(14), left.y + s(44), left.w - s(28), left.h - s(56)))
        right = pygame.Rect(left.right + gap, top, wide - left.right - 2 * gap, left.h)
        self.shown = self.found
        if self.found is not None and self.found.branched:
            answer.build(stage, right, self.found, self._curves, self._show)
        else:
            Card(stage, "answer.card", right)
            inner = right.inflate(-s(48), -s(40))
            text = tr(
                "# What would have come of it\n{intro}\n{own_orders}",
                intro=_INTRO,
                own_orders=own_orders(self.match, self.turn),
            )
            Page(stage, "intro", inner, text=text, why=f"{self.turn}#orders")
            self._progress(stage, pygame.Rect(inner.x, right.bottom - s(52), inner.w, s(28)))
        y = stage.bounds.h - s(46)
        Button(stage, "back", pygame.Rect(gap, y, s(110), s(34)), label=tr("Back"), icon="arrow-left",
               on=lambda: say(Back(("turn", str(self.turn)))))  # fmt: skip

    def _curves(self) -> Curves:
        """The chosen number in both courses, as far as it is known."""
        found = self.shown
        if found is None:
            raise RuntimeError("There is no answer yet.")
        about = (self.metric, found.done)
        if self.drawn is None or self.drawn[0] != about:
            self.drawn = (about, curves(found, self.metric))
        return self.drawn[1]

    def _show(self, key: str) -> None:
        self.metric = key

    def _progress(self, stage: Stage, rect: pygame.Rect) -> None:
        if self.found is not None and self.found.done < 1.0:
            Progress(
                stage, "progress", rect, get=lambda: self.found.done if self.found else 1.0, label=tr("Playing again")
            )

    def _form(self, stage: Stage, rect: pygame.Rect) -> None:
        """Turn, lever, target, value, and whether it lasts."""
        s, y = stage.scale, rect.y
        y = self._pick(stage, rect, y, "turn", tr("Turn"), branchdial.turns(self.match))
        y = self._pick(stage, rect, y, "lever", tr("Lever"), branchdial.levers(self.match, self.turn))
        if aims := branchdial.aims(self.match, self.lever):
            y = self._pick(stage, rect, y, "target", tr("For"), aims)
        Label(stage, "was", pygame.Rect(rect.x, y, rect.w, s(32)), words=self.dial.line, role="label", colour="t3",
              why=self._why())  # fmt: skip
        y = self._value(stage, pygame.Rect(rect.x, y + s(36), rect.w, s(48))) + s(8)
        Toggle(
            stage, "drop", pygame.Rect(rect.x, y, rect.w, s(28)), label=tr("Leave the order out"),
            get=lambda: self.drop, put=self._leave_out, enabled=self.dial.given is not None,
            reason=tr("There was no order to leave out."),
        )  # fmt: skip
        Toggle(
            stage, "hold", pygame.Rect(rect.x, y + s(32), rect.w, s(28)), label=tr("Keep it so to the end"),
            get=lambda: self.hold, put=self._keep,
            tip=tip(tr("Keep it so to the end"), tr("Later orders of yours for this lever are left out.")),
        )  # fmt: skip
        y += s(72)
        Button(
            stage, "ask", pygame.Rect(rect.x, y, rect.w, s(36)), label=tr("Play it again"), icon="git-branch",
            kind="primary", on=self.ask,
            tip=tip(tr("Play it again"), tr("Same world, same luck, one thing changed."), tr("Enter")),
        )  # fmt: skip
        if self.problem:
            spot = pygame.Rect(rect.x, y + s(46), rect.w, notice_height(self.problem, s, rect.w))
            Paint(stage, "problem", spot, paint=lambda pen, room: notice(pen, room, self.problem, "bad"))
        elif self.found is not None and self.found.branched:
            text = "\n".join([tr("## What it rests on"), *notes(self.found)])
            Page(
                stage, "notes", pygame.Rect(rect.x, y + s(46), rect.w, rect.bottom - y - s(46)), text=text, why="score"
            )

    def _pick(self, stage: Stage, rect: pygame.Rect, y: int, what: str, label: str,
              options: tuple[branchdial.Option, ...]) -> int:  # fmt: skip
        """A caption and a list at the given height; returns where the next begins."""
        s, wide = stage.scale, stage.scale(52)
        Label(stage, f"{what}.label", pygame.Rect(rect.x, y, wide, s(30)), words=label, role="label", colour="t2",
              single=True)  # fmt: skip
        Select(
            stage, what, pygame.Rect(rect.x + wide, y, rect.w - wide, s(30)),
            items=[Item(one.key, one.label) for one in options], get=lambda: str(getattr(self, what)),
            put=partial(self._choose, what),
        )  # fmt: skip
        return y + s(36)

    def _value(self, stage: Stage, rect: pygame.Rect) -> int:
        """The control of the value; returns where it ends."""
        s, row = stage.scale, self.dial.row
        tips = partial(Tip, row.label, f"{row.help}\n" + tr("{{warn|Side effect}} {words}", words=row.side_effect))
        if not row.options:
            lever = self.match.level.lever(self.lever)
            Field(
                stage, "value", rect, caption=row.caption, suffix=row.suffix, entry_width=96, tip=tips,
                number=Number(lambda: self.value, self._set, span_of(row), show=partial(compact, lever)),
                why=self._why(),
            )  # fmt: skip
            return rect.bottom
        items = [Item(f"{one.value:g}", one.label) for one in row.options]
        room = rect.w / len(items) - s(10)
        get, put = (lambda: f"{self.value:g}"), (lambda key: self._set(float(key)))
        if len(items) <= 4 and all(measure("label_strong", s, item.label) <= room for item in items):
            Choice(stage, "value", rect, items=items, get=get, put=put, caption=row.caption, tip=tips, why=self._why())
        else:
            Label(stage, "value.label", pygame.Rect(rect.x, rect.y, rect.w, s(18)), words=row.caption, role="small",
                  colour="t3", single=True)  # fmt: skip
            Select(stage, "value", pygame.Rect(rect.x, rect.y + s(18), rect.w, s(30)), items=items, get=get, put=put,
                   tip=tips, why=self._why())  # fmt: skip
        return rect.bottom

    # ---- the rest --------------------------------------------------------------------------------------------

    def paint(self, pen: Pen) -> None:
        """The heading."""
        if self.stage is not None:
            s = pen.s
            heading(pen, pygame.Rect(s(20), s(12), self.stage.bounds.w - s(40), 0), tr("What if"), subtitle(self.match))

    def key(self, event: pygame.Event) -> Answer | None:
        """Enter plays again; Escape goes back."""
        if event.key in ENTER:
            self.ask()
            return Again()
        return Back(("turn", str(self.turn))) if event.key == pygame.K_ESCAPE else super().key(event)

    def state(self) -> Mapping[str, Any]:
        """What is asked and how far the answer is."""
        found = self.found
        told = verdict(found) if found is not None and found.branched else ""
        return {
            "turn": self.turn, "lever": self.lever, "target": self.target, "value": self.value, "drop": self.drop,
            "done": 0.0 if found is None else found.done, "verdict": told, "problem": self.problem,
        }  # fmt: skip
