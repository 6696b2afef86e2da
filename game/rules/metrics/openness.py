"""One world or two: openness, divergence, fragmentation, specialisation, and where resources sit."""

import numpy as np

from game.rules.catalogue import metric
from game.world.columns import Floats
from game.world.exact import gather_up, share, total
from game.world.state import World


@metric("Openness", axes="regulator world", unit="1", better="higher")
def market_openness(world: World) -> Floats:
    """Part of demand that any willing lab may serve, less half the divergence of technology.

    Returns [regulator world].
    """
    willing = np.where(world.labs.selling, 1.0, 0.0)
    weight = total(world.regions.demand, axis=1)[None] * willing
    allowed = total(total(world.markets.permitted * weight)) / np.maximum(total(total(weight)), 1e-9)
    whole = np.clip(allowed - 0.5 * _divergence(world), 0.0, 1.0)
    return np.broadcast_to(whole, world.regimes.capital.shape).copy()


def _divergence(world: World) -> Floats:
    """(1 - c) times half the difference of installed stacks between the first two stacks' blocs [world]."""
    stacks, installed = world.stacks, share(world.regions.installed.swapaxes(0, 1))
    if world.sizes.stack < 2:
        return np.zeros(world.sizes.world)
    made_in = total(stacks.flag[:, :, None] * world.regimes.home[None], axis=1)
    east = total(installed * made_in[1][None], axis=1)
    west = total(installed * made_in[0][None], axis=1)
    apart = 0.5 * total(np.abs(west - east))
    return (1.0 - stacks.compatible[0, 1]) * apart


@metric("Technological divergence", axes="world", unit="1", better="lower")
def divergence(world: World) -> Floats:
    """How far the two blocs' installed technology differs and does not fit together. Returns [world]."""
    return _divergence(world)


@metric("Fragmentation", axes="world", unit="1", better="lower")
def fragmentation(world: World) -> Floats:
    """One minus cross-border model sales over what size alone would predict. Returns [world]."""
    sales = total(world.markets.sales, axis=2)
    foreign = 1.0 - world.labs.home
    crossing = total(total(sales * foreign))
    sold, bought = total(sales, axis=1), total(sales)
    whole = np.maximum(total(sold), 1e-9)
    expected = total(total(sold[:, None] * bought[None] * foreign)) / whole
    return np.clip(1.0 - crossing / np.maximum(expected, 1e-9), -1.0, 1.0)


@metric("Share of compute", axes="region world", unit="1", better="higher")
def compute_share(world: World) -> Floats:
    """Part of the world's accelerators that stand or are owned here. Returns [region world]."""
    owned = gather_up(total(world.labs.compute, axis=1), world.labs.home)
    return share(total(world.regions.installed, axis=1) + owned)


@metric("Share of capital", axes="region world", unit="1", better="higher")
def capital_share(world: World) -> Floats:
    """Part of the world's AI investment that goes here. Returns [region world]."""
    return share(world.regions.capital)


@metric("Specialisation", axes="region world", unit="1", better="neither")
def specialisation(world: World) -> Floats:
    """Krugman index over four sectors: training, serving, accelerators, model sales; 0 to 2.

    Returns [region world].
    """
    stacks = world.stacks
    made_in = total(stacks.flag[:, :, None] * world.regimes.home[None], axis=1)
    sectors = (
        gather_up(total(world.labs.compute, axis=1), world.labs.home),
        total(world.regions.installed, axis=1),
        total(made_in * total(stacks.bought)[:, None]),
        gather_up(world.labs.revenue, world.labs.home),
    )
    levels = np.stack([share(sector) for sector in sectors])
    rest = np.maximum(1.0 - levels, 0.0)
    return total(np.abs(share(levels) - share(rest)))


@metric("Consumer surplus", axes="region world", unit="bn USD/quarter", better="higher")
def consumer_surplus(world: World) -> Floats:
    """Worth of the choice customers have (log-sum of the logit). Returns [region world]."""
    return world.regions.surplus.copy()
