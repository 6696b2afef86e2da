"""Accelerators: made, bought, denied, smuggled, worn out."""

from dataclasses import dataclass

import numpy as np

from game.rules.reach import abroad
from game.world.channels import LICENCE, NOTIFY, Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import exp, log, power, total
from game.world.state import World

EASE = (1.0, 1.0, 0.5, 0.0)  # part of best accelerators let through, by tier: open, notify, licence, deny
_FLOOR = 1e-9


@dataclass(slots=True)
class Orders:
    """What buyers ask for this turn, in H100e a quarter [region stack world]."""

    free: Floats  # if no export rule stood in the way
    legal: Floats  # under the rules
    duty: Floats  # part of the price that goes to the supplier's government on top


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
    money, of_labs = _budgets(world, law, plans)
    openness = _ease(law, world)
    orders = _bid(world, law, money, openness)
    got = _clear(world, law, orders)
    _arrive(world, law, draws, orders, got)
    _deliver(world, money, of_labs, orders, got)
    _rent_abroad(world, got)
    _advance_stacks(world, law, orders, got)


def _wear(world: World) -> None:
    """Accelerators wear out, wherever they stand."""
    rate, post = world.constants.chip_wear, world.book.post
    installed, owned = rate * world.regions.installed, rate * world.labs.compute
    post(world.regions.installed, -installed, because="worn out")
    post(world.labs.compute, -owned, because="worn out")
    post(world.stacks.scrapped, total(installed) + total(owned), because="worn out")


def _budgets(world: World, law: Law, plans: Plans) -> tuple[Floats, Floats]:
    """Money for accelerators: clouds from regional capital, labs from their plans.

    Returns:
        All money [region world] and each lab's part of its region's money [lab region world], bn USD.
    """
    c, labs, regions = world.constants, world.labs, world.regions
    grown = exp(log(1.0 + c.investment_growth) * world.clock.turn.astype(float))
    clouds = c.cloud_capex * regions.capital * c.investment * grown + regions.programme
    lowered = (law.coming_chip_line < law.chip_line)[:, None] & (law.coming_tier >= LICENCE)
    wary = np.where((law.coming_tier > law.tier) | lowered, 1.0, 0.0)
    clouds = clouds * (1.0 + c.stockpiling * np.max(wary, axis=0))
    clouds = clouds * _room(world)
    affordable = np.clip(plans.buying, 0.0, np.maximum(labs.cash, 0.0)) * labs.alive
    of_labs = labs.home * affordable[:, None]
    return clouds + total(of_labs), of_labs


def _room(world: World) -> Floats:
    """How far data-centre power still allows growth, 0 to 1 [region world]."""
    c, regions = world.constants, world.regions
    saved = exp(-c.thriftier_parts * world.clock.turn.astype(float))
    drawn = total(regions.installed, axis=1) + total(
        total(world.labs.home[:, :, None] * world.labs.compute[:, None]), axis=1
    )
    used = drawn * c.watts * saved * 1e-6
    return np.clip(2.0 * (1.0 - used / np.maximum(regions.power, _FLOOR)), 0.02, 1.0)


def _ease(law: Law, world: World) -> Floats:
    """Part of the best accelerators that a supplier's government lets into a region [region regulator world]."""
    tier = law.tier.swapaxes(0, 1)
    ease = np.where(tier >= LICENCE + 0.5, EASE[3], np.where(tier >= NOTIFY + 0.5, EASE[2], EASE[0]))
    return np.where(abroad(world).swapaxes(0, 1) > 0.0, ease, 1.0)


def _bid(world: World, law: Law, money: Floats, openness: Floats) -> Orders:
    """Split each region's money between stacks, with and without the rules."""
    c, stacks, regions = world.constants, world.stacks, world.regions
    allowed = _allowed(world, law, openness)
    foreign = 1.0 - _makes(world)
    fear = _under(1.0 - exp(-regions.fear), stacks.flag, 0.0) * foreign
    kept_out = total(law.refusal[:, None] * world.regimes.home)[:, None] * foreign
    installed = regions.installed / np.maximum(total(regions.installed, axis=1), 1.0)[:, None]
    familiar = total(installed[:, None] * stacks.compatible[None], axis=2)
    worth = c.taste_part * log(stacks.quality * stacks.price[:1] / stacks.price)
    common = worth + c.stack_lock * familiar - fear - c.mandate_weight * kept_out
    legal = common + c.taste_part * log(np.maximum(allowed, _FLOOR))
    duty = _under(np.broadcast_to(law.duty, openness.shape) * (1.0 - openness), stacks.flag, 0.0)
    wished = money[:, None] * 1e9 / stacks.price * (1.0 - kept_out)
    stacks.legal_part[:] = allowed * stacks.part
    free = wished * _logit(common, stacks.capacity)
    return Orders(free, wished * _logit(legal, stacks.capacity) * allowed / (1.0 + duty), duty)


def _allowed(world: World, law: Law, openness: Floats) -> Floats:
    """Performance a region may buy, relative to the best part: [region stack world].

    Where the tier does not let the best through, parts are made to fit below the line.
    """
    stacks = world.stacks
    line = np.where(np.isinf(law.chip_line), 1e9, law.chip_line) * (1.0 - world.constants.below_line)
    fitting = _under(np.broadcast_to(line, openness.shape), stacks.flag, 1e9)
    fitting = np.minimum(fitting / stacks.part, 1.0)
    let = _under(openness, stacks.flag, 1.0)
    return let + (1.0 - let) * fitting


def _under(by_regulator: Floats, flag: Floats, ungoverned: float) -> Floats:
    """Give every stack what its government means to each region: [region regulator world] to [region stack world]."""
    governed = total(flag, axis=1)
    return total(by_regulator[:, None] * flag[None], axis=2) + (1.0 - governed) * ungoverned


def _makes(world: World) -> Floats:
    """1 where a stack is made under the region's own government [region stack world]."""
    return total(world.regimes.home[:, :, None] * world.stacks.flag.swapaxes(0, 1)[:, None])


def _logit(utility: Floats, capacity: Floats) -> Floats:
    """Multinomial logit over the stacks that are made at all [region stack world]."""
    weight = exp(utility - np.max(utility, axis=1)[:, None]) * np.where(capacity > 0.0, 1.0, 0.0)
    return weight / np.maximum(total(weight, axis=1), _FLOOR)[:, None]


def _clear(world: World, law: Law, orders: Orders) -> Floats:
    """Ration what is short; who cannot get one stack turns to the leading one, unless kept from it.

    Returns [region stack world].
    """
    stacks = world.stacks
    asked = total(orders.legal)
    got = orders.legal * np.minimum(1.0, stacks.capacity / np.maximum(asked, _FLOOR))
    welcome = 1.0 - total(law.refusal[:, None] * world.regimes.home) * (1.0 - _makes(world)[:, 0])
    unmet = total((orders.legal - got)[:, 1:], axis=1) * welcome * stacks.legal_part[:, 0] / stacks.part[0]
    spare = np.maximum(stacks.capacity[0] - total(got)[0], 0.0)
    turned = unmet * np.minimum(1.0, spare / np.maximum(total(unmet), _FLOOR))
    got[:, 0] += turned
    stacks.bought[:] = got
    return got


def _arrive(world: World, law: Law, draws: Draws, orders: Orders, got: Floats) -> None:
    """Grey goods of last turn arrive or are seized; part of what is denied sets out."""
    c, stacks, post = world.constants, world.stacks, world.book.post
    effort = np.max(total(stacks.flag * law.enforcement[None], axis=1), axis=0)
    luck = 2.0 * draws.uniform("interdiction", world.names.regions)
    seized = stacks.transit * np.minimum(c.interdiction * effort * luck, 1.0)[:, None]
    landed = stacks.transit - seized
    post(stacks.transit, -stacks.transit, because="arrived or seized")
    post(stacks.seized, total(seized), because="seized at a border")
    post(world.regions.installed, landed, because="grey imports")
    denied = np.maximum(orders.free - np.maximum(orders.legal, got), 0.0) * np.where(
        total(stacks.flag, axis=1) > 0, 1.0, 0.0
    )
    denied = denied * np.where(stacks.legal_part < stacks.part * 0.999, 1.0, 0.0)
    stacks.premium[:] = np.broadcast_to(c.grey_premium * effort - c.grey_discount, stacks.premium.shape)
    grey = c.grey_base * denied * exp(-c.grey_response * stacks.premium)[:, None]
    post(stacks.transit, grey, because="grey imports set out")
    post(stacks.made, total(got) + total(grey), because="made")
    stacks.denied[:] = total(denied, axis=1)
    stacks.grey[:] = total(grey, axis=1)
    stacks.lost[:] = total(np.maximum(denied - grey, 0.0)) * stacks.price * 1e-9


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


def _rent_abroad(world: World, got: Floats) -> None:
    """A lab whose region is denied accelerators rents some abroad."""
    short = world.stacks.denied / np.maximum(world.stacks.denied + total(got, axis=1), 1.0)
    own = total(world.labs.compute, axis=1)
    world.labs.rented[:] = world.constants.cloud_part * own * total(world.labs.home * short[None], axis=1)


def _advance_stacks(world: World, law: Law, orders: Orders, got: Floats) -> None:
    """Capacity, quality, parts and cost move on; sales lost to rules are research lost."""
    c, stacks, post = world.constants, world.stacks, world.book.post
    output = total(got)
    earned = np.maximum(output * stacks.price * 1e-9, 0.1)
    drag = np.clip(1.0 - c.rd_per_revenue * stacks.lost / earned, 0.5, 1.0)
    unmet = np.clip(total(orders.legal) / np.maximum(stacks.capacity, 1.0) - 1.0, 0.0, 1.0)
    grows = np.minimum(c.domestic_growth + c.domestic_pull * unmet, 0.35)
    grows[0] = c.chip_growth * np.clip(total(orders.legal)[0] / np.maximum(stacks.capacity[0], 1.0), 0.2, 1.0)
    aid = total(stacks.flag * law.subsidy[None], axis=1) / 3.0 * 1e9 / stacks.price * 0.25
    post(stacks.capacity, grows * drag * stacks.capacity, because="new plants")
    post(stacks.capacity, np.where(stacks.capacity > 0.0, aid, 0.0), because="subsidy")
    home_buys = _makes(world) * got
    use = total(home_buys) / np.maximum(total(_makes(world) * total(got, axis=1)[:, None]), 1.0)
    shelter = total(stacks.flag * law.refusal[None], axis=1)
    pace = c.catch_up * np.clip(1.5 * use + 0.3 * shelter, 0.05, 1.0)
    gain = pace * np.maximum(c.quality_ceiling - stacks.quality, 0.0)
    gain[0] = 0.0
    post(stacks.quality, gain, because="learning by use")
    better = stacks.part[0] * (1.0 + c.chip_progress * drag[0])
    post(stacks.part, better * stacks.quality - stacks.part, because="new parts")
    _learn(world, orders, output)


def _learn(world: World, orders: Orders, output: Floats) -> None:
    """Cost falls with experience, own in full and others' by a third; scarcity lifts the price above it."""
    c, stacks, post = world.constants, world.stacks, world.book.post
    heard = total((0.4 + 0.6 * stacks.compatible) * output[None], axis=1) - output
    gained = output + c.spill_over * heard
    fall = power((stacks.experience + gained) / np.maximum(stacks.experience, 1.0), -c.learning)
    post(stacks.cost, (fall - 1.0) * stacks.cost, because="experience")
    post(stacks.experience, gained, because="output")
    tight = np.clip(total(orders.legal) / np.maximum(stacks.capacity, 1.0) - 1.0, -0.5, 1.0)
    stacks.price[:] = stacks.cost * (1.0 + c.scarcity * tight)
