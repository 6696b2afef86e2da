"""Keys: what each does, and which one should do it instead."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models import keys as table
from game.models.keys import COMMANDS, Command
from game.ui import theme
from game.ui.furnish import heading, notice, notice_height, panel
from game.ui.pen import Pen
from game.ui.screen import Adjust, Again, Back, Look, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.keyfield import KeyField
from game.ui.widgets.label import Paint
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage

__all__ = ["Keyboard"]  # opened by its name, see game/ui/pages.py

WIDTH, TOP, FOOT, ROW, KEY = 720, 76, 64, 44, 170


class Keyboard(Screen):
    """One row a command: a press on its key asks for another one, which is refused where it serves already."""

    name = "keyboard"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.told = ""
        self.say: Say = unheard
        self.card = pygame.Rect(0, 0, 0, 0)

    @property
    def chosen(self) -> Mapping[str, str]:
        """The keys that are not the usual ones."""
        return self.look().settings.keys

    def build(self, stage: Stage, say: Say) -> None:
        """The list of commands, and two buttons below it."""
        self.say, s, bounds = say, stage.scale, stage.bounds
        width = min(s(WIDTH), bounds.w - s(40))
        self.card = pygame.Rect(bounds.centerx - width // 2, s(TOP), width, bounds.h - s(TOP) - s(FOOT))
        window = self.card.inflate(-s(24), -s(20))
        if self.told:
            tall = notice_height(self.told, s, window.w)
            rect = pygame.Rect(window.x, window.y, window.w, tall)
            Paint(stage, "told", rect, paint=lambda pen, at: notice(pen, at, self.told, "bad"))
            window = pygame.Rect(window.x, rect.bottom + s(8), window.w, window.bottom - rect.bottom - s(8))
        area = ScrollArea(stage, "commands", window)
        for place, (name, command) in enumerate(COMMANDS.items()):
            self._row(
                stage, area, pygame.Rect(window.x, window.y + place * s(ROW), window.w - s(14), s(ROW)), name, command
            )
        area.content = len(COMMANDS) * s(ROW)
        self._foot(stage)

    def _row(self, stage: Stage, area: ScrollArea, row: pygame.Rect, name: str, command: Command) -> None:
        s = stage.scale
        back = pygame.Rect(row.right - s(36), row.y + s(6), s(32), s(32))
        key = pygame.Rect(back.x - s(KEY + 8), row.y + s(6), s(KEY), s(32))
        words = pygame.Rect(row.x, row.y, key.x - row.x - s(12), row.h)
        Paint(stage, f"does.{name}", words, paint=partial(_draw, command), inside=area)
        KeyField(stage, f"key.{name}", key, label=lambda: table.shown(name, self.chosen), inside=area,
                 learn=partial(self._learn, name), role="label_strong")  # fmt: skip
        Button(
            stage, f"usual.{name}", back, icon="rotate-ccw", kind="plain", inside=area,
            on=partial(self._put, table.usual(name, self.chosen)), enabled=name in self.chosen,
            reason=tr("It is the usual key: {keys}.", keys=', '.join(command.keys)),
        )  # fmt: skip

    def _foot(self, stage: Stage) -> None:
        s, y = stage.scale, stage.bounds.h - stage.scale(50)
        Button(stage, "back", pygame.Rect(self.card.x, y, s(110), s(36)), label=tr("Back"), icon="arrow-left",
               on=partial(self.say, Back()))  # fmt: skip
        Button(
            stage, "all", pygame.Rect(self.card.right - s(190), y, s(190), s(36)), label=tr("All the usual keys"),
            icon="rotate-ccw", on=partial(self._put, {}), enabled=bool(self.chosen), reason=tr("They are all in use."),
        )  # fmt: skip

    def _learn(self, command: str, key: str) -> None:
        """Give a command another key, or say why that cannot be."""
        self.told = table.problem(command, key, self.chosen)
        if self.told:
            self.say(Again())
        else:
            self._put(table.choose(command, key, self.chosen))

    def _put(self, chosen: Mapping[str, str]) -> None:
        self.told = ""
        self.say(Adjust(replace(self.look().settings, keys=chosen)))

    def paint(self, pen: Pen) -> None:
        """Heading and card."""
        at = pygame.Rect(self.card.x, pen.s(18), self.card.w, 0)
        heading(
            pen, at, tr("Keys"), tr("Press a key's button, then the key that should serve instead; Escape leaves it")
        )
        panel(pen, self.card)

    def state(self) -> Mapping[str, Any]:
        """The keys in force, and what was refused."""
        return {"keys": {name: table.shown(name, self.chosen) for name in COMMANDS}, "told": self.told}


def _draw(command: Command, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    middle = rect.centery - (s(8) if command.where else 0)
    pen.text("body", (rect.x, middle), command.does.capitalize(), theme.T1, "midleft", rect.w)
    if command.where:
        pen.text("small", (rect.x, rect.centery + s(9)), command.where, theme.T3, "midleft", rect.w)
