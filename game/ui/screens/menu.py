"""The menu over the board."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models import regime
from game.ui import theme
from game.ui.furnish import panel
from game.ui.pen import Pen
from game.ui.screen import Answer, Back, Look, Open, Quit, Say, Screen, Swap
from game.ui.widgets.button import Button
from game.ui.widgets.stage import Stage

__all__ = ["Menu"]  # opened by its name, see game/ui/pages.py

_ENTRIES: tuple[tuple[str, str, str, Answer], ...] = (
    ("resume", tr("Back to the game"), "play", Back()),
    ("dossier", tr("Dossiers"), "file-search", Open("dossier")),
    ("regime", tr("Your rules"), "scale", Open("regime")),
    ("report", tr("Report of the last turn"), "newspaper", Open("report")),
    ("debrief", tr("Score so far"), "chart-line", Open("debrief")),
    ("saves", tr("Save or load"), "save", Open("saves")),
    ("settings", tr("Settings"), "settings", Open("settings")),
    ("help", tr("Help"), "circle-help", Open("help")),
    ("leave", tr("Leave to the first page"), "log-out", Swap("title")),
    ("quit", tr("Quit"), "x", Quit()),
)
WIDTH, PITCH = 300, 42


class Menu(Screen):
    """A column of buttons."""

    name = "menu"
    over = True

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.rect = pygame.Rect(0, 0, 0, 0)

    def _entries(self) -> list[tuple[str, str, str, Answer]]:
        """Before the first turn there is nothing to report; only a government has rules."""
        match = self.look().game
        gone = set() if match.turn else {"report", "debrief"}
        gone |= set() if regime.written(match) else {"regime"}
        return [entry for entry in _ENTRIES if entry[0] not in gone]

    def build(self, stage: Stage, say: Say) -> None:
        """The column."""
        s, entries = stage.scale, self._entries()
        self.rect = pygame.Rect(0, 0, s(WIDTH), s(62 + PITCH * len(entries)))
        self.rect.center = stage.bounds.center
        y = self.rect.y + s(46)
        for name, label, icon, answer in entries:
            Button(
                stage, name, pygame.Rect(self.rect.x + s(16), y, self.rect.w - s(32), s(34)), label=label, icon=icon,
                align="left", kind="primary" if name == "resume" else "ghost", on=partial(say, answer),
            )  # fmt: skip
            y += s(PITCH)

    def paint(self, pen: Pen) -> None:
        """The panel."""
        pen.shadow(self.rect, pen.s(10))
        panel(pen, self.rect)
        title = self.look().game.level.title
        pen.text("title", (self.rect.x + pen.s(16), self.rect.y + pen.s(24)), title, theme.T1, "midleft",
                 self.rect.w - pen.s(32))  # fmt: skip

    def state(self) -> Mapping[str, Any]:
        """Nothing of interest."""
        return {}
