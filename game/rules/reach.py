"""Who is under whose rules, and what a lab can sell where: shared by phases, metrics and views."""

import numpy as np

from game.world.channels import GENERAL, HELD, LICENCE, OPEN_WEIGHTS, STAGED, Law
from game.world.columns import Floats
from game.world.exact import share, total
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
    "kept out by an entity list",
    "held up by safety duties",
)
FREE, ABSENT, KEPT, NOTICE, UNLICENSED, TIERED, DIRECTED, DARK, REFUSED, LISTED, TESTED = (float(i) for i in range(11))


def subject(world: World) -> Floats:
    """How far each regulator's controls bind each lab [regulator lab world].

    At home fully, where followed partly, and by reach where a lab computes on the regulator's stack.
    """
    return np.maximum(_governed(world), _caught(world))


def bound_where(world: World) -> Floats:
    """The same by place: reach ends at the lab's own border, where its government decides.

    Returns [regulator lab region world].
    """
    away = _caught(world)[:, :, None] * (1.0 - world.labs.home)[None]
    return np.maximum(_governed(world)[:, :, None], away)


def _governed(world: World) -> Floats:
    """How far a lab's home applies each regulator's rules [regulator lab world]."""
    followed = total(world.labs.home[:, :, None, :] * world.regions.following[None], axis=1)
    return np.maximum(world.labs.flag.swapaxes(0, 1), followed.swapaxes(0, 1))


def _caught(world: World) -> Floats:
    """Reach where more than the de-minimis part of a lab's compute is of the regulator's stack [regulator lab world].

    The foreign direct product rule and its 25 % (EAR).
    """
    reach = world.regimes.reach
    if not reach.any():
        return np.zeros((*reach.shape[:1], *world.labs.cash.shape))
    return np.where(on_home_stack(world) > world.constants.de_minimis, reach[:, None], 0.0)


def on_home_stack(world: World) -> Floats:
    """Part of each lab's compute that is of each regulator's own stacks [regulator lab world]."""
    part = share(world.labs.compute.swapaxes(0, 1))
    return total(part[:, None] * world.stacks.flag[:, :, None])


def abroad(world: World) -> Floats:
    """1 where a region is not the regulator's own [regulator region world]."""
    return 1.0 - world.regimes.home


def on_sale(world: World) -> tuple[Floats, Floats]:
    """Part of customers who may have the newest and the previous model, before any rule [lab world] each."""
    c, released = world.constants, world.labs.released
    newest = np.where(released[:, NEWEST] >= GENERAL, 1.0, np.where(released[:, NEWEST] == STAGED, c.staged_part, 0.0))
    previous = np.where(released[:, PREVIOUS] > HELD, 1.0, 0.0)
    return newest * world.labs.alive, previous * world.labs.alive


def taken_out(world: World) -> Floats:
    """Dangerous capability that a cap holds back; it holds nothing back in published weights [lab vintage world]."""
    return np.where(world.labs.released >= OPEN_WEIGHTS, 0.0, world.labs.capped[:, None])


def dangerous(world: World) -> Floats:
    """Cyber capability of what is on sale, in points [lab vintage world]."""
    return world.labs.cyber - taken_out(world)


def useful(world: World) -> Floats:
    """General capability as customers meet it, in points: a cap takes some of it along [lab vintage world]."""
    return world.labs.general - world.constants.cap_price * taken_out(world)


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
