"""One world or two: openness, divergence, fragmentation, specialisation, and where resources sit."""

import numpy as np

from game.rules.catalogue import metric
from game.world.channels import OPEN_WEIGHTS
from game.world.columns import Floats
from game.world.exact import exp, gather_up, log, share, total
from game.world.state import NEWEST, World


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


@metric("Share of researchers", axes="region world", unit="1", better="higher")
def talent_share(world: World) -> Floats:
    """Part of the world's AI researchers, in labs and outside, who work here. Returns [region world]."""
    return share(world.regions.staff + gather_up(world.labs.researchers, world.labs.home))


@metric("Inequality of access", axes="world", unit="1", better="lower")
def access_inequality(world: World) -> Floats:
    """Theil index of accelerators against demand over regions; 0 where each has its part. Returns [world]."""
    owned = gather_up(total(world.labs.compute, axis=1), world.labs.home)
    has = share(total(world.regions.installed, axis=1) + owned)
    needs = share(total(world.regions.demand, axis=1))
    there = (has > 0.0) & (needs > 0.0)
    return total(np.where(there, has * log(np.maximum(has, 1e-12) / np.maximum(needs, 1e-12)), 0.0))


@metric("Specialisation", axes="region world", unit="1", better="neither")
def specialisation(world: World) -> Floats:
    """Krugman index of a region's industry against the rest of the world's; 0 to 2.

    Sectors count alike: accelerators of each stack, training, serving, model sales, safety work, open models.
    Returns [region world].
    """
    levels = np.stack([share(sector) for sector in _sectors(world)])
    there = np.where(total(levels, axis=1) > 0.0, 1.0, 0.0)[:, None]
    rest = np.maximum(there - levels, 0.0)
    apart = total(np.abs(share(levels) - share(rest)))
    return np.where(total(levels) > 0.0, apart, 0.0)


def _sectors(world: World) -> list[Floats]:
    """What each region puts out in each sector [region world] each."""
    stacks, labs = world.stacks, world.labs
    made_in = total(stacks.flag[:, :, None] * world.regimes.home[None], axis=1)
    chips = made_in * total(stacks.bought)[:, None]
    opened = np.where(labs.released[:, NEWEST] >= OPEN_WEIGHTS, exp(0.1 * labs.general[:, NEWEST]), 0.0)
    of_labs = (
        total(labs.compute, axis=1),
        labs.revenue,
        labs.researchers * labs.safety,
        opened * labs.alive,
    )
    return [*chips, total(world.regions.installed, axis=1), *(gather_up(output, labs.home) for output in of_labs)]


@metric("Consumer surplus", axes="region world", unit="bn USD/quarter", better="higher")
def consumer_surplus(world: World) -> Floats:
    """Worth of the choice customers have (log-sum of the logit). Returns [region world]."""
    return world.regions.surplus.copy()
