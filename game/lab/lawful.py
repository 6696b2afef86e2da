"""A player whose every order is checked as in a match: what a batch of plans would not be allowed is left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from game.play.match import PLAYED
from game.play.refusal import check
from game.play.refused import Refusal
from game.play.seat import Player, Wishes
from game.rules.catalogue import LEVERS
from game.schema.level import Level
from game.schema.order import Order
from game.world.draws import Draws
from game.world.state import World


@dataclass
class Lawful:
    """Another player, held to the rules of the table in a pair of worlds."""

    player: Player
    level: Level
    seat: str
    refused: list[str] = field(default_factory=list)  # sentences

    def __call__(self, view: World, row: int, draws: Draws) -> Wishes:
        """What the player wants, without what would be refused in the world as played."""
        wishes = {name: wish.copy() for name, wish in self.player(view, row, draws).items()}
        kept: list[Order] = []
        for order, spot in list(self._orders(view, row, wishes)):
            try:
                check(order, view, self.level, kept)
            except Refusal as refusal:
                self.refused.append(f"{order.lever} {order.target}: {refusal}".replace(" :", ":"))
                wishes[order.lever][spot] = np.nan
            else:
                kept.append(order)
        return wishes

    def _orders(self, view: World, row: int, wishes: Wishes) -> Iterator[tuple[Order, tuple[int, ...]]]:
        """Every wish that would change something, as an order, and its place in the wishes."""
        names = view.names
        for name, wish in wishes.items():
            lever = LEVERS[name]
            targets = {"": ("",), "region": names.regions, "lab": names.labs}[lever.target]
            stands = view.dials[name].announced[row]
            for place, target in enumerate(targets):
                spot = (place,) if lever.target else ()
                value = float(wish[spot][PLAYED])
                if np.isnan(value) or (not lever.once and value == float(stands[spot][PLAYED])):
                    continue
                yield Order(seat=self.seat, lever=name, target=target, value=value), spot
