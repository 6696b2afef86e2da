"""Play a written game again, and say where it goes differently."""

from collections.abc import Mapping, Sequence

from game.language import tr
from game.play.match import Match
from game.play.refused import Refusal
from game.play.seat import Minds, Player
from game.rules.turn import RULES_VERSION
from game.schema.constants import fault_of_values
from game.schema.level import Level
from game.schema.library import Entry
from game.schema.order import Order
from game.schema.problems import OtherVersion, Rejected, shown
from game.schema.replay import DIGITS, Replay
from game.world.batch import column_digests


class Diverged(ValueError):
    """The game went differently from what was written down. The message names where."""

    def __init__(self, turn: int, column: str, recorded: str, computed: str) -> None:
        """Keep the place.

        Args:
            turn: turns that went as written.
            column: the first column that differs.
            recorded: its fingerprint as written.
            computed: its fingerprint as played now.
        """
        self.turn, self.column = turn, column
        super().__init__(
            tr(
                "out of sync at turn {turn}: the first column that differs is {column}, recorded as "
                "{recorded} and computed as {computed}.",
                turn=turn + 1,
                column=column,
                recorded=recorded or tr("nothing"),
                computed=computed or tr("nothing"),
            )
        )


def replay(
    entry: Entry,
    record: Replay,
    players: Mapping[str, Player],
    turns: int | None = None,
    *,
    minds: Minds | None = None,
) -> Match:
    """Play a record's orders again and compare every turn.

    Args:
        entry: the level it was played in.
        record: what was written.
        players: who decides for the other seats in the twin.
        turns: how many turns to play; all by default.
        minds: who thinks ahead if the game goes on from here; what is written is not thought about again.

    Raises:
        OtherVersion: other rules wrote the record.
        Rejected: the record does not fit the level, or an order in it is not allowed.
        Diverged: a turn went differently.
    """
    _fits(entry, record)
    minds = minds or Minds(record.skill)
    seed, seat, constants = record.seed, record.seat, record.constants
    match = Match(entry.level, entry.fingerprint, seed, seat, players, constants=constants, minds=minds)
    match.share(record.persons)
    match.classwork = record.classwork
    for turn, orders in enumerate(record.orders[:turns]):
        if match.over:
            raise Rejected([tr("turn {turn}: the game was over after turn {last}.", turn=turn + 1, last=turn)])
        try:
            _play(match, orders)
        except Refusal as refusal:
            raise Rejected(
                [tr("turn {turn}: an order is not allowed. {refusal}", turn=turn + 1, refusal=refusal)]
            ) from None
        _compare(match, turn, record.digests[turn])
    return match


def _play(match: Match, orders: Sequence[Order]) -> None:
    """Play one recorded turn; in a game for an assignment the others decide again, as they did. Raises Refusal."""
    if match.classwork is None:
        match.replay_turn(orders)
        return
    if strangers := [order.seat for order in orders if order.seat != match.seat]:
        raise Refusal(tr("You play {own}, not {other}.", own=match.seat or tr("nobody"), other=strangers[0]))
    match.check_beside(orders)
    match.pending = list(orders)
    match.end_turn()


def resume(entry: Entry, record: Replay, players: Mapping[str, Player], minds: Minds | None = None) -> Match:
    """Sit down again at a saved game, with the orders that lay on the table. Raises as `replay` does."""
    match = replay(entry, record, players, minds=minds)
    try:
        while True:
            for order in record.pending:
                if order.seat == match.seat or not record.persons:
                    match.submit(order)
            if match.over or match.seat == record.seat or not match.waiting_for:
                return match
            match.pass_on()
    except Refusal as refusal:
        raise Rejected([tr("pending orders: one is not allowed. {refusal}", refusal=refusal)]) from None


def _fits(entry: Entry, record: Replay) -> None:
    """Whether this is a record of this level under these rules."""
    level = entry.level
    if record.rules != RULES_VERSION:
        said = tr(
            "played by rules {shown}; this game has rules '{rules}'. "
            "Open it with the version of the game that wrote it.",
            shown=shown(record.rules), rules=RULES_VERSION,
        )  # fmt: skip
        raise OtherVersion(said)
    if fault := _level_fault(entry, record) or _seat_fault(level, record):
        raise Rejected([fault])
    if fault := fault_of_values(record.constants, level):
        raise Rejected([f"constants: {fault}"])
    if len(record.orders) > level.turns:
        many = len(record.orders)
        raise Rejected([tr("orders: {many} turns, but '{id}' has {turns}.", many=many, id=level.id, turns=level.turns)])


def _level_fault(entry: Entry, record: Replay) -> str:
    """Why it is not a game of this level as it stands; empty if it is."""
    level = entry.level
    if record.level != level.id:
        return tr("level: this is a game of {shown}, not of '{id}'.", shown=shown(record.level), id=level.id)
    if record.level_hash != entry.fingerprint:
        hashes = f"hash {entry.fingerprint[:12]}, expected {record.level_hash[:12]}"
        return tr("level: '{id}' was edited since: {hashes}. Use the level as it was then.", id=level.id, hashes=hashes)
    return ""


def _seat_fault(level: Level, record: Replay) -> str:
    """Why nobody could have sat there; empty if somebody could."""
    holders = [seat.holder for seat in level.seats]
    known = ", ".join(holders)
    if record.seat and record.seat not in holders:
        name = shown(record.seat)
        return tr("seat: there is no {name} in '{id}'. Known: {known}.", name=name, id=level.id, known=known)
    if record.classwork and record.skill not in ("", "routine"):
        return tr("skill: an assignment is played against habits, not against {skill}.", skill=shown(record.skill))
    if strangers := [name for name in record.persons if name not in holders]:
        name = shown(strangers[0])
        return tr("persons: there is no {name} in '{id}'. Known: {known}.", name=name, id=level.id, known=known)
    if record.persons and (record.seat not in record.persons or len(set(record.persons)) < len(record.persons)):
        return tr("persons: {shown} must be one of them, and none may be named twice.", shown=shown(record.seat))
    return tr("persons: an assignment is played by one person.") if record.persons and record.classwork else ""


def _compare(match: Match, turn: int, recorded: str) -> None:
    """Raise Diverged at the first column whose fingerprint differs."""
    computed = match.digests[turn]
    if computed == recorded:
        return
    columns = list(column_digests(match.world))
    for place, column in enumerate(columns):
        here = slice(place * DIGITS, (place + 1) * DIGITS)
        if recorded[here] != computed[here]:
            raise Diverged(turn, column, recorded[here], computed[here])
    raise Diverged(turn, tr("the number of columns"), str(len(recorded) // DIGITS), str(len(columns)))
