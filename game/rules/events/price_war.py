"""Rivals undercut a lab that asks more than they do."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import total
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the higher a lab's prices stand above the average. Returns [lab world]."""
    labs = world.labs
    earning = np.where(labs.alive & (labs.revenue > 0.0), 1.0, 0.0)
    asked = total(labs.price * labs.selling, axis=1) / np.maximum(total(np.where(labs.selling, 1.0, 0.0), axis=1), 1.0)
    average = total(asked * earning) / np.maximum(total(earning), 1.0)
    return 0.04 * earning * np.clip(asked / np.maximum(average, 1e-9)[None] - 0.5, 0.0, 2.0)


@event("Price war", axis="lab", chance=_chance)
def price_war(struck: Bools, world: World, draws: Draws) -> None:
    """One customer in twenty leaves, and discounts for the others cost a fortieth of the quarter's sales.

    Posts: markets.customers, markets.outside, labs.cash.
    """
    markets, post = world.markets, world.book.post
    leave = np.where(struck, 0.05, 0.0)[:, None, None] * markets.customers
    post(markets.customers, -leave, because="price war")
    post(markets.outside, total(leave), because="price war")
    post(world.labs.cash, np.where(struck, -world.labs.revenue / 40.0, 0.0), because="discounts")
