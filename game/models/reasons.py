"""Why a number is what it is: what moved it, who moved it, what the rules make of it, what the table will change.

Everything that is run again starts from the seat's estimates; the true number, where the seat is told it, stands
beside them, and a row of its own says how much of it the estimates do not account for.
"""

from collections.abc import Sequence

from game.ai.causes import Causes, Reading, Shares
from game.ai.coming import Coming, Pending
from game.ai.leaving import Cause
from game.language import tr
from game.models import words
from game.models.chair import Chair
from game.models.panel import Block, Draft, Row, exact, step, visible
from game.models.quantity import Quantity
from game.models.setting import show
from game.play.match import PLAYED
from game.rules.catalogue import LEVERS
from game.schema.constants import constants_of
from game.schema.order import Order
from game.world.state import World

# What each step of the turn is called, in its order.
STEPS = {
    "classify": tr("Rules took hold, models were classified"),
    "supply": tr("Accelerators were made, bought and worn"),
    "train": tr("Training runs went on or ended"),
    "diffuse": tr("Knowledge and methods spread"),
    "sell": tr("Customers chose, left and returned"),
    "settle": tr("Money changed hands"),
    "allocate": tr("Capital and power moved between regions"),
    "standardise": tr("Stacks grew together or apart"),
    "negotiate": tr("Allies and rivals answered"),
    "happen": tr("Chance struck"),
    "tally": tr("The turn was counted into averages and scores"),
}
UNTOLD = tr("What estimates do not account for")
GUESS = tr("Others keep figures secret: the parts are run again from your estimates of them.")


def reasons(seat: Chair, number: Quantity, causes: Causes | None, coming: Coming | None, turn: int) -> list[Block]:
    """The blocks of one number after a turn.

    Args:
        seat: who asks.
        number: what is asked about.
        causes: the turn taken apart; None before the first, and unready while it is worked out.
        coming: the open turn imagined; None when the game is over or a past turn is asked about.
        turn: the turn that brought the number, from 1; 0 before the first.
    """
    blocks: list[Block] = []
    if turn:
        told = _Told(seat, number, turn)
        if number.book:
            blocks.append(told.booked())
        if causes is not None and causes.ready:
            blocks += told.again(causes)
    if coming is not None and coming.ready and coming.orders:
        blocks.append(pending(seat, number, coming.ask(number.measure)))
    return blocks


class _Told:
    """One number over one turn, as the seat is told it."""

    def __init__(self, seat: Chair, number: Quantity, turn: int) -> None:
        self.seat, self.number, self.turn, self.unit = seat, number, turn, number.unit
        before, after = told_value(seat, number, turn - 1), told_value(seat, number, turn)
        when = tr("At the end of {turn}", turn=seat.quarter(turn - 2)) if turn > 1 else tr("At the start")
        self.first = Row(when, exact(before, self.unit), before)
        self.now = Row(tr("At the end of {turn}", turn=seat.quarter(turn - 1)), exact(after, self.unit), after)

    def booked(self) -> Block:
        """Every booked flow of the turn."""
        draft = Draft(tr("Booked in the turn"), self.unit, most=14)
        for because, amount in flows(self.seat, self.number, self.turn):
            draft.add(words.sentence(tr(because)).rstrip("."), amount)
        return draft.block(self.first, self.now, tr("The book of the game keeps every change of this stock."))

    def again(self, causes: Causes) -> list[Block]:
        """What running the turn again tells."""
        read = causes.read(self.number.measure)
        rules = self._rules(read) if causes.rules else None
        found = [self._steps(read), self._who(read), self._orders(read), rules, self._settings(read)]
        return [block for block in found if block is not None]

    def _secret(self, draft: Draft, explained: float) -> None:
        """The row that keeps a sum true: what the estimates leave out."""
        draft.add(UNTOLD, (self.now.amount or 0.0) - (self.first.amount or 0.0) - explained)

    def _steps(self, read: Reading) -> Block:
        draft = Draft(tr("By step of the turn"), self.unit, most=len(STEPS))
        parts = read.by_step()
        for name, amount in parts:
            draft.add(STEPS[name], amount)
        self._secret(draft, sum(amount for _, amount in parts))
        return draft.block(self.first, self.now, ranked=False)

    def _who(self, read: Reading) -> Block:
        draft = Draft(tr("By cause, under the same luck"), self.unit)
        found = read.by_cause()
        draft.add(tr("Had nobody given an order"), found.anyway)
        self._parts(draft, found)
        self._secret(draft, found.total)
        return draft.block(self.first, self.now, ranked=False)

    def _parts(self, draft: Draft, found: Shares) -> None:
        for cause, amount in found.parts:
            draft.add(named(self.seat, cause), amount, asked(self.seat, cause))
        draft.add(tr("What they only do together"), found.together)

    def _orders(self, read: Reading) -> Block | None:
        """What the number would be without each order of the seat, and without each other seat's orders."""
        own = read.alone("order")
        others = [one for one in read.alone("seat") if visible(one[1], self.unit)]
        others.sort(key=lambda one: -abs(one[1]))
        if not own and not others:
            return None
        now = self.now.amount or 0.0
        rows = [
            Row(
                tr("Without {small}", small=_small(named(self.seat, cause))),
                f"{exact(now - much, self.unit)} ({step(-much, self.unit)})",
                ask=asked(self.seat, cause),
            )
            for cause, much in (*own, *others[:4])
            if visible(much, self.unit)
        ]
        quiet = [cause for cause, much in own if not visible(much, self.unit)]
        note = (
            tr(
                "{orders} of yours made no difference to it.",
                orders=words.plural(len(quiet), "{count} order", "{count} orders"),
            )
            if quiet
            else ""
        )
        return Block(tr("It would be"), tuple(rows), note=note)

    def _rules(self, read: Reading) -> Block:
        """Base, modifiers and what comes of them: every government's rules that are in force."""
        draft = Draft(tr("Base and modifiers"), self.unit, last=(UNTOLD,))
        found = read.by_rule()
        self._parts(draft, found)
        draft.add(UNTOLD, (self.now.amount or 0.0) - read.after)
        first = Row(tr("Base: no rule in force in the turn"), exact(found.anyway, self.unit), found.anyway)
        now = Row(tr("Effective, with all of them"), self.now.shown, self.now.amount)
        return draft.block(first, now)

    def _settings(self, read: Reading) -> Block | None:
        found = [one for one in read.alone("setting") if visible(one[1], self.unit)]
        found.sort(key=lambda one: -abs(one[1]))
        rows = [
            Row(named(self.seat, cause), step(much, self.unit), ask=asked(self.seat, cause))
            for cause, much in found[:8]
        ]
        note = tr("Each against the same turn with that one dial at rest; they do not add up.")
        return Block(tr("What your own dials do for it"), tuple(rows), note=note) if rows else None


def pending(seat: Chair, number: Quantity, found: Pending) -> Block:
    """What the orders on the table will change by the end of the open turn."""
    unit = number.unit
    rows = [Row(_order(seat, order), step(much, unit), ask=dial_id(order.lever, order.target))
            for order, much in found.parts if visible(much, unit)]  # fmt: skip
    first = Row(
        tr("At the end of the turn with nothing ordered"), tr("about {value}", value=exact(found.without, unit))
    )
    span = tr("({low} to {high})", low=exact(found.low, unit), high=exact(found.high, unit))
    total = Row(tr("With what lies on the table"), tr("about {value}", value=exact(found.middle, unit)) + f" {span}")
    note = tr("Pending, not in the number yet. Imagined turns: 8 of 10 end between the two in brackets.")
    return Block(tr("On the table"), tuple(rows), first, total, note)


# ---- what the seat is told -----------------------------------------------------------------------------------


def told_value(seat: Chair, number: Quantity, turn: int) -> float:
    """A number after so many turns: the true one where the seat is told it, its estimate otherwise."""
    return number.value(_shown(seat, number, turn))


def _shown(seat: Chair, number: Quantity, turn: int) -> World:
    world = seat.match.worlds[turn]
    return world if number.published else seat.seen(turn)


def flows(seat: Chair, number: Quantity, turn: int) -> list[tuple[str, float]]:
    """What the book says moved a stock in a turn: causes and amounts, largest first."""
    found: dict[str, float] = {}
    pick = number.pick
    for entry in seat.match.worlds[turn].book.entries:
        if entry.stock == number.book and pick is not None:
            found[entry.because] = found.get(entry.because, 0.0) + float(pick(entry.amount)[PLAYED])
    return sorted(found.items(), key=lambda one: -abs(one[1]))


def is_guess(number: Quantity, blocks: Sequence[Block]) -> bool:
    """Whether an answer rests on estimates that show."""
    secret = [row for block in blocks for row in block.rows if row.label == UNTOLD]
    return not number.published or bool(secret)


# ---- words ---------------------------------------------------------------------------------------------------


def named(seat: Chair, cause: Cause) -> str:
    """A cause in words."""
    if cause.kind == "governments":
        return tr("Orders of other governments") if seat.regulates else tr("Orders of governments")
    if cause.kind == "labs":
        return tr("Orders of the labs") if seat.regulates else tr("Orders of other labs")
    if cause.kind == "seat":
        return tr("orders of {holder}", holder=seat.called(cause.holder))
    if cause.kind == "order":
        order = Order(seat=cause.holder, lever=cause.lever, target=cause.target, value=cause.value)
        return tr("Your order: {order}", order=_order(seat, order))
    lever = seat.match.level.lever(cause.lever)
    whose = "" if cause.holder == seat.id else f"{seat.called(cause.holder)}: "
    return f"{whose}{lever.label}"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _order(seat: Chair, order: Order) -> str:
    lever = seat.match.level.lever(order.lever)
    at = f", {seat.called(order.target)}" if order.target else ""
    return f"{lever.label}{at}: {show(lever, order.value)}"


def dial_id(lever: str, target: str = "") -> str:
    """The id of one of the seat's dials."""
    return f"{lever}@{target}" if target else lever


def asked(seat: Chair, cause: Cause) -> str:
    """What explains a cause in turn: the seat's own dial, where it is one."""
    if not cause.lever or cause.lever not in seat.match.level.offers(seat.id):
        return ""
    return dial_id(cause.lever, cause.target) if cause.holder == seat.id and _aimed(cause) else ""


def _aimed(cause: Cause) -> bool:
    return bool(cause.target) or not LEVERS[cause.lever].target


# ---- what it is ----------------------------------------------------------------------------------------------


def declared(seat: Chair, number: Quantity) -> tuple[str, ...]:
    """Unit, formula and source of a number, from its declaration."""
    unit = {"1": tr("a part of one, told in percent")}.get(number.unit, number.unit)
    lines = [number.about] if number.about else []
    lines.append(tr("Unit: {unit}. Source: {source}.", unit=unit, source=number.source))
    known = constants_of(seat.match.level)
    used = [_constant(name, known[name].value if name not in seat.match.constants else seat.match.constants[name],
                      known[name].unit, known[name].source) for name in number.constants]  # fmt: skip
    if used:
        lines.append(tr("Constants it uses: {used}.", used="; ".join(used)))
    return tuple(lines)


def _constant(name: str, value: float, unit: str, source: str) -> str:
    tail = "" if unit == "1" else f" {unit}"
    return f"{name} {value:g}{tail} ({source or 'our assumption'})"
