"""Why a dial stands where it stands: at rest, announced, in force, what comes of it in the channel, and the order."""

from dataclasses import dataclass

import numpy as np

from game.ai.causes import Causes
from game.ai.coming import Coming
from game.language import tr
from game.models import words
from game.models.chair import Chair
from game.models.dials import Row as Dial
from game.models.dials import row_of
from game.models.panel import Block, Panel, Row, step, visible
from game.models.quantity import Quantity
from game.models.setting import show
from game.play.match import PLAYED
from game.play.setup import holder_index, target_index, write_docket
from game.rules.catalogue import LEVERS, Lever
from game.rules.enact import enact
from game.schema.order import Order
from game.world.batch import take
from game.world.channels import Law, Plans
from game.world.columns import blank, declared
from game.world.docket import Docket
from game.world.state import World

_AMPLE = 1e6  # bn USD: a purse that can pay everything


def dial_panel(
    seat: Chair, number: str, figures: list[Quantity], causes: Causes | None, coming: Coming | None
) -> Panel:
    """Everything about one of the seat's dials; `number` is its lever, and after '@' what it aims at."""
    name, _, target = number.partition("@")
    lever, row = seat.match.level.lever(name), row_of(seat.match, name, target, seat=seat)
    blocks = [_standing(seat, lever, row), _channel(seat, lever, target), _elsewhere(seat, lever, row)]
    if causes is not None and causes.ready:
        blocks.append(_did(seat, lever, row, figures, causes))
    if coming is not None and coming.ready and row.pending:
        blocks.append(_will(row, figures, coming))
    where = f", {seat.called(target)}" if target else ""
    limits = "" if row.options else tr(" From {low} to {high}.", low=show(lever, row.low), high=show(lever, row.high))
    about = (
        lever.about,
        tr(
            "Unit: {unit}.{limits} Source: lever {name}, {group}.",
            unit=_unit(lever),
            limits=limits,
            name=name,
            group=lever.group,
        ),
        tr("In the world: {analogue}.", analogue=lever.analogue),
        tr("Side effect: {side_effect}", side_effect=lever.side_effect),
    )
    return Panel(number, lever.label + where, row.was_shown if row.pending else row.shown, about,
                 tuple(block for block in blocks if block is not None and (block.rows or block.total)))  # fmt: skip


def _unit(lever: Lever) -> str:
    if lever.choices:
        return tr("one of {choices}", choices=", ".join(lever.choices))
    return tr("a part of one, told in percent") if lever.unit == "1" else lever.unit


def _standing(seat: Chair, lever: Lever, row: Dial) -> Block:
    """At rest, announced, in force, and what lies on the table."""
    rest = 0.0 if np.isnan(lever.neutral) else lever.neutral
    rows = [] if lever.once else [Row(tr("Announced"), row.was_shown)]
    if row.standing:
        rows.append(Row(tr("The notice runs: {state}. Until then", state=row.state), row.standing))
    if not lever.once:
        rows.append(Row(tr("Effective: in force now"), row.standing or row.was_shown))
    mine = [order for order in seat.match.standing_orders() if (order.lever, order.target) == (row.lever, row.target)]
    total = Row(tr("Pending: ordered this turn"), show(lever, mine[0].value)) if mine else None
    if row.cost >= 0.05:
        rows.append(Row(tr("The order takes political capital"), words.amount(row.cost, "capital"), ask="orders"))
    note = "" if mine else tr("Nothing is ordered for it this turn.")
    return Block(tr("Base, effective, pending"), tuple(rows), Row(tr("Base: at rest"), show(lever, rest)), total, note)


# ---- the channel ---------------------------------------------------------------------------------------------


def _channel(seat: Chair, lever: Lever, target: str) -> Block | None:
    """What comes of it in the channel that the rules read: what others add, what the purse cannot pay."""
    world = take(seat.world, np.array([PLAYED]))
    found = channel_of(seat, lever, target, world)
    if found is None:
        return None
    alone: Law | Plans = blank(Law, world.sizes) if lever.role == "regulator" else blank(Plans, world.sizes)
    dial = world.dials[lever.name]
    lever.apply(np.full(dial.standing.shape, lever.neutral) if lever.once else dial.announced, world, alone)
    mine = [order for order in seat.match.standing_orders() if order.seat == seat.id]
    docket = write_docket(world, [mine])
    set_to, ample = found.read(alone), found.read(_enacted(world, lever, {}, ample=True))
    open_turn, ordered = found.read(_enacted(world, lever, {})), found.read(_enacted(world, lever, docket))
    unit = found.unit
    finite = bool(np.isfinite([set_to, ample, open_turn]).all())
    rows, note = [], words.sentence(found.about)
    if finite and ample != set_to:
        rows.append(
            Row(tr("Notice, truces and other dials of the channel"), step(ample - set_to, unit), ample - set_to)
        )
    if finite and open_turn != ample:
        rows.append(Row(tr("What the purse cannot pay"), step(open_turn - ample, unit), open_turn - ample, "purse"))
    if ordered != open_turn and not (np.isnan(ordered) and np.isnan(open_turn)):
        note += tr(" Pending, with the orders on the table: {said}.", said=_said(ordered, unit))
    first = Row(tr("Set by this dial"), _said(set_to, unit), set_to if finite else None)
    total = Row(
        tr("Effective in the coming turn, nothing ordered"), _said(open_turn, unit), open_turn if finite else None
    )
    return Block(tr("Channel ‘{name}’", name=found.name), tuple(rows), first, total, note)


@dataclass(frozen=True)
class Channel:
    """The one array that a lever writes, and where in it one seat's dial does."""

    name: str
    unit: str
    about: str
    place: tuple[int, ...]

    def read(self, channels: Law | Plans) -> float:
        """What stands there."""
        return float(getattr(channels, self.name)[self.place])


def channel_of(seat: Chair, lever: Lever, target: str, world: World) -> Channel | None:
    """The channel of a dial, found by letting the lever write twice; None if it makes no difference now."""
    table: type[Law | Plans] = Law if lever.role == "regulator" else Plans
    row: tuple[int, ...] = (holder_index(world.names, lever, seat.id),)
    row += (target_index(world.names, lever, target),) if target else ()
    settings = [np.full(lever.shape(world.sizes), lever.low) for _ in range(2)]
    settings[1][row] = lever.high
    written = [blank(table, world.sizes) for _ in settings]
    for setting, channels in zip(settings, written, strict=True):
        lever.apply(setting, world, channels)
    for name, column in declared(written[0]).items():
        low, high = (getattr(channels, name) for channels in written)
        apart = np.argwhere((low != high) & ~(np.isnan(low) & np.isnan(high)))
        if len(apart):
            return Channel(name, column.unit, column.about, tuple(int(at) for at in apart[0]))
    return None


def _enacted(world: World, lever: Lever, docket: Docket, *, ample: bool = False) -> Law | Plans:
    """What the orders and dials of everybody say together in the turn that is open."""
    copy = take(world, np.array([0]))
    if ample:
        copy.regimes.purse.flags.writeable = True
        copy.regimes.purse[:] = _AMPLE
    law, plans = enact(copy, docket)
    return law if lever.role == "regulator" else plans


def _said(value: float, unit: str) -> str:
    return "none" if not np.isfinite(value) else f"{value:.3g}" if unit == "1" else words.amount(value, unit)


# ---- others, and what it does --------------------------------------------------------------------------------


def _elsewhere(seat: Chair, lever: Lever, row: Dial) -> Block | None:
    """Where other governments have the same dial: rules are no secret."""
    if lever.role != "regulator" or lever.once:
        return None
    dial, names = seat.world.dials[lever.name], seat.world.names
    rows = []
    for g, office in enumerate(names.regulators):
        if office == seat.id:
            continue
        at = (g, target_index(names, lever, row.target), PLAYED) if row.target else (g, PLAYED)
        rows.append(Row(seat.called(office), show(lever, float(dial.standing[at]))))
    return Block(tr("The same dial elsewhere, in force"), tuple(rows)) if rows else None


def _did(seat: Chair, lever: Lever, row: Dial, figures: list[Quantity], causes: Causes) -> Block | None:
    """What the dial, and the order for it, made of the seat's figures in the last turn."""
    rows: list[Row] = []
    readings = [(number, causes.read(number.measure)) for number in figures]
    for kinds, said in ((("rule", "setting"), ""), (("order",), tr("Last turn's order: "))):
        for number, read in readings:
            for cause, much in read.alone(*kinds):
                same = (cause.holder, cause.lever) == (seat.id, lever.name)
                if same and cause.target in ("", row.target) and visible(much, number.unit):
                    rows.append(Row(said + number.label, step(much, number.unit), ask=number.id))
    note = tr("Against the same turn, under the same luck, with it at rest or not given.")
    return Block(tr("What it did to your figures last turn"), tuple(rows), note=note) if rows else None


def _will(row: Dial, figures: list[Quantity], coming: Coming) -> Block | None:
    """What the order on the table is about to change."""
    rows: list[Row] = []
    for number in figures:
        for order, much in coming.ask(number.measure).parts:
            if _same(order, row) and visible(much, number.unit):
                rows.append(Row(number.label, step(much, number.unit), ask=number.id))
    note = tr("Pending: the mean over imagined turns, the other orders as they lie on the table.")
    return Block(tr("What the order would change by the end of the turn"), tuple(rows), note=note) if rows else None


def _same(order: Order, row: Dial) -> bool:
    return (order.lever, order.target) == (row.lever, row.target)


def is_dial(seat: Chair, number: str) -> bool:
    """Whether an id is one of the seat's own dials."""
    name, _, target = number.partition("@")
    if name not in seat.match.level.offers(seat.id):
        return False
    aims = LEVERS[name].target
    names = seat.world.names
    known = {"": ("",), "region": names.regions, "lab": names.labs}[aims]
    return target in known
