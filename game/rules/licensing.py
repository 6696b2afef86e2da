"""Licences: requests wait in a queue, officers answer them, and whoever asks has odds."""

import numpy as np

from game.rules.reach import abroad
from game.rules.scaling import DAYS
from game.world.channels import DENY, Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import exp, total
from game.world.state import NEWEST, World

_QUEUE = 0.05  # longer an answer takes with each request in the queue
_DENIAL = 0.15  # part of the odds that a policy of denial leaves
_LOYALTY = 0.2  # odds won by a unit of agreement between the two countries


def answer_requests(world: World, law: Law, plans: Plans, draws: Draws, named: Floats) -> None:
    """Licence officers work through the queue; tier, policy, loyalty, lobby and record set the odds.

    Args:
        world: the worlds.
        law: what regulators decided.
        plans: what labs decided.
        draws: the turn's luck.
        named: how far a directive binds each lab [regulator lab world].
    """
    c, licences, post, names = world.constants, world.licences, world.book.post, world.names
    licences.refused[:] = 0.0
    post(licences.granted, -np.minimum(licences.granted, 1.0), because="time passes")
    staff = np.maximum(law.staff, 1.0)
    licences.lead[:] = c.licence_days * (c.licence_staff / staff)
    if not (licences.waiting.any() or plans.apply.any()):
        return
    filed = _file(world, plans, named)
    queue = total(total(np.where(licences.waiting > 0.0, 1.0, 0.0), axis=1), axis=1)
    licences.lead[:] = licences.lead * (1.0 + _QUEUE * queue)
    answered = draws.uniform("licence answered", names.regulators, names.labs, names.regions)
    due = (licences.waiting > 0.0) & (answered < (1.0 - exp(-DAYS / licences.lead))[:, None, None])
    luck = draws.uniform("licence granted", names.regulators, names.labs, names.regions)
    granted = due & (luck < _odds(world, law))
    licences.refused[:] = np.where(due & ~granted, 1.0, 0.0)
    no = np.max(np.max(licences.refused, axis=0), axis=1)
    post(world.labs.record, -c.refusal_mark * no * world.labs.record, because="licence refused")
    post(licences.granted, np.where(granted, c.licence_life, 0.0), because="licence granted")
    still = (licences.waiting > 0.0) & ~due & ~filed
    post(licences.waiting, np.where(still, 1.0, 0.0), because="waiting")
    post(licences.waiting, np.where(due, -licences.waiting, 0.0), because="request answered")


def _file(world: World, plans: Plans, named: Floats) -> np.ndarray:
    """Put new requests into the queue. Returns where there is one [regulator lab region world]."""
    licences = world.licences
    needed = np.maximum(world.regimes.controlled[:, :, NEWEST], named)[:, :, None] * abroad(world)[:, None]
    able = (plans.apply > 0.5) & world.labs.alive[:, None]
    filed: np.ndarray = able[None] & (needed > 0.0) & (licences.waiting == 0.0) & (licences.granted == 0.0)
    world.book.post(licences.waiting, np.where(filed, 1.0, 0.0), because="request filed")
    return filed


def _odds(world: World, law: Law) -> Floats:
    """Chance that a request is granted when it is answered [regulator lab region world]."""
    c, labs = world.constants, world.labs
    loyalty = world.regions.alignment.swapaxes(0, 1)[:, None]
    heard = c.lobby_odds * labs.flag.swapaxes(0, 1) * labs.lobbied[None]
    strict = np.where(law.tier >= DENY, _DENIAL, 1.0)[:, None]
    lean = (c.policy_shift * law.leniency)[:, None, None]
    return strict * (c.licence_odds + _LOYALTY * loyalty + lean + heard[:, :, None]) * labs.record[None, :, None]
