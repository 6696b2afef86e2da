"""Accelerators: made, bought, denied, smuggled, worn out."""

import numpy as np

from game.rules.bidding import Orders, bid
from game.rules.budgets import Money, budgets
from game.rules.evasion import evade
from game.rules.parts import Offer, at_home, makes, note_lines, on_offer, up
from game.rules.reach import abroad
from game.rules.stacks import advance_stacks
from game.world.channels import LICENCE, Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import exp, total
from game.world.state import World

_FLOOR = 1e-9


def supply(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Buyers bid, rules narrow what may be sold, capacity clears the rest, and evasion fills part of the gap.

    A region splits its money between stacks by the performance it may buy, what it already runs, and its
    fear of the supplier's government. A line is answered by the best part just below it, a quarter later.
    What is denied goes to the grey market, to clouds abroad, or to the other stack.

    Writes: stacks.bought, stacks.legal_part, stacks.legal_memory, stacks.price, stacks.premium, stacks.denied,
    stacks.grey, stacks.lost, stacks.found, regions.wanted, labs.rented, labs.smuggled, regimes.promoted,
    regimes.answered, regimes.answered_memory.
    Posts: stacks.capacity, stacks.building, stacks.made, stacks.scrapped, stacks.seized, stacks.transit,
    stacks.experience, stacks.quality, stacks.part, stacks.bandwidth, stacks.cost, regions.installed,
    regions.alignment, labs.compute, labs.cash, regimes.purse.
    """
    _wear(world)
    _promote(world, law)
    money, offer = budgets(world, law, plans), on_offer(world, law)
    world.stacks.legal_part[:] = offer.arithmetic * world.stacks.part
    world.stacks.legal_memory[:] = offer.memory * world.stacks.bandwidth
    orders = bid(world, law, money, offer)
    got = _clear(world, law, offer, orders)
    _deliver(world, money, orders, got)
    evade(world, law, plans, draws, orders, got)
    advance_stacks(world, law, orders, got)
    note_lines(world, law)


def _wear(world: World) -> None:
    """Accelerators wear out, wherever they stand."""
    rate, post = world.constants.chip_wear, world.book.post
    installed, owned = rate * world.regions.installed, rate * world.labs.compute
    post(world.regions.installed, -installed, because="worn out")
    post(world.labs.compute, -owned, because="worn out")
    post(world.stacks.scrapped, total(installed) + total(owned), because="worn out")


def _promote(world: World, law: Law) -> None:
    """Buyers under open tiers are courted for the home industry; there, people begin to talk of dependence."""
    c, regimes, alignment = world.constants, world.regimes, world.regions.alignment
    effort = 1.0 - exp(-law.promotion / c.promotion_scale)
    regimes.promoted[:] = effort[:, None] * abroad(world) * np.where(law.tier < LICENCE, 1.0, 0.0)
    talk = c.promotion_grudge * regimes.promoted.swapaxes(0, 1) * np.maximum(alignment, 0.0)
    world.book.post(alignment, -talk, because="talk of dependence")


def _clear(world: World, law: Law, offer: Offer, orders: Orders) -> Floats:
    """Ration what is short; who cannot get one stack turns to the leading one, unless kept from it.

    Returns [region stack world].
    """
    stacks = world.stacks
    asked = total(orders.legal)
    got = orders.legal * np.minimum(1.0, stacks.capacity / np.maximum(asked, _FLOOR))
    told = np.clip(np.maximum(law.refusal, law.mandate), 0.0, 1.0)[:, None] * world.regimes.home
    welcome = (1.0 - total(told) * (1.0 - makes(world)[:, 0])) * offer.worth[:, 0]
    unmet = total(((orders.legal - got) * (1.0 - orders.steady))[:, 1:], axis=1) * welcome
    unmet = np.minimum(unmet, _headroom(world, law, got))
    spare = np.maximum(stacks.capacity[0] - total(got)[0], 0.0)
    turned = unmet * np.minimum(1.0, spare / np.maximum(total(unmet), _FLOOR))
    got[:, 0] += turned
    stacks.bought[:] = got
    world.regions.wanted[:] = total(orders.legal, axis=1)
    return got


def _headroom(world: World, law: Law, got: Floats) -> Floats:
    """How much more of the leading stack a volume cap lets into each region [region world]."""
    sold = total(got[:, :, None] * world.stacks.flag[None], axis=1)
    left = np.maximum(law.cap.swapaxes(0, 1) - sold, 0.0)
    caps = (world.stacks.flag[0][None] > 0.0) & (abroad(world).swapaxes(0, 1) > 0.0)
    return np.min(np.where(caps, left, np.inf), axis=1)


def _deliver(world: World, money: Money, orders: Orders, got: Floats) -> None:
    """Labs and clouds of a region get their part of what came, and labs pay for theirs, or their government does."""
    labs, post = world.labs, world.book.post
    came = orders.ours * at_home(world, got)
    given = money.granted / np.maximum(money.labs, _FLOOR)
    post(labs.compute, came * (1.0 - given)[:, None], because="accelerators bought")
    post(labs.compute, came * given[:, None], because="computing grants")
    post(world.regions.installed, got - up(world, came), because="accelerators bought")
    price = world.stacks.price * 1e-9
    bill = total(came * price * (1.0 + at_home(world, orders.duty)), axis=1)
    post(labs.cash, -np.minimum(bill * (1.0 - given), money.own), because="accelerators")
    granted = np.minimum(bill * given, money.granted)
    post(world.regimes.purse, -total(labs.flag * granted[:, None]), because="computing grants")
    earned = total(got * price * orders.duty)
    post(world.regimes.purse, total(world.stacks.flag * earned[:, None]), because="duty")
