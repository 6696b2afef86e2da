"""What the app does for each answer. Only here is a match touched."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from game.ai.catalogue import players
from game.ai.skill import minds
from game.models.constants import changed
from game.models.saves import delete
from game.play import saving
from game.play.match import Match
from game.play.refusal import Refusal
from game.schema import library
from game.schema.constants import fault_of_values
from game.schema.level import Level
from game.schema.problems import Rejected
from game.ui.ending import Ending
from game.ui.loading import Unloadable, loaded
from game.ui.screen import (
    Adjust,
    Again,
    Answer,
    Back,
    EndTurn,
    Forget,
    Keep,
    Open,
    Quit,
    Redo,
    Reset,
    Resume,
    Start,
    Submit,
    Swap,
    Undo,
    Watch,
)

if TYPE_CHECKING:
    from game.ui.app import App

GENTLE = 1.5  # seconds within which nudges of the same dial count as one step
LARGEST_SEED = 10**6  # of a drawn seed: short enough to tell somebody


class Deeds:
    """Obeys answers for one app."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.group = ""  # the name of the game's autosaves
        self.steps: list[int] = []  # how many orders each undo takes back
        self.undone: list[int] = []
        self.nudged = 0.0
        self.ending = Ending()

    def open(
        self,
        level: str | None = None,
        seat: str | None = None,
        seed: int | None = None,
        save: Path | str | None = None,
        *,
        debrief: bool = False,
    ) -> None:
        """Open the first screen, and a game on it if one was asked for."""
        self.app.show("title", alone=True)
        if save is not None:
            self.do(Resume(str(save)))
        elif level is not None and seat is not None:
            self.do(Start(level, seat, secrets.randbelow(LARGEST_SEED) if seed is None else seed))
        elif level is not None:
            self.app.show("briefing", level if seed is None else f"{level} {seed}")
        if debrief and self.app.match is not None:
            self.app.show("debrief")

    def do(self, answer: Answer) -> None:  # noqa: C901 - one line an answer
        """Obey one answer."""
        app = self.app
        match answer:
            case Open():
                app.show(answer.name, answer.detail)
            case Swap():
                app.show(answer.name, answer.detail, alone=True)
            case Back():
                self.ending.give_up()
                app.close(answer.jump)
            case Submit() | Undo() | Redo() | Reset():
                self._orders(answer)
            case EndTurn():
                self._end_turn()
            case Start():
                self._start(answer)
            case Resume() | Watch():
                self._load(answer)
            case Keep():
                self._keep(answer.name)
            case Forget():
                self._forget(answer.path)
            case Adjust():
                app.adjust(answer.settings)
            case Again():
                app.top.stale = True
            case Quit():
                self.leave()

    # ---- orders ----------------------------------------------------------------------------------------------

    def _orders(self, answer: Submit | Undo | Redo | Reset) -> None:
        match = self.app.match
        if match is None or match.over or self.ending.going:
            return
        if isinstance(answer, Submit):
            self._submit(match, answer)
        elif isinstance(answer, Undo):
            self._step(match, back=True)
        elif isinstance(answer, Redo):
            self._step(match, back=False)
        else:
            match.reset_turn()
            self.undone += reversed(self.steps)
            self.steps.clear()
            self.app.play("press")
        self.app.renew()

    def _submit(self, match: Match, answer: Submit) -> None:
        """Give the orders together; a refusal takes back those that were already given."""
        replaced = self._same_again(match, answer)
        if replaced:
            match.undo()
            self.steps.pop()
        given = 0
        try:
            for order in answer.orders:
                match.submit(order)
                given += 1
        except Refusal as refusal:
            for _ in range(given):
                match.undo()
            if replaced:
                match.redo()
                self.steps.append(1)
            match.undone.clear()
            self.undone.clear()
            self.app.top.page.refused(str(refusal))
            self.app.play("refuse")
            return
        self.steps.append(given)
        self.undone.clear()
        self.nudged = time.monotonic() if answer.gentle else 0.0
        self.app.play("tick")

    def _same_again(self, match: Match, answer: Submit) -> bool:
        """Whether this nudge goes on with the last one."""
        if not answer.gentle or len(answer.orders) != 1 or not match.pending or not self.steps:
            return False
        last, now = match.pending[-1], answer.orders[0]
        soon = time.monotonic() - self.nudged < GENTLE
        return soon and self.steps[-1] == 1 and (last.lever, last.target) == (now.lever, now.target)

    def _step(self, match: Match, *, back: bool) -> None:
        source, other = (self.steps, self.undone) if back else (self.undone, self.steps)
        count = source.pop() if source else 1
        done = sum((match.undo() if back else match.redo()) is not None for _ in range(count))
        if done:
            other.append(done)
            self.app.play("press")

    # ---- turns and games -------------------------------------------------------------------------------------

    def _end_turn(self) -> None:
        match = self.app.match
        if match is None or match.over or self.ending.going:
            return
        self._autosave()
        self.ending.begin(match)
        if self.ending.work():
            self._ended()
        else:
            self.app.show("waiting")

    def work(self) -> bool:
        """Go on with a turn that others think about, for a slice; True if there was one."""
        if not self.ending.going:
            return False
        if self.ending.work():
            self._ended()
        return True

    def _ended(self) -> None:
        """The turn is played: write it down and show what happened."""
        match = self.app.match
        if match is None:
            return
        if self.app.top.page.name == "waiting":
            self.app.close()
        self.steps.clear()
        self.undone.clear()
        self._autosave()
        self.app.play("turn")
        self.app.renew()
        if self.app.settings.report or match.over:
            self.app.show("report")

    def _start(self, answer: Start) -> None:
        try:
            entry = library.read(answer.level)
            level, values = entry.level, self.app.constants
            _check_values(values, level)
            company = minds(level, self.app.settings.skill)
            match = Match(
                level, entry.fingerprint, answer.seed, answer.seat, players(level), constants=values, minds=company
            )
        except (Rejected, ValueError) as reason:
            self.app.say(str(reason).partition("\n")[0], "bad")
            return
        self._sit_down(match)

    def _load(self, answer: Resume | Watch) -> None:
        """Sit down at a save, or only look at it."""
        try:
            match, note = loaded(answer.path)
        except Unloadable as reason:
            self.app.say(str(reason), "bad")
            return
        if isinstance(answer, Watch):
            self.app.watch(match)
        else:
            self._sit_down(match, group=_group_of(answer.path))
        if note:
            self.app.say(note, "warn")

    def _sit_down(self, match: Match, group: str = "") -> None:
        """Put a match on the table and open the board."""
        self.app.match = match
        self.steps, self.undone = [1] * len(match.pending), []
        self.group = group or saving.new_game(match)
        self._autosave()
        self.app.show("main", alone=True)
        if match.constants:
            self.app.say(f"Played with {changed(match)}.", "warn")
        if match.over:
            self.app.show("debrief")

    # ---- saves -----------------------------------------------------------------------------------------------

    def _autosave(self) -> bool:
        """Write the game; a full disk is no reason to stop playing."""
        match = self.app.match
        if match is None:
            return True
        try:
            saving.autosave(self.group, match)
        except OSError as reason:
            if self.app.stack:
                self.app.say(f"The game could not be saved: {reason.strerror or reason}.", "bad")
            return False
        return True

    def _keep(self, name: str) -> None:
        match = self.app.match
        if match is None:
            return
        try:
            saving.save_as(match, name)
        except (OSError, ValueError) as reason:
            self.app.say(f"The game could not be saved: {str(reason).partition(chr(10))[0]}.", "bad")
            return
        self.app.say(f"Saved as “{name}”.", "good")
        self.app.play("confirm")
        self.app.renew()

    def _forget(self, path: str) -> None:
        if problem := delete(path):
            self.app.say(problem, "bad")
        self.app.renew()

    def leave(self) -> None:
        """Save, and end the loop."""
        self._autosave()
        self.app.running = False


def _check_values(values: Mapping[str, float], level: Level) -> None:
    """Raise ValueError unless a level may be played with these constants."""
    if fault := fault_of_values(values, level):
        raise ValueError(fault)


def _group_of(path: str) -> str:
    """The autosaves a game goes on with; none if it was loaded from a save with a name."""
    known = (save for save in saving.saves() if save.kind == "auto" and save.path == Path(path))
    return next((save.group for save in known), "")
