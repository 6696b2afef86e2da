"""What a government sees at home and among third countries: who serves, how late, how safely."""

import numpy as np

from game.rules.catalogue import metric
from game.rules.misuse import grave_use, relative_misuse
from game.rules.reach import abroad, on_sale
from game.world.channels import OPEN_WEIGHTS
from game.world.columns import Floats
from game.world.exact import share, total
from game.world.state import NEWEST, PREVIOUS, World

_NONE = -200.0  # points, where nothing is on sale


@metric("Home labs' share at home", axes="regulator world", unit="1", better="higher")
def home_share(world: World) -> Floats:
    """Part of demand at home that the country's own labs serve. Returns [regulator world]."""
    sales = total(world.markets.sales, axis=2)
    ours = total(total(sales[:, None] * world.labs.flag[:, :, None] * world.regimes.home[None], axis=2))
    demand = total(world.regimes.home * total(world.regions.demand, axis=1)[None], axis=1)
    return ours / np.maximum(demand, 1e-9)


@metric("Home labs' part of the world", axes="regulator world", unit="1", better="higher")
def world_part(world: World) -> Floats:
    """Part of the world's demand for models that the country's labs serve. Returns [regulator world]."""
    earned = total(world.labs.flag * world.labs.revenue[:, None])
    return earned / np.maximum(total(total(world.regions.demand)), 1e-9)[None]


@metric("Home's share of compute", axes="regulator world", unit="1", better="higher")
def home_compute(world: World) -> Floats:
    """Part of the world's accelerators that stand in the country or belong to its labs. Returns [regulator world]."""
    labs = total(world.labs.compute, axis=1)
    placed = share(total(world.regions.installed, axis=1) + total(labs[:, None] * world.labs.home))
    return total(placed[None] * world.regimes.home, axis=1)


@metric("Home labs behind the frontier", axes="regulator world", unit="point", better="lower")
def home_gap(world: World) -> Floats:
    """Points between the world's best model and the best of the country's labs; 60 at most, or without a lab.

    Returns [regulator world].
    """
    points = np.where(world.labs.alive, world.labs.general[:, NEWEST], _NONE)
    ours = np.max(np.where(world.labs.flag > 0.0, points[:, None], _NONE), axis=0)
    return np.minimum(np.max(points, axis=0)[None] - ours, 60.0)


@metric("Delay of the frontier at home", axes="regulator world", unit="month", better="lower")
def delay_at_home(world: World) -> Floats:
    """Months of progress between the best model anybody sells and the best that customers at home can have.

    A model barred for part of the turn counts by the part that remains; published weights are there for all.
    Returns [regulator world].
    """
    labs, markets = world.labs, world.markets
    newest, previous = on_sale(world)
    best = np.max(np.where(newest >= 1.0, labs.general[:, NEWEST], _NONE), axis=0)
    part = markets.permitted * newest[:, None]
    older = np.where((previous > 0.0)[:, None] & (markets.served > 0.0), labs.general[:, None, PREVIOUS], _NONE)
    mixed = part * labs.general[:, None, NEWEST] + (1.0 - part) * np.maximum(older, 0.0)
    offered = np.where(part > 0.0, np.maximum(mixed, older), older)
    opened = np.where(labs.released[:, NEWEST] == OPEN_WEIGHTS, labs.general[:, NEWEST], _NONE)
    here = np.maximum(np.max(offered, axis=0), np.max(opened, axis=0)[None])
    home = total(world.regimes.home * np.maximum(here, 0.0)[None], axis=1)
    return np.clip((best[None] - home) * world.constants.months_per_point, 0.0, 60.0)


@metric("Misuse risk at home", axes="regulator world", unit="1", better="lower")
def misuse_at_home(world: World) -> Floats:
    """Chance that a model in use in the country, whoever made it, is gravely misused there this quarter.

    The chance of each lab's model in the whole world, where published weights count in full, and what is only
    sold counts by how far it is let in. The country's safety duties lower it. Returns [regulator world].
    """
    c, markets = world.constants, world.markets
    opened = np.max(np.where(world.labs.released == OPEN_WEIGHTS, 1.0, 0.0), axis=1)
    present = np.maximum(markets.permitted + markets.leaked, opened[:, None])
    none = np.ones(world.regions.power.shape)
    often = relative_misuse(world)
    for lab, here in zip(grave_use(world), present, strict=True):
        none = none * (1.0 - np.minimum(lab[None] * often, 1.0) * np.minimum(here, 1.0))
    heard = total(world.regimes.home * (1.0 - none)[None], axis=1)
    return heard * (1.0 - c.duty_effect * world.regimes.duties)


@metric("Home accelerators in third countries", axes="regulator world", unit="1", better="higher")
def third_share(world: World) -> Floats:
    """Part of what third countries buy of accelerators, by performance, that is made under the country's rules.

    Third countries are neither home nor opposed. Returns [regulator world].
    """
    friendly = np.where(world.regions.loyalty.swapaxes(0, 1) >= 0.0, 1.0, 0.0) * abroad(world)
    bought = total(world.stacks.bought[None] * friendly[:, :, None], axis=1)
    ours = total(bought * world.stacks.flag.swapaxes(0, 1), axis=1)
    return ours / np.maximum(total(bought, axis=1), 1.0)


@metric("Diversion", axes="regulator world", unit="1", better="lower")
def diversion(world: World) -> Floats:
    """Grey goods over all accelerators of the home stack that went abroad this turn. Returns [regulator world]."""
    stacks = world.stacks
    sold = total(stacks.bought[None] * abroad(world)[:, :, None], axis=1)
    legal = total(sold * stacks.flag.swapaxes(0, 1), axis=1)
    makes = np.max(stacks.flag, axis=0)
    grey = total(stacks.grey)[None] * makes
    return grey / np.maximum(grey + legal, 1.0)
