"""A lab buys another: machines, people and most customers change hands, debts too."""

import numpy as np

from game.rules.reach import opposed
from game.world.channels import Plans
from game.world.columns import Bools, Floats
from game.world.exact import total
from game.world.state import World

_NOBODY = -1.0  # less than any valuation


def merge(world: World, plans: Plans) -> None:
    """Carry out the takeovers that were bid for, can be paid and are allowed."""
    deals = np.where(_agreed(world, plans), 1.0, 0.0)
    if deals.any():
        _pay(world, deals)
        _hand_over(world, deals)
        _close(world, np.max(deals, axis=0) > 0.0)


def _agreed(world: World, plans: Plans) -> Bools:
    """One deal at most for each bidder and each target, the dearest first; who is for sale buys nothing.

    Returns [lab teacher world].
    """
    worth = world.labs.valuation
    bids = _possible(world, plans)
    best = np.max(np.where(bids, worth[None], _NOBODY), axis=1)
    bids = bids & (worth[None] == best[:, None])
    richest = np.max(np.where(bids, worth[:, None], _NOBODY), axis=0)
    bids = bids & (worth[:, None] == richest[None])
    return bids & _single(bids, 1)[:, None] & _single(bids, 0)[None] & ~np.any(bids, axis=0)[:, None]


def _single(bids: Bools, axis: int) -> Bools:
    """Where exactly one bid is left along an axis [lab world]."""
    return np.asarray(total(np.where(bids, 1.0, 0.0), axis=axis) == 1.0)


def _possible(world: World, plans: Plans) -> Bools:
    """Bids for a living lab in trouble, that the bidder can pay and no government forbids [lab teacher world]."""
    c, labs = world.constants, world.labs
    worth = labs.valuation
    other = ~np.eye(world.sizes.lab, dtype=bool)[:, :, None]
    in_debt = (labs.cash < 0.0)[None] & (worth[None] < worth[:, None])
    for_sale = in_debt | (worth[None] < c.takeover_size * worth[:, None])
    due = _price(world) + np.maximum(-labs.cash, 0.0)
    payable = labs.cash[:, None] > due[None]
    screened = total(opposed(world)[:, None] * labs.flag[None], axis=2) > 0.0
    barred = screened | screened.swapaxes(0, 1)
    both = labs.alive[:, None] & labs.alive[None]
    return np.asarray((plans.takeover > 0.5) & other & both & for_sale & payable & ~barred)


def _price(world: World) -> Floats:
    """What the owners of a lab are paid, bn USD [lab world]."""
    return world.constants.takeover_premium * world.labs.valuation


def _pay(world: World, deals: Floats) -> None:
    """Owners of the target are paid; its cash or debt comes along."""
    labs, post = world.labs, world.book.post
    sold = np.max(deals, axis=0)
    taken = sold * labs.cash
    post(labs.cash, -total(deals * _price(world)[None], axis=1), because="price of a takeover")
    post(labs.cash, total(deals * taken[None], axis=1) - taken, because="takeover")


def _hand_over(world: World, deals: Floats) -> None:
    """Machines and people move whole, methods and data in part, customers as far as they stay."""
    c, labs, markets, post = world.constants, world.labs, world.markets, world.book.post
    sold = np.max(deals, axis=0)
    bought = np.max(deals, axis=1)
    machines = total(deals[:, :, None] * labs.compute[None], axis=1)
    post(labs.compute, machines - sold[:, None] * labs.compute, because="takeover")
    post(labs.researchers, total(deals * labs.researchers[None], axis=1) - sold * labs.researchers, because="takeover")
    better = np.maximum(total(deals * labs.efficiency[None], axis=1) - labs.efficiency, 0.0)
    post(labs.efficiency, bought * c.takeover_lesson * better, because="takeover")
    more = np.maximum(total(deals * labs.data[None], axis=1) - labs.data, 0.0)
    post(labs.data, bought * c.takeover_lesson * more, because="takeover")
    theirs = sold[:, None, None] * markets.customers
    come = total(deals[:, :, None, None] * theirs[None], axis=1)
    come = c.takeover_kept * come * np.where(labs.selling, 1.0, 0.0)[:, :, None]
    cut_off = come * (1.0 - markets.served)[:, :, None]  # whom the buyer may not serve waits with its own
    waiting = sold[:, None, None] * markets.suspended
    post(markets.customers, come - cut_off - theirs, because="takeover")
    post(markets.suspended, cut_off - waiting, because="takeover")
    post(markets.outside, total(theirs) + total(waiting) - total(come), because="takeover")


def _close(world: World, gone: Bools) -> None:
    """The bought lab is no more."""
    labs = world.labs
    labs.alive[:] = labs.alive & ~gone
    labs.valuation[:] = np.where(gone, 0.0, labs.valuation)
    labs.run_needed[:] = np.where(gone, 0.0, labs.run_needed)
    labs.run_done[:] = np.where(gone, 0.0, labs.run_done)
    labs.moving[:] = np.where(gone[:, None], 0.0, labs.moving)
