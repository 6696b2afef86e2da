"""Why is it this number: a panel over any screen, with everything that made it and what would have changed it."""

import time
from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.explaining import Inquiry
from game.models.panel import Block, Panel
from game.models.panel import Row as Line
from game.models.reading import page_of
from game.models.viewer import moment
from game.ui import keys, theme
from game.ui.furnish import heading, panel, tall
from game.ui.pen import Pen, measure
from game.ui.screen import Again, Answer, Back, Look, Open, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.label import Label, Paint
from game.ui.widgets.progress import Progress
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage

__all__ = ["Why"]  # opened by its name, see game/ui/pages.py

WIDTH, EDGE = 700, 24
SLICE = 0.03  # seconds of work between two looks at the window's events


class Why(Screen):
    """Rows that add up, in blocks; a row that is a number itself can be asked about in turn. `detail` is the id."""

    name = "why"
    over = True

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        number, self.match, self.moment = moment(look().game, detail)  # a number may be asked of a past turn
        self.inquiry = Inquiry(self.match, number)
        self.model: Panel = self.inquiry.panel()
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.say: Say = unheard
        self.area: ScrollArea | None = None

    def work(self) -> bool:
        """Work a slice at what would have happened otherwise; True if more of it is known."""
        until = time.monotonic() + SLICE
        if not self.inquiry.step():
            return False
        while time.monotonic() < until and self.inquiry.step():
            pass
        if self.inquiry.done >= 1.0:
            self.model = self.inquiry.panel()
        return True

    def build(self, stage: Stage, say: Say) -> None:
        """Blocks in a scrolled area, and the way back."""
        self.say, s, bounds = say, stage.scale, stage.bounds
        width = min(s(WIDTH), bounds.w - s(32))
        self.rect = pygame.Rect(0, 0, width, bounds.h - s(48))
        self.rect.center = bounds.center
        inner = width - 2 * s(EDGE)
        head = s(70)
        window = pygame.Rect(self.rect.x + s(EDGE), self.rect.y + head, inner + s(16), self.rect.h - head - s(66))
        area = self.area = ScrollArea(stage, "rows", window)
        y = window.y
        for place, block in enumerate(self.model.blocks):
            y = self._block(area, pygame.Rect(window.x, y, inner, 0), place, block)
        words = "\n".join(self.model.about)
        high = tall(words, s, inner, "label")
        Label(stage, "about", pygame.Rect(window.x, y, inner, high), words=words, role="label", colour="t3",
              inside=area)  # fmt: skip
        area.content = y + high - window.y
        self._foot(stage)

    def _block(self, area: ScrollArea, rect: pygame.Rect, place: int, block: Block) -> int:
        """One block from the top of a rectangle; returns where the next begins."""
        s, stage, y = area.stage.scale, area.stage, rect.y
        Label(stage, f"block.{place}", pygame.Rect(rect.x, y, rect.w, s(22)), words=block.title, role="strong",
              colour="t1", single=True, inside=area)  # fmt: skip
        y += s(24)
        lines = [(block.first, "t2"), *((row, "t1") for row in block.rows), (block.total, "accent")]
        for number, (row, tint) in enumerate(line for line in lines if line[0] is not None):
            if row is None:
                continue
            high, asked = tall(row.label, s, _room(s, rect.w, row), "label") + s(5), row.ask and self.moment + row.ask
            Paint(
                stage, f"row.{place}.{number}", pygame.Rect(rect.x, y, rect.w, high),
                paint=partial(_draw_row, row, tint), on=partial(self.say, Open("why", asked)) if row.ask else None,
                inside=area, why=asked,
            )  # fmt: skip
            y += high
        if block.note:
            high = tall(block.note, s, rect.w, "small")
            Label(stage, f"note.{place}", pygame.Rect(rect.x, y + s(2), rect.w, high), words=block.note, role="small",
                  colour="t3", inside=area)  # fmt: skip
            y += high + s(2)
        return y + s(14)

    def _foot(self, stage: Stage) -> None:
        s = stage.scale
        y, right = self.rect.bottom - s(52), self.rect.right - s(EDGE)
        if self.model.working is not None:
            bar = pygame.Rect(self.rect.x + s(EDGE), y + s(2), s(300), s(28))
            Progress(stage, "progress", bar, get=lambda: self.inquiry.done, label=tr("Trying what would have happened"))
        button = Button(
            stage,
            "back",
            pygame.Rect(right - s(120), y, s(120), s(36)),
            label=tr("Back"),
            icon="arrow-left",
            on=partial(self.say, Back()),
        )
        stage.set_focus(button)

    def paint(self, pen: Pen) -> None:
        """The panel and its heading."""
        s = pen.s
        pen.shadow(self.rect, s(10))
        panel(pen, self.rect)
        value = self.model.value or " "
        wide = measure("kpi", s, value)
        title = pygame.Rect(self.rect.x + s(EDGE), self.rect.y + s(16), self.rect.w - 2 * s(EDGE) - wide - s(12), 0)
        note = tr("partly estimated") if self.model.estimated else tr("why it is this number")
        heading(pen, title, self.model.title, note)
        pen.text("kpi", (self.rect.right - s(EDGE), title.y + s(3)), value, theme.ACCENT, "topright")

    def key(self, event: pygame.Event) -> Answer | None:
        """Escape and the key that asks go back; the arrows scroll."""
        if self.area is not None and self.area.on_key(event):
            return Again()
        if keys.means(event, "look_up"):
            return Open("encyclopaedia", page_of(self.model.id))
        return Back() if keys.means(event, "why") else super().key(event)

    def refresh(self) -> None:
        """Orders may have changed underneath."""
        if not self.moment:
            self.match = self.look().game
        self.inquiry = Inquiry(self.match, self.model.id)
        self.model = self.inquiry.panel()

    def state(self) -> Mapping[str, Any]:
        """What is asked, and how far the answer is."""
        return {"asked": self.model.id, "done": self.inquiry.done, "blocks": [one.title for one in self.model.blocks]}


def _room(s: theme.Scale, width: int, row: Line) -> int:
    """What the value leaves for the label."""
    return width - min(measure("label_strong", s, row.shown), width * 3 // 5) - s(34)


def _draw_row(row: Line, tint: str, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    right = rect.right - s(18)
    if row.shown:
        pen.text("label_strong", (right, rect.y + s(1)), row.shown, theme.readable(theme.colour(tint)), "topright",
                 rect.w * 3 // 5)  # fmt: skip
    pen.rich(pygame.Rect(rect.x, rect.y + s(1), _room(s, rect.w, row), 0), row.label, "label", theme.T2)
    if row.ask:
        pen.icon("chevron-right", (rect.right - s(2), rect.y + s(2)), 13, theme.ACCENT, "topright")
