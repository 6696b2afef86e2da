"""Numbers that experiments and back-tests read off a batch of worlds; all are [world]."""

import numpy as np

from game.lab.trial import Cast
from game.rules.metrics.trade import regional_share
from game.world.channels import OPEN_WEIGHTS
from game.world.columns import Bools, Floats
from game.world.exact import gather_up, share, total
from game.world.state import NEWEST, World

_BEHIND = -200.0  # points of a country without labs
LITTLE = 1e-9


def row_of(world: World, regulator: str) -> int:
    """Position of a government."""
    return world.names.regulators.index(regulator)


def flagged(world: World, regulator: str) -> Bools:
    """The labs of a government's country [lab world]."""
    return world.labs.flag[:, row_of(world, regulator)] > 0.0


def rivals(world: World, regulator: str) -> Bools:
    """The labs of countries opposed to a government; all foreign ones where none is [lab world]."""
    opposed = np.where(world.regions.loyalty[:, row_of(world, regulator)] < 0.0, 1.0, 0.0)
    theirs = total(world.labs.home * opposed[None], axis=1) > 0.0
    return np.where(np.any(theirs, axis=0)[None], theirs, ~flagged(world, regulator))


def best(world: World, who: Bools) -> Floats:
    """Capability of the best newest model of these labs, points."""
    alive = who & world.labs.alive
    return np.max(np.where(alive, world.labs.general[:, NEWEST], _BEHIND), axis=0)


def lead(world: World, regulator: str) -> Floats:
    """Months of frontier progress between the best home model and the best of an opposed country, without limits."""
    points = best(world, flagged(world, regulator)) - best(world, rivals(world, regulator))
    return points * world.constants.months_per_point


def publishes(world: World) -> Bools:
    """Labs with open weights in use: the newest model's, or the one before while the newest waits [lab world]."""
    return np.any((world.labs.released >= OPEN_WEIGHTS) & world.labs.alive[:, None], axis=1)


def open_lag(world: World) -> Floats:
    """Months between the best model and the best one with open weights; nan where none is open."""
    opened = (world.labs.released >= OPEN_WEIGHTS) & world.labs.alive[:, None]
    published = np.max(np.where(opened, world.labs.general, _BEHIND), axis=(0, 1))
    gap = best(world, np.ones_like(world.labs.alive)) - published
    return np.where(np.any(opened, axis=(0, 1)), gap * world.constants.months_per_point, np.nan)


def abroad_by_lab(world: World, regulator: str, *, volume: bool = False) -> Floats:
    """Share of the demand outside a government's country that each lab serves, or of its tokens [lab world]."""
    foreign = 1.0 - world.regimes.home[row_of(world, regulator)]
    if volume:
        tokens = total(world.markets.sales, axis=2) / world.labs.price * foreign[None]
        return share(total(tokens, axis=1))
    demand = total(world.regions.demand, axis=1) * foreign
    return total(regional_share(world) * demand[None], axis=1) / np.maximum(total(demand), LITTLE)


def abroad(world: World, cast: Cast) -> Floats:
    """Share of foreign demand served by the frontier lab."""
    return abroad_by_lab(world, cast.regulator)[world.names.labs.index(cast.lab)]


def abroad_of_others(world: World, cast: Cast, *, home: bool) -> Floats:
    """Share of the same demand served by other labs of that country, or by all labs of other countries."""
    wanted = flagged(world, cast.regulator) == home
    chosen = np.where(wanted, abroad_by_lab(world, cast.regulator), 0.0)
    chosen[world.names.labs.index(cast.lab)] = 0.0
    return total(chosen)


def compute_abroad(world: World) -> Floats:
    """Accelerators that stand or are owned in each region, as a share of the world's [region world]."""
    owned = gather_up(total(world.labs.compute, axis=1), world.labs.home)
    return share(total(world.regions.installed, axis=1) + owned)


def domestic(world: World, region: str) -> Bools:
    """The stacks made under the region's own government [stack world]."""
    home = world.regimes.home[:, world.names.regions.index(region)]
    return total(world.stacks.flag * home[None], axis=1) > 0.0


def specialisation(world: World) -> Floats:
    """Krugman index over accelerators by stack, training, serving, use, safety and open models, by weight of demand."""
    labs, stacks = world.labs, world.stacks
    made_in = total(stacks.flag[:, :, None] * world.regimes.home[None], axis=1)
    training = world.dials["training_share"].standing if "training_share" in world.dials else np.array(0.4)
    owned = total(labs.compute, axis=1)
    opened = np.where(publishes(world), labs.revenue, 0.0)
    sectors = [
        *(made_in[k] * total(stacks.bought)[k] for k in range(world.sizes.stack)),
        gather_up(owned * training, labs.home),
        total(world.regions.installed, axis=1) + gather_up(owned * (1.0 - training), labs.home),
        total(total(world.markets.sales), axis=1),
        gather_up(labs.safety * labs.researchers, labs.home),
        gather_up(opened, labs.home),
    ]
    there = np.stack([share(sector) for sector in sectors if np.any(sector > 0.0)])
    index = total(np.abs(share(there) - share(np.maximum(1.0 - there, 0.0))))
    return total(index * share(total(world.regions.demand, axis=1)))
