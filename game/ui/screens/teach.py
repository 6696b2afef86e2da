"""Teach: make an assignment, grade a folder, write the page of the class, or read how a lesson goes."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, cast

import pygame

from game.language import tr
from game.models import classroom
from game.models.classroom import Blank, Deed
from game.models.errand import Errand
from game.ui.furnish import heading, tip
from game.ui.pen import Pen
from game.ui.screen import Again, Answer, Back, Look, Open, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.entry import Entry
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Label
from game.ui.widgets.page import Page
from game.ui.widgets.progress import Progress
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.select import Select
from game.ui.widgets.stage import Stage
from game.ui.widgets.tabs import Tabs
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import ENTER

__all__ = ["Teach"]  # opened by its name, see game/ui/pages.py

GAP, TOP, FOOT, SIDE, NAME, ROW = 12, 70, 58, 580, 132, 42
TABS = (("make", tr("Assign"), "pencil"), ("grade", tr("Grade"), "check"), ("debrief", tr("Debrief"), "users"))
VERBS = {"make": tr("Write the assignment"), "grade": tr("Grade the folder"), "debrief": tr("Write the page")}


class Teach(Screen):
    """A form at the left; the guide, or what the command said, at the right."""

    name = "teach"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.deed: Deed = "make"
        self.values: dict[str, dict[str, str]] = {one: classroom.usual(cast("Deed", one)) for one, _, _ in TABS}
        self.errand: Errand | None = None
        self.say: Say = unheard
        self.stage: Stage | None = None

    # ---- what is asked ---------------------------------------------------------------------------------------

    def _turn(self, deed: str) -> None:
        if self._running():
            return
        self.deed, self.errand = cast("Deed", deed), None
        self.say(Again())

    def _get(self, key: str) -> str:
        return self.values[self.deed].get(key, "")

    def _put(self, key: str, text: str) -> None:
        """A value; what is the same in several forms is typed once."""
        for deed, values in self.values.items():
            if deed == self.deed or (key in ("folder", "assignment", "roster") and not values.get(key)):
                values[key] = text
        if key == "level":
            self.values["make"]["seat"] = classroom.blanks("make", self.values["make"])[1].options[0][0]
            self.say(Again())

    def _running(self) -> bool:
        return self.errand is not None and self.errand.code is None

    def go(self) -> None:
        """Run the command of the form."""
        if not self._running() and not classroom.lacking(self.deed, self.values[self.deed]):
            self.errand = Errand(classroom.words(self.deed, self.values[self.deed]))
            self.say(Again())

    def _stop(self) -> None:
        if self.errand is not None:
            self.errand.stop()

    def work(self) -> bool:
        """Look how far the command is; True if the picture may differ."""
        if not self._running() or self.errand is None:
            return False
        before = self.errand.done
        if self.errand.poll():
            self.say(Again())
            return True
        return self.errand.done != before

    # ---- widgets ---------------------------------------------------------------------------------------------

    def build(self, stage: Stage, say: Say) -> None:
        """Tabs, form, answer."""
        self.stage, self.say, s = stage, say, stage.scale
        wide, high = stage.bounds.size
        left = pygame.Rect(s(GAP), s(TOP), min(s(SIDE), wide // 2), high - s(TOP) - s(FOOT))
        Card(stage, "form.card", left)
        Tabs(
            stage, "tabs", pygame.Rect(left.x + s(8), left.y + s(4), left.w - s(16), s(38)),
            items=[Item(*one) for one in TABS], get=lambda: self.deed, put=self._turn,
        )  # fmt: skip
        self._form(stage, pygame.Rect(left.x + s(14), left.y + s(52), left.w - s(24), left.h - s(108)))
        self._go(stage, pygame.Rect(left.x + s(14), left.bottom - s(48), left.w - s(28), s(36)))
        right = pygame.Rect(left.right + s(GAP), left.y, wide - left.right - 2 * s(GAP), left.h)
        Card(stage, "answer.card", right)
        Page(stage, "answer", right.inflate(-s(36), -s(28)), text=self._told())
        Button(stage, "back", pygame.Rect(s(GAP), high - s(46), s(110), s(34)), label=tr("Back"), icon="arrow-left",
               on=partial(say, Back()))  # fmt: skip

    def _told(self) -> str:
        """The guide until something was done; then what the command said, and the command itself."""
        if self.errand is None:
            return classroom.GUIDE
        title = tr("Working") if self._running() else tr("Done") if self.errand.code == 0 else tr("It did not work")
        if self.errand.stopped and not self._running():
            title = tr("Stopped")
        said = [line.replace("**", "") for line in self.errand.lines]
        return "\n".join([f"# {title}", *said, tr("## The same from a terminal"), self.errand.command])

    def _form(self, stage: Stage, rect: pygame.Rect) -> None:
        s = stage.scale
        area = ScrollArea(stage, "form", rect)
        y = rect.y
        for one in classroom.blanks(self.deed, self.values[self.deed]):
            self._blank(area, pygame.Rect(rect.x, y, rect.w - s(18), s(34)), one)
            y += s(ROW)
        area.content = y - rect.y

    def _blank(self, area: ScrollArea, rect: pygame.Rect, one: Blank) -> None:
        s, stage = area.stage.scale, area.stage
        Label(stage, f"{one.key}.label", pygame.Rect(rect.x, rect.y, s(NAME), rect.h), words=one.label, role="label",
              colour="t2", single=True, inside=area)  # fmt: skip
        room = pygame.Rect(rect.x + s(NAME), rect.y, rect.w - s(NAME), rect.h)
        told = partial(Tip, one.label, one.about)
        if one.options:
            Select(stage, one.key, room, items=[Item(*option) for option in one.options], inside=area, tip=told,
                   get=partial(self._get, one.key), put=partial(self._put, one.key))  # fmt: skip
        else:
            Entry(stage, one.key, room, get=partial(self._get, one.key), put=partial(self._put, one.key), hint=one.hint,
                  inside=area, tip=told, limit=500)  # fmt: skip

    def _go(self, stage: Stage, rect: pygame.Rect) -> None:
        s, errand = stage.scale, self.errand
        if errand is None or errand.code is not None:
            made = self._made()
            if made:
                Button(
                    stage,
                    "try",
                    pygame.Rect(rect.right - s(190), rect.y, s(190), rect.h),
                    label=tr("Play it yourself"),
                    icon="graduation-cap",
                    on=partial(self.say, Open("student", made)),
                    tip=tip(tr("Play it yourself"), tr("As a student would, under any id; nothing is handed in.")),
                )
                rect = pygame.Rect(rect.x, rect.y, rect.w - s(200), rect.h)
            Button(
                stage, "go", rect, label=VERBS[self.deed], icon="play", kind="primary", on=self.go,
                enabled=lambda: not self._lacking(), reason=self._lacking,
            )  # fmt: skip
            return
        Progress(stage, "progress", pygame.Rect(rect.x, rect.y, rect.w - s(92), rect.h), get=lambda: errand.done,
                 label=tr("Working"))  # fmt: skip
        Button(stage, "stop", pygame.Rect(rect.right - s(84), rect.y, s(84), rect.h), label=tr("Stop"), icon="x",
               on=self._stop)  # fmt: skip

    def _made(self) -> str:
        """The assignment of the form, where it has been written already."""
        path = Path(classroom.written(self.values["make"]))
        return str(path) if self.deed == "make" and path.is_file() else ""

    def _lacking(self) -> str:
        return classroom.lacking(self.deed, self.values[self.deed])

    # ---- the rest --------------------------------------------------------------------------------------------

    def paint(self, pen: Pen) -> None:
        """The heading."""
        if self.stage is not None:
            rect = pygame.Rect(pen.s(20), pen.s(12), self.stage.bounds.w - pen.s(40), 0)
            heading(pen, rect, tr("Teach"), tr("From nothing to a debrief in one lesson, offline"))

    def key(self, event: pygame.Event) -> Answer | None:
        """Enter runs it, Escape goes back."""
        if event.key in ENTER:
            self.go()
            return Again()
        if event.key == pygame.K_ESCAPE:
            self._stop()
        return super().key(event)

    def state(self) -> Mapping[str, Any]:
        """What is done, and what the command said."""
        errand = self.errand
        return {"deed": self.deed, "running": self._running(), "code": None if errand is None else errand.code,
                "lines": [] if errand is None else list(errand.lines)}  # fmt: skip
