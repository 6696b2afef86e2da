"""Lines in size, compute and capability: what evaluators see, which models reach a line, what that closes to them."""

import numpy as np

from game.rules.reach import abroad, bound_where, dangerous
from game.world.channels import LICENCE, NOTIFY, Law
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.state import World


def measure(world: World, law: Law, draws: Draws) -> None:
    """Evaluators see capability through tests that err, less with a budget, and least on broad aggregates."""
    c, names, regimes = world.constants, world.names, world.regimes
    regimes.testing[:] = law.evaluation
    care = 1.0 + law.evaluation / c.evaluation_budget
    for seen, true, error, what in (
        (regimes.measured, dangerous(world), c.evaluation_error, "evaluation"),
        (regimes.graded, world.labs.general, c.aggregate_error, "general evaluation"),
    ):
        luck = draws.normal(what, names.regulators, names.labs)
        seen[:] = true[None] + ((error / care)[:, None] * luck)[:, :, None]


def reaches_line(world: World, law: Law, vintage: int) -> Floats:
    """1 where a lab's model of this vintage is at or above any of a regulator's lines [regulator lab world]."""
    labs, regimes = world.labs, world.regimes
    over = labs.training[None, :, vintage] >= (law.compute_line + law.indexation)[:, None]
    over |= labs.parameters[None, :, vintage] >= law.parameter_line[:, None]
    over |= regimes.measured[:, :, vintage] >= law.capability_line[:, None]
    over |= regimes.graded[:, :, vintage] >= law.general_line[:, None]
    return np.where(over, 1.0, 0.0)


def denied_by_line(world: World, law: Law, vintage: int) -> Floats:
    """Part of the turn a line and a tier keep a model from a region [regulator lab region world]."""
    lined = reaches_line(world, law, vintage)
    if not lined.any():
        return np.zeros(world.licences.granted.shape)
    c, tier = world.constants, law.tier[:, None]
    barred = 1.0 - licensed(world)
    wall = np.where(tier >= LICENCE, barred, np.where(tier >= NOTIFY, c.notify_delay * barred, 0.0))
    return lined[:, :, None] * bound_where(world) * wall * abroad(world)[:, None]


def licensed(world: World) -> Floats:
    """1 where a licence runs [regulator lab region world]."""
    return np.where(world.licences.granted > 0.0, 1.0, 0.0)
