"""Money for accelerators: clouds, labs, and governments that buy for labs."""

from dataclasses import dataclass

import numpy as np

from game.world.channels import LICENCE, Law, Plans
from game.world.columns import Floats
from game.world.exact import exp, gather_up, log, share, total
from game.world.state import NEWEST, World

_FLOOR = 1e-9


@dataclass(slots=True)
class Money:
    """What may be spent on accelerators this turn, in bn USD."""

    clouds: Floats  # by clouds and industry [region world]
    own: Floats  # by labs, out of their cash [lab world]
    granted: Floats  # by governments, for labs [lab world]
    ported: Floats  # part of a lab's money meant for its home's own stack [lab world]

    @property
    def labs(self) -> Floats:
        """What is spent for each lab [lab world]."""
        return self.own + self.granted


def budgets(world: World, law: Law, plans: Plans) -> Money:
    """Clouds buy with regional capital, labs by their plans; both buy ahead of a stricter rule or not at all."""
    c, labs, regions = world.constants, world.labs, world.regions
    grown = exp(log(1.0 + c.investment_growth) * world.clock.turn.astype(float))
    clouds = c.cloud_capex * regions.capital * c.investment * grown + regions.programme
    clouds = clouds * (1.0 + c.stockpiling * np.max(_wary(law), axis=0))
    own = np.clip(plans.buying, 0.0, np.maximum(labs.cash, 0.0)) * labs.alive
    return Money(clouds * _room(world), own, _grants(world, law), np.clip(plans.port, 0.0, 1.0))


def _wary(law: Law) -> Floats:
    """1 where a stricter rule is announced than is in force [regulator region world]."""
    lower = (law.coming_chip_line < law.chip_line) | (law.coming_memory_line < law.memory_line)
    walled = lower[:, None] & (law.coming_tier >= LICENCE)
    return np.where((law.coming_tier > law.tier) | walled, 1.0, 0.0)


def _room(world: World) -> Floats:
    """How far data-centre power still allows growth, 0 to 1 [region world]."""
    c, regions = world.constants, world.regions
    saved = exp(-c.thriftier_parts * world.clock.turn.astype(float))
    drawn = total(regions.installed, axis=1) + gather_up(total(world.labs.compute, axis=1), world.labs.home)
    used = drawn * c.watts * saved * 1e-6
    return np.clip(2.0 * (1.0 - used / np.maximum(regions.power, _FLOOR)), 0.02, 1.0)


def _grants(world: World, law: Law) -> Floats:
    """Computing grants, to home labs in the measure of their distance from the frontier [lab world]."""
    labs = world.labs
    points = np.where(labs.alive, labs.general[:, NEWEST], 0.0)
    behind = 1.0 + np.maximum(np.max(points, axis=0)[None] - points, 0.0)
    part = share(labs.flag * (behind * labs.alive)[:, None])
    return total(part * law.grants[None], axis=1)
