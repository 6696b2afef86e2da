"""May this order be given now? If not, say why in words a player understands."""

from collections.abc import Sequence
from difflib import get_close_matches

import numpy as np

from game.language import tr
from game.play.acts import SPECIAL
from game.play.refused import Refusal
from game.play.setup import holder_index, write_docket
from game.rules.catalogue import Lever
from game.rules.enact import enact
from game.schema.level import Level, Role
from game.schema.order import Order
from game.world.batch import take
from game.world.state import World


def check(order: Order, world: World, level: Level, given: Sequence[Order] = (), *, affordable: bool = False) -> None:
    """Raise Refusal if the order is not allowed in the first world of the batch.

    Args:
        order: the order.
        world: the world before this turn.
        level: the level being played.
        given: orders of the same seat already on the table this turn.
        affordable: the political capital for the whole turn has been looked at already.
    """
    lever = well_formed(order, level)
    if lever.role == "startup":
        row = holder_index(world.names, lever, order.seat)
        if not world.labs.alive[row, 0]:
            raise Refusal(tr("{seat} is out of business and gives no orders.", seat=order.seat))
    if special := SPECIAL.get(order.lever):
        special(order, world, given)
    if lever.role == "regulator" and lever.cost > 0.0 and not affordable:
        _capital(order, lever, world, given)


def well_formed(order: Order, level: Level) -> Lever:
    """The order's lever. Raises Refusal unless the level offers it to the seat, at this target and value."""
    lever = _lever(order, level)
    _target(order, lever, level)
    _bounds(order, lever)
    return lever


def role_of(level: Level, seat: str) -> Role:
    """Return 'regulator' or 'startup'. Raises Refusal if nobody of that id sits in this level."""
    if seat in {regulator.id for regulator in level.regulators}:
        return "regulator"
    if seat in {lab.id for lab in level.labs}:
        return "startup"
    raise Refusal(
        tr("There is no seat '{seat}' here.{near}", seat=seat, near=_near(seat, [s.holder for s in level.seats]))
    )


def _near(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return tr(" Did you mean '{near}'?", near=near[0]) if near else tr(" Known: {known}.", known=", ".join(known))


def _lever(order: Order, level: Level) -> Lever:
    role = role_of(level, order.seat)
    offered = list(level.offers(order.seat))
    if order.lever not in offered:
        who = order.seat if order.lever in level.levers.get(role, ()) else f"A {role}"
        raise Refusal(
            tr("{who} has no lever '{lever}' here.{near}", who=who, lever=order.lever, near=_near(order.lever, offered))
        )
    return level.lever(order.lever)


def _target(order: Order, lever: Lever, level: Level) -> None:
    if not lever.target:
        if order.target:
            raise Refusal(tr("{label} aims at nothing; leave out '{target}'.", label=lever.label, target=order.target))
        return
    known = [r.id for r in level.world.regions] if lever.target == "region" else [x.id for x in level.labs]
    if order.target not in known:
        which = f"'{order.target}'" if order.target else "nothing"
        raise Refusal(
            tr(
                "{label} needs a {target}, not {which}.{near}",
                label=lever.label,
                target=lever.target,
                which=which,
                near=_near(order.target, known),
            )
        )


def _bounds(order: Order, lever: Lever) -> None:
    unit = "" if lever.unit == "1" else f" {lever.unit}"
    if not lever.low <= order.value <= lever.high:
        between = tr("between {low:g} and {high:g}{unit}", low=lever.low, high=lever.high, unit=unit)
        raise Refusal(
            tr("{label} must lie {between}, not {value:g}.", label=lever.label, between=between, value=order.value)
        )
    if lever.scale == "choice" and order.value != int(order.value):
        known = ", ".join(f"{i} {name}" for i, name in enumerate(lever.choices))
        raise Refusal(
            tr("{label} is one of {known}, not {value:g}.", label=lever.label, known=known, value=order.value)
        )


def _capital(order: Order, lever: Lever, world: World, given: Sequence[Order]) -> None:
    """The turn's changes together must not cost more political capital than there is."""
    row = holder_index(world.names, lever, order.seat)
    cost = political_cost(world, [*given, order], row)
    left = float(world.regimes.capital[row, 0])
    if cost > left + 1e-9:
        raise Refusal(
            tr(
                "{label}: this turn's changes would cost {cost:.0f} political capital, and you have {left:.0f}.",
                label=lever.label,
                cost=cost,
                left=left,
            )
        )


def political_cost(world: World, orders: Sequence[Order], row: int) -> float:
    """What these orders of one regulator would cost in political capital, together."""
    trial = take(world, np.zeros(1, dtype=np.int64))
    law, _ = enact(trial, write_docket(trial, [orders]))
    return float(law.cost[row, 0])
