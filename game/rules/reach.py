"""Who is under whose rules, and what a lab can sell where: shared by phases, metrics and views."""

import numpy as np

from game.world.channels import GENERAL, HELD, LICENCE, STAGED, Law
from game.world.columns import Floats
from game.world.exact import total
from game.world.state import NEWEST, PREVIOUS, World

REASONS = (
    "free",
    "not in this market",
    "held back by the lab",
    "notification",
    "licence needed",
    "denied by tier",
    "directive",
    "directive, users not screened",
    "kept out by the importer",
)
FREE, ABSENT, KEPT, NOTICE, UNLICENSED, TIERED, DIRECTED, DARK, REFUSED = (float(i) for i in range(9))


def subject(world: World) -> Floats:
    """How far each regulator's controls bind each lab: at home fully, where followed partly [regulator lab world]."""
    followed = total(world.labs.home[:, :, None, :] * world.regions.following[None], axis=1)
    return np.maximum(world.labs.flag.swapaxes(0, 1), followed.swapaxes(0, 1))


def abroad(world: World) -> Floats:
    """1 where a region is not the regulator's own [regulator region world]."""
    return 1.0 - world.regimes.home


def on_sale(world: World) -> tuple[Floats, Floats]:
    """Part of customers who may have the newest and the previous model, before any rule [lab world] each."""
    c, released = world.constants, world.labs.released
    newest = np.where(released[:, NEWEST] >= GENERAL, 1.0, np.where(released[:, NEWEST] == STAGED, c.staged_part, 0.0))
    previous = np.where(released[:, PREVIOUS] > HELD, 1.0, 0.0)
    return newest * world.labs.alive, previous * world.labs.alive


def eased_tier(world: World, law: Law) -> Floats:
    """Tiers in force: a truce that is trusted eases whatever is above `licence` to that [regulator region world]."""
    trusted = world.regions.truce.swapaxes(0, 1) > 0.5
    return np.where(trusted, np.minimum(law.tier, LICENCE), law.tier)


def opposed(world: World) -> Floats:
    """1 where a lab is at home in a region at odds with a government [lab regulator world]."""
    hostile = np.where(world.regions.loyalty < 0.0, 1.0, 0.0)
    return total(world.labs.home[:, :, None] * hostile[None], axis=1)


def duty_at(world: World) -> Floats:
    """Safety duties on models sold in each region, 0 to 1 [region world]."""
    return np.max(world.regimes.duties[:, None] * world.regimes.home, axis=0)


def duty_bill(world: World) -> Floats:
    """What safety duties cost each lab this turn: part of what it earns where they hold, bn USD [lab world]."""
    earned = total(world.markets.sales, axis=2)
    return world.constants.duty_cost * total(earned * duty_at(world)[None], axis=1)
