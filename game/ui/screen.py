"""Screens: what one looks like to the app, what it may answer, and the scene that gives it a stage.

A screen builds widgets and answers; the app alone acts. Drawing changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pygame

from game.models.settings import Settings
from game.play.match import Match
from game.schema.order import Order
from game.teach.sitting import Sitting
from game.ui import keys
from game.ui.pen import Pen
from game.ui.widgets.stage import Stage

# ---- what a screen may answer ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Open:
    """Go to the screen of this name, on top of this one; `detail` is what it is about."""

    name: str
    detail: str = ""


@dataclass(frozen=True)
class Swap:
    """Go to the screen of this name in place of all others."""

    name: str
    detail: str = ""


@dataclass(frozen=True)
class Back:
    """Close this screen; `jump` is where the one below should look: kind and id; `then` is the screen to open then."""

    jump: tuple[str, str] = ("", "")
    then: str = ""


@dataclass(frozen=True)
class Submit:
    """Give orders, which undo takes back together. A `gentle` one replaces the last for the same dial."""

    orders: tuple[Order, ...]
    gentle: bool = False


@dataclass(frozen=True)
class Undo:
    """Take back the last orders."""


@dataclass(frozen=True)
class Redo:
    """Give the orders last taken back again."""


@dataclass(frozen=True)
class Reset:
    """Take back all orders of the turn."""


@dataclass(frozen=True)
class EndTurn:
    """Play the turn."""


@dataclass(frozen=True)
class Start:
    """Begin a game."""

    level: str
    seat: str
    seed: int
    persons: tuple[str, ...] = ()  # every seat that a person plays, if several share this machine


@dataclass(frozen=True)
class Resume:
    """Go on with a save."""

    path: str


@dataclass(frozen=True)
class Watch:
    """Look at a save turn by turn, without sitting down at it."""

    path: str


@dataclass(frozen=True)
class PlayOn:
    """Go on from after so many turns of the game that is looked at, in a game of its own."""

    turns: int


@dataclass(frozen=True)
class LookFrom:
    """See the finished game from another person's seat."""

    seat: str


@dataclass(frozen=True)
class Study:
    """Play an assignment as the student of this id."""

    path: str
    student: str


@dataclass(frozen=True)
class Note:
    """Write down what was answered to an assignment."""


@dataclass(frozen=True)
class Keep:
    """Save the game under a name."""

    name: str


@dataclass(frozen=True)
class Forget:
    """Delete a save."""

    path: str


@dataclass(frozen=True)
class Adjust:
    """Change the settings."""

    settings: Settings


@dataclass(frozen=True)
class Again:
    """Build this screen's widgets anew: something was chosen that decides which there are."""


@dataclass(frozen=True)
class Quit:
    """Leave the program."""


Answer = (
    Open | Swap | Back | Submit | Undo | Redo | Reset | EndTurn | Start | Resume | Watch | PlayOn | LookFrom | Study
    | Note | Keep | Forget | Adjust | Again | Quit
)  # fmt: skip
Say = Callable[[Answer], None]


def unheard(answer: Answer) -> None:
    """What a page says before it has a stage."""


# ---- what the app tells a screen ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Table:
    """What there is to look at: the match, if there is one, the settings, and the assignment it is played for."""

    match: Match | None
    settings: Settings
    sitting: Sitting | None = None

    @property
    def game(self) -> Match:
        """The match; a screen that needs one is only opened with one."""
        if self.match is None:
            raise RuntimeError("This screen needs a match.")
        return self.match


Look = Callable[[], Table]
"""What a screen looks at things with."""


class Screen:
    """What every screen is: it makes widgets, draws what lies behind them, and answers keys that no widget wanted.

    Whatever a screen has no use for stays as it is here.
    """

    name: str
    over = False  # it covers only part of the screen below

    def __init__(self, look: Look, detail: str = "") -> None:
        self.look = look
        self.detail = detail  # what it is about

    def build(self, stage: Stage, say: Say) -> None:
        """Make the widgets of the screen as things stand; without any there is nothing to do on it."""

    def paint(self, pen: Pen) -> None:
        """Draw what lies behind the widgets."""

    def key(self, event: pygame.Event) -> Answer | None:
        """A key that no widget wanted: Escape goes back, another opens the help."""
        if keys.means(event, "help"):
            return Open("help")
        return Back() if event.key == pygame.K_ESCAPE else None

    def work(self) -> bool:
        """Work a slice at what takes time; True if the picture may differ."""
        return False

    def refresh(self) -> None:
        """Orders, match or settings changed: read them again."""

    def refused(self, sentence: str) -> None:
        """An order was refused."""

    def jump(self, aim: tuple[str, str]) -> None:
        """The screen above closed, and would have one look here: kind and id."""

    def state(self) -> Mapping[str, Any]:
        """What a test may want to know, for the state log."""
        return {}
