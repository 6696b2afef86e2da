"""How likely it is that models in use do grave harm: shared by the metrics of safety."""

import numpy as np

from game.rules.reach import dangerous, duty_at, on_sale
from game.world.channels import OPEN_WEIGHTS
from game.world.columns import Floats
from game.world.exact import sigmoid, total
from game.world.state import NEWEST, PREVIOUS, World


def grave_use(world: World) -> Floats:
    """Chance that each lab's models are gravely misused this quarter [lab world].

    Whoever does not have the newest model, because it is held, staged or barred, uses the one before. Use counts
    more where a wave of attacks runs, but not by customers whom the lab knows.
    """
    c, labs = world.constants, world.labs
    newest, previous = on_sale(world)
    weight = total(world.regions.demand, axis=1)
    weight = weight / total(weight)
    danger = weight[None] * (1.0 + world.regions.peril[None] * (1.0 - labs.screening[:, None]))
    opened = labs.released >= OPEN_WEIGHTS
    used = world.markets.permitted + world.markets.leaked
    here = np.where(opened[:, NEWEST, None], 1.0, newest[:, None] * used)
    latest = total(danger * here, axis=1)
    before = np.where(opened[:, PREVIOUS], 1.0, previous) * total(danger * (1.0 - here), axis=1)
    grave = sigmoid((dangerous(world) - c.misuse_line) / 2.0)
    use = np.stack([latest, before], axis=1) * grave
    unguarded = np.clip(labs.flaw + c.guard_gap * (1.0 - labs.safety), 0.0, 1.0)
    loose = np.where(opened, np.maximum(unguarded[:, None], 0.5), unguarded[:, None])
    dutiful = 1.0 - c.duty_effect * total(weight * relative_misuse(world) * duty_at(world))
    return np.minimum(c.misuse_base * total(use * loose, axis=1) * dutiful, 1.0)


def relative_misuse(world: World) -> Floats:
    """How much oftener models are misused in each region than in the world on average [region world]."""
    weight = total(world.regions.demand, axis=1)
    often = 1.0 + world.regions.peril
    return often * (total(weight) / total(weight * often))[None]
