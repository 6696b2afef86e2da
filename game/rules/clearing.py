"""Who gets what when capacity is short."""

from dataclasses import dataclass

import numpy as np

from game.rules.bidding import Orders
from game.rules.parts import Offer, at_home, makes
from game.rules.reach import abroad
from game.world.channels import Law
from game.world.columns import Floats
from game.world.exact import hand_down, total
from game.world.state import World

_FLOOR = 1e-9


@dataclass(slots=True)
class Goods:
    """Accelerators that change hands legally this turn, in H100e."""

    got: Floats  # by all buyers of a region [region stack world]
    ours: Floats  # by each lab [lab stack world]


def clear(world: World, law: Law, offer: Offer, orders: Orders) -> Goods:
    """Ration what is short; who cannot get one stack turns to the leading one, unless kept from it.

    The money that was not spent buys as many of the leading stack as it can.
    """
    stacks = world.stacks
    asked = total(orders.legal)
    got = orders.legal * np.minimum(1.0, stacks.capacity / np.maximum(asked, _FLOOR))
    ours = orders.ours * at_home(world, got)
    paid = stacks.price * (1.0 + orders.duty)
    short = (orders.legal - got) * np.minimum(1.0, paid / paid[:, :1]) * _welcome(world, law, offer)[:, None]
    short[:, 0] = 0.0
    unmet = total(short * orders.turning, axis=1)
    wanted = np.minimum(unmet, _headroom(world, law, got))
    spare = np.maximum(stacks.capacity[0] - total(got)[0], 0.0)
    turned = wanted * np.minimum(1.0, spare / np.maximum(total(wanted), _FLOOR))
    got[:, 0] += turned
    part = hand_down(turned / np.maximum(unmet, _FLOOR), world.labs.home)
    ours[:, 0] += total(orders.ours_turning * at_home(world, short), axis=1) * part
    stacks.bought[:] = got
    world.regions.wanted[:] = total(orders.legal, axis=1)
    return Goods(got, ours)


def _welcome(world: World, law: Law, offer: Offer) -> Floats:
    """How much of the leading stack whoever is short of another may have instead [region world]."""
    told = np.clip(np.maximum(law.refusal, law.mandate), 0.0, 1.0)[:, None] * world.regimes.home
    return (1.0 - total(told) * (1.0 - makes(world)[:, 0])) * offer.worth[:, 0]


def _headroom(world: World, law: Law, got: Floats) -> Floats:
    """How much more of the leading stack a volume cap lets into each region [region world]."""
    sold = total(got[:, :, None] * world.stacks.flag[None], axis=1)
    left = np.maximum(law.cap.swapaxes(0, 1) - sold, 0.0)
    capped = (world.stacks.flag[0][None] > 0.0) & (abroad(world).swapaxes(0, 1) > 0.0)
    return np.min(np.where(capped, left, np.inf), axis=1)
