"""How customers choose: utility of each lab, of doing without, and the logit between them.

Multinomial logit with an outside option (McFadden 1974); capability counts relative to the best on sale.
"""

import numpy as np

from game.rules.reach import on_sale, useful
from game.world.channels import OPEN_WEIGHTS
from game.world.columns import Floats
from game.world.exact import exp, log, share, total
from game.world.state import NEWEST, PREVIOUS, SEGMENTS, World

_NEVER = -1e6  # utility of what is not on sale
_TINY = 1e-9
_LARGE = 0.2  # sovereign programme over demand at which it keeps half of what it can at home
_ORDINARY = 0.45  # guardrails that customers take for granted: about the mean of the labs of 2024 to 2026
_WARY = {"consumer": 0.5333, "enterprise": 1.0, "government": 2.0}  # fear of a cut-off, over an enterprise's
_CAUTION = np.array([_WARY[segment] for segment in SEGMENTS])


def _offer(world: World) -> tuple[Floats, Floats]:
    """Capability on sale, and how much of the market it reaches [lab region world] each."""
    markets = world.markets
    newest, previous = on_sale(world)
    first = markets.permitted * newest[:, None]
    second = np.maximum(markets.served - first, 0.0) * np.where(previous > 0.0, 1.0, 0.0)[:, None]
    second = np.where(newest[:, None] >= 1.0, second, (1.0 - first) * np.where(markets.served > 0, 1.0, 0.0))
    reach = first + second
    good = useful(world)
    level = first * good[:, None, NEWEST] + second * good[:, None, PREVIOUS]
    own = np.where(reach > _TINY, level / np.maximum(reach, _TINY), 0.0)
    return own, np.minimum(reach, 1.0)


def _orchestrated(world: World, own: Floats, reach: Floats) -> tuple[Floats, Floats]:
    """A coordinator sells the best model it can reach at home or in the open, less a step [lab region world]."""
    labs = world.labs
    at_hand = own * (reach > 0.5)
    opened = np.max(np.where(labs.released == OPEN_WEIGHTS, labs.general, 0.0), axis=1)
    level, known = own.copy(), reach.copy()
    for row in np.flatnonzero(labs.orchestrating.any(axis=1)):
        best = np.max(_pool(world, int(row), at_hand, opened), axis=0) - world.constants.orchestra_gap
        better = labs.orchestrating[row] & labs.selling[row] & (best > own[row])
        level[row] = np.where(better, best, own[row])
        known[row] = np.where(better, world.markets.welcome[row], reach[row])
    return level, known


def _pool(world: World, row: int, at_hand: Floats, opened: Floats) -> Floats:
    """Capability of every other lab's model that a coordinator can reach [teacher world]."""
    pool = np.maximum(total(world.labs.home[row][None] * at_hand, axis=1), opened)
    pool[row] = 0.0
    return pool


def vendor_price(world: World) -> Floats:
    """List price, at the coordinator's home, of the best model it can reach [lab world]; 0 for others."""
    labs = world.labs
    own, reach = _offer(world)
    opened = np.max(np.where(labs.released == OPEN_WEIGHTS, labs.general, 0.0), axis=1)
    price = np.zeros(labs.cash.shape)
    for row in np.flatnonzero(labs.orchestrating.any(axis=1)):
        best = np.argmax(_pool(world, int(row), own * (reach > 0.5), opened), axis=0)
        listed = total(labs.home[row][None] * labs.price, axis=1)
        price[row] = np.take_along_axis(listed, best[None], axis=0)[0] * labs.orchestrating[row]
    return price


def utility(world: World) -> Floats:
    """What a customer gains by choosing each lab [lab region segment world].

    Guardrails that hold count the more, the more cautious the customer; a known bypass undoes them.

    Where cut-offs are feared customers hedge: they hold on less to the supplier they have.
    """
    c, labs, regions, markets = world.constants, world.labs, world.regions, world.markets
    level, reach = _orchestrated(world, *_offer(world))
    sold = (reach > _TINY) & labs.selling
    best = np.max(np.where(sold, level, 0.0), axis=0)
    common = c.taste_capability * 0.1 * (level - best[None]) + labs.brand[:, None]
    common = common - c.taste_price * log(labs.price) + c.taste_home * labs.home
    loyal = total(labs.flag[:, None] * regions.alignment[None], axis=2)
    common = common + c.taste_alignment * loyal + c.taste_stack * log(0.05 + _fit(world))
    common = common + c.promotion_pull * total(labs.flag[:, :, None] * world.regimes.promoted[None], axis=1)
    unknown = c.entry_barrier / (1.0 + exp((labs.presence - c.entry_time) / 2.5))
    common = common - unknown * (1.0 - labs.home) - c.overload * np.maximum(labs.load - 1.0, 0.0)[:, None]
    common = common + log(np.maximum(reach, _TINY)) - c.screening_loss * labs.screening[:, None]
    common = common + c.sovereign_pull * labs.home * _sheltered(world) + c.standards_appeal * labs.standards[:, None]
    risk = 1.0 - exp(-regions.fear)
    fear = total(labs.flag[:, None] * risk[None], axis=2)
    trust = c.taste_safety * _CAUTION[:, None] * (labs.safety * (1.0 - labs.flaw) - _ORDINARY)[:, None]
    held = markets.customers / np.maximum(regions.demand, _TINY)[None]
    wary = (c.caution * _CAUTION[:, None])[None, None] * fear[:, :, None]
    habit = c.taste_network * (1.0 - c.hedging * np.max(risk, axis=1))[None, :, None] * held
    return np.where(sold[:, :, None], common[:, :, None] + habit + trust[:, None] - wary, _NEVER)


def _sheltered(world: World) -> Floats:
    """How far a region's sovereign programme binds its customers to home labs, 0 to 1 [region world]."""
    demand = total(world.regions.demand, axis=1)
    return world.regions.programme / np.maximum(world.regions.programme + _LARGE * demand, _TINY)


def _fit(world: World) -> Floats:
    """How well a lab's stack suits what a region runs [lab region world]."""
    runs = share(world.regions.installed.swapaxes(0, 1))
    works_on = share(world.labs.compute.swapaxes(0, 1))
    suits = total(world.stacks.compatible[:, :, None] * runs[None], axis=1)
    return total(works_on[:, :, None] * suits[:, None])


def doing_without(world: World) -> Floats:
    """Utility of none of these labs: more where a good open model can be run by oneself [world]."""
    c, labs = world.constants, world.labs
    best = np.max(labs.general * np.where(labs.released > 0.0, 1.0, 0.0), axis=(0, 1))
    opened = np.max(np.where(labs.released == OPEN_WEIGHTS, labs.general, 0.0), axis=(0, 1))
    return c.outside_appeal + c.open_appeal * exp(-0.1 * np.maximum(best - opened, 0.0))


def choose(utility: Floats, outside: Floats) -> Floats:
    """Logit shares of the labs, against doing without [lab region segment world]."""
    top = np.maximum(np.max(utility, axis=0), outside)
    weight = np.where(utility > _NEVER, exp(utility - top[None]), 0.0)
    return weight / (total(weight) + exp(outside - top))[None]


def courted(chosen: Floats, pull: Floats) -> Floats:
    """Logit shares among customers whom some labs court, each by so many utils more [lab region segment world]."""
    weight = chosen * exp(pull)[:, None, None]
    return weight / (total(weight) + 1.0 - total(chosen))[None]


def surplus(world: World, chosen: Floats, outside: Floats) -> Floats:
    """Consumer surplus, the log-sum of the logit (Small and Rosen 1981), bn USD a quarter [region world].

    Args:
        world: the worlds.
        chosen: logit shares of the labs [lab region segment world].
        outside: utility of doing without [world].
    """
    without = np.maximum(1.0 - total(chosen), _TINY)
    return total(world.regions.demand / world.constants.taste_price * (outside - log(without)), axis=1)
