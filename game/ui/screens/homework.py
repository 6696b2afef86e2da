"""A student's assignment: predict, see what came, explain, hand in."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models import homework
from game.models.homework import Question
from game.teach.sitting import NotYet, Sitting
from game.ui import theme
from game.ui.furnish import badge, heading, notice, notice_height, panel, tall
from game.ui.pen import Pen
from game.ui.screen import Again, Back, Look, Note, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.entry import Entry
from game.ui.widgets.label import Label, Paint
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage

__all__ = ["Homework"]  # opened by its name, see game/ui/pages.py

WIDTH, EDGE, LONGEST = 780, 26, 2000
BADGES = {"later": ("later", "t3"), "due": (tr("predict now"), "accent"), "waiting": ("waiting", "warn"),
          "seen": ("seen", "good")}  # fmt: skip


class Homework(Screen):
    """Questions one below the other; what wants something now has a line to type in."""

    name = "homework"
    over = True

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        found = look().sitting
        if found is None:
            raise RuntimeError("This screen needs an assignment.")
        self.sitting: Sitting = found
        self.model = homework.questions(found)
        self.typed: dict[tuple[str, int], str] = {}
        self.told, self.colour = "", "bad"
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.say: Say = unheard

    # ---- what is written -------------------------------------------------------------------------------------

    def _type(self, question: Question, place: int, text: str) -> None:
        """One of the numbers of a prediction; it counts once all of them are there."""
        self.typed[question.id, place] = text
        words = [self._word(question, i) for i in range(len(question.numbers))]
        if not all(words):
            return
        prompt = next(one for one in self.sitting.assignment.prompts if one.id == question.id)
        try:
            self.sitting.predict(prompt, *(homework.percent_or_number(word, prompt) for word in words))
        except NotYet as reason:
            self._tell(str(reason))
        except ValueError:
            self._tell(tr("Type numbers, such as 70 or 3.5."))
        else:
            self._noted()

    def _word(self, question: Question, place: int) -> str:
        return self.typed.get((question.id, place), question.numbers[place]).strip()

    def _explain(self, question: Question, text: str) -> None:
        prompt = next(one for one in self.sitting.assignment.prompts if one.id == question.id)
        try:
            self.sitting.explain(prompt, text)
        except (NotYet, ValueError) as reason:
            self._tell(str(reason).partition("\n")[0])
        else:
            self._noted()

    def _noted(self) -> None:
        self.told = ""
        self.say(Note())

    def _tell(self, words: str, colour: str = "bad") -> None:
        self.told, self.colour = words, colour
        self.say(Again())

    def _hand_in(self) -> None:
        lacking = list(homework.missing(self.sitting))
        try:
            path, receipt = homework.hand_in(self.sitting)
        except OSError as reason:
            self._tell(tr("Not written: {reason}.", reason=reason.strerror or reason))
            return
        more = tr(" Still missing: {lacking}; add it and hand in again.", lacking=", ".join(lacking)) if lacking else ""
        self._tell(
            tr(
                "Receipt **{receipt}**: write it down. Hand in this file: {path}.{more}",
                receipt=receipt,
                path=path,
                more=more,
            ),
            "good",
        )
        self.say(Note())

    # ---- widgets ---------------------------------------------------------------------------------------------

    def build(self, stage: Stage, say: Say) -> None:
        """Questions in a scrolled area, and the buttons."""
        self.say, s, bounds = say, stage.scale, stage.bounds
        self.rect = pygame.Rect(0, 0, min(s(WIDTH), bounds.w - s(32)), bounds.h - s(48))
        self.rect.center = bounds.center
        inner = self.rect.w - 2 * s(EDGE)
        low = s(66) + (notice_height(self.told, s, inner) + s(8) if self.told else 0)
        window = pygame.Rect(self.rect.x + s(EDGE), self.rect.y + s(76), inner + s(14), self.rect.h - s(76) - low)
        area = ScrollArea(stage, "questions", window)
        y = window.y
        for question in self.model:
            y = self._question(area, pygame.Rect(window.x, y, inner - s(6), 0), question) + s(16)
        area.content = y - window.y
        if self.told:
            room = pygame.Rect(window.x, self.rect.bottom - low + s(4), inner, notice_height(self.told, s, inner))
            icon = "check" if self.colour == "good" else "triangle-alert"
            Paint(stage, "told", room, paint=lambda pen, rect: notice(pen, rect, self.told, self.colour, icon))
        self._foot(stage)

    def _question(self, area: ScrollArea, rect: pygame.Rect, question: Question) -> int:
        """One question from the top of a rectangle; returns where it ends."""
        s, stage, y = area.stage.scale, area.stage, rect.y
        Paint(stage, f"{question.id}.head", pygame.Rect(rect.x, y, rect.w, s(26)), paint=partial(_draw_head, question),
              inside=area)  # fmt: skip
        y += s(30)
        told = question.question
        if question.now and question.state == "due":
            told += tr(" It is {now} now.", now=question.now)
        if question.said and question.state != "due":
            told += tr(" You said: **{said}**.", said=question.said)
        if question.came:
            told += tr(" It went from {now} to **{came}**.", now=question.now, came=question.came)
        if told:
            y = self._words(area, f"{question.id}.told", rect, y, told)
        if question.state == "due":
            y = self._numbers(area, rect, y, question)
        elif question.state == "seen" and question.said:
            y = self._words(area, f"{question.id}.ask", rect, y, question.explain)
            Entry(
                stage, f"{question.id}.text", pygame.Rect(rect.x, y, rect.w, s(36)), inside=area, limit=LONGEST,
                get=partial(str, question.text), put=partial(self._explain, question), hint=tr("your words"),
            )  # fmt: skip
            y += s(40)
        return y

    def _words(self, area: ScrollArea, name: str, rect: pygame.Rect, y: int, words: str) -> int:
        high = tall(words, area.stage.scale, rect.w, "body")
        Label(area.stage, name, pygame.Rect(rect.x, y, rect.w, high), words=words, role="body", colour="t2",
              inside=area)  # fmt: skip
        return y + high + area.stage.scale(6)

    def _numbers(self, area: ScrollArea, rect: pygame.Rect, y: int, question: Question) -> int:
        s, stage, x = area.stage.scale, area.stage, rect.x
        for place in range(len(question.numbers)):
            Entry(
                stage, f"{question.id}.{place}", pygame.Rect(x, y, s(150), s(34)), inside=area, limit=24,
                get=partial(self._word, question, place), put=partial(self._type, question, place),
                suffix=question.suffix, hint=tr("a number"),
            )  # fmt: skip
            x += s(162)
        Label(stage, f"{question.id}.hint", pygame.Rect(x, y, rect.right - x, s(34)), words=question.hint, role="label",
              colour="t3", inside=area)  # fmt: skip
        return y + s(40)

    def _foot(self, stage: Stage) -> None:
        s = stage.scale
        y, right = self.rect.bottom - s(52), self.rect.right - s(EDGE)
        over = self.sitting.match.over
        button = Button(stage, "back", pygame.Rect(self.rect.x + s(EDGE), y, s(150), s(36)), icon="arrow-left",
                        label=tr("To the game"), on=partial(self.say, Back()))  # fmt: skip
        Button(
            stage, "hand_in", pygame.Rect(right - s(150), y, s(150), s(36)), label=tr("Hand in"), icon="upload",
            kind="primary" if over else "ghost", on=self._hand_in,
        )  # fmt: skip
        first = next((one for one in stage.widgets if isinstance(one, Entry)), button)
        stage.set_focus(first)

    # ---- the rest --------------------------------------------------------------------------------------------

    def paint(self, pen: Pen) -> None:
        """The panel and its heading."""
        s = pen.s
        pen.shadow(self.rect, s(10))
        panel(pen, self.rect)
        title = pygame.Rect(self.rect.x + s(EDGE), self.rect.y + s(18), self.rect.w - 2 * s(EDGE), 0)
        heading(pen, title, homework.TITLE, homework.title(self.sitting))

    def refresh(self) -> None:
        """A turn was played, or something was written."""
        self.model = homework.questions(self.sitting)

    def state(self) -> Mapping[str, Any]:
        """Where every question stands."""
        return {
            "questions": {one.id: (one.state, one.said, bool(one.text)) for one in self.model},
            "told": self.told, "open": len(self.sitting.open()),
        }  # fmt: skip


def _draw_head(question: Question, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    pen.line((rect.left, rect.top), (rect.right - 1, rect.top), theme.LINE)
    word, tint = BADGES[question.state]
    mark = badge(pen, (rect.x, rect.centery + s(3)), word, tint)
    pen.text("label", (mark.right + s(10), rect.centery + s(3)), question.when, theme.T3, "midleft",
             rect.right - mark.right - s(10))  # fmt: skip
