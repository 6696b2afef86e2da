"""A state asks for offers, and its large firms wait to see whom it takes."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import share, total
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """Where somebody buys and no tender is open, larger markets a little more often. Returns [region world]."""
    size = np.sqrt(share(total(world.regions.demand, axis=1)))
    return np.where(world.regions.tender > 0.0, 0.0, world.constants.tender_rate * size)


@event("Public tender", axis="region", chance=_chance)
def public_tender(struck: Bools, world: World, draws: Draws) -> None:
    """Offers are asked for. When their time is up, most public buyers and part of the enterprises there choose anew.

    Whoever may not sell there at that moment, is feared for cut-offs or costs more than it is worth is left out for
    years.

    Posts: regions.tender.
    """
    tender = world.regions.tender
    world.book.post(tender, np.where(struck, world.constants.tender_notice, 0.0), because="tender announced")
