"""A match in progress. Its truth is the log of orders; the worlds are only a cache of it.

Every world is a pair: the game as played, and its twin without controls under the same luck.
"""

from collections.abc import Generator, Mapping, Sequence

import numpy as np

from game.language import tr
from game.play.digests import own_part, turn_digest
from game.play.others import adopt, as_orders, ask, into_twin, script
from game.play.refusal import check
from game.play.refused import Refusal
from game.play.score import Score, score
from game.play.seat import Mind, Minds, Player, Wishes
from game.play.setup import PLAYED, TWIN, controlled_and_twin, holder_index, target_index, write_docket
from game.rules.catalogue import LEVERS
from game.rules.turn import RULES_VERSION, advance
from game.schema.classwork import Classwork
from game.schema.level import Level
from game.schema.order import Order
from game.schema.replay import Replay
from game.world.batch import take
from game.world.docket import Docket
from game.world.state import World

__all__ = ["PLAYED", "TWIN", "Match"]


class Match:
    """Level + seed + orders so far.

    Several persons may share one machine. They decide one after the other, `seat` being whose turn it is to sit at
    it; what one has ordered waits `aside`, unseen, until the last has decided.
    """

    def __init__(
        self,
        level: Level,
        level_hash: str,
        seed: int,
        seat: str,
        players: Mapping[str, Player],
        *,
        constants: Mapping[str, float] | None = None,
        minds: Minds | None = None,
    ) -> None:
        """Sit down at turn 0.

        Args:
            level: what is played.
            level_hash: fingerprint of its content, for the replay.
            seed: where all chance comes from.
            seat: id of the lab or regulator a person plays; empty if nobody does.
            players: who decides for the other seats, by id of lab or regulator.
            constants: values that replace the level's own, by name.
            minds: who thinks ahead in the game as played; nobody by default.
        """
        self.level, self.level_hash, self.seed, self.seat = level, level_hash, seed, seat
        self.constants = dict(constants or {})
        self.persons: tuple[str, ...] = (seat,) if seat else ()  # in the order they decide
        self._players = dict(players)
        self.minds = minds or Minds()
        self.log: list[tuple[Order, ...]] = []
        self.digests: list[str] = []
        self.pending: list[Order] = []
        self.aside: dict[str, list[Order]] = {}  # by persons who have decided this turn already
        self.undone: list[Order] = []
        self.refused: list[tuple[Order, str]] = []
        self.thought = 0.0
        self.classwork: Classwork | None = None  # of a game played for an assignment
        self.worlds: list[World] = [controlled_and_twin(level, seed, self.constants)]

    @property
    def world(self) -> World:
        """The pair of worlds as they stand, before this turn's orders."""
        return self.worlds[-1]

    @property
    def turn(self) -> int:
        """Turns played."""
        return len(self.log)

    @property
    def players(self) -> dict[str, Player]:
        """Who decides for the seats that are not `seat`; for another person's, who might, when games are imagined."""
        return {name: player for name, player in self._players.items() if name != self.seat}

    @property
    def computers(self) -> dict[str, Player]:
        """Who decides for the seats that no person plays."""
        return {name: player for name, player in self._players.items() if name not in self.persons}

    @property
    def over(self) -> bool:
        """Whether the last turn has been played, or every person's lab has failed."""
        return len(self.log) >= self.level.turns or (bool(self.persons) and all(map(self._gone, self.persons)))

    @property
    def failed(self) -> bool:
        """Whether the lab of the person at the machine is out of business."""
        return self._gone(self.seat)

    def _gone(self, seat: str) -> bool:
        names = self.world.names.labs
        return seat in names and not self.world.labs.alive[names.index(seat), PLAYED]

    @property
    def waiting_for(self) -> str:
        """Who decides after the person at the machine; empty if that is the last."""
        decided = {*self.aside, self.seat}
        return next((seat for seat in self.persons if seat not in decided and not self._gone(seat)), "")

    def share(self, persons: Sequence[str]) -> None:
        """Let several persons play, who decide in this order; nothing changes if none are named."""
        if persons:
            self.persons, self.seat = tuple(persons), persons[0]

    def pass_on(self) -> None:
        """The person at the machine has decided, the next sits down. Raises Refusal if there is none."""
        if self.over or not self.waiting_for:
            raise Refusal(tr("Nobody else decides after you: end the turn."))
        self.aside[self.seat] = self.standing_orders()
        self.seat, self.pending, self.undone = self.waiting_for, [], []

    def look_from(self, seat: str) -> None:
        """See a finished game from another person's seat. Raises Refusal while it goes on."""
        if not self.over or seat not in self.persons:
            raise Refusal(tr("Only a finished game is seen from another person's seat."))
        self.seat = seat

    def submit(self, order: Order) -> None:
        """Put one order on the table; it replaces an earlier one for the same dial. Raises Refusal."""
        if order.seat != self.seat:
            raise Refusal(tr("You play {own}, not {seat}.", own=self.seat or tr("nobody"), seat=order.seat))
        if self.failed:
            raise Refusal(tr("{seat} is out of business and gives no orders.", seat=self.seat))
        if self.over:
            raise Refusal(tr("The game is over."))
        others = [o for o in self.standing_orders() if (o.lever, o.target) != (order.lever, order.target)]
        check(order, self.world, self.level, others)
        self.check_beside([*others, order])
        self.pending.append(order)
        self.undone.clear()

    def check_beside(self, orders: Sequence[Order]) -> None:
        """Raise Refusal unless one seat's orders are allowed together, in any sequence."""
        for order in orders:
            try:
                check(order, self.world, self.level, [o for o in orders if o is not order])
            except Refusal as refusal:
                raise Refusal(f"{order.lever} {order.target}: {refusal}".replace(" :", ":")) from None

    def undo(self) -> Order | None:
        """Take back the last order of this turn."""
        if not self.pending:
            return None
        self.undone.append(self.pending.pop())
        return self.undone[-1]

    def redo(self) -> Order | None:
        """Give the order last taken back again."""
        if not self.undone:
            return None
        self.pending.append(self.undone.pop())
        return self.pending[-1]

    def reset_turn(self) -> None:
        """Take back every order of this turn; redo brings them back one by one."""
        while self.undo():
            pass

    def standing_orders(self) -> list[Order]:
        """This turn's orders with only the last for each dial, in the order given."""
        last = {(order.lever, order.target): order for order in self.pending}
        return [order for order in self.pending if last[order.lever, order.target] is order]

    def setting(self, lever: str, target: str = "", *, seat: str = "") -> float:
        """Where a dial of a seat stands, counting orders on the table and announced changes."""
        holder = seat or self.seat
        for order in reversed(self.pending):
            if (order.seat, order.lever, order.target) == (holder, lever, target):
                return order.value
        kind, names = LEVERS[lever], self.world.names
        row = holder_index(names, kind, holder)
        if kind.once:
            return 0.0 if np.isnan(kind.neutral) else kind.neutral
        dial = self.world.dials[lever].announced
        return float(dial[row, target_index(names, kind, target), PLAYED] if target else dial[row, PLAYED])

    def end_turn(self) -> None:
        """Ask the other seats, play the turn, and write it down. Raises Refusal when the game is over."""
        for _ in self.ending():
            pass

    def ending(self) -> Generator[None, None, None]:
        """End the turn in slices. Nothing may be ordered until it is through; `thought` says how far the others are.

        Raises Refusal when the game is over, or a person has not decided.
        """
        if self.over:
            raise Refusal(tr("The game is over."))
        if self.waiting_for:
            raise Refusal(tr("{waiting_for} has not decided yet.", waiting_for=self.waiting_for))
        given = {**self.aside, self.seat: self.standing_orders()}
        orders, docket = yield from self._collect([order for own in given.values() for order in own])
        self.thought = 0.0
        self._play(orders, docket)

    def _collect(self, own: Sequence[Order]) -> Generator[None, None, tuple[tuple[Order, ...], Docket]]:
        """All orders of the turn, and the docket of the pair."""
        self.refused = []
        decided = {name: ask(self.world, name, player) for name, player in self.computers.items()}
        thoughts: dict[str, Wishes] = {}
        at = (self.world, self.worlds[0], np.array([PLAYED]), np.array([TWIN]))
        slices = self.minds.think(tuple(self.thinking()), at, thoughts)
        for self.thought in slices:
            yield
        for name, thought in thoughts.items():
            adopt(self.world, decided[name], thought)
        theirs: list[Order] = []
        for name, wishes in decided.items():
            script(self.world, self._scripted(name), wishes)
            theirs += self._lawful(as_orders(self.world, name, wishes))
        orders = (*own, *theirs)
        docket = write_docket(self.world, [orders, own])
        for name, wishes in decided.items():
            into_twin(self.world, docket, name, wishes)
        return orders, docket

    def _scripted(self, name: str) -> list[Order]:
        """What the level's opening has a seat order this turn."""
        return [
            Order(seat=name, lever=one.lever, target=one.target, value=one.value)
            for one in self.level.opening
            if (one.turn, one.seat) == (self.turn, name)
        ]

    def thinking(self) -> dict[str, Mind]:
        """Who thinks ahead before the turn ends, by seat."""
        return {name: mind for name, mind in self.minds.of.items() if name not in self.persons}

    def _lawful(self, orders: Sequence[Order]) -> list[Order]:
        """Those that are not refused: the computer obeys the same rules as a person."""
        kept: list[Order] = []
        for order in orders:
            try:
                check(order, self.world, self.level, kept)
            except Refusal as refusal:
                self.refused.append((order, str(refusal)))
            else:
                kept.append(order)
        return kept

    def _play(self, orders: tuple[Order, ...], docket: Docket) -> None:
        self.worlds.append(advance(self.world, docket, explain=True))
        self.log.append(orders)
        self.digests.append(turn_digest(self.world))
        self.pending, self.undone, self.aside = [], [], {}
        self.seat = next((seat for seat in self.persons if not self._gone(seat)), self.seat)

    def replay_turn(self, orders: Sequence[Order]) -> None:
        """Play one recorded turn: the orders as written, the twin's other seats as they decide. Raises Refusal."""
        given: dict[str, list[Order]] = {}
        for order in orders:
            given.setdefault(order.seat, []).append(order)
        for theirs in given.values():
            self.check_beside(theirs)
        own = [order for seat in self.persons for order in given.get(seat, [])]
        docket = write_docket(self.world, [orders, own])
        for name, player in self.computers.items():
            wishes = ask(self.world, name, player)
            script(self.world, self._scripted(name), wishes)
            into_twin(self.world, docket, name, wishes)
        self._play(tuple(orders), docket)

    def score(self, seat: str = "", *, twin: bool = False) -> Score:
        """The seat's score so far, as played or in the twin."""
        rows = [np.array([TWIN if twin else PLAYED]), np.array([TWIN])]
        now, free = (take(self.world, row) for row in rows)
        return score(self.level, seat or self.seat, now, free, take(self.worlds[0], rows[0]))

    def replay(self, name: str = "") -> Replay:
        """Write the game down, this turn's orders included."""
        return Replay(
            rules=RULES_VERSION,
            level=self.level.id,
            level_hash=self.level_hash,
            seed=self.seed,
            seat=self.seat,
            constants=self.constants,
            skill=self.minds.skill,
            orders=tuple(own_part(self.log, self.seat) if self.classwork else self.log),
            digests=tuple(self.digests),
            persons=self.persons if len(self.persons) > 1 else (),
            pending=(*(order for own in self.aside.values() for order in own), *self.standing_orders()),
            name=name,
            classwork=self.classwork,
        )
