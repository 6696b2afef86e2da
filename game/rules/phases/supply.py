"""Accelerators: made, bought, denied, smuggled, worn out."""

import numpy as np

from game.rules.bidding import Orders, bid
from game.rules.budgets import Money, budgets
from game.rules.clearing import Goods, clear
from game.rules.evasion import evade
from game.rules.parts import at_home, note_lines, on_offer, up
from game.rules.reach import abroad
from game.rules.stacks import advance_stacks
from game.world.channels import LICENCE, Law, Plans
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
    goods = clear(world, law, offer, orders)
    _deliver(world, money, orders, goods)
    evade(world, law, plans, draws, orders, goods.got)
    advance_stacks(world, law, orders, goods.got)
    note_lines(world, law)


def _wear(world: World) -> None:
    """Accelerators wear out, wherever they stand."""
    rate, post = world.constants.chip_wear, world.book.post
    installed, owned = rate * world.regions.installed, rate * world.labs.compute
    post(world.regions.installed, -installed, because="worn out")
    post(world.labs.compute, -owned, because="worn out")
    post(world.stacks.scrapped, total(installed) + total(owned), because="worn out")


def _promote(world: World, law: Law) -> None:
    """Buyers under open tiers are courted for the home industry; there, people begin to talk of dependence.

    Friends everywhere tire of inspectors.
    """
    c, regimes, alignment = world.constants, world.regimes, world.regions.alignment
    effort = 1.0 - exp(-law.promotion / c.promotion_scale)
    regimes.promoted[:] = effort[:, None] * abroad(world) * np.where(law.tier < LICENCE, 1.0, 0.0)
    talk = c.promotion_grudge * regimes.promoted.swapaxes(0, 1) * np.maximum(alignment, 0.0)
    tired = c.audit_grudge * (law.enforcement[:, None] * abroad(world)).swapaxes(0, 1) * np.maximum(alignment, 0.0)
    world.book.post(alignment, -talk, because="talk of dependence")
    world.book.post(alignment, -tired, because="tired of checks")


def _deliver(world: World, money: Money, orders: Orders, goods: Goods) -> None:
    """Labs and clouds of a region get their part of what came, and labs pay for theirs, or their government does."""
    labs, post = world.labs, world.book.post
    given = money.granted / np.maximum(money.labs, _FLOOR)
    post(labs.compute, goods.ours * (1.0 - given)[:, None], because="accelerators bought")
    post(labs.compute, goods.ours * given[:, None], because="computing grants")
    post(world.regions.installed, goods.got - up(world, goods.ours), because="accelerators bought")
    price = world.stacks.price * 1e-9
    bill = total(goods.ours * price * (1.0 + at_home(world, orders.duty)), axis=1)
    post(labs.cash, -np.minimum(bill * (1.0 - given), money.own), because="accelerators")
    granted = np.minimum(bill * given, money.granted)
    post(world.regimes.purse, -total(labs.flag * granted[:, None]), because="computing grants")
    earned = total(goods.got * price * orders.duty)
    post(world.regimes.purse, total(world.stacks.flag * earned[:, None]), because="duty")
