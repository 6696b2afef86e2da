"""A lab moves its head office: another government, other rules, a fifth of its people lost on the way."""

import numpy as np

from game.world.channels import Plans
from game.world.columns import Bools, Floats
from game.world.exact import total
from game.world.state import World


def relocate(world: World, plans: Plans) -> None:
    """Begin moves that were ordered and are allowed, let moves go on, and change the flag of who has arrived.

    Whoever names several places moves to the largest market. The old home may refuse, and remembers the attempt.
    """
    c, labs, post = world.constants, world.labs, world.book.post
    wanted = _largest(world, (plans.move > 0.5) & (labs.home == 0.0) & labs.alive[:, None])
    settled = (total(wanted, axis=1) == 1.0) & (np.max(labs.moving, axis=1) == 0.0)
    asked = settled & (labs.cash > _price(world))
    refused = asked & (_held(world) > 0.0)
    begins = asked & ~refused
    post(labs.record, np.where(refused, -0.2 * labs.record, 0.0), because="kept from moving")
    post(labs.cash, np.where(begins, -_price(world), 0.0), because="moving the head office")
    left = np.maximum(labs.moving - 1.0, 0.0) * labs.alive[:, None]
    arrived = (labs.moving > 0.0) & (left == 0.0) & labs.alive[:, None]
    labs.moving[:] = np.where(begins[:, None], wanted * c.move_time, left)
    _arrive(world, np.where(arrived, 1.0, 0.0))


def _largest(world: World, named: Bools) -> Floats:
    """1 for the region with most demand among those a lab names [lab region world]."""
    size = np.where(named, total(world.regions.demand, axis=1)[None], -1.0)
    return np.where(named & (size == np.max(size, axis=1)[:, None]), 1.0, 0.0)


def _price(world: World) -> Floats:
    """What moving costs, bn USD [lab world]."""
    return world.constants.move_cost * world.labs.revenue


def _held(world: World) -> Floats:
    """1 where the government of a lab's home does not let it go [lab world]."""
    regimes, labs = world.regimes, world.labs
    barred = (regimes.deemed > world.constants.closed_door)[:, None] | (regimes.directive > 0.0)
    return np.max(np.where(barred.swapaxes(0, 1), labs.flag, 0.0), axis=1)


def _arrive(world: World, here: Floats) -> None:
    """The head office opens: some of the people stay behind, the flag changes. `here` is [lab region world]."""
    labs, post = world.labs, world.book.post
    moves = np.max(here, axis=1)
    lost = world.constants.stay_behind * labs.researchers * moves
    post(world.regions.staff, total(labs.home * lost[:, None]), because="stayed behind")
    post(labs.researchers, -lost, because="stayed behind")
    came = moves[:, None] > 0.0
    flag = total(here[:, None] * world.regimes.home[None], axis=2)
    labs.home[:] = np.where(came, here, labs.home)
    labs.flag[:] = np.where(came, flag, labs.flag)
