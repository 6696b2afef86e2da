"""The top bar: where the seat stands, in six figures, each with its change and its reasons."""

from collections.abc import Callable
from dataclasses import dataclass

from game.language import tr
from game.models import accounts, words
from game.models.chair import Chair, chair
from game.models.points import score_at
from game.models.why import Why
from game.play.match import PLAYED, Match
from game.rules.metrics.alliance import alliance_cohesion
from game.rules.metrics.labs import months_behind
from game.rules.metrics.trade import world_share
from game.world.exact import total
from game.world.state import World


@dataclass(frozen=True)
class Figure:
    """One number of the top bar."""

    key: str
    label: str
    value: str
    change: str = ""  # with its sign; empty when there is nothing to compare with
    tick: str = ""  # the change without sign and unit, for a narrow place
    colour: str = "t3"  # of the change: good, bad or t3
    series: tuple[float, ...] = ()  # its course so far


@dataclass(frozen=True)
class Headline:
    """Who plays, when it is, and the figures."""

    name: str
    subtitle: str
    quarter: str
    turn: int  # the turn about to be played, from 1
    turns: int
    over: bool
    figures: tuple[Figure, ...]

    def figure(self, key: str) -> Figure:
        """The figure of this key."""
        return next(one for one in self.figures if one.key == key)


@dataclass(frozen=True)
class _Kind:
    """How one figure is taken from a world."""

    label: str
    take: Callable[[Chair, World], float]
    show: Callable[[float], str]
    step: Callable[[float], str]  # the size of a change
    good: int  # 1 if more is better, -1 if less is


def headline(match: Match) -> Headline:
    """The top bar of the match's person."""
    seat = chair(match)
    role = tr("Regulator") if seat.regulates else tr("Startup")
    return Headline(
        name=seat.name,
        subtitle=f"{role} · {match.level.title}",
        quarter=seat.quarter(min(match.turn, match.level.turns - 1)),
        turn=min(match.turn + 1, match.level.turns),
        turns=match.level.turns,
        over=match.over,
        figures=tuple(_figure(seat, key, kind) for key, kind in _kinds(seat).items()),
    )


def why(match: Match, key: str) -> Why:
    """What makes up one figure of the top bar."""
    seat = chair(match)
    return _WHY[key](seat)


def _score(seat: Chair, world: World) -> float:
    turn = next(place for place, one in enumerate(seat.match.worlds) if one is world)
    return float(score_at(seat.match, turn).total[0]) if turn else 0.0


def _figure(seat: Chair, key: str, kind: _Kind) -> Figure:
    series = tuple(kind.take(seat, world) for world in seat.match.worlds)
    value = "–" if key == "score" and not seat.match.turn else kind.show(series[-1])
    first = 2 if key == "score" else 1
    if len(series) <= first:
        return Figure(key, kind.label, value, series=series)
    step = series[-1] - series[-2]
    shown = kind.step(abs(step))
    if not any(letter in "123456789" for letter in shown):
        return Figure(key, kind.label, value, series=series)
    tint = "good" if step * kind.good > 0 else "bad" if kind.good else "t3"
    return Figure(key, kind.label, value, words.signed(step, shown), _tick(value, step, shown), tint, series)


def _tick(value: str, step: float, shown: str) -> str:
    """The size of a change with an arrow, in the unit of the value beside it."""
    unit = value.rpartition(" ")[2]
    if unit in ("bn", "M") and not shown.endswith(unit):
        shown = words.digits(abs(step) * (1.0 if unit == "bn" else 1000.0), 2)
    return ("▲" if step > 0 else "▼") + shown.removesuffix(" bn").removesuffix(" M")


def _kinds(seat: Chair) -> dict[str, _Kind]:
    """The figures of the seat's role, in order."""
    return _REGULATOR if seat.regulates else _STARTUP


def _one(value: float) -> str:
    return f"{value:.1f}"


def _points(value: float) -> str:
    return f"{value * 100:.1f}"


def _bn(value: float) -> str:
    return words.money(value, unit=False)


def _frontier(value: float) -> str:
    return "leading" if value < 0.05 else f"{value:.1f} mo"


_SCORE = _Kind(tr("Score so far"), _score, lambda v: f"{v:.0f}", _one, 1)
_REGULATOR = {
    "capital": _Kind(
        tr("Political capital"), lambda s, w: float(w.regimes.capital[s.row, PLAYED]), lambda v: f"{v:.0f}", _one, 1
    ),
    "purse": _Kind(tr("Purse, USD"), lambda s, w: float(w.regimes.purse[s.row, PLAYED]), _bn, _bn, 1),
    "lead": _Kind(
        tr("Lead on rivals"),
        lambda s, w: float(w.regimes.lag[s.row, PLAYED]),
        lambda v: f"{v:.1f} mo".replace("-", "−"),
        _one,
        1,
    ),
    "misuse": _Kind(
        tr("Misuse risk / qtr"), lambda s, w: float(w.regimes.misuse[s.row, PLAYED]), words.percent, _points, -1
    ),
    "alliance": _Kind(
        tr("Alliance"), lambda s, w: float(alliance_cohesion(w)[s.row, PLAYED]), words.percent, _points, 1
    ),
    "score": _SCORE,
}
_STARTUP = {
    "cash": _Kind(tr("Cash, USD"), lambda s, w: float(w.labs.cash[s.row, PLAYED]), _bn, _bn, 1),
    "revenue": _Kind(tr("Revenue / qtr"), lambda s, w: float(w.labs.revenue[s.row, PLAYED]), _bn, _bn, 1),
    "frontier": _Kind(tr("Behind frontier"), lambda s, w: float(months_behind(w)[s.row, PLAYED]), _frontier, _one, -1),
    "share": _Kind(
        tr("World share"), lambda s, w: float(world_share(w)[s.row, PLAYED]), lambda v: words.percent(v, 1), _points, 1
    ),
    "compute": _Kind(
        tr("Compute, H100e"),
        lambda s, w: float(total(w.labs.compute, axis=1)[s.row, PLAYED]),
        lambda v: words.large(v, 3),
        lambda v: words.large(v, 2),
        1,
    ),
    "score": _SCORE,
}
_WHY: dict[str, Callable[[Chair], Why]] = {
    "capital": accounts.capital,
    "purse": accounts.purse,
    "lead": accounts.lead,
    "misuse": accounts.misuse,
    "alliance": accounts.alliance,
    "cash": accounts.cash,
    "revenue": accounts.revenue,
    "frontier": accounts.frontier,
    "share": accounts.share,
    "compute": accounts.compute,
    "score": accounts.score_so_far,
}
