"""Where a metric may go: the fan of a forecast as the chart of the board shows it."""

from dataclasses import dataclass

from game.ai.forecast import HORIZON, Futures
from game.language import tr
from game.models import words
from game.models.chair import chair
from game.models.history import metrics
from game.play.match import Match
from game.rules.catalogue import METRICS
from game.world.columns import Floats


@dataclass(frozen=True)
class Outlook:
    """The fan after the turns played, NaN before now; and the names of the turns ahead."""

    low: tuple[float, ...]
    middle: tuple[float, ...]
    high: tuple[float, ...]
    marks: tuple[str, ...]
    about: str


def futures(match: Match) -> Futures | None:
    """The work of a forecast of every curve of the seat; None once the game is over."""
    return None if match.over else Futures(match, [key for key, _ in metrics(match)])


def outlook(match: Match, found: Futures, key: str, *, region: str = "") -> Outlook | None:
    """The fan of one metric at the seat or the region; None while nothing is known yet."""
    if not found.known or key not in found.paths:
        return None
    seat = chair(match)
    where = match.world.names.regions.index(region or seat.home)
    place = {"lab": seat.row, "regulator": seat.row, "region": where}
    index = [place[axis] for axis in METRICS[key].axes if axis != "world"]
    fan = found.fan(key)
    low, middle, high = (_ahead(match, side, index) for side in (fan.low, fan.middle, fan.high))
    ahead = range(match.turn, match.turn + found.turns)
    marks = tuple(words.short_quarter(match.level.starts, turn, match.level.months) for turn in ahead)
    return Outlook(low, middle, high, marks, _about(found))


def _ahead(match: Match, side: Floats, index: list[int]) -> tuple[float, ...]:
    """One side of the fan at one place, behind as many gaps as turns have been played."""
    for at in index:
        side = side[:, at]
    return (float("nan"),) * match.turn + tuple(float(value) for value in side)


def _about(found: Futures) -> str:
    """What the fan rests on, in a sentence or two."""
    turns = words.plural(min(found.turns, HORIZON), "{count} turn", "{count} turns")
    return tr(
        "The band holds the middle eight of ten of {known} imagined futures, {turns} ahead: your "
        "orders on the table, then your dials as they stand, the others by their habits. What "
        "others keep secret is estimated.",
        known=found.known,
        turns=turns,
    )
