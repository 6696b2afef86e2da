"""Somebody in one place begins to use models for attacks."""

import numpy as np

from game.rules.catalogue import event
from game.rules.reach import dangerous, on_sale
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import share, sigmoid, total
from game.world.state import World

_QUIET = 0.5  # peril below which a place may be struck anew


def _chance(world: World, law: Law, plans: Plans) -> Floats:
    """The likelier, the larger the region's market and the more dangerous the best model on sale anywhere.

    Returns [region world].
    """
    newest, previous = on_sale(world)
    at_hand = np.stack([newest, previous], axis=1) > 0.0
    worst = np.max(np.where(at_hand, dangerous(world), -np.inf), axis=(0, 1))
    size = np.sqrt(share(total(world.regions.demand, axis=1)))
    calm = world.regions.peril < _QUIET
    c = world.constants
    return np.where(calm, c.attack_rate * size * sigmoid((worst - c.misuse_line) / 2.0), 0.0)


@event("Wave of attacks", axis="region", chance=_chance)
def attack_wave(struck: Bools, world: World, draws: Draws) -> None:
    """Gangs in the region use models for break-ins and fraud until they are caught, a part in every quarter.

    Meanwhile whatever is in use there is gravely misused several times as often. A model that is not sold there, tests,
    duties and guardrails that hold take the edge off it; a customer whom the lab knows is not among them.

    Posts: regions.peril.
    """
    peril = world.regions.peril
    onset = np.where(struck, np.maximum(world.constants.peril_onset - peril, 0.0), 0.0)
    world.book.post(peril, onset, because="wave of attacks")
