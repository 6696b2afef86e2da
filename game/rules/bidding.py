"""What buyers ask for: the choice between stacks, with and without the rules."""

from dataclasses import dataclass

import numpy as np

from game.rules.budgets import Money
from game.rules.parts import Offer, at_home, makes, own_stack, under, up
from game.rules.reach import abroad
from game.world.channels import Law
from game.world.columns import Floats
from game.world.exact import exp, log, total
from game.world.state import World

_FLOOR = 1e-9


@dataclass(slots=True)
class Orders:
    """What buyers ask for this turn, in H100e a quarter [region stack world]."""

    free: Floats  # if no export rule stood in the way
    legal: Floats  # under the rules
    duty: Floats  # part of the price that goes to the supplier's government on top
    barred: Floats  # 1 where an export rule stands in the way
    turning: Floats  # part of the legal orders that turns to the leading stack if this one is short
    ours: Floats  # each lab's part of its region's legal orders [lab stack world]
    ours_turning: Floats  # each lab's part of them that turns [lab stack world]


def bid(world: World, law: Law, money: Money, offer: Offer) -> Orders:
    """Split each buyer's money between stacks, as it would and as it may."""
    stacks = world.stacks
    common = appeal(world, law, offer)
    worth = world.constants.taste_part * log(np.maximum(offer.worth, _FLOOR))
    free, legal = (_mandated(world, law, _logit(v, stacks.capacity)) for v in (common, common + worth))
    duty = np.broadcast_to(law.duty, offer.openness.shape) * (1.0 - offer.openness)
    duty = under(duty, stacks.flag, 0.0)
    barred = _listed(world, law)
    ported, wished = _labs_money(world, money, free, np.zeros_like(barred))
    without = money.clouds[:, None] * free + up(world, ported + wished)
    ported, wished = _labs_money(world, money, legal, barred)
    within = money.clouds[:, None] * legal + up(world, ported + wished)
    each = 1e9 / stacks.price * (1.0 - _kept_out(world, law))
    asked = within * each * offer.worth / (1.0 + duty)
    cap = _caps(world, law, asked)
    kept = np.maximum(within, _FLOOR)
    free_to_turn = wished * (1.0 - barred[:, :1])
    return Orders(
        free=without * each,
        legal=asked * cap,
        duty=duty,
        barred=np.where((offer.worth < 0.999) | (cap < 1.0) | (up(world, barred) > 0.0), 1.0, 0.0),
        turning=(money.clouds[:, None] * legal + up(world, free_to_turn)) / kept,
        ours=(ported + wished) / at_home(world, kept),
        ours_turning=free_to_turn / at_home(world, kept),
    )


def appeal(world: World, law: Law, offer: Offer) -> Floats:
    """Utility of each stack to a region's buyers, were its best part on sale there [region stack world]."""
    c, stacks, regions = world.constants, world.stacks, world.regions
    foreign = 1.0 - makes(world)
    fear = under(1.0 - exp(-regions.fear), stacks.flag, 0.0) * foreign
    installed = regions.installed / np.maximum(total(regions.installed, axis=1), 1.0)[:, None]
    familiar = total(installed[:, None] * stacks.compatible[None], axis=2)
    worth = c.taste_part * log(stacks.quality * stacks.price[:1] / stacks.price)
    stranger = 1.0 - np.maximum(regions.alignment, 0.0)
    suspect = c.reach_wary * bound(world, law) * stranger + c.location_distrust * law.located
    wary = under(suspect, stacks.flag, 0.0) * foreign
    courted = under(c.promotion_pull * world.regimes.promoted.swapaxes(0, 1), stacks.flag, 0.0)
    return worth + c.stack_lock * familiar - fear - c.mandate_weight * _kept_out(world, law) - wary + courted


def bound(world: World, law: Law) -> Floats:
    """How far foreign users of its stack are under a government's rules [regulator world]."""
    return np.maximum(world.regimes.reach, law.reach)


def _kept_out(world: World, law: Law) -> Floats:
    """How far an importer's government keeps a stack out [region stack world]."""
    return total(law.refusal[:, None] * world.regimes.home)[:, None] * (1.0 - makes(world))


def _listed(world: World, law: Law) -> Floats:
    """1 where a stack may not be sold to a lab because of an entity list [lab stack world]."""
    listed = np.where(np.maximum(world.regimes.listed, law.listed) > 0.5, 1.0, 0.0)
    return np.minimum(total(listed.swapaxes(0, 1)[:, None] * world.stacks.flag[None], axis=2), 1.0)


def _mandated(world: World, law: Law, shares: Floats) -> Floats:
    """Shares of purchases, with those of stacks made at home raised to what is mandated [region stack world]."""
    made = makes(world)
    home = total(shares * made, axis=1)
    told = np.clip(total(law.mandate[:, None] * world.regimes.home), 0.0, 1.0)
    aim = np.where(home > 0.0, np.maximum(home, told), home)
    more = aim / np.where(home > 0.0, home, 1.0)
    less = (1.0 - aim) / np.where(home < 1.0, 1.0 - home, 1.0)
    return shares * np.where(made > 0.0, more[:, None], less[:, None])


def _labs_money(world: World, money: Money, shares: Floats, barred: Floats) -> tuple[Floats, Floats]:
    """Each lab's money by stack, what it ports and the rest [lab stack world] each.

    What it may not have it does without, and chooses among the others.
    """
    haven = at_home(world, own_stack(world))
    porting = money.ported * total(haven, axis=1)
    choice = at_home(world, shares) * (1.0 - barred)
    choice = choice / np.maximum(total(choice, axis=1), _FLOOR)[:, None]
    ported = (money.labs * porting)[:, None] * haven * (1.0 - barred)
    return ported, (money.labs * (1.0 - porting))[:, None] * choice


def _caps(world: World, law: Law, asked: Floats) -> Floats:
    """Part of what is asked that a government's volume caps let through [region stack world]."""
    sold = total(asked[:, :, None] * world.stacks.flag[None], axis=1)
    through = np.minimum(1.0, law.cap.swapaxes(0, 1) / np.maximum(sold, _FLOOR))
    return under(np.where(abroad(world).swapaxes(0, 1) > 0.0, through, 1.0), world.stacks.flag, 1.0)


def _logit(utility: Floats, capacity: Floats) -> Floats:
    """Multinomial logit over the stacks that are made at all [region stack world]."""
    weight = exp(utility - np.max(utility, axis=1)[:, None]) * np.where(capacity > 0.0, 1.0, 0.0)
    return weight / np.maximum(total(weight, axis=1), _FLOOR)[:, None]
