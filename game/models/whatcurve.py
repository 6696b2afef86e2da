"""One number in both courses of a what-if as a chart shows it, with the band of many lucks."""

from dataclasses import dataclass

from game.language import tr
from game.models import words
from game.models.readings import SCORES, Reading, readings
from game.models.whatif import WhatIf

_BLANK = float("nan")
Side = tuple[float, ...]


@dataclass(frozen=True)
class Curves:
    """As played, with the change, and where nine in ten changed futures lie."""

    reading: Reading
    marks: tuple[str, ...]
    played: tuple[float, ...]
    changed: tuple[float, ...]  # NaN before the turn that is changed, but for its beginning
    band: tuple[Side, Side, Side] | None


def curves(found: WhatIf, key: str) -> Curves:
    """The curves of one number. Raises StopIteration if there is none of that key."""
    match = found.match
    reading = next(one for one in readings(match) if one.key == key)
    played, changed = found.course(key)
    before = found.turn - 1
    if reading.group == SCORES:  # nothing has been scored before the first turn
        played[0] = _BLANK
        changed[0] = _BLANK
    shown = [*[_BLANK] * before, *changed[before:]]
    level = match.level
    marks = [tr("start"), *(words.short_quarter(level.starts, turn, level.months) for turn in range(match.turn))]
    return Curves(reading, tuple(marks), tuple(played), tuple(shown), _band(found, key, before))


def _band(found: WhatIf, key: str, before: int) -> tuple[Side, Side, Side] | None:
    if found.lucks is None or not found.lucks.known:
        return None
    low, middle, high = (tuple([_BLANK] * before + [float(value) for value in side]) for side in found.lucks.band(key))
    if before == 0 and key.startswith(("score", "part.")):
        low, middle, high = ((_BLANK, *side[1:]) for side in (low, middle, high))
    return low, middle, high
