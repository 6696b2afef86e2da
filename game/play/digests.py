"""What is written of a turn: fingerprints of all columns, and whose orders."""

from collections.abc import Sequence

from game.schema.order import Order
from game.world.batch import column_digests
from game.world.state import World


def turn_digest(world: World) -> str:
    """Fingerprints of all columns of the pair, one after the other."""
    return "".join(column_digests(world).values())


def own_part(log: Sequence[Sequence[Order]], seat: str) -> list[tuple[Order, ...]]:
    """The orders that one seat gave, turn by turn."""
    return [tuple(order for order in orders if order.seat == seat) for orders in log]
