"""Writing the game on the table down: by itself, under a name, and no more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.language import tr
from game.models.saves import delete
from game.play import saving

if TYPE_CHECKING:
    from game.ui.app import App


class Keeping:
    """Saves of one app's game."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.group = ""  # the name of the game's autosaves

    def autosave(self) -> bool:
        """Write the game; a full disk is no reason to stop playing."""
        match = self.app.match
        if match is None:
            return True
        try:
            saving.autosave(self.group, match)
        except OSError as reason:
            if self.app.stack:
                self.app.say(tr("The game could not be saved: {reason}.", reason=reason.strerror or reason), "bad")
            return False
        return True

    def keep(self, name: str) -> None:
        """Write the game under a name."""
        match = self.app.match
        if match is None:
            return
        try:
            saving.save_as(match, name)
        except (OSError, ValueError) as reason:
            self.app.say(tr("The game could not be saved: {reason}.", reason=str(reason).partition(chr(10))[0]), "bad")
            return
        self.app.say(tr("Saved as “{name}”.", name=name), "good")
        self.app.play("confirm")
        self.app.renew()

    def forget(self, path: str) -> None:
        """Delete a save."""
        if problem := delete(path):
            self.app.say(problem, "bad")
        self.app.renew()


def group_of(path: str) -> str:
    """The autosaves a game goes on with; none if it was loaded from a save with a name."""
    known = (save for save in saving.saves() if save.kind == "auto" and save.path == Path(path))
    return next((save.group for save in known), "")
