"""A government that follows another's controls has second thoughts."""

import numpy as np

from game.rules.catalogue import event
from game.rules.reach import abroad
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import exp
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the more it follows, and the more it fears to be cut off itself. Returns [region world]."""
    foreign = abroad(world).swapaxes(0, 1)
    follows = np.max(world.regions.following * foreign, axis=1)
    fears = np.max((1.0 - exp(-world.regions.fear)) * np.maximum(world.regions.alignment, 0.0), axis=1)
    return np.clip(0.08 * follows + 0.25 * fears, 0.0, 0.3)


@event("An ally hesitates", axis="region", chance=_chance)
def ally_hesitates(struck: Bools, world: World, draws: Draws) -> None:
    """It applies half of what it applied of others' controls, and agrees with them a tenth less.

    Posts: regions.following, regions.alignment.
    """
    regions, post = world.regions, world.book.post
    foreign = abroad(world).swapaxes(0, 1) * np.where(struck, 1.0, 0.0)[:, None]
    post(regions.following, -0.5 * foreign * regions.following, because="an ally hesitates")
    post(regions.alignment, -0.1 * foreign * np.maximum(regions.alignment, 0.0), because="an ally hesitates")
