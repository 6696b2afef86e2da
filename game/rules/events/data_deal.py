"""A publisher opens its archive to one lab."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """Only for labs with money, and the likelier the better their record. Returns [lab world]."""
    return 0.05 * world.labs.record * np.where(world.labs.cash > 1.0, 1.0, 0.0) * world.labs.alive


@event("Data deal", axis="lab", chance=_chance)
def data_deal(struck: Bools, world: World, draws: Draws) -> None:
    """A sixth more usable tokens, for a thirtieth of its cash.

    Posts: labs.data, labs.cash.
    """
    labs, post = world.labs, world.book.post
    post(labs.data, np.where(struck, labs.data / 6.0, 0.0), because="data deal")
    post(labs.cash, np.where(struck, -np.maximum(labs.cash, 0.0) / 30.0, 0.0), because="data deal")
