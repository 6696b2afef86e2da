"""Technology stacks grow together or apart."""

import numpy as np

from game.world.channels import Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import share, total
from game.world.state import World


def standardise(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Raise compatibility where goods and models cross between blocs, lower it where they do not.

    c' = c + up x (1 - c) - down (1 - x) c, with x the flow across the pair. Work on shared standards joins
    whatever stacks its authors run on to all others; a truce joins those of the two governments.

    Posts: stacks.compatible.
    """
    c, stacks = world.constants, world.stacks
    flow = 0.7 * np.minimum(1.0, 1.15 * _crossing(world)) + 0.3 * _open_market(world)
    apart = 1.0 - np.eye(world.sizes.stack)[:, :, None]
    up = c.compatible_up * flow * (1.0 - stacks.compatible)
    joined = c.standards_gain * _standards_work(world) + c.compatible_up * _in_truce(world)
    up = np.minimum(up + joined * (1.0 - stacks.compatible), 1.0 - stacks.compatible)
    down = c.compatible_down * (1.0 - flow) * stacks.compatible
    world.book.post(stacks.compatible, apart * (up - down), because="standards")


def _crossing(world: World) -> Floats:
    """Part of purchases that cross from one stack's home to the other's, the better side [stack partner world].

    A stack without a government counts as bought across by all.
    """
    stacks = world.stacks
    made_in = total(stacks.flag[:, :, None] * world.regimes.home[None], axis=1)
    bought = share(stacks.bought.swapaxes(0, 1))
    crossing = total(made_in[:, None] * bought[None], axis=2)
    neutral = 1.0 - total(stacks.flag, axis=1)
    free = np.maximum(neutral[:, None], neutral[None]) * 0.6
    return np.maximum(np.maximum(crossing, np.swapaxes(crossing, 0, 1)), free)


def _standards_work(world: World) -> Floats:
    """Part of the world's lab staff on shared standards of either stack [stack partner world]."""
    labs = world.labs
    staff = labs.standards * share(labs.researchers)
    on_stack = total(share(labs.compute.swapaxes(0, 1)) * staff[None], axis=1)
    return on_stack[:, None] + on_stack[None]


def _in_truce(world: World) -> Floats:
    """How far the governments of two stacks keep a truce with each other [stack partner world]."""
    flag, home = world.stacks.flag, world.regimes.home
    between = total(world.regions.truce[:, :, None] * home.swapaxes(0, 1)[:, None])
    pair = total(flag[:, None, :, None] * (flag[None, :, None] * between[None, None]), axis=2)
    pair = total(pair, axis=2)
    return np.maximum(pair, np.swapaxes(pair, 0, 1))


def _open_market(world: World) -> Floats:
    """Part of the world's demand for models that any willing lab may serve [world]."""
    willing = np.where(world.labs.selling, 1.0, 0.0)
    weight = total(world.regions.demand, axis=1)[None] * willing
    allowed = total(total(world.markets.permitted * weight))
    return allowed / np.maximum(total(total(weight)), 1e-9)
