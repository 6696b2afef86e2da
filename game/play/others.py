"""What the computer's seats want in a turn of a match, and how that becomes orders."""

from collections.abc import Sequence

import numpy as np

from game.play.seat import Player, Wishes
from game.play.setup import PLAYED, TWIN, holder_index, target_index
from game.play.view import see
from game.rules.catalogue import LEVERS
from game.schema.order import Order
from game.world.columns import Floats
from game.world.docket import Docket
from game.world.draws import Draws
from game.world.state import World


def ask(world: World, name: str, player: Player) -> Wishes:
    """What one seat wants, in both worlds of a pair, from what it may see."""
    names = world.names
    axis = "regulator" if name in names.regulators else "lab"
    row = (names.regulators if axis == "regulator" else names.labs).index(name)
    wishes = player(see(world, axis, row), row, Draws(world.clock.seed, world.clock.turn))
    return {lever: np.array(wish) for lever, wish in wishes.items()}


def adopt(world: World, wishes: Wishes, thought: Wishes) -> None:
    """Let what a mind thought of replace what a seat wants in the game as played."""
    for lever in {**wishes, **thought}:
        wish = _blank(world, wishes, lever)
        wish[..., PLAYED] = thought[lever][..., 0] if lever in thought else np.nan


def script(world: World, opening: Sequence[Order], wishes: Wishes) -> None:
    """Let a seat's scripted opening orders replace what it wanted."""
    for order in opening:
        wish = _blank(world, wishes, order.lever)
        if order.target:
            wish[target_index(world.names, LEVERS[order.lever], order.target)] = order.value
        else:
            wish[:] = order.value


def _blank(world: World, wishes: Wishes, lever: str) -> Floats:
    """What is wanted of one lever, nothing if it was not thought of [... world]."""
    return wishes.setdefault(lever, np.full(LEVERS[lever].shape(world.sizes)[1:], np.nan))


def as_orders(world: World, name: str, wishes: Wishes) -> list[Order]:
    """The wishes for the world as played, as orders."""
    orders: list[Order] = []
    for lever, wish in wishes.items():
        aim = LEVERS[lever].target
        targets = {"": ("",), "region": world.names.regions, "lab": world.names.labs}[aim]
        values = wish.reshape(len(targets), -1)[:, PLAYED]
        orders += [
            Order(seat=name, lever=lever, target=target, value=float(value))
            for target, value in zip(targets, values, strict=True)
            if not np.isnan(value)
        ]
    return orders


def into_twin(world: World, docket: Docket, name: str, wishes: Wishes) -> None:
    """The same policies decide in the twin, from what they see there."""
    for lever, wish in wishes.items():
        kind = LEVERS[lever]
        docket.setdefault(lever, np.full(kind.shape(world.sizes), np.nan))
        docket[lever][holder_index(world.names, kind, name), ..., TWIN] = wish[..., TWIN]
