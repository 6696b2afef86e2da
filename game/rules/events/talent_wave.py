"""Researchers move to one place in numbers."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import share, total
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the more a region's share of investment has grown. Returns [region world]."""
    regions = world.regions
    grown = regions.capital / np.maximum(regions.first_capital, 1e-6) - 1.0
    return np.where(regions.capital > 0.0, np.clip(0.02 + 0.1 * grown, 0.0, 0.2), 0.0)


@event("Wave of talent", axis="region", chance=_chance)
def talent_wave(struck: Bools, world: World, draws: Draws) -> None:
    """Three in a hundred researchers outside the labs everywhere else move there.

    Posts: regions.staff.
    """
    staff = world.regions.staff
    here = np.where(struck, 1.0, 0.0)
    leave = 0.03 * (1.0 - here) * staff * np.max(here, axis=0)
    pull = share(here * (staff + 1.0))
    world.book.post(staff, pull * total(leave)[None] - leave, because="wave of talent")
