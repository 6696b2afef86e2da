"""Training runs: begun, carried on, finished."""

import numpy as np

from game.rules.reach import subject
from game.rules.scaling import FLOP_PER_PARAMETER_TOKEN, capability, training_flop, usable_tokens
from game.world.channels import HELD, Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import exp10, log10, total
from game.world.state import NEWEST, PREVIOUS, World

VINTAGED = ("general", "cyber", "training", "parameters", "tokens", "tuning", "released", "age")


def train(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Begin what was ordered, spend this turn's compute, and turn finished runs into models.

    A run of N parameters on D tokens needs 6 N D FLOP. Its capability follows from the scaling law with the
    lab's efficiency and data, plus luck. The finished model waits for its release; the one before stays.
    A lab that wants to stay below every line that binds it cuts a run that would reach one, and begins none that
    would be cut to a dwarf beside the model it has.

    Writes: labs.run_parameters, labs.run_tokens, labs.run_needed, labs.run_done, labs.finished, labs.planned,
    labs.general, labs.cyber, labs.training, labs.parameters, labs.tokens, labs.tuning, labs.released, labs.age.
    """
    _begin(world, law, plans)
    world.labs.age[:] += 1.0
    labs, c = world.labs, world.constants
    compute = total(labs.compute, axis=1) + c.cloud_worth * labs.rented
    running = (labs.run_needed > 0.0) & labs.alive
    flop = training_flop(c, compute * np.clip(plans.training, 0.0, 1.0))
    labs.run_done[:] = np.where(running, np.minimum(labs.run_done + flop, labs.run_needed), labs.run_done)
    labs.finished[:] = running & (labs.run_done >= labs.run_needed)
    _finish(world, draws)


def _begin(world: World, law: Law, plans: Plans) -> None:
    """Start a run where one is ordered and none is under way."""
    labs = world.labs
    wished = np.maximum(plans.parameters, 1.0), np.maximum(plans.tokens, 1.0)
    size = _kept_below(world, law, plans, *wished)
    ordered = (plans.start > 0.5) & (plans.parameters > 0.0) & (plans.tokens > 0.0)
    begins = ordered & (labs.run_needed == 0.0) & labs.alive & ~_dwarfed(world, wished, size)
    needed = FLOP_PER_PARAMETER_TOKEN * size[0] * size[1]
    labs.run_parameters[:] = np.where(begins, log10(size[0]), labs.run_parameters)
    labs.run_tokens[:] = np.where(begins, log10(size[1]), labs.run_tokens)
    labs.run_needed[:] = np.where(begins, needed, labs.run_needed)
    labs.run_done[:] = np.where(begins, 0.0, labs.run_done)
    labs.planned[:] = np.where(begins, log10(needed), 0.0)


def _kept_below(world: World, law: Law, plans: Plans, size: Floats, tokens: Floats) -> tuple[Floats, Floats]:
    """Parameters and tokens of a run, cut to just below the lowest line that binds, where the lab wants that.

    A line in size cuts the size; a line in compute cuts size and data alike. Returns [lab world] each.
    """
    if not (plans.below > 0.5).any():
        return size, tokens
    binds = (subject(world) > 0.0) & (plans.below > 0.5)[None]
    margin = 1.0 - world.constants.run_margin
    lowest = np.min(np.where(binds, law.parameter_line[:, None], np.inf), axis=0)
    size = np.where(log10(size) >= lowest, exp10(lowest) * margin, size)
    lowest = np.min(np.where(binds, (law.compute_line + law.indexation)[:, None], np.inf), axis=0)
    needed = FLOP_PER_PARAMETER_TOKEN * size * tokens
    part = np.where(log10(needed) >= lowest, np.sqrt(exp10(lowest) * margin / needed), 1.0)
    return np.maximum(size * part, 1.0), np.maximum(tokens * part, 1.0)


def _dwarfed(world: World, wished: tuple[Floats, Floats], size: tuple[Floats, Floats]) -> Bools:
    """Where a run was cut so far that its model would be no use beside the newest one [lab world]."""
    cut = size[0] * size[1] < wished[0] * wished[1]
    if not cut.any():
        return cut
    fresh = usable_tokens(world.constants, log10(size[1]), world.labs.data)
    promised = capability(world.constants, log10(size[0]), fresh, world.labs.efficiency)
    useless: Bools = cut & (promised < world.labs.general[:, NEWEST] - world.constants.dwarf)
    return useless


def _finish(world: World, draws: Draws) -> None:
    """The finished run becomes the newest model; the newest, if it was ever released, the previous one."""
    labs, done = world.labs, world.labs.finished
    made = _model(world, draws)
    replaces = done & (labs.released[:, NEWEST] > HELD)
    for name in VINTAGED:
        column = getattr(labs, name)
        column[:, PREVIOUS] = np.where(replaces, column[:, NEWEST], column[:, PREVIOUS])
        column[:, NEWEST] = np.where(done, made[name], column[:, NEWEST])
    labs.run_needed[:] = np.where(done, 0.0, labs.run_needed)
    labs.run_done[:] = np.where(done, 0.0, labs.run_done)


def _model(world: World, draws: Draws) -> dict[str, Floats]:
    """What a run would give if it were finished now [lab world] each."""
    labs, c = world.labs, world.constants
    fresh = usable_tokens(c, labs.run_tokens, labs.data)
    luck = c.run_luck * draws.normal("training run", world.names.labs)
    general = capability(c, labs.run_parameters, fresh, labs.efficiency) + luck
    return {
        "general": general,
        "cyber": general + labs.cyber_lean,
        "training": log10(np.maximum(labs.run_needed, 1.0)),
        "parameters": labs.run_parameters,
        "tokens": fresh,
        "tuning": labs.efficiency,
        "released": np.zeros_like(general),
        "age": np.zeros_like(general),
    }
