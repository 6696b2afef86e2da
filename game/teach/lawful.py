"""The other seats of many games at once: what they decide, and which of it the rules allow, as in a match."""

from collections.abc import Mapping

import numpy as np

from game.ai.rollout import seat_of
from game.play.acts import SPECIAL
from game.play.refusal import check
from game.play.refused import Refusal
from game.play.seat import Player, Wishes
from game.play.setup import target_index
from game.play.view import see
from game.rules.catalogue import LEVERS
from game.schema.level import Level
from game.schema.order import Order
from game.teach.peek import peek
from game.world.batch import take
from game.world.columns import Bools, Floats
from game.world.docket import Docket
from game.world.draws import Draws
from game.world.state import World


class Others:
    """Everybody but the person."""

    def __init__(self, level: Level, seats: Mapping[str, Player]) -> None:
        """Take the level, and who decides, by id of lab or regulator."""
        self.level, self.seats = level, seats
        self.offers = {name: frozenset(level.offers(name)) for name in seats}
        self.wishes: dict[str, Wishes] = {}
        self._of: World | None = None
        self._glances: dict[int, World] = {}

    def decide(self, world: World, turn: int) -> Docket:
        """What all of them want, in the games and in the twins."""
        docket: Docket = {}
        for name, player in self.seats.items():
            row, axis = seat_of(world, name)
            wished = player(see(world, axis, row), row, Draws(world.clock.seed, world.clock.turn))
            wishes = {lever: wish + 0.0 for lever, wish in wished.items()}  # one zero, as in orders
            self._script(world, wishes, name, turn)
            self.wishes[name] = wishes
            for lever, wish in wishes.items():
                docket.setdefault(lever, np.full(LEVERS[lever].shape(world.sizes), np.nan))[row] = wish
        return docket

    def _script(self, world: World, wishes: Wishes, name: str, turn: int) -> None:
        """The level's opening orders replace what a seat wanted."""
        for one in self.level.opening:
            if (one.turn, one.seat) != (turn, name):
                continue
            kind = LEVERS[one.lever]
            wish = wishes.setdefault(one.lever, np.full(kind.shape(world.sizes)[1:], np.nan))
            spot = wish[target_index(world.names, kind, one.target)] if one.target else wish
            spot[...] = one.value

    def obey(self, world: World, docket: Docket, paid: Bools) -> None:
        """Take out of a docket what would be refused in the games; in the twins nobody is asked.

        Args:
            world: the games, then their twins.
            docket: all wishes; changed in place.
            paid: whether each government's wishes cost no more than it has [regulator world].
        """
        for name, wishes in self.wishes.items():
            row, axis = seat_of(world, name)
            games = world.sizes.world // 2
            for lever in wishes:
                self._bound(world, docket[lever][row][..., :games], name, lever)
            poor = [] if axis == "lab" else [i for i in range(games) if not paid[row, i]]
            special = [lever for lever in wishes if lever in SPECIAL]
            for i in range(games):
                if i in poor:
                    self._one_by_one(docket, take(world, np.array([i])), name, i, list(wishes))
                elif any(not np.isnan(docket[lever][row][..., i]).all() for lever in special):
                    self._one_by_one(docket, self._glance(world, i), name, i, special, affordable=True)

    def _glance(self, world: World, i: int) -> World:
        """One game as the checks see it, sliced once a turn."""
        if self._of is not world:
            self._of, self._glances = world, {}
        return self._glances.setdefault(i, peek(world, i))

    def _bound(self, world: World, wish: Floats, name: str, lever: str) -> None:
        """Strike out what is outside a lever's bounds or nobody's to give: [world] or [target world]."""
        kind = self.level.lever(lever)
        bad = (wish < kind.low) | (wish > kind.high)
        if kind.scale == "choice":
            bad |= wish != np.floor(wish)
        if kind.role == "startup":
            alive = world.labs.alive[world.names.labs.index(name)]
            bad = bad | ~alive[: wish.shape[-1]]
        if lever not in self.offers[name]:
            bad = np.ones_like(bad)
        wish[bad] = np.nan

    def _one_by_one(
        self,
        docket: Docket,
        pair: World,
        name: str,
        game: int,
        levers: list[str],
        *,
        affordable: bool = False,
    ) -> None:
        """Strike out what a match would refuse, in the sequence in which it asks."""
        row, _ = seat_of(pair, name)
        kept: list[Order] = []
        for lever in levers:
            wish = docket[lever][row]
            aim = LEVERS[lever].target
            targets = {"": ("",), "region": pair.names.regions, "lab": pair.names.labs}[aim]
            cells = wish[..., game : game + 1].reshape(-1)
            for place, target in enumerate(targets):
                if np.isnan(cells[place]):
                    continue
                order = Order(seat=name, lever=lever, target=target, value=float(cells[place]))
                try:
                    if affordable:
                        SPECIAL[lever](order, pair, kept)
                    else:
                        check(order, pair, self.level, kept)
                except Refusal:
                    spot = wish[place] if aim else wish
                    spot[game] = np.nan
                else:
                    kept.append(order)
