"""Accelerators: made, bought, denied, smuggled, worn out."""

import numpy as np

from game.rules.bidding import Orders, bid, budgets, ease, makes
from game.rules.evasion import arrive, rent_abroad
from game.rules.stacks import advance_stacks
from game.world.channels import Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import total
from game.world.state import World

_FLOOR = 1e-9


def supply(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Buyers bid, rules narrow what may be sold, capacity clears the rest, and evasion fills part of the gap.

    A region splits its money between stacks by the performance it may buy, what it already runs, and its
    fear of the supplier's government. A line is answered by the best part just below it, a quarter later.
    What is denied goes to the grey market, to clouds abroad, or to the other stack.

    Writes: stacks.bought, stacks.legal_part, stacks.price, stacks.premium, stacks.denied, stacks.grey, stacks.lost,
    regions.wanted, labs.rented.
    Posts: stacks.capacity, stacks.made, stacks.scrapped, stacks.seized, stacks.transit, stacks.experience,
    stacks.quality, stacks.part, stacks.cost, regions.installed, labs.compute, labs.cash,
    regimes.purse.
    """
    _wear(world)
    money, of_labs = budgets(world, law, plans)
    openness = ease(law, world)
    orders = bid(world, law, money, openness)
    got = _clear(world, law, orders)
    arrive(world, law, draws, orders, got)
    _deliver(world, money, of_labs, orders, got)
    rent_abroad(world, got)
    advance_stacks(world, law, orders, got)


def _wear(world: World) -> None:
    """Accelerators wear out, wherever they stand."""
    rate, post = world.constants.chip_wear, world.book.post
    installed, owned = rate * world.regions.installed, rate * world.labs.compute
    post(world.regions.installed, -installed, because="worn out")
    post(world.labs.compute, -owned, because="worn out")
    post(world.stacks.scrapped, total(installed) + total(owned), because="worn out")


def _clear(world: World, law: Law, orders: Orders) -> Floats:
    """Ration what is short; who cannot get one stack turns to the leading one, unless kept from it.

    Returns [region stack world].
    """
    stacks = world.stacks
    asked = total(orders.legal)
    got = orders.legal * np.minimum(1.0, stacks.capacity / np.maximum(asked, _FLOOR))
    welcome = 1.0 - total(law.refusal[:, None] * world.regimes.home) * (1.0 - makes(world)[:, 0])
    unmet = total((orders.legal - got)[:, 1:], axis=1) * welcome * stacks.legal_part[:, 0] / stacks.part[0]
    spare = np.maximum(stacks.capacity[0] - total(got)[0], 0.0)
    turned = unmet * np.minimum(1.0, spare / np.maximum(total(unmet), _FLOOR))
    got[:, 0] += turned
    stacks.bought[:] = got
    return got


def _deliver(world: World, money: Floats, of_labs: Floats, orders: Orders, got: Floats) -> None:
    """Labs and clouds of a region get their part of what came, and labs pay for theirs."""
    post = world.book.post
    part = of_labs / np.maximum(money, _FLOOR)[None]
    post(world.labs.compute, total(part[:, :, None] * got[None], axis=1), because="accelerators bought")
    post(world.regions.installed, got * (1.0 - total(part))[:, None], because="accelerators bought")
    price = got * world.stacks.price * 1e-9
    bill = total(part * total(price * (1.0 + orders.duty), axis=1)[None], axis=1)
    post(world.labs.cash, -np.minimum(bill, total(of_labs, axis=1)), because="accelerators")
    world.regions.wanted[:] = total(orders.legal, axis=1)
    earned = total(price * orders.duty)
    post(world.regimes.purse, total(world.stacks.flag * earned[:, None]), because="duty")
