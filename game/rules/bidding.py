"""What buyers ask for: money for accelerators, what rules let them have, and the choice between stacks."""

from dataclasses import dataclass

import numpy as np

from game.rules.reach import abroad
from game.world.channels import LICENCE, NOTIFY, Law, Plans
from game.world.columns import Floats
from game.world.exact import exp, log, total
from game.world.state import World

EASE = (1.0, 1.0, 0.5, 0.0)  # part of best accelerators let through, by tier: open, notify, licence, deny
_FLOOR = 1e-9


@dataclass(slots=True)
class Orders:
    """What buyers ask for this turn, in H100e a quarter [region stack world]."""

    free: Floats  # if no export rule stood in the way
    legal: Floats  # under the rules
    duty: Floats  # part of the price that goes to the supplier's government on top


def budgets(world: World, law: Law, plans: Plans) -> tuple[Floats, Floats]:
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


def ease(law: Law, world: World) -> Floats:
    """Part of the best accelerators that a supplier's government lets into a region [region regulator world]."""
    tier = law.tier.swapaxes(0, 1)
    ease = np.where(tier >= LICENCE + 0.5, EASE[3], np.where(tier >= NOTIFY + 0.5, EASE[2], EASE[0]))
    return np.where(abroad(world).swapaxes(0, 1) > 0.0, ease, 1.0)


def bid(world: World, law: Law, money: Floats, openness: Floats) -> Orders:
    """Split each region's money between stacks, with and without the rules."""
    c, stacks, regions = world.constants, world.stacks, world.regions
    allowed = _allowed(world, law, openness)
    foreign = 1.0 - makes(world)
    fear = under(1.0 - exp(-regions.fear), stacks.flag, 0.0) * foreign
    kept_out = total(law.refusal[:, None] * world.regimes.home)[:, None] * foreign
    installed = regions.installed / np.maximum(total(regions.installed, axis=1), 1.0)[:, None]
    familiar = total(installed[:, None] * stacks.compatible[None], axis=2)
    worth = c.taste_part * log(stacks.quality * stacks.price[:1] / stacks.price)
    common = worth + c.stack_lock * familiar - fear - c.mandate_weight * kept_out
    legal = common + c.taste_part * log(np.maximum(allowed, _FLOOR))
    duty = under(np.broadcast_to(law.duty, openness.shape) * (1.0 - openness), stacks.flag, 0.0)
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
    fitting = under(np.broadcast_to(line, openness.shape), stacks.flag, 1e9)
    fitting = np.minimum(fitting / stacks.part, 1.0)
    let = under(openness, stacks.flag, 1.0)
    return let + (1.0 - let) * fitting


def under(by_regulator: Floats, flag: Floats, ungoverned: float) -> Floats:
    """Give every stack what its government means to each region: [region regulator world] to [region stack world]."""
    governed = total(flag, axis=1)
    return total(by_regulator[:, None] * flag[None], axis=2) + (1.0 - governed) * ungoverned


def makes(world: World) -> Floats:
    """1 where a stack is made under the region's own government [region stack world]."""
    return total(world.regimes.home[:, :, None] * world.stacks.flag.swapaxes(0, 1)[:, None])


def _logit(utility: Floats, capacity: Floats) -> Floats:
    """Multinomial logit over the stacks that are made at all [region stack world]."""
    weight = exp(utility - np.max(utility, axis=1)[:, None]) * np.where(capacity > 0.0, 1.0, 0.0)
    return weight / np.maximum(total(weight, axis=1), _FLOOR)[:, None]
