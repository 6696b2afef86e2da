"""Early warnings in words: what the forecast sees coming, how likely, how soon, from what, and a lever that matters."""

from collections.abc import Callable, Collection, Iterator
from weakref import WeakKeyDictionary

import numpy as np

from game.ai.band import percentile
from game.ai.forecast import FUTURES, Futures
from game.ai.warning import Alarm, dangers
from game.language import tr
from game.models import words
from game.models.assists import ASSISTS
from game.models.chair import Chair, chair
from game.models.coach import coaching
from game.models.headline import headline
from game.models.history import curves, short
from game.models.memo import remember
from game.models.press import Press
from game.models.presses import presses
from game.models.report import cause
from game.models.why import entries
from game.models.winning import Goal, goals
from game.play.match import Match
from game.play.winning import conditions
from game.rules.catalogue import METRICS
from game.schema.certificate import read_certificate
from game.schema.problems import Rejected

_TWO = 2  # values that make a change
_FIGURES = {"lead_months": "lead", "misuse_risk": "misuse", "world_share": "share", "months_behind": "frontier",
            "cash": "cash"}  # fmt: skip
GRAVE = 0.8  # probability from which on a warning is red
_COUNT = 64  # futures that a page without a fan asks for
_LEVERS = {"debt": ("raise_capital", "buy_accelerators"), "line": ("run_parameters", "release"),
           "ally": ("allied_talks",)}  # fmt: skip
# The outcome that a condition's metric belongs to, so that a lever which moves it can be named.
_OUTCOME = {"lead_months": "security", "misuse_risk": "security", "misuse_risk_of_all": "security",
            "illicit_share": "security", "compute_share": "security", "share_abroad": "competitiveness",
            "chip_share_abroad": "competitiveness", "alliance_cohesion": "alliance", "resilience": "openness",
            "policy_volatility": "alliance", "consumer_surplus": "openness", "divergence": "openness",
            "specialisation": "openness", "world_share": "markets", "regional_share": "markets",
            "volume_share": "markets", "months_behind": "frontier", "cash": "finance",
            "supply_independence": "resilience"}  # fmt: skip
_shared: WeakKeyDictionary[Match, tuple[object, Futures]] = WeakKeyDictionary()


def ahead(match: Match) -> Futures | None:
    """The work of the forecast of the orders on the table, the same for every page; None once the game is over."""
    if match.over:
        return None
    asked = (match.seat, match.turn, match.digests[-1:], tuple(match.standing_orders()))
    if match not in _shared or _shared[match][0] != asked:
        _shared[match] = (asked, _futures(match))
    return _shared[match][1]


def _futures(match: Match, count: int = FUTURES) -> Futures:
    role = chair(match).role
    asked = [condition.metric for condition in conditions(match.level, match.seat)]
    names = list(dict.fromkeys([*curves(role), *asked]))
    return Futures(match, names, count, watched=dangers(match.level, match.seat))


def known(match: Match) -> tuple[Press, ...] | None:
    """Warnings of the orders on the table, if the forecast is through; None if it is not."""
    found = ahead(match) if match.seat else None
    return warnings(match, found) if found is not None and found.settled else None


def pressing(match: Match, helps: Collection[str] = tuple(ASSISTS)) -> tuple[Press, ...]:
    """What presses, the worst first, after what the coach says.

    Args:
        match: the game.
        helps: which help is wanted; with the warnings, what the forecast warns of as far as it is through.
    """
    order = {"bad": 0, "warn": 1, "accent": 2}
    warned = known(match) if "warnings" in helps else ()
    open_matters = sorted([*presses(match), *(warned or ())], key=lambda press: order[press.colour])
    return (*(coaching(match) if "coaching" in helps else ()), *open_matters)


def looks_ahead(helps: Collection[str]) -> bool:
    """Whether any of the help that is wanted needs the forecast."""
    return "forecast" in helps or "warnings" in helps


def work_out(match: Match) -> tuple[Press, ...]:
    """Warnings, worked out at once from fewer futures unless the forecast is through. Slow: a second or two."""
    if match.over:
        return ()
    orders = tuple(match.standing_orders())
    return known(match) or remember(
        match, match.turn, ("warnings", orders), lambda: warnings(match, _futures(match, _COUNT).finish())
    )


def warnings(match: Match, found: Futures) -> tuple[Press, ...]:
    """What the forecast announces, the likeliest first."""
    told = sorted((one for one in found.alarms() if one.announced), key=lambda one: (-one.share, one.soon))
    seat = chair(match)
    return tuple(_press(seat, found, one) for one in told)


def _press(seat: Chair, found: Futures, one: Alarm) -> Press:
    share = "all" if one.share == 1.0 else f"{words.percent(one.share, 0)} of"
    about = tr("at the end, in") if one.danger.final else tr("in about")
    when = f"{about} {words.plural(round(one.soon), '{count} turn', '{count} turns')}"
    text = tr(
        "In {share} futures {what} {when}. {cause}",
        share=share,
        what=_WHAT[one.danger.kind](seat, one),
        when=when,
        cause=_cause(seat, found, one),
    )
    colour = "bad" if one.share >= GRAVE else "warn"
    return Press(f"warn-{one.danger.key}", text.rstrip(), "radar", colour, _jump(seat, one))


# ---- what ------------------------------------------------------------------------------------------------


def _asked(seat: Chair, one: Alarm) -> Goal:
    return goals(seat.match.level, seat.id)[one.danger.place]


def _region(seat: Chair, one: Alarm) -> str:
    return seat.called(seat.world.names.regions[one.danger.place])


_WHAT: dict[str, Callable[[Chair, Alarm], str]] = {
    "debt": lambda _seat, _one: tr("you are in debt"),
    "line": lambda _seat, _one: tr("your newest model comes under a government's control"),
    "misuse": lambda _seat, _one: tr("misuse risk passes 8 % a quarter"),
    "ally": lambda seat, one: tr("{region} is lost as an ally", region=_region(seat, one)),
    "goal": lambda seat, one: tr("'{text}' is missed", text=_asked(seat, one).text),
    "floor": lambda _seat, one: tr("{key} is under its floor", key=one.danger.key.removeprefix("floor.")),
}


# ---- from what -------------------------------------------------------------------------------------------


def _cause(seat: Chair, found: Futures, one: Alarm) -> str:
    """What the book says moved it last turn, or where the middle future ends."""
    if one.danger.kind == "debt":
        return _booked([(why, words.change(much, tr("bn USD"))) for why, much in _losses(seat, "labs.cash", seat.row)])
    if one.danger.kind == "ally":
        moved = _losses(seat, "regions.alignment", one.danger.place)
        return _booked([(why, tr("−{much:.1f} points", much=abs(much) * 100)) for why, much in moved])
    return f"{_middle(seat, found, one)} {_told(seat, one)}".strip() if one.danger.kind in ("goal", "misuse") else ""


def _told(seat: Chair, one: Alarm) -> str:
    """What the report says of the figure's last change, where that went the wrong way."""
    metric = (
        "misuse_risk" if one.danger.kind == "misuse" else conditions(seat.match.level, seat.id)[one.danger.place].metric
    )
    key = _FIGURES.get(metric, "")
    figure = next((figure for figure in headline(seat.match).figures if figure.key == key), None)
    if figure is None or len(figure.series) < _TWO:
        return ""
    step = figure.series[-1] - figure.series[-2]
    wrong = step < 0.0 if METRICS[metric].better == "higher" else step > 0.0
    return cause(seat, key, step) if wrong else ""


def _losses(seat: Chair, stock: str, row: int) -> list[tuple[str, float]]:
    """The two largest entries of the last turn that took something away."""
    return [(why, much) for why, much in entries(seat, stock, row) if much < 0.0][:2] if seat.match.turn else []


def _booked(moved: list[tuple[str, str]]) -> str:
    return (
        tr("Most of it last turn: {moved}.", moved=", ".join((f"{why} {much}" for why, much in moved))) if moved else ""
    )


def _middle(seat: Chair, found: Futures, one: Alarm) -> str:
    """What a condition's metric is in the middle future at the end, where it is the seat's own and has no target."""
    if one.danger.kind != "goal":
        return ""
    condition = conditions(seat.match.level, seat.id)[one.danger.place]
    metric = METRICS[condition.metric]
    if condition.target or metric.axes[0] == "region":
        return ""
    path = found.paths[metric.name][:, seat.row] if len(metric.axes) == 2 else found.paths[metric.name]
    now, end = float(path[0, 0]), float(percentile(np.sort(path[-1]), 0.5))
    unit = {"month": tr(" months"), "point": tr(" points")}.get(metric.unit, "")
    return tr(
        "It stands at {now}{unit}, and ends at {end} in the middle future.",
        now=short(now, metric.unit),
        unit=unit,
        end=short(end, metric.unit),
    )


# ---- what is near it -------------------------------------------------------------------------------------


def _jump(seat: Chair, one: Alarm) -> tuple[str, str]:
    """The lever that moves it most, as far as the seat has one; else the figure or the region."""
    offered = seat.match.level.offers(seat.id)
    for lever in [*_LEVERS.get(one.danger.kind, ()), *_measured(seat, one)]:
        if lever in offered:
            return "lever", lever
    if one.danger.kind == "ally":
        return "region", seat.world.names.regions[one.danger.place]
    return "figure", "score"


def _measured(seat: Chair, one: Alarm) -> Iterator[str]:
    """Levers by what the level's certificate measured of them on the outcome that is in danger, the strongest first."""
    outcome = _outcome(seat, one)
    try:
        paper = read_certificate(seat.match.level.id)
    except Rejected:
        return
    mark = next((mark for mark in paper.seats if mark.seat == seat.id), None) if paper else None
    if mark and outcome:
        yield from (lever.lever for lever in sorted(mark.levers, key=lambda lever: -abs(lever.signs.get(outcome, 0.0))))


def _outcome(seat: Chair, one: Alarm) -> str:
    """The outcome of the score that a danger belongs to."""
    if one.danger.kind == "goal":
        return _OUTCOME.get(conditions(seat.match.level, seat.id)[one.danger.place].metric, "")
    return one.danger.key.removeprefix("floor.") if one.danger.kind == "floor" else "security"
