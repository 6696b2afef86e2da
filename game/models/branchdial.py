"""Choosing what to order otherwise: the turns of a game, the levers of the seat, and a dial as it stood then."""

from dataclasses import dataclass

from game.language import tr
from game.models.chair import chair
from game.models.dials import Row, row_of, targets
from game.models.levers import offered
from game.models.setting import show
from game.play.branching import back_to, ordered
from game.play.match import Match


@dataclass(frozen=True)
class Option:
    """One thing to choose, and what is said of it."""

    key: str
    label: str


@dataclass(frozen=True)
class Dial:
    """A dial before the turn that is changed, and what was ordered of it."""

    row: Row
    given: float | None  # None where no order was given
    line: str  # what was ordered, in words


def turns(match: Match) -> tuple[Option, ...]:
    """Every turn that was played."""
    seat = chair(match)
    return tuple(
        Option(str(turn), tr("Turn {turn}, {quarter}", turn=turn, quarter=seat.quarter(turn - 1)))
        for turn in range(1, match.turn + 1)
    )


def levers(match: Match, turn: int) -> tuple[Option, ...]:
    """The levers of the seat, those that an order was given for first."""
    given = {order.lever for order in ordered(match, turn)}
    names = sorted(offered(match), key=lambda name: name not in given)
    return tuple(
        Option(name, match.level.lever(name).label + (tr(" · ordered") if name in given else "")) for name in names
    )


def aims(match: Match, lever: str) -> tuple[Option, ...]:
    """What a lever may aim at; nothing for one that aims at nothing."""
    kind = match.level.lever(lever).target
    return tuple(Option(*one) for one in targets(match, kind)) if kind else ()


def dial(match: Match, turn: int, lever: str, target: str) -> Dial:
    """One dial as it stood before a turn."""
    row = row_of(back_to(match, turn - 1), lever, target)
    order = next((one for one in ordered(match, turn) if (one.lever, one.target) == (lever, target)), None)
    kind = match.level.lever(lever)
    if order is None:
        line = tr("As played: no order; it stood at {shown}", shown=row.shown)
        return Dial(row, None, tr("As played: not done") if kind.once else line)
    was = "" if kind.once else tr("; it stood at {shown}", shown=row.shown)
    return Dial(row, order.value, tr("As played: {kind}{was}", kind=show(kind, order.value), was=was))
