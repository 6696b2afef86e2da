"""The learning path: a game in which one lever is live, one step after the other, kept wherever one leaves it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from game.ai.catalogue import players
from game.ai.forecast import Futures
from game.language import tr
from game.models.course.steps import GUESSES, STEPS, TIERS, Step
from game.play.match import Match
from game.play.refused import Refusal
from game.play.saving import home
from game.rules.turn import RULES_VERSION
from game.schema import library
from game.schema.files import read_text, write_text
from game.schema.order import Order
from game.schema.problems import Rejected

LEVEL: Final = "first-licence"
SEAT, RIVAL, LEVER, TARGET, SEED = "capitol", "jinsha", "country_tier", "CHN", 7
IMAGINED = 64  # futures of the forecast
_MOST = 64 * 1024  # bytes of a kept path


class Course:
    """Somebody on the path. `perform` is the only way on; a deed that is not due is refused in a sentence."""

    def __init__(self) -> None:
        self.match = begun()
        self.place = 0
        self.guess = ""
        self.asked = False  # whether the why of the step was opened
        self.again: Match | None = None  # the game without notice
        self.futures = self._imagine()

    # ---- where it stands ---------------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """The step that is open."""
        return STEPS[self.place]

    @property
    def over(self) -> bool:
        """Whether the last step is open."""
        return self.place == len(STEPS) - 1

    @property
    def tier(self) -> str:
        """Where the lever stands, orders on the table included."""
        value = self.match.setting(LEVER, TARGET)
        return next(name for name, one in TIERS.items() if one == value)

    def live(self) -> str:
        """Why the lever may not be moved now; empty if it may."""
        if self.step.deed in ("deny", "change", "finish"):
            return ""
        return tr("Not in this step: {button} first.", button=self.step.button.lower())

    def work(self) -> bool:
        """Do a slice of the forecast; True if there was any."""
        return self.futures is not None and self.futures.step()

    def _imagine(self) -> Futures | None:
        return None if self.match.over else Futures(self.match, ["lead_months", "share_abroad"], count=IMAGINED)

    # ---- deeds -------------------------------------------------------------------------------------------------

    def perform(self, deed: str, wish: str = "") -> None:
        """Do what the step asks for, and go on if that was it.

        Args:
            deed: one of the deeds of steps, or 'set' with a tier.
            wish: the tier, or the guess.

        Raises:
            Refusal: the step asks for something else, or the wish is none that can be had.
        """
        if deed == "set":
            self._set(wish)
        elif deed != self.step.deed:
            raise Refusal(tr("This step asks for something else: {button}.", button=self.step.button.lower()))
        else:
            self._deeds(wish)
        self.keep()

    def help(self) -> None:
        """Do what the step asks for in the player's place, so that nobody gets stuck."""
        wish = {"deny": "deny", "change": "licence", "guess": "fewer"}.get(self.step.deed, "")
        self.perform("set" if self.step.deed in ("deny", "change") else self.step.deed, wish)

    def _deeds(self, wish: str) -> None:
        deed = self.step.deed
        if deed in ("deny", "change"):
            self._set("deny" if deed == "deny" else "licence")
            return
        if deed == "guess":
            if wish not in GUESSES:
                raise Refusal(tr("Guess one of: {guesses}.", guesses=", ".join(GUESSES)))
            self.guess = wish
        elif deed == "undo":
            self.match.undo()
        elif deed in ("end", "finish"):
            self.match.end_turn()
        elif deed == "whatif":
            self.again = without_notice(self.match)
        self.asked = deed == "why"
        if deed in ("end", "finish", "undo"):
            self.futures = self._imagine()
        if not self.over and (deed != "finish" or self.match.over):
            self.place += 1

    def _set(self, tier: str) -> None:
        """Move the lever; the step goes on when it stands where it was asked to stand."""
        if reason := self.live():
            raise Refusal(reason)
        if tier not in TIERS:
            raise Refusal(tr("The lever has: {tiers}; not '{tier}'.", tiers=", ".join(TIERS), tier=tier[:20]))
        if tier != self.tier:
            self.match.submit(Order(seat=SEAT, lever=LEVER, target=TARGET, value=TIERS[tier]))
            self.futures = self._imagine()
        wanted = {"deny": "deny", "change": "licence"}.get(self.step.deed)
        if tier == wanted:
            self.place += 1

    # ---- keeping -----------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Write down where one is; a disk that refuses stops nothing."""
        data = {
            "rules": RULES_VERSION,
            "level": self.match.level_hash,
            "step": self.step.id,
            "guess": self.guess,
            "turns": [_own(orders) for orders in self.match.log],
            "table": _own(self.match.pending),
        }
        try:
            write_text(kept_file(), json.dumps(data, indent=1) + "\n")
        except OSError:
            return


def begun() -> Match:
    """The game of the path before its first turn."""
    entry = library.read(LEVEL)
    return Match(entry.level, entry.fingerprint, SEED, SEAT, players(entry.level))


def without_notice(match: Match) -> Match:
    """The same game, with the same orders and luck, but rules that bind at once."""
    again = begun()
    again.submit(Order(seat=SEAT, lever="notice", value=0.0))
    replay(again, [[order for order in orders if order.seat == SEAT] for orders in match.log])
    return again


def replay(match: Match, turns: Sequence[Sequence[Order]]) -> None:
    """Give a seat's orders turn by turn. Raises Refusal if one is not allowed."""
    for orders in turns:
        for order in orders:
            match.submit(order)
        match.end_turn()


def kept_file() -> Path:
    """Where a path is kept."""
    return home() / "learn.json"


def _own(orders: Sequence[Order]) -> list[float]:
    """Settings of the lever that the seat ordered."""
    return [order.value for order in orders if order.seat == SEAT and order.lever == LEVER]


def resumed() -> Course | None:
    """The path where it was left; None if none was begun, or if what was kept is of another game."""
    try:
        data = json.loads(read_text(kept_file(), _MOST))
        course = Course()
        if (data["rules"], data["level"]) != (RULES_VERSION, course.match.level_hash):
            return None
        place = next(place for place, step in enumerate(STEPS) if step.id == data["step"])
        replay(course.match, [list(_orders(values)) for values in data["turns"]])
        for order in _orders(data["table"]):
            course.match.submit(order)
        course.guess, course.place = str(data["guess"]), place
        course.again = without_notice(course.match) if course.over and course.match.over else None
        course.futures = course._imagine()
        if course.guess not in ("", *GUESSES) or not fits(course):
            return None
    except (Rejected, Refusal, ValueError, KeyError, TypeError, StopIteration):
        return None
    return course


def _orders(values: Sequence[float]) -> Iterator[Order]:
    return (Order(seat=SEAT, lever=LEVER, target=TARGET, value=float(value)) for value in values)


def fits(course: Course) -> bool:
    """Whether a step and the turns played belong together."""
    ends = [place for place, step in enumerate(STEPS) if step.deed == "end"]
    last = next(place for place, step in enumerate(STEPS) if step.deed == "finish")
    played = sum(place < course.place for place in ends)
    if course.place > last:
        return course.match.over
    return course.match.turn == played if course.place < last else not course.match.over


def forget() -> None:
    """Begin anew next time."""
    kept_file().unlink(missing_ok=True)


def progress() -> tuple[int, int] | None:
    """The step at which a path was left, and how many there are; None if there is nothing to go on with."""
    course = resumed()
    return (course.place + 1, len(STEPS)) if course and course.place else None
