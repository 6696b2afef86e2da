"""What single levers do not allow in a world as it stands, in words a player understands."""

from collections.abc import Callable, Sequence

import numpy as np

from game.language import tr
from game.play.refused import Refusal
from game.rules.catalogue import LEVERS
from game.rules.reach import abroad
from game.schema.order import Order
from game.world.channels import OPEN_WEIGHTS
from game.world.state import NEWEST, World


def _start(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.labs.index(order.seat)
    if order.value > 0.5 and world.labs.run_needed[row, 0] > 0.0:
        part = float(world.labs.run_done[row, 0] / world.labs.run_needed[row, 0])
        raise Refusal(tr("A run is under way, {done:.0%} done. One run at a time.", done=part))


def _raise(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.labs.index(order.seat)
    most = float((world.constants.raise_most * world.labs.valuation[row])[0])
    if order.value > most + 1e-9:
        raise Refusal(
            tr(
                "Investors would give at most {most:.2f} bn USD this quarter, not {value:g}.",
                most=most,
                value=order.value,
            )
        )


def _release(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.labs.index(order.seat)
    if world.labs.released[row, NEWEST, 0] >= OPEN_WEIGHTS and order.value < OPEN_WEIGHTS:
        if world.labs.run_needed[row, 0] > 0.0:
            return
        raise Refusal(tr("Published weights cannot be recalled. You may choose anew when the next model is finished."))


def _apply(order: Order, world: World, given: Sequence[Order]) -> None:
    if order.value < 0.5:
        return
    lab, region = world.names.labs.index(order.seat), world.names.regions.index(order.target)
    barred = world.regimes.controlled[:, lab, NEWEST, 0] * abroad(world)[:, region, 0]
    if not np.any(barred > 0.0):
        raise Refusal(tr("Your newest model needs no licence for {target}.", target=order.target))
    if np.any(world.licences.granted[:, lab, region, 0] > 0.0):
        raise Refusal(tr("You hold a licence for {target} already.", target=order.target))
    if np.any(world.licences.waiting[:, lab, region, 0] > 0.0):
        raise Refusal(tr("Your request for {target} is in the queue.", target=order.target))


def _distil(order: Order, world: World, given: Sequence[Order]) -> None:
    if order.target == order.seat and order.value > 0.0:
        raise Refusal(tr("A lab cannot distil itself."))


def _buy(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.labs.index(order.seat)
    fresh = sum(o.value for o in given if o.lever == "raise_capital")
    money = max(float(world.labs.cash[row, 0]), 0.0) + fresh
    if order.value > money + 1e-9 and order.value > 0.0:
        raise Refusal(tr("You have {money:.2f} bn USD, not {value:g}.", money=money, value=order.value))


def _subsidise(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.regulators.index(order.seat)
    money = float((world.regimes.purse[row] + world.constants.appropriation)[0])
    if order.value > money + 1e-9:
        raise Refusal(
            tr("The purse holds {money:.1f} bn USD for the quarter, not {value:g}.", money=money, value=order.value)
        )


def _foreign(order: Order, world: World, given: Sequence[Order]) -> None:
    row, region = world.names.regulators.index(order.seat), world.names.regions.index(order.target)
    if world.regimes.home[row, region, 0] > 0.0:
        raise Refusal(
            tr(
                "{target} is your own country: {label} is for others.",
                target=order.target,
                label=LEVERS[order.lever].label.lower(),
            )
        )


def _list(order: Order, world: World, given: Sequence[Order]) -> None:
    row, lab = world.names.regulators.index(order.seat), world.names.labs.index(order.target)
    if world.labs.flag[lab, row, 0] > 0.0:
        raise Refusal(
            tr("{target} is a lab of your own country: the entity list is for foreign ones.", target=order.target)
        )


def _reach(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.regulators.index(order.seat)
    if order.value > 0.0 and not np.any(world.stacks.flag[:, row, 0] > 0.0):
        raise Refusal(tr("Your country makes no accelerators of its own, so nobody can be reached through them."))


def _cap(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.labs.index(order.seat)
    opened = world.labs.released[row, NEWEST, 0] >= OPEN_WEIGHTS
    if order.value > 0.0 and opened and world.labs.run_needed[row, 0] == 0.0:
        raise Refusal(tr("Published weights cannot be capped. You may cap the next model when it is finished."))


def _lobby(order: Order, world: World, given: Sequence[Order]) -> None:
    row = world.names.labs.index(order.seat)
    if order.value <= 0.0:
        return
    if not np.any(world.labs.flag[row, :, 0] > 0.0):
        raise Refusal(tr("No government here is yours: there is nobody to lobby."))
    if order.value > max(float(world.labs.cash[row, 0]), 0.0):
        raise Refusal(
            tr("You have {cash:.2f} bn USD, not {value:g}.", cash=float(world.labs.cash[row, 0]), value=order.value)
        )


def _bid(order: Order, world: World, given: Sequence[Order]) -> None:
    row, target = world.names.labs.index(order.seat), world.names.labs.index(order.target)
    if order.value < 0.5:
        return
    if row == target:
        raise Refusal(tr("A lab cannot buy itself."))
    if not world.labs.alive[target, 0]:
        raise Refusal(tr("{target} is out of business.", target=order.target))
    c, labs = world.constants, world.labs
    large = float(labs.valuation[target, 0]) >= float((c.takeover_size * labs.valuation[row])[0])
    if large and labs.cash[target, 0] >= 0.0:
        times = f"{1.0 / float(c.takeover_size[0]):g}"
        raise Refusal(
            tr(
                "{target} is solvent, and would sell only to a lab worth {times} times as much.",
                target=order.target,
                times=times,
            )
        )
    price = float((c.takeover_premium * labs.valuation[target] + np.maximum(-labs.cash[target], 0.0))[0])
    if price >= labs.cash[row, 0]:
        raise Refusal(
            tr(
                "{target} and its debts would cost {price:.2f} bn USD; you have {cash:.2f}.",
                target=order.target,
                price=price,
                cash=labs.cash[row, 0],
            )
        )


def _move(order: Order, world: World, given: Sequence[Order]) -> None:
    row, region = world.names.labs.index(order.seat), world.names.regions.index(order.target)
    if order.value < 0.5:
        return
    if world.labs.home[row, region, 0] > 0.0:
        raise Refusal(tr("Your head office is in {target} already.", target=order.target))
    if np.any(world.labs.moving[row, :, 0] > 0.0):
        raise Refusal(tr("The head office is on the move. One move at a time."))


def _partner(order: Order, world: World, given: Sequence[Order]) -> None:
    row, region = world.names.labs.index(order.seat), world.names.regions.index(order.target)
    if order.value > 0.5 and world.labs.home[row, region, 0] > 0.0:
        raise Refusal(tr("{target} is your home: you need no partner there.", target=order.target))


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
