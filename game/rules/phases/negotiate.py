"""Allies follow or drift, rivals answer, truces hold or break, political capital recovers."""

import numpy as np

from game.rules.reach import abroad
from game.rules.truces import keep_truces
from game.world.channels import Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import total
from game.world.state import World

_FULL = 100.0  # political capital of a government at its best


def negotiate(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Move alignment, following, grievance, truces and political capital.

    A courted, aligned region follows after three to five quarters; it drifts when its customers are cut off
    or its own tier is raised. A restricted region owes an answer: counter-controls on inputs slow the
    restricting country's supply. A government decides on its own, where the level gives it the lever; others
    answer by grievance alone. In a truce counter-controls rest, grievance fades and agreement returns.

    Writes: regions.counter, regimes.burden.
    Posts: regions.alignment, regions.following, regions.grievance, regions.truce, regimes.capital,
    regimes.volatility, regimes.purse, stacks.capacity.
    """
    c, regions, post = world.constants, world.regions, world.book.post
    foreign = abroad(world).swapaxes(0, 1)
    hurt = _hurt(world) * foreign
    walls = law.tier.swapaxes(0, 1) / 3.0 * foreign
    post(regions.alignment, 0.05 * (regions.loyalty - regions.alignment), because="old ties")
    friend = np.maximum(regions.alignment, 0.0)
    cooler = np.minimum(0.25 * hurt + 0.04 * walls * friend, 1.0 + regions.alignment)
    post(regions.alignment, -cooler, because="cut off or walled off")
    courted = law.talks.swapaxes(0, 1) * friend * foreign / c.ally_lag
    heard = 0.04 * law.talks.swapaxes(0, 1) * np.maximum(1.0 - regions.alignment, 0.0) * foreign
    post(regions.alignment, heard, because="courted")
    room = np.maximum(0.4 + 0.6 * friend - regions.following, 0.0)
    post(regions.following, np.minimum(courted, room), because="allied talks")
    post(regions.following, -0.04 * regions.following, because="interests differ")
    rival = np.where(regions.loyalty < 0.0, 1.0, 0.0)
    post(regions.grievance, c.retaliation * rival * (walls * _denial(world) + hurt), because="restricted")
    post(regions.grievance, -0.15 * regions.grievance, because="time passes")
    keep_truces(world, law)
    _withhold(world, law)
    _answer(world)
    _recover(world)


def _hurt(world: World) -> Floats:
    """Part of a region's demand cut off from labs of each regulator's country [region regulator world]."""
    waiting = total(world.markets.suspended, axis=2)
    lost = total(waiting[:, :, None] * world.labs.flag[:, None])
    return lost / np.maximum(total(world.regions.demand, axis=1), 1e-9)[:, None]


def _denial(world: World) -> Floats:
    """Part of the accelerators a region wants that it is denied [region 1 world]."""
    return (world.stacks.denied / np.maximum(world.stacks.denied + world.regions.wanted, 1.0))[:, None]


def _withhold(world: World, law: Law) -> None:
    """Inputs withheld cost the other side capacity, by the weight of who withholds, and one's own exporters sales."""
    c, regions, regimes, post = world.constants, world.regions, world.regimes, world.book.post
    held = law.counter.swapaxes(0, 1) * abroad(world).swapaxes(0, 1) * (1.0 - regions.truce)
    regions.counter[:] = held
    weight = _supply_weight(world)
    made_in = total(world.stacks.flag[:, :, None] * regimes.home[None], axis=1)
    pressure = np.minimum(total(held * weight[None], axis=1), 1.0)
    loss = c.counter_bite * total(made_in * pressure[None], axis=1)
    post(world.stacks.capacity, -loss * world.stacks.capacity, because="inputs withheld")
    demand = total(regions.demand, axis=1)
    part = demand / np.maximum(total(demand), 1e-9)
    cost = c.counter_cost * weight * total(held * part[:, None])
    post(regimes.purse, -np.minimum(cost, np.maximum(regimes.purse, 0.0)), because="exporters' losses")
    regimes.burden[:] += cost
    post(regions.grievance, c.retaliation * held * weight[None], because="inputs withheld")
    post(regions.alignment, -c.counter_offence * held * (1.0 + regions.alignment), because="inputs withheld")


def _supply_weight(world: World) -> Floats:
    """Weight of a government's country among those who supply the industry, 0 to 1 [regulator world].

    Its place in the chain of accelerators, or the size of its industry: a tenth of the world's gives a third.
    """
    regions = world.regions
    size = np.sqrt(np.maximum(regions.capital, 0.0))
    return total(world.regimes.home * np.minimum(regions.hub + size, 1.0)[None], axis=1)


def _answer(world: World) -> None:
    """Grievance costs the restricting country's stacks capacity where no government has the lever to decide on it."""
    stacks, regions = world.stacks, world.regions
    governed = total(world.regimes.home)
    decided = governed if "counter_controls" in world.dials else np.zeros_like(governed)
    angry = regions.grievance * (1.0 - regions.truce) * (1.0 - decided)[:, None]
    owed = np.minimum(np.max(angry, axis=0), 1.0)
    loss = 0.06 * total(stacks.flag * owed[None], axis=1)
    world.book.post(stacks.capacity, -loss * stacks.capacity, because="counter-controls")


def _recover(world: World) -> None:
    """Political capital comes back, faster to a government whose friends are content or whose rivals are calm."""
    regimes, c = world.regimes, world.constants
    room = np.maximum(_FULL - regimes.capital, 0.0) / _FULL
    ties = np.where(world.regions.loyalty > 0.3, 1.0, 0.0) * abroad(world).swapaxes(0, 1)
    content = total(ties * world.regions.alignment) / np.maximum(total(ties * world.regions.loyalty), 1e-9)
    content = np.where(total(ties) > 0.0, np.clip(content, 0.0, 1.2), 1.0)
    gain = c.capital_income * room * (0.5 + 0.5 * content)
    world.book.post(regimes.capital, gain, because="time and success")
    demand = total(world.regions.demand, axis=1)
    calm = total(world.regions.truce * (demand / np.maximum(total(demand), 1e-9))[:, None])
    world.book.post(regimes.capital, c.truce_income * room * calm, because="truce")
