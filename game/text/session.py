"""Who types, at which match, and what typed words mean."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from game.language import tr
from game.play import saving
from game.play.match import Match
from game.play.refused import Refusal
from game.rules.catalogue import Lever
from game.teach.sitting import Sitting

Say = Callable[[str], None]
LARGEST = 1e30  # what an order can hold


class Leave(Exception):
    """The player has had enough."""


@dataclass
class Session:
    """A match and whoever types at it."""

    match: Match
    say: Say
    group: str  # of autosaves
    saved: Path | None = None
    sitting: Sitting | None = None  # where the game is played for an assignment

    def tell(self, lines: Iterable[str]) -> None:
        """Say several lines."""
        for line in lines:
            self.say(line)

    def autosave(self) -> None:
        """Write the game down; a disk that refuses does not stop it."""
        try:
            self.saved = saving.autosave(self.group, self.match)
        except OSError as reason:
            self.say(tr("Not saved: {reason}.", reason=reason.strerror or reason))


def pick(word: str, known: Iterable[str], what: str) -> str:
    """The one name that a word means: itself, or the only one it begins. Raises Refusal."""
    names = list(known)
    folded = {name.casefold(): name for name in names}
    if word.casefold() in folded:
        return folded[word.casefold()]
    begun = [name for name in names if name.casefold().startswith(word.casefold())]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise Refusal(tr("'{word}' could be {begun}.", word=word, begun=", ".join(begun)))
    near = get_close_matches(word.casefold(), folded, n=1)
    hint = (
        tr("Did you mean '{folded}'?", folded=folded[near[0]])
        if near
        else tr("Known: {names}.", names=", ".join(names))
    )
    raise Refusal(tr("There is no {what} '{word}'. {hint}", what=what, word=word, hint=hint))


def number(lever: Lever, text: str) -> float:
    """What a typed value means on this lever. Raises Refusal."""
    if lever.scale == "choice" and not text.isdigit():
        return float(lever.choices.index(pick(text, lever.choices, tr("setting of {lever}", lever=lever.label))))
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        raise Refusal(
            tr("{label} wants a number like {low:g} or 25%, not '{text}'.", label=lever.label, low=lever.low, text=text)
        ) from None
    if not abs(value) <= LARGEST:
        raise Refusal(
            tr("{label} must lie between {low:g} and {high:g}.", label=lever.label, low=lever.low, high=lever.high)
        )
    return value
