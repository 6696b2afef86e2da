"""The regime lab as a screen: what is compared at the left, what came out at the right."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.lab.gradual import Gradual
from game.lab.weighing import Weighed
from game.language import tr
from game.models import regimelab
from game.models.regimelab import Answer
from game.schema.problems import Rejected
from game.ui import keys
from game.ui.furnish import heading, notice, notice_height, tip
from game.ui.pen import Pen
from game.ui.screen import Again, Back, Look, Say, Screen, unheard
from game.ui.screen import Answer as Deed
from game.ui.screens.regimelab import found
from game.ui.widgets.button import Button
from game.ui.widgets.choice import Choice
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Label, Paint
from game.ui.widgets.page import Page
from game.ui.widgets.progress import Progress
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.select import Select
from game.ui.widgets.stage import Stage
from game.ui.widgets.toggle import Toggle
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import ENTER

GAP, TOP, FOOT, SIDE = 12, 70, 58, 372
SLICE = 0.04  # seconds of work between two looks at the window's events


class RegimeLab(Screen):
    """A form, a bar while games are played, then sentences and charts."""

    name = "regimelab"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.level = regimelab.USUAL
        self.government = regimelab.governments(self.level)[0].id
        self.seeds = regimelab.SEEDS[1]
        self.chosen = list(regimelab.pure())
        self.running: Gradual | None = None
        self.answer: Answer | None = None
        self.shown = found.Shown()
        self.told, self.colour = "", "accent"
        self.say: Say = unheard
        self.stage: Stage | None = None

    # ---- what is asked ---------------------------------------------------------------------------------------

    def _choose(self, what: str, key: str) -> None:
        """Another level, government or number of games."""
        if what == "seeds":
            self.seeds = int(key)
            return
        setattr(self, what, key)
        if what == "level":
            self.government = regimelab.governments(key)[0].id
        self.say(Again())

    def _take(self, regime: str, on: bool) -> None:
        order = [one.id for one in regimelab.kinds()]
        chosen = {*self.chosen, regime} if on else set(self.chosen) - {regime}
        self.chosen = [one for one in order if one in chosen]

    def _all(self, regimes: tuple[str, ...]) -> None:
        self.chosen = list(regimes)

    def _fault(self) -> str:
        """Why nothing can be compared; empty if it can."""
        if not self.chosen:
            return tr("Choose one regime or more.")
        if len(self.chosen) > regimelab.MOST:
            return tr("Choose {most} regimes at most: more marks than that nobody tells apart.", most=regimelab.MOST)
        return ""

    def ask(self) -> None:
        """Begin, or say why not."""
        if self._fault() or self.running is not None:
            return
        try:
            self.running = regimelab.begin(self.level, self.government, self.chosen, self.seeds)
            self.answer, self.told = None, ""
        except Rejected as reason:
            self.told, self.colour = reason.problems[0], "bad"
        self.say(Again())

    def stop(self) -> None:
        """Leave off; nothing was shown yet."""
        self.running = None
        self.say(Again())

    def work(self) -> bool:
        """Play for a slice; True if the picture may differ."""
        if self.running is None:
            return False
        self.running.spend(SLICE)
        if self.running.result is not None:
            self.answer, self.running = Answer(Weighed(self.running.result)), None
            self.shown = found.Shown(arm=str(self.answer.best))
            self.say(Again())
        return True

    def _export(self) -> None:
        if self.answer is None:
            return
        try:
            self.told, self.colour = tr("Written: {export}", export=self.answer.export()), "good"
        except OSError as reason:
            self.told, self.colour = tr("Not written: {reason}", reason=reason), "bad"
        self.say(Again())

    # ---- widgets ---------------------------------------------------------------------------------------------

    def build(self, stage: Stage, say: Say) -> None:
        """Form and answer."""
        self.stage, self.say, s = stage, say, stage.scale
        wide, high = stage.bounds.size
        left = pygame.Rect(s(GAP), s(TOP), s(SIDE), high - s(TOP) - s(FOOT))
        Card(stage, "form.card", left, title=tr("What is compared"), icon="scale")
        self._form(stage, pygame.Rect(left.x + s(14), left.y + s(44), left.w - s(28), left.h - s(56)))
        right = pygame.Rect(left.right + s(GAP), left.y, wide - left.right - 2 * s(GAP), left.h)
        if self.answer is not None:
            found.build(stage, right, self.answer, self.shown, lambda: say(Again()))
        else:
            Card(stage, "intro.card", right)
            lines = [tr("# Regimes under the same luck"), regimelab.ABOUT]
            lines += [f"- {line}" for line in regimelab.unfit(self.level, self.government, self.chosen)]
            Page(stage, "intro", right.inflate(-s(48), -s(40)), text="\n".join(lines))
        self._foot(stage, right)

    def _form(self, stage: Stage, rect: pygame.Rect) -> None:
        s, y = stage.scale, rect.y
        for what, label, options in (
            ("level", tr("Level"), regimelab.levels()),
            ("government", tr("Rules by"), regimelab.governments(self.level)),
        ):
            Label(stage, f"{what}.label", pygame.Rect(rect.x, y, s(70), s(30)), words=label, role="label", colour="t2",
                  single=True)  # fmt: skip
            Select(
                stage, what, pygame.Rect(rect.x + s(70), y, rect.w - s(70), s(30)),
                items=[Item(one.id, one.label) for one in options], get=partial(getattr, self, what),
                put=partial(self._choose, what),
            )  # fmt: skip
            y += s(36)
        Choice(
            stage, "seeds", pygame.Rect(rect.x, y, rect.w, s(50)), caption=tr("Games of each regime"),
            items=[Item(str(one), str(one)) for one in regimelab.SEEDS], get=lambda: str(self.seeds),
            put=partial(self._choose, "seeds"),
        )  # fmt: skip
        y += s(60)
        half = (rect.w - s(8)) // 2
        Button(stage, "pure", pygame.Rect(rect.x, y, half, s(30)), label=tr("The pure kinds"), role="label",
               on=partial(self._all, regimelab.pure()))  # fmt: skip
        Button(stage, "none", pygame.Rect(rect.x + half + s(8), y, half, s(30)), label=tr("None"), role="label",
               on=partial(self._all, ()))  # fmt: skip
        y += s(38)
        self._kinds(stage, pygame.Rect(rect.x, y, rect.w, rect.bottom - y - s(46)))
        self._go(stage, pygame.Rect(rect.x, rect.bottom - s(36), rect.w, s(36)))

    def _kinds(self, stage: Stage, rect: pygame.Rect) -> None:
        """A switch for every regime."""
        s = stage.scale
        area = ScrollArea(stage, "regimes", rect)
        y = rect.y
        for one in regimelab.kinds():
            told = partial(Tip, tr("A regime"), f"**{one.label}**\n{one.about}")
            Toggle(
                stage, f"regime.{one.id}", pygame.Rect(rect.x, y, rect.w - s(16), s(26)), label=one.label, inside=area,
                get=partial(self._has, one.id), put=partial(self._take, one.id), tip=told,
            )  # fmt: skip
            y += s(28)
        area.content = y - rect.y

    def _has(self, regime: str) -> bool:
        return regime in self.chosen

    def _go(self, stage: Stage, rect: pygame.Rect) -> None:
        s, running = stage.scale, self.running
        if running is None:
            Button(
                stage, "ask", rect, label=tr("Compare"), icon="play", kind="primary", on=self.ask,
                enabled=lambda: not self._fault(), reason=self._fault, tip=tip(tr("Compare"), foot=tr("Enter")),
            )  # fmt: skip
            return
        Progress(stage, "progress", pygame.Rect(rect.x, rect.y, rect.w - s(92), rect.h), get=lambda: running.done,
                 label=tr("Playing"))  # fmt: skip
        Button(stage, "stop", pygame.Rect(rect.right - s(84), rect.y, s(84), rect.h), label=tr("Stop"), icon="x",
               on=self.stop)  # fmt: skip

    def _foot(self, stage: Stage, right: pygame.Rect) -> None:
        s = stage.scale
        y = stage.bounds.h - s(46)
        Button(stage, "back", pygame.Rect(s(GAP), y, s(110), s(34)), label=tr("Back"), icon="arrow-left",
               on=partial(self.say, Back()))  # fmt: skip
        if self.answer is not None:
            Button(
                stage,
                "export",
                pygame.Rect(right.right - s(190), y, s(190), s(34)),
                label=tr("Save as a page"),
                icon="download",
                on=self._export,
                tip=tip(
                    tr("Save as a page"),
                    tr("A summary to print, with every chart and its table, for any browser."),
                    keys.shown("export"),
                ),
            )
        if self.told:
            room = pygame.Rect(right.x, 0, right.w - s(206), notice_height(self.told, s, right.w - s(206)))
            room.bottom = stage.bounds.h - s(8)
            Paint(stage, "told", room, paint=lambda pen, rect: notice(pen, rect, self.told, self.colour))

    # ---- the rest --------------------------------------------------------------------------------------------

    def paint(self, pen: Pen) -> None:
        """The heading."""
        if self.stage is not None:
            rect = pygame.Rect(pen.s(20), pen.s(12), self.stage.bounds.w - pen.s(40), 0)
            heading(pen, rect, tr("Regime lab"), tr("What rules buy, cost and cause, all under the same luck"))

    def key(self, event: pygame.Event) -> Deed | None:
        """Enter compares, another key saves the page."""
        if event.key in ENTER:
            self.ask()
            return Again()
        if keys.means(event, "export") and self.answer is not None:
            self._export()
            return Again()
        return super().key(event)

    def state(self) -> Mapping[str, Any]:
        """What is asked, and how far the answer is."""
        done = 1.0 if self.answer is not None else self.running.done if self.running is not None else 0.0
        return {
            "level": self.level, "government": self.government, "regimes": tuple(self.chosen), "seeds": self.seeds,
            "done": done, "tab": self.shown.tab, "told": self.told,
        }  # fmt: skip
