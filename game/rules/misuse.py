"""How likely it is that models in use do grave harm: shared by the metrics of safety."""

import numpy as np

from game.rules.reach import dangerous, duty_at, on_sale
from game.world.channels import OPEN_WEIGHTS
from game.world.columns import Floats
from game.world.exact import sigmoid, total
from game.world.state import NEWEST, PREVIOUS, World


def grave_use(world: World) -> Floats:
    """Chance that each lab's models are gravely misused this quarter [lab world].

    Whoever does not have the newest model, because it is held, staged or barred, uses the one before.
    """
    c, labs = world.constants, world.labs
    newest, previous = on_sale(world)
    weight = total(world.regions.demand, axis=1)
    weight = weight / total(weight)
    opened = labs.released >= OPEN_WEIGHTS
    used = world.markets.permitted + world.markets.leaked
    latest = np.where(opened[:, NEWEST], 1.0, newest * total(used * weight[None], axis=1))
    before = np.where(opened[:, PREVIOUS], 1.0, previous) * (1.0 - latest)
    grave = sigmoid((dangerous(world) - c.misuse_line) / 2.0)
    use = np.stack([latest, before], axis=1) * grave
    unguarded = np.clip(labs.flaw + c.guard_gap * (1.0 - labs.safety), 0.0, 1.0)
    loose = np.where(opened, np.maximum(unguarded[:, None], 0.5), unguarded[:, None])
    dutiful = 1.0 - c.duty_effect * total(weight * duty_at(world))
    return c.misuse_base * total(use * loose, axis=1) * dutiful
