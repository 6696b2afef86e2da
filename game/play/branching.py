"""A game played again to a turn, one thing changed in the orders of the person's seat, and played on from there.

The world is the same and so is luck, for a draw is keyed by seed, turn and entity. Before the change shows, the
other seats give the orders that were written down: nothing they can see is different. From then on each decides
anew, by the habit and the forethought it had in the game itself. Later orders of persons stand as written; a run
that was to start while another is still under way starts when that one has ended.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field

from game.language import tr
from game.play.match import Match
from game.play.refusal import check, well_formed
from game.play.refused import Refusal
from game.play.sliced import Sliced
from game.schema.order import Order

START = "start_run"  # the one act that can wait


@dataclass(frozen=True)
class Change:
    """One dial set otherwise, or left alone where an order moved it."""

    lever: str
    target: str = ""
    value: float | None = None  # None: the order that was given is left out

    def names(self, order: Order) -> bool:
        """Whether an order is about the same dial; a change that leaves out may name no target and mean all."""
        return order.lever == self.lever and (order.target == self.target or (self.value is None and not self.target))


@dataclass(frozen=True)
class LeftOut:
    """An order that was given in the game and is not allowed in the branch."""

    turn: int  # from 1
    order: Order
    reason: str


@dataclass
class Branch(Sliced):
    """The work of playing a game again with a change: call `step` while it returns True.

    Args:
        match: the game as played; it is not changed.
        turn: the turn whose orders are changed, from 1.
        changes: what is changed in that turn.
        hold: whether later orders for the changed dials are left out, so that the change lasts.

    Raises:
        Refusal: there is no such turn, or a change may not be ordered then.
    """

    match: Match
    turn: int
    changes: Sequence[Change]
    hold: bool = False
    left_out: list[LeftOut] = field(default_factory=list)
    waits: bool = False  # a run that was to start waits for one under way to end
    waited: bool = False  # and one did, at some time

    def __post_init__(self) -> None:
        """Go back to the turn, and see whether the change may be made."""
        fits(self.match, self.turn)
        self.game = back_to(self.match, self.turn - 1)
        _check_changes(self.game, self.changes, ordered(self.match, self.turn))
        self._orders(self.turn)
        self.left_out.clear()
        self.waits = self.waited = False

    @property
    def same(self) -> bool:
        """Whether the branch is the game itself so far, to the last bit."""
        return self.game.digests == self.match.digests[: self.game.turn]

    def _all(self) -> Iterator[float | None]:
        game = self.game
        while game.turn < self.match.turn and not game.failed:
            own, same = self._orders(game.turn + 1), self.same
            if same:
                theirs = [order for order in self.match.log[game.turn] if order.seat != game.seat]
                game.replay_turn([*own, *theirs])
            else:
                game.pending, game.aside = own, self._partners()
                yield from game.ending()
            game.seat = self.match.seat
            yield (game.turn - self.turn + 1) / (self.match.turn - self.turn + 2)

    def _partners(self) -> dict[str, list[Order]]:
        """What other persons ordered in the turn, as far as it is allowed in the branch."""
        game = self.game
        kept: dict[str, list[Order]] = {seat: [] for seat in game.persons if seat != game.seat}
        for order in self.match.log[game.turn]:
            if order.seat in kept:
                theirs = kept[order.seat]
                try:
                    check(order, game.world, game.level, theirs)
                except Refusal:
                    continue
                theirs.append(order)
        return kept

    def wanted(self, turn: int) -> list[Order]:
        """What the person would order in a turn of the branch if everything were allowed."""
        changes = self.changes if turn == self.turn or self.hold else ()
        kept = [order for order in ordered(self.match, turn) if not any(change.names(order) for change in changes)]
        return [*kept, *self._new(turn)]

    def _new(self, turn: int) -> list[Order]:
        return [_order(self.match.seat, one) for one in self.changes if turn == self.turn and one.value is not None]

    def _orders(self, turn: int) -> list[Order]:
        """What the person orders in a turn of the branch; what is not allowed there is left out, and noted."""
        given, new = self.wanted(turn), self._new(turn)
        late = Order(seat=self.match.seat, lever=START, value=1.0)
        if self.waits and not any(order.lever == START for order in given):
            given.insert(0, late)
        while fault := _fault(self.game, given, new):
            order, reason = fault
            if order in new:
                raise Refusal(reason)
            given.remove(order)
            if order.lever == START:
                self.waits = self.waited = True
            else:
                self.left_out.append(LeftOut(turn, order, reason))
        if any(order.lever == START for order in given):
            self.waits = False
        return given


def ordered(match: Match, turn: int) -> list[Order]:
    """What the person ordered in a turn, counted from 1."""
    return [order for order in match.log[turn - 1] if order.seat == match.seat]


def fits(match: Match, turn: int) -> None:
    """Raise Refusal unless somebody sat in a seat and the turn has been played."""
    if not match.seat:
        raise Refusal(tr("Nobody had a seat in this game, so there are no orders to change."))
    if not match.turn:
        raise Refusal(tr("No turn has been played yet."))
    if not 1 <= turn <= match.turn:
        raise Refusal(tr("The turn must lie between 1 and {last}, not {turn}.", last=match.turn, turn=turn))


def back_to(match: Match, turns: int) -> Match:
    """The game as it stood after so many turns, to be played on by itself; worlds already played are shared."""
    game = copy(match)
    game.worlds = match.worlds[: turns + 1]
    game.log, game.digests = match.log[:turns], match.digests[:turns]
    game.pending, game.undone, game.refused, game.aside, game.thought = [], [], [], {}, 0.0
    game.persons = tuple(sorted(match.persons, key=lambda seat: seat != match.seat))  # who goes back decides first
    return game


def _order(seat: str, change: Change) -> Order:
    return Order(seat=seat, lever=change.lever, target=change.target, value=change.value or 0.0)


def _check_changes(game: Match, changes: Sequence[Change], given: Sequence[Order]) -> None:
    """Raise Refusal unless there are changes, and every one names something that can be changed."""
    if not changes:
        raise Refusal(tr("Say what to change: a lever and its value, or an order to leave out."))
    for change in changes:
        if change.value is not None:
            well_formed(_order(game.seat, change), game.level)
        elif not any(change.names(order) for order in given):
            raise Refusal(_nothing_to_drop(game, change, given))


def _nothing_to_drop(game: Match, change: Change, given: Sequence[Order]) -> str:
    what = change.lever + (f"@{change.target}" if change.target else "")
    said = ", ".join(order.lever + (f"@{order.target}" if order.target else "") for order in given)
    return tr(
        "{seat} gave no order for '{what}' in turn {turn}. It gave: {given}.",
        seat=game.seat,
        what=what,
        turn=game.turn + 1,
        given=said or tr("none"),
    )


def _fault(game: Match, orders: Sequence[Order], new: Sequence[Order]) -> tuple[Order, str] | None:
    """An order that is not allowed beside the others, those of the game before the new ones; None if all are."""
    for order in [*(one for one in reversed(orders) if one not in new), *new]:
        try:
            check(order, game.world, game.level, [one for one in orders if one is not order])
        except Refusal as refusal:
            return order, str(refusal)
    return None
