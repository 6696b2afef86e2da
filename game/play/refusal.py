"""May this order be given now? If not, say why in words a player understands."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

import numpy as np

from game.play.setup import holder_index, write_docket
from game.rules.catalogue import LEVERS, Lever
from game.rules.enact import enact
from game.rules.reach import abroad
from game.schema.level import Level, Role
from game.schema.order import Order
from game.world.batch import take
from game.world.channels import OPEN_WEIGHTS
from game.world.state import NEWEST, World


class Refusal(ValueError):
    """An order that cannot be given. The message is shown to the player."""


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
            raise Refusal(f"{order.seat} is out of business and gives no orders.")
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
    raise Refusal(f"There is no seat '{seat}' here.{_near(seat, [s.holder for s in level.seats])}")


def _near(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return f" Did you mean '{near[0]}'?" if near else f" Known: {', '.join(known)}."


def _lever(order: Order, level: Level) -> Lever:
    role = role_of(level, order.seat)
    offered = list(level.offers(order.seat))
    if order.lever not in offered:
        who = order.seat if order.lever in level.levers.get(role, ()) else f"A {role}"
        raise Refusal(f"{who} has no lever '{order.lever}' here.{_near(order.lever, offered)}")
    return level.lever(order.lever)


def _target(order: Order, lever: Lever, level: Level) -> None:
    if not lever.target:
        if order.target:
            raise Refusal(f"{lever.label} aims at nothing; leave out '{order.target}'.")
        return
    known = [r.id for r in level.world.regions] if lever.target == "region" else [x.id for x in level.labs]
    if order.target not in known:
        which = f"'{order.target}'" if order.target else "nothing"
        raise Refusal(f"{lever.label} needs a {lever.target}, not {which}.{_near(order.target, known)}")


def _bounds(order: Order, lever: Lever) -> None:
    unit = "" if lever.unit == "1" else f" {lever.unit}"
    if not lever.low <= order.value <= lever.high:
        between = f"between {lever.low:g} and {lever.high:g}{unit}"
        raise Refusal(f"{lever.label} must lie {between}, not {order.value:g}.")
    if lever.scale == "choice" and order.value != int(order.value):
        known = ", ".join(f"{i} {name}" for i, name in enumerate(lever.choices))
        raise Refusal(f"{lever.label} is one of {known}, not {order.value:g}.")


def _capital(order: Order, lever: Lever, world: World, given: Sequence[Order]) -> None:
    """The turn's changes together must not cost more political capital than there is."""
    row = holder_index(world.names, lever, order.seat)
    cost = political_cost(world, [*given, order], row)
    left = float(world.regimes.capital[row, 0])
    if cost > left + 1e-9:
        raise Refusal(
            f"{lever.label}: this turn's changes would cost {cost:.0f} political capital, and you have {left:.0f}."
        )


def political_cost(world: World, orders: Sequence[Order], row: int) -> float:
    """What these orders of one regulator would cost in political capital, together."""
    trial = take(world, np.zeros(1, dtype=np.int64))
    law, _ = enact(trial, write_docket(trial, [orders]))
    return float(law.cost[row, 0])


def _start(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.labs.index(order.seat)
    if order.value > 0.5 and world.labs.run_needed[row, 0] > 0.0:
        part = float(world.labs.run_done[row, 0] / world.labs.run_needed[row, 0])
        raise Refusal(f"A run is under way, {part:.0%} done. One run at a time.")


def _raise(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.labs.index(order.seat)
    most = float((world.constants.raise_most * world.labs.valuation[row])[0])
    if order.value > most + 1e-9:
        raise Refusal(f"Investors would give at most {most:.2f} bn USD this quarter, not {order.value:g}.")


def _release(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.labs.index(order.seat)
    if world.labs.released[row, NEWEST, 0] >= OPEN_WEIGHTS and order.value < OPEN_WEIGHTS:
        if world.labs.run_needed[row, 0] > 0.0:
            return
        raise Refusal("Published weights cannot be recalled. You may choose anew when the next model is finished.")


def _apply(order: Order, world: World, given: Sequence[Order]) -> None:
    if order.value < 0.5:
        return
    lab, region = world.names.labs.index(order.seat), world.names.regions.index(order.target)
    barred = world.regimes.controlled[:, lab, NEWEST, 0] * abroad(world)[:, region, 0]
    if not np.any(barred > 0.0):
        raise Refusal(f"Your newest model needs no licence for {order.target}.")
    if np.any(world.licences.granted[:, lab, region, 0] > 0.0):
        raise Refusal(f"You hold a licence for {order.target} already.")
    if np.any(world.licences.waiting[:, lab, region, 0] > 0.0):
        raise Refusal(f"Your request for {order.target} is in the queue.")


def _distil(order: Order, world: World, given: Sequence[Order]) -> None:
    if order.target == order.seat and order.value > 0.0:
        raise Refusal("A lab cannot distil itself.")


def _buy(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.labs.index(order.seat)
    fresh = sum(o.value for o in given if o.lever == "raise_capital")
    money = max(float(world.labs.cash[row, 0]), 0.0) + fresh
    if order.value > money + 1e-9 and order.value > 0.0:
        raise Refusal(f"You have {money:.2f} bn USD, not {order.value:g}.")


def _subsidise(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.regulators.index(order.seat)
    money = float((world.regimes.purse[row] + world.constants.appropriation)[0])
    if order.value > money + 1e-9:
        raise Refusal(f"The purse holds {money:.1f} bn USD for the quarter, not {order.value:g}.")


def _foreign(order: Order, world: World, given: Sequence[Order]) -> None:
    row, region = world.names.regulators.index(order.seat), world.names.regions.index(order.target)
    if world.regimes.home[row, region, 0] > 0.0:
        raise Refusal(f"{order.target} is your own country: {LEVERS[order.lever].label.lower()} is for others.")


def _list(order: Order, world: World, given: Sequence[Order]) -> None:
    row, lab = world.names.regulators.index(order.seat), world.names.labs.index(order.target)
    if world.labs.flag[lab, row, 0] > 0.0:
        raise Refusal(f"{order.target} is a lab of your own country: the entity list is for foreign ones.")


def _reach(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.regulators.index(order.seat)
    if order.value > 0.0 and not np.any(world.stacks.flag[:, row, 0] > 0.0):
        raise Refusal("Your country makes no accelerators of its own, so nobody can be reached through them.")


def _cap(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.labs.index(order.seat)
    opened = world.labs.released[row, NEWEST, 0] >= OPEN_WEIGHTS
    if order.value > 0.0 and opened and world.labs.run_needed[row, 0] == 0.0:
        raise Refusal("Published weights cannot be capped. You may cap the next model when it is finished.")


def _lobby(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.labs.index(order.seat)
    if order.value <= 0.0:
        return
    if not np.any(world.labs.flag[row, :, 0] > 0.0):
        raise Refusal("No government here is yours: there is nobody to lobby.")
    if order.value > max(float(world.labs.cash[row, 0]), 0.0):
        raise Refusal(f"You have {float(world.labs.cash[row, 0]):.2f} bn USD, not {order.value:g}.")


def _bid(order: Order, world: World, given: Sequence[Order]) -> None:
    row, target = world.names.labs.index(order.seat), world.names.labs.index(order.target)
    if order.value < 0.5:
        return
    if row == target:
        raise Refusal("A lab cannot buy itself.")
    if not world.labs.alive[target, 0]:
        raise Refusal(f"{order.target} is out of business.")
    c, labs = world.constants, world.labs
    large = float(labs.valuation[target, 0]) >= float((c.takeover_size * labs.valuation[row])[0])
    if large and labs.cash[target, 0] >= 0.0:
        times = f"{1.0 / float(c.takeover_size[0]):g}"
        raise Refusal(f"{order.target} is solvent, and would sell only to a lab worth {times} times as much.")
    price = float((c.takeover_premium * labs.valuation[target] + np.maximum(-labs.cash[target], 0.0))[0])
    if price >= labs.cash[row, 0]:
        raise Refusal(f"{order.target} and its debts would cost {price:.2f} bn USD; you have {labs.cash[row, 0]:.2f}.")


def _move(order: Order, world: World, given: Sequence[Order]) -> None:
    row, region = world.names.labs.index(order.seat), world.names.regions.index(order.target)
    if order.value < 0.5:
        return
    if world.labs.home[row, region, 0] > 0.0:
        raise Refusal(f"Your head office is in {order.target} already.")
    if np.any(world.labs.moving[row, :, 0] > 0.0):
        raise Refusal("The head office is on the move. One move at a time.")


def _partner(order: Order, world: World, given: Sequence[Order]) -> None:
    row, region = world.names.labs.index(order.seat), world.names.regions.index(order.target)
    if order.value > 0.5 and world.labs.home[row, region, 0] > 0.0:
        raise Refusal(f"{order.target} is your home: you need no partner there.")


Special = Callable[[Order, World, Sequence[Order]], None]
SPECIAL: dict[str, Special] = {
    "start_run": _start,
    "raise_capital": _raise,
    "release": _release,
    "licence_application": _apply,
    "distil": _distil,
    "buy_accelerators": _buy,
    "subsidy": _subsidise,
    "country_tier": _foreign,
    "allied_talks": _foreign,
    "entity_list": _list,
    "reach": _reach,
    "cap_release": _cap,
    "lobby": _lobby,
    "counter_controls": _foreign,
    "truce": _foreign,
    "takeover": _bid,
    "head_office": _move,
    "joint_venture": _partner,
}
