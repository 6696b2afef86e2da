"""Orders in words, for pages that are read without the game."""

from collections.abc import Sequence

from game.schema.level import Level
from game.schema.order import Order

_PLURAL = ("point", "day", "quarter", "parameter", "token", "person")
_CALLED = {"persons": "people", "bn USD/quarter": "bn USD a quarter", "USD/Mtoken": "USD per million tokens"}


def orders_told(level: Level, orders: Sequence[Order]) -> str:
    """A turn's orders, one after the other; 'none' without any."""
    return "; ".join(order_told(level, order) for order in orders) or "none"


def order_told(level: Level, order: Order) -> str:
    """An order: what it sets, for whom, and to what, by the names that the level gives them."""
    lever = level.lever(order.lever)
    aims = {one.id: one.name for one in level.world.regions} | {lab.id: lab.name for lab in level.labs}
    aim = f" for {aims.get(order.target, order.target)}" if order.target else ""
    if lever.scale == "choice" and 0 <= order.value - lever.low < len(lever.choices):
        said = lever.choices[int(order.value - lever.low)]
    elif lever.unlimited(order.value):
        said = lever.top
    elif lever.unit == "1":
        said = f"{order.value:.0%}".replace("%", " %")
    else:
        unit = lever.unit + ("s" if lever.unit in _PLURAL else "")
        said = f"{order.value:,.3g} {_CALLED.get(unit, unit)}" if order.value < 1e5 else f"{order.value:.2g} {unit}"
    return f"{lever.label}{aim}: {said}"


def seat_told(level: Level, seat: str) -> str:
    """What a seat is called."""
    return next((lab.name for lab in level.labs if lab.id == seat), seat.title())
