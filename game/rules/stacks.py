"""How stacks move on: capacity, quality, parts, cost."""

import numpy as np

from game.rules.bidding import Orders
from game.rules.parts import makes, own_stack
from game.world.channels import Law
from game.world.columns import Floats
from game.world.exact import power, total
from game.world.state import World


def advance_stacks(world: World, law: Law, orders: Orders, got: Floats) -> None:
    """Capacity, quality, parts and cost move on; sales lost to rules are research lost."""
    stacks = world.stacks
    output = total(got)
    earned = np.maximum(output * stacks.price * 1e-9, 0.1)
    drag = np.clip(1.0 - world.constants.rd_per_revenue * stacks.lost / earned, 0.5, 1.0)
    _build(world, law, orders, drag)
    _improve(world, law, got, drag)
    _learn(world, orders, output)


def _build(world: World, law: Law, orders: Orders, drag: Floats) -> None:
    """New plants: out of sales, by subsidy at once, and by public plants that take years."""
    c, stacks, post = world.constants, world.stacks, world.book.post
    unmet = np.clip(total(orders.legal) / np.maximum(stacks.capacity, 1.0) - 1.0, 0.0, 1.0)
    grows = np.minimum(c.domestic_growth + c.domestic_pull * unmet, 0.35)
    grows[0] = c.chip_growth * np.clip(total(orders.legal)[0] / np.maximum(stacks.capacity[0], 1.0), 0.2, 1.0)
    each = c.plant_yield * 1e9 / stacks.price
    aid = total(stacks.flag * law.subsidy[None], axis=1) * c.rent_seeking * each
    paid = total(total(law.fabs[:, None] * world.regimes.home)[:, None] * own_stack(world))
    opened = c.plant_pace * stacks.building
    post(stacks.building, (1.0 - c.rent_seeking) * paid * each, because="public plants begun")
    post(stacks.building, -opened, because="public plants opened")
    post(stacks.capacity, grows * drag * stacks.capacity, because="new plants")
    post(stacks.capacity, np.where(stacks.capacity > 0.0, aid, 0.0), because="subsidy")
    post(stacks.capacity, opened, because="public plants opened")


def _improve(world: World, law: Law, got: Floats, drag: Floats) -> None:
    """A follower's quality catches up with use and shelter; every best part follows the leader's."""
    c, stacks, post = world.constants, world.stacks, world.book.post
    home_buys = makes(world) * got
    use = total(home_buys) / np.maximum(total(makes(world) * total(got, axis=1)[:, None]), 1.0)
    shelter = total(stacks.flag * law.refusal[None], axis=1)
    pace = c.catch_up * np.clip(1.5 * use + 0.3 * shelter, 0.05, 1.0)
    gain = pace * np.maximum(c.quality_ceiling - stacks.quality, 0.0)
    gain[0] = 0.0
    post(stacks.quality, gain, because="learning by use")
    better = stacks.part[0] * (1.0 + c.chip_progress * drag[0])
    post(stacks.part, better * stacks.quality - stacks.part, because="new parts")
    wider = stacks.bandwidth[0] * (1.0 + c.memory_progress * drag[0])
    post(stacks.bandwidth, wider * stacks.quality - stacks.bandwidth, because="new parts")


def _learn(world: World, orders: Orders, output: Floats) -> None:
    """Cost falls with experience, own in full and others' by a third; scarcity lifts the price above it."""
    c, stacks, post = world.constants, world.stacks, world.book.post
    gained = output + c.spill_over * _heard(world, output)
    fall = power((stacks.experience + gained) / np.maximum(stacks.experience, 1.0), -c.learning)
    post(stacks.cost, (fall - 1.0) * stacks.cost, because="experience")
    post(stacks.experience, gained, because="output")
    tight = np.clip(total(orders.legal) / np.maximum(stacks.capacity, 1.0) - 1.0, -0.5, 1.0)
    stacks.price[:] = stacks.cost * (1.0 + c.scarcity * tight)


def learn_from_the_past(world: World) -> None:
    """Before the first turn: what others made so far counts for learning as what they will make."""
    stacks = world.stacks
    heard = _heard(world, stacks.experience)
    world.book.post(stacks.experience, world.constants.spill_over * heard, because="output of others")


def _heard(world: World, output: Floats) -> Floats:
    """Others' output, as far as it teaches anything on this stack [stack world]."""
    return total((0.4 + 0.6 * world.stacks.compatible) * output[None], axis=1) - output
