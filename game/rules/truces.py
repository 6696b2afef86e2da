"""Truces in trade controls: offered, kept, trusted, broken."""

import numpy as np

from game.rules.reach import abroad
from game.world.channels import Law
from game.world.columns import Floats
from game.world.exact import total
from game.world.state import World


def keep_truces(world: World, law: Law) -> None:
    """A truce that both sides offer grows trusted, calms grievance and brings agreement back; a broken one ends."""
    c, regions, post = world.constants, world.regions, world.book.post
    offered, standing = _offered(world, law), _standing(world, law)
    broken = regions.truce * (1.0 - standing)
    breaker = broken * (1.0 - offered)
    post(regions.truce, np.minimum(standing / c.truce_time, 1.0 - regions.truce), because="truce kept")
    post(regions.truce, -broken, because="truce broken")
    post(regions.grievance, c.truce_broken * breaker, because="truce broken")
    post(world.regimes.volatility, c.truce_broken * np.max(breaker, axis=0), because="truce broken")
    post(regions.grievance, -c.truce_calm * regions.truce * regions.grievance, because="truce")
    post(regions.alignment, c.truce_trust * regions.truce * np.maximum(0.5 - regions.alignment, 0.0), because="truce")


def _offered(world: World, law: Law) -> Floats:
    """1 where a government offers a region's a truce [region regulator world]."""
    return np.where(law.truce.swapaxes(0, 1) > 0.5, 1.0, 0.0) * abroad(world).swapaxes(0, 1)


def _standing(world: World, law: Law) -> Floats:
    """1 where the offer is taken: by the region's government, or by a region without one when it is calm.

    Returns [region regulator world].
    """
    home, offer = world.regimes.home, _offered(world, law)
    governed = total(home)[:, None] > 0.0
    # what the government of each region offers to the home of each other government
    to_home = total(offer[:, None] * home.swapaxes(0, 1)[:, :, None])
    back = total(home[:, :, None] * to_home.swapaxes(0, 1)[:, None], axis=0)
    calm = np.where(world.regions.grievance < world.constants.calm, 1.0, 0.0)
    return offer * np.where(governed, np.minimum(back, 1.0), calm)
