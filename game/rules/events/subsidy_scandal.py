"""Public money went where it should not have."""

import numpy as np

from game.rules.catalogue import event
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import World


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the more a government spends on its industry. Returns [regulator world]."""
    spent = law.subsidy + law.fabs + law.grants + law.sovereign + law.promotion
    return np.clip(0.012 * spent, 0.0, 0.2)


@event("Subsidy scandal", axis="regulator", chance=_chance)
def subsidy_scandal(struck: Bools, world: World, draws: Draws) -> None:
    """A tenth of its political capital and of its purse is lost.

    Posts: regimes.capital, regimes.purse.
    """
    regimes, post = world.regimes, world.book.post
    post(regimes.capital, np.where(struck, -0.1 * regimes.capital, 0.0), because="subsidy scandal")
    post(regimes.purse, np.where(struck, -0.1 * np.maximum(regimes.purse, 0.0), 0.0), because="subsidy scandal")
