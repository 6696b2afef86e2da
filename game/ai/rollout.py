"""Playing a batch on: the computer seats decide in every world at once, and wishes become a docket."""

import numpy as np

from game.play.seat import Player
from game.play.setup import holder_index, target_index
from game.play.view import see
from game.rules.catalogue import LEVERS
from game.schema.level import Opening
from game.schema.order import Order
from game.world.columns import Bools, Floats
from game.world.docket import Docket
from game.world.draws import Draws
from game.world.state import World


def seat_of(world: World, holder: str) -> tuple[int, str]:
    """Row and axis of the lab or regulator of this id."""
    if holder in world.names.regulators:
        return world.names.regulators.index(holder), "regulator"
    return world.names.labs.index(holder), "lab"


def decide(world: World, docket: Docket, name: str, player: Player, silent: frozenset[str] = frozenset()) -> None:
    """Let one computer seat decide in every world, from what it may see; `silent` levers are left to others."""
    row, axis = seat_of(world, name)
    wishes = player(see(world, axis, row), row, Draws(world.clock.seed, world.clock.turn))
    for lever, wish in wishes.items():
        if lever not in silent:
            wish_into(world, docket, lever, row, wish)


def wish_into(world: World, docket: Docket, lever: str, row: int, wish: Floats) -> None:
    """Write what a computer seat wants for one lever into a docket."""
    kind = LEVERS[lever]
    docket.setdefault(lever, np.full(kind.shape(world.sizes), np.nan))[row] = wish


def force(world: World, docket: Docket, order: Order | Opening, where: Bools | None = None) -> None:
    """Write an order into a docket, in every world or where it is given."""
    kind = LEVERS[order.lever]
    wish = docket.setdefault(order.lever, np.full(kind.shape(world.sizes), np.nan))
    row = holder_index(world.names, kind, order.seat)
    spot = wish[row, target_index(world.names, kind, order.target)] if kind.target else wish[row]
    spot[...] = order.value if where is None else np.where(where, order.value, spot)
