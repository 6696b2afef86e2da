"""Saved games: load, save under a name, delete."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.saves import SaveRow, Shelf
from game.ui import keys
from game.ui.furnish import heading, panel, tip
from game.ui.pen import Pen
from game.ui.screen import Again, Answer, Back, Forget, Keep, Look, Resume, Say, Screen, Watch, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.dialog import Answer as Reply
from game.ui.widgets.dialog import Dialog
from game.ui.widgets.entry import Entry
from game.ui.widgets.progress import Progress
from game.ui.widgets.stage import Stage
from game.ui.widgets.table import Cell, Column
from game.ui.widgets.table import Table as Rows
from game.ui.widgets.tooltip import Tip

__all__ = ["Saves"]  # opened by its name, see game/ui/pages.py

TOP, FOOT, WIDTH = 76, 64, 900
SLICE = 0.04  # seconds of reading between two looks at the window


class Saves(Screen):
    """A table, and what one may do with a row."""

    name = "saves"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.letters = ""
        self.chosen: int | None = None
        self.rows: tuple[SaveRow, ...] = ()
        self.refresh()
        self.card = pygame.Rect(0, 0, 0, 0)
        self.typed = self._suggestion()
        self.stage: Stage | None = None
        self.say: Say = unheard

    def _suggestion(self) -> str:
        match = self.look().match
        return tr("{title}, turn {turn}", title=match.level.title, turn=match.turn + 1) if match is not None else ""

    def build(self, stage: Stage, say: Say) -> None:
        """Table and buttons."""
        self.stage, self.say, s = stage, say, stage.scale
        bounds = stage.bounds
        width = min(s(WIDTH), bounds.w - s(40))
        playing = self.look().match is not None
        foot = s(FOOT + 48) if playing else s(FOOT)
        self.card = pygame.Rect(bounds.centerx - width // 2, s(TOP), width, bounds.h - s(TOP) - foot)
        columns = (
            Column(tr("Name"), 2.6),
            Column(tr("Level"), 1.6),
            Column(tr("Seat"), 1.2),
            Column(tr("Where"), 1.5),
            Column(tr("Kind"), 0.9),
        )
        inner = self.card.inflate(-s(24), -s(20))
        Entry(stage, "search", pygame.Rect(inner.x, inner.y, s(320), s(32)), get=lambda: self.letters, put=self._search,
              hint=tr("search the saves, then Enter"), limit=60)  # fmt: skip
        if self.shelf.done < 1.0:
            bar = pygame.Rect(inner.x + s(340), inner.y + s(2), s(260), s(28))
            Progress(stage, "reading", bar, get=lambda: self.shelf.done, label=tr("Reading the saves"))
        Rows(
            stage, "rows", pygame.Rect(inner.x, inner.y + s(40), inner.w, inner.h - s(40)), columns=columns,
            count=lambda: len(self.rows),
            row=self._row, get=lambda: self.chosen, put=self._choose, activate=self._load, row_tip=self._tip,
            empty=lambda: tr("No save has these letters.") if self.letters else tr("No game has been saved yet."),
        )  # fmt: skip
        if playing:
            self._keep_row(stage)
        self._foot(stage)

    def _keep_row(self, stage: Stage) -> None:
        s = stage.scale
        y = self.card.bottom + s(12)
        Entry(stage, "name", pygame.Rect(self.card.x, y, s(320), s(34)), get=lambda: self.typed, put=self._name,
              hint=tr("name of the save"), limit=60)  # fmt: skip
        Button(
            stage,
            "keep",
            pygame.Rect(self.card.x + s(332), y, s(180), s(34)),
            label=tr("Save this game"),
            icon="save",
            on=lambda: self.say(Keep(self.typed.strip() or self._suggestion())),
        )

    def _foot(self, stage: Stage) -> None:
        s = stage.scale
        y = stage.bounds.h - s(50)
        right = self.card.right
        Button(stage, "back", pygame.Rect(self.card.x, y, s(110), s(36)), label=tr("Back"), icon="arrow-left",
               on=partial(self.say, Back()))  # fmt: skip
        Button(
            stage, "load", pygame.Rect(right - s(160), y, s(160), s(36)), label=tr("Load"), icon="folder-open",
            kind="primary", on=lambda: self._load(self.chosen), enabled=lambda: not self._problem(),
            reason=self._problem,
        )  # fmt: skip
        Button(
            stage, "watch", pygame.Rect(right - s(160) - s(12) - s(130) - s(12) - s(130), y, s(130), s(36)),
            label=tr("Watch"), icon="eye", on=self._watch, enabled=lambda: not self._problem(), reason=self._problem,
            tip=tip(tr("Watch"), tr("Go through the game turn by turn. The game on the table stays there.")),
        )  # fmt: skip
        Button(
            stage, "delete", pygame.Rect(right - s(160) - s(12) - s(130), y, s(130), s(36)), label=tr("Delete"),
            icon="trash-2", kind="danger", on=self._ask, enabled=lambda: self._now() is not None,
            reason=tr("Choose a save first."),
        )  # fmt: skip

    def work(self) -> bool:
        """Read some more saves."""
        if not self.shelf.read(SLICE):
            return False
        self._sort_out()
        return True

    def _sort_out(self) -> None:
        """Show those that have the letters; some row is chosen if there is one."""
        self.rows = self.shelf.matching(self.letters)
        self.chosen = min(self.chosen or 0, len(self.rows) - 1) if self.rows else None

    # ---- rows ------------------------------------------------------------------------------------------------

    def _now(self) -> SaveRow | None:
        if self.chosen is None or self.chosen >= len(self.rows):
            return None
        return self.rows[self.chosen]

    def _problem(self) -> str:
        row = self._now()
        return row.problem if row is not None else tr("Choose a save first.")

    def _row(self, place: int) -> tuple[Cell | str, ...]:
        row = self.rows[place]
        if row.problem:
            return (Cell(row.name or "unreadable", "bad", "circle-alert"), row.title, "", "", row.kind)
        name = row.name or f"{row.title}, {row.seat}"
        icon = "clock" if row.kind == "autosave" else "save"
        return (Cell(name, "t1", icon, strong=True), row.title, row.seat, row.when, row.kind)

    def _tip(self, place: int) -> Tip | None:
        row = self.rows[place]
        return Tip(tr("This save cannot be used"), row.problem) if row.problem else None

    def _choose(self, place: int) -> None:
        self.chosen = place

    def _search(self, typed: str) -> None:
        """Only saves with these letters in what is told of them."""
        self.letters, self.chosen = typed, None
        self._sort_out()
        self.say(Again())

    def _name(self, typed: str) -> None:
        self.typed = typed

    def _load(self, place: int | None) -> None:
        self.chosen = place
        row = self._now()
        if row is not None and not row.problem:
            self.say(Resume(row.path))

    def _watch(self) -> None:
        row = self._now()
        if row is not None and not row.problem:
            self.say(Watch(row.path))

    def _ask(self) -> None:
        """Deleting cannot be undone, so it is asked first."""
        row = self._now()
        if row is None or self.stage is None:
            return
        name = row.name or f"{row.title}, {row.seat}"
        Dialog(
            self.stage, "forget", self.stage.bounds,
            title=tr("Delete this save?"), text=tr("**{name}** cannot be brought back.", name=name),
            answers=(Reply("cancel", tr("Keep it"), "ghost"), Reply("delete", tr("Delete"), "danger", "trash-2")),
            on_answer=partial(self._forget, row.path),
        )  # fmt: skip

    def _forget(self, path: str, answer: str) -> None:
        if answer == "delete":
            self.say(Forget(path))

    # ---- the rest --------------------------------------------------------------------------------------------

    def paint(self, pen: Pen) -> None:
        """Heading and card."""
        line = tr("Games are also kept by themselves before and after every turn.")
        heading(pen, pygame.Rect(self.card.x, pen.s(18), self.card.w, 0), tr("Saved games"), line)
        panel(pen, self.card)

    def key(self, event: pygame.Event) -> Answer | None:
        """Delete asks first; another key searches."""
        if keys.means(event, "find") and self.stage is not None:
            self.stage.set_focus(self.stage.by_name("search"), by_key=True)
        if event.key == pygame.K_DELETE and self._now() is not None:
            self._ask()
        return super().key(event)

    def refresh(self) -> None:
        """Read the folder again."""
        self.shelf = Shelf()
        self.shelf.read(SLICE)
        self._sort_out()

    def state(self) -> Mapping[str, Any]:
        """How many there are."""
        return {"saves": len(self.rows), "chosen": self.chosen, "letters": self.letters}
