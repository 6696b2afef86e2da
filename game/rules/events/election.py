"""A government is voted in or out."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the less political capital a government has left. Returns [regulator world]."""
    return 0.02 + 0.06 * (1.0 - np.clip(world.regimes.capital / 100.0, 0.0, 1.0))


@event("Election", axis="regulator", chance=_chance)
def election(struck: Bools, world: World, draws: Draws) -> None:
    """A new mandate: political capital moves half way to 60, and rules that looked erratic look more so.

    Posts: regimes.capital, regimes.volatility.
    """
    regimes, post = world.regimes, world.book.post
    post(regimes.capital, np.where(struck, 0.5 * (60.0 - regimes.capital), 0.0), because="election")
    post(regimes.volatility, np.where(struck, 0.5 * regimes.volatility, 0.0), because="election")
