"""What the app does for each answer. Only here is a match touched."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from game.ai.catalogue import players
from game.ai.skill import minds
from game.language import tr
from game.models.constants import changed
from game.play import saving
from game.play.branching import back_to
from game.play.match import Match
from game.play.refused import Refusal
from game.schema import library
from game.schema.assignment import ENDING
from game.schema.constants import fault_of_values
from game.schema.level import Level
from game.schema.problems import OtherVersion, Rejected
from game.teach.beginning import assigned
from game.teach.sitting import Sitting, kept
from game.ui.ending import Ending
from game.ui.keeping import Keeping, group_of
from game.ui.loading import Unloadable, loaded
from game.ui.orders import Orders
from game.ui.screen import (
    Adjust,
    Again,
    Answer,
    Back,
    EndTurn,
    Forget,
    Keep,
    LookFrom,
    Note,
    Open,
    PlayOn,
    Quit,
    Redo,
    Reset,
    Resume,
    Start,
    Study,
    Submit,
    Swap,
    Undo,
    Watch,
)

if TYPE_CHECKING:
    from game.ui.app import App

LARGEST_SEED = 10**6  # of a drawn seed: short enough to tell somebody


class Deeds:
    """Obeys answers for one app."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.keeping = Keeping(app)
        self.orders = Orders(app)
        self.ending = Ending()
        self.sitting: Sitting | None = None  # the assignment that the game is played for

    def open(
        self,
        level: str | None = None,
        seat: str | None = None,
        seed: int | None = None,
        save: Path | str | None = None,
        *,
        debrief: bool = False,
        homework: tuple[str, str] | None = None,
        persons: tuple[str, ...] = (),
    ) -> None:
        """Open the first screen, and a game on it if one was asked for."""
        self.app.show("title", alone=True)
        if homework is not None:
            path, student = homework
            self.do(Study(path, student) if student else Open("student", path))
        elif save is not None:
            self.do(Resume(str(save)))
        elif level is not None and seat is not None:
            self.do(Start(level, seat, secrets.randbelow(LARGEST_SEED) if seed is None else seed, persons))
        elif level is not None:
            self.app.show("briefing", level if seed is None else f"{level} {seed}")
        if debrief and self.app.match is not None:
            self.app.show("debrief")

    def do(self, answer: Answer) -> None:  # noqa: C901, PLR0912 - one line an answer
        """Obey one answer."""
        app = self.app
        match answer:
            case Open():
                app.show(answer.name, answer.detail)
            case Swap():
                app.show(answer.name, answer.detail, alone=True)
            case Back():
                self._back(answer)
            case Submit() | Undo() | Redo() | Reset():
                if not self.ending.going:
                    self.orders.do(answer)
            case EndTurn():
                self._end_turn()
            case Start():
                self._start(answer)
            case Resume() | Watch():
                self._load(answer)
            case PlayOn():
                self._play_on(answer.turns)
            case LookFrom():
                self._look_from(answer.seat)
            case Study():
                self._study(answer)
            case Note():
                self.keeping.autosave()
                self.app.renew()
            case Keep():
                self.keeping.keep(answer.name)
            case Forget():
                self.keeping.forget(answer.path)
            case Adjust():
                app.adjust(answer.settings)
            case Again():
                app.top.stale = True
            case Quit():
                self.leave()

    def _back(self, answer: Back) -> None:
        self.ending.give_up()
        self.app.close(answer.jump)
        if answer.then:
            self.app.show(answer.then)

    # ---- turns and games -------------------------------------------------------------------------------------

    def _end_turn(self) -> None:
        match = self.app.match
        if match is None or match.over or self.ending.going:
            return
        if self.sitting is not None and self.sitting.open():
            self.app.show("homework")
            return
        if match.waiting_for:
            match.pass_on()
            self.keeping.autosave()
            self._hand_over(match)
            return
        self.keeping.autosave()
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
        self.orders.begin([])
        if self.sitting is not None:
            self.sitting.turn_ended()
        self.keeping.autosave()
        self.app.play("turn")
        if len(match.persons) > 1 and not match.over:
            self._hand_over(match)
            return
        self.app.renew()
        if self.app.settings.report or match.over:
            self.app.show("report")
        if self.sitting is not None and (self.sitting.unexplained() or match.over):
            self.app.show("homework")

    def _hand_over(self, match: Match) -> None:
        """Another person sits down: a board of its own behind a page that shows nothing of the game."""
        self.orders.begin([1] * len(match.pending))
        self.app.show("main", alone=True)
        self.app.show("handover", "report" if match.turn and self.app.settings.report else "")

    def _look_from(self, seat: str) -> None:
        match = self.app.match
        if match is None:
            return
        try:
            match.look_from(seat)
        except Refusal as refusal:
            self.app.say(str(refusal), "warn")
            return
        self.app.show("main", alone=True)
        self.app.show("debrief")

    def _start(self, answer: Start) -> None:
        try:
            entry = library.read(answer.level)
            level, values = entry.level, self.app.constants
            _check_values(values, level)
            company = minds(level, self.app.settings.skill)
            match = Match(
                level, entry.fingerprint, answer.seed, answer.seat, players(level), constants=values, minds=company
            )
            match.share(answer.persons)
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
            self._sit_down(match, group=group_of(answer.path))
        if note:
            self.app.say(note, "warn")

    def _play_on(self, turns: int) -> None:
        """Sit down where the game that is looked at stood once; what came after it is kept in its own saves."""
        shown = self.app.watched or self.app.match
        if shown is None or shown.classwork is not None:
            self.app.say(tr("A game for an assignment goes on only where it stands."), "warn")
            return
        self._sit_down(back_to(shown, turns))
        self.app.say(tr("From here it is a game of its own, with the same luck: turn {turns}.", turns=turns + 1))

    def _study(self, answer: Study) -> None:
        """Sit down at an assignment, or say why not."""
        try:
            sitting, group = assigned(answer.path, answer.student)
        except (Rejected, OtherVersion, OSError) as reason:
            self.app.say(str(reason).partition("\n")[0], "bad")
            return
        self._sit_down(sitting.match, group, sitting)
        self.app.show("homework")

    def dropped(self, path: str) -> None:
        """A file was dropped on the window: an assignment, or a save."""
        self.do(Open("student", path) if path.endswith(ENDING) else Resume(path))

    def _sit_down(self, match: Match, group: str = "", sitting: Sitting | None = None) -> None:
        """Put a match on the table and open the board."""
        if match.classwork is not None and sitting is None:
            try:
                sitting = Sitting(kept(match.classwork.fingerprint), match)
            except (Rejected, OtherVersion) as reason:
                self.app.say(str(reason).partition("\n")[0], "bad")
                return
        self.app.match, self.sitting = match, sitting
        self.orders.begin([1] * len(match.pending))
        self.keeping.group = group or saving.new_game(match)
        self.keeping.autosave()
        self.app.show("main", alone=True)
        if len(match.persons) > 1 and not match.over:
            self._hand_over(match)
        if match.constants:
            self.app.say(tr("Played with {changed}.", changed=changed(match)), "warn")
        if match.over:
            self.app.show("debrief")

    def leave(self) -> None:
        """Save, and end the loop."""
        self.keeping.autosave()
        self.app.running = False


def _check_values(values: Mapping[str, float], level: Level) -> None:
    """Raise ValueError unless a level may be played with these constants."""
    if fault := fault_of_values(values, level):
        raise ValueError(fault)
