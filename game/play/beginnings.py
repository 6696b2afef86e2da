"""What labs begin with: finished models as the scaling law has them, and a plan for the next run.

Both follow from constants, which may differ from world to world, so they are laid out when those are known.
"""

import numpy as np

from game.rules.catalogue import LEVERS
from game.rules.scaling import FLOP_PER_PARAMETER_TOKEN, capability, optimum, training_flop, usable_tokens
from game.schema.level import Level, Model
from game.world.columns import Floats
from game.world.exact import exp10, log10, total
from game.world.state import NEWEST, PREVIOUS, World

RELEASES = {"held": 0.0, "staged": 1.0, "general": 2.0, "open": 3.0}
_FIRST_RUN = 1.8  # quarters of training compute in the run that lies on the table at the start


def place_models(world: World, level: Level) -> None:
    """Give every lab the models it has finished."""
    for index, lab in enumerate(level.labs):
        _place_model(world, index, NEWEST, lab.newest)
        if lab.previous is not None:
            _place_model(world, index, PREVIOUS, lab.previous)


def _place_model(world: World, index: int, vintage: int, model: Model) -> None:
    """A model as the scaling law has it, given its size, data and the methods of its day."""
    labs, c = world.labs, world.constants
    size, tokens = log10(np.array([model.parameters])), log10(np.array([model.tokens]))
    fresh = usable_tokens(c, tokens, labs.data[index])
    tuning = np.array([model.efficiency])
    labs.general[index, vintage] = capability(c, size, fresh, tuning)
    labs.cyber[index, vintage] = labs.general[index, vintage] + labs.cyber_lean[index]
    labs.training[index, vintage] = size + tokens + log10(np.array([FLOP_PER_PARAMETER_TOKEN]))
    labs.parameters[index, vintage], labs.tokens[index, vintage] = size, fresh
    labs.tuning[index, vintage] = tuning
    labs.released[index, vintage] = RELEASES[model.release]
    labs.age[index, vintage] = model.age


def plan_first_runs(world: World) -> None:
    """Put a run that suits its compute on every lab's table."""
    for name, planned in zip(("run_parameters", "run_tokens"), _first_plan(world), strict=True):
        if name in world.dials:
            possible = np.clip(planned, LEVERS[name].low, LEVERS[name].high)
            world.dials[name].standing[:] = world.dials[name].announced[:] = possible


def _first_plan(world: World) -> tuple[Floats, Floats]:
    """Parameters and tokens of a run that takes each lab about two quarters [lab world] each."""
    share = world.dials["training_share"].standing if "training_share" in world.dials else np.array(0.4)
    flop = (
        training_flop(world.constants, total(world.labs.compute, axis=1) * share)
        * _FIRST_RUN
        * world.constants.generation
    )
    size, tokens = optimum(world.constants, log10(np.maximum(flop, 1e20)))
    return exp10(np.round(size, 2)), exp10(np.round(tokens, 2))
