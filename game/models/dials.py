"""One dial of the seat: where it stands, what moving it costs, and why it may not move."""

import math
from dataclasses import dataclass

import numpy as np

from game.language import tr
from game.models import words
from game.models.chair import Chair, chair
from game.models.setting import caption, compact, show, suffix
from game.play.match import PLAYED, Match
from game.play.refusal import check, political_cost
from game.play.refused import Refusal
from game.play.setup import holder_index, target_index
from game.rules.catalogue import Lever, Scale
from game.schema.order import Order


@dataclass(frozen=True)
class Option:
    """One setting of a choice, and why it cannot be had now."""

    value: float
    label: str
    reason: str = ""


@dataclass(frozen=True)
class Row:
    """One dial, for one target if it aims at something."""

    lever: str
    target: str  # id, or empty
    aims: str  # '', 'region' or 'lab'
    label: str
    caption: str  # with the unit
    group: str
    help: str
    analogue: str
    side_effect: str
    unit: str
    low: float
    high: float
    scale: Scale
    options: tuple[Option, ...]
    once: bool
    value: float  # counting orders on the table
    shown: str
    compact: str  # for an entry beside the caption
    suffix: str  # what stands behind it there
    was: float  # before this turn's orders
    was_shown: str
    standing: str  # what is in force, when that differs; else empty
    state: str  # 'in force in 2 quarters', or empty
    pending: bool
    cost: float  # political capital that the order on the table takes
    reason: str  # why it cannot be moved now; empty when it can
    elsewhere: str  # how it stands at other targets, in a line

    @property
    def key(self) -> str:
        """Its handle: lever and target."""
        return f"{self.lever}@{self.target}" if self.target else self.lever


def row_of(match: Match, name: str, target: str = "", *, seat: Chair | None = None) -> Row:
    """One dial as it stands."""
    seat = seat or chair(match)
    lever = match.level.lever(name)
    value = match.setting(name, target)
    orders = match.standing_orders()
    mine = next((order for order in orders if (order.lever, order.target) == (name, target)), None)
    was, force, notice = _before(seat, lever, target)
    state, standing = _running(lever, was, force, notice)
    cost = _cost(seat, orders, mine) if mine and seat.regulates else 0.0
    options = _options(match, lever, target)
    return Row(
        lever=name,
        target=target,
        aims=lever.target,
        label=lever.label,
        caption=caption(lever),
        group=lever.group,
        help=lever.about,
        analogue=lever.analogue,
        side_effect=lever.side_effect,
        unit=lever.unit,
        low=lever.low,
        high=_high(seat, lever),
        scale=lever.scale,
        options=options,
        once=lever.once,
        value=value,
        shown=show(lever, value),
        compact=compact(lever, value),
        suffix=suffix(lever),
        was=was,
        was_shown=show(lever, was),
        standing=standing,
        state=state,
        pending=mine is not None and (lever.once or mine.value != was),
        cost=cost,
        reason=_reason(match, lever, target, options),
        elsewhere=_elsewhere(seat, lever, target),
    )


def _before(seat: Chair, lever: Lever, target: str) -> tuple[float, float, float]:
    """What is announced, what is in force and the notice left, before this turn's orders."""
    if lever.once:
        value = 0.0 if np.isnan(lever.neutral) else lever.neutral
        return value, value, 0.0
    dial = seat.world.dials[lever.name]
    place: tuple[int, ...] = (holder_index(seat.world.names, lever, seat.id),)
    if target:
        place = (*place, target_index(seat.world.names, lever, target))
    place = (*place, PLAYED)
    return float(dial.announced[place]), float(dial.standing[place]), float(dial.notice[place])


def was(seat: Chair, name: str, target: str) -> str:
    """Where a dial stood before this turn's orders, in words."""
    lever = seat.match.level.lever(name)
    return show(lever, _before(seat, lever, target)[0])


def cost_of(seat: Chair, order: Order) -> float:
    """What one order on the table adds to the political cost of the turn."""
    return _cost(seat, seat.match.standing_orders(), order) if seat.regulates else 0.0


def _running(lever: Lever, announced: float, force: float, notice: float) -> tuple[str, str]:
    """How long the notice still runs, and what holds until then."""
    if notice <= 0 or announced == force:
        return "", ""
    return tr("in force in {quarters}", quarters=words.plural(notice, "{count} quarter", "{count} quarters")), show(
        lever, force
    )


def _cost(seat: Chair, orders: list[Order], mine: Order) -> float:
    """What one order adds to the political cost of the turn."""
    others = [order for order in orders if order is not mine]
    return political_cost(seat.world, orders, seat.row) - political_cost(seat.world, others, seat.row)


def _high(seat: Chair, lever: Lever) -> float:
    """The top of the scale that makes sense now: investors, the bank and the purse set limits of their own."""
    world, row = seat.world, seat.row
    if lever.name == "raise_capital":
        most = float(world.constants.raise_most[0]) * float(world.labs.valuation[row, PLAYED])
    elif lever.name == "buy_accelerators":
        fresh = seat.match.setting("raise_capital") if "raise_capital" in world.dials else 0.0
        most = max(float(world.labs.cash[row, PLAYED]), 0.0) + fresh
    elif lever.name == "subsidy":
        most = float(world.regimes.purse[row, PLAYED]) + float(world.constants.appropriation[0])
    else:
        return lever.high
    most = math.floor(most * 1000.0) / 1000.0
    return min(lever.high, max(most, seat.match.setting(lever.name), lever.low + 0.001))


def _options(match: Match, lever: Lever, target: str) -> tuple[Option, ...]:
    """The settings of a choice, each with the refusal it would meet."""
    if lever.scale != "choice":
        return ()
    return tuple(
        Option(float(value), label, refusal(match, lever.name, target, float(value)))
        for value, label in enumerate(lever.choices)
    )


def refusal(match: Match, name: str, target: str, value: float) -> str:
    """The sentence that an order would be refused with; empty if it would be taken."""
    others = [o for o in match.standing_orders() if (o.lever, o.target) != (name, target)]
    try:
        check(Order(seat=match.seat, lever=name, target=target, value=value), match.world, match.level, others)
    except Refusal as refused:
        return str(refused)
    return ""


def _reason(match: Match, lever: Lever, target: str, options: tuple[Option, ...]) -> str:
    """Why nothing can be set but what stands."""
    if options:
        now = match.setting(lever.name, target)
        other = [option for option in options if option.value != now]
        return other[0].reason if other and all(option.reason for option in other) else ""
    middle = (lever.low + lever.high) / 2 if lever.target == "lab" and lever.role == "startup" else lever.low
    return refusal(match, lever.name, target, middle)


def _elsewhere(seat: Chair, lever: Lever, target: str) -> str:
    """The other targets at which the dial does not stand where it began, grouped by setting."""
    if not lever.target or lever.once:
        return ""
    groups: dict[str, list[str]] = {}
    for name, label in targets(seat.match, lever.target):
        value = seat.match.setting(lever.name, name)
        if name != target and value != lever.neutral:
            groups.setdefault(show(lever, value), []).append(label)
    return "; ".join(f"{shown}: {words.some(names)}" for shown, names in groups.items())


def targets(match: Match, aims: str) -> tuple[tuple[str, str], ...]:
    """Ids and names a lever may aim at."""
    level = match.level
    things = level.world.regions if aims == "region" else level.labs
    return tuple((thing.id, thing.name) for thing in things)
