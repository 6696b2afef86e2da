"""Where everything that a level states stands in the arrays of its world."""

import numpy as np

from game.rules.scaling import FLOP_PER_PARAMETER_TOKEN, capability, usable_tokens
from game.schema.level import Lab, Level, Model
from game.world.exact import log10
from game.world.state import NEWEST, PREVIOUS, World

RELEASES = {"held": 0.0, "staged": 1.0, "general": 2.0, "open": 3.0}
_AT_HOME = 40.0  # quarters: a lab's home counts as long settled


def place_regulators(world: World, level: Level) -> None:
    """Governments: where they govern, and what they begin with."""
    regimes, names = world.regimes, world.names
    for g, regulator in enumerate(level.regulators):
        regimes.home[g, names.regions.index(regulator.region)] = 1.0
        regimes.capital[g] = regulator.capital
        regimes.purse[g] = regulator.purse
    world.licences.lead[:] = world.constants.licence_days


def place_regions(world: World, level: Level) -> None:
    """Markets, people, machines and loyalties."""
    regions, names = world.regions, world.names
    for r, data in enumerate(level.world.regions):
        regions.demand[r] = level.world.demand * data.demand * np.array(data.segments)[:, None]
        regions.capital[r] = regions.first_capital[r] = data.capital
        regions.staff[r], regions.power[r], regions.hub[r] = data.researchers, data.power, data.hub
        for stack, amount in data.installed.items():
            regions.installed[r, names.stacks.index(stack)] = amount
        for regulator, value in data.alignment.items():
            regions.alignment[r, names.regulators.index(regulator)] = value
        for regulator, value in data.grievance.items():
            regions.grievance[r, names.regulators.index(regulator)] = value
    regions.loyalty[:] = regions.alignment
    for g, government in enumerate(level.regulators):
        abroad = (world.regimes.home[g] == 0.0) & (regions.loyalty[:, g] > 0.0)
        regions.alignment[:, g] *= np.where(abroad, government.standing, 1.0)


def place_stacks(world: World, level: Level) -> None:
    """Technology stacks: who makes them, and how good they are."""
    stacks, names = world.stacks, world.names
    for k, data in enumerate(level.world.stacks):
        if data.region != "NONE":
            stacks.flag[k] = world.regimes.home[:, names.regions.index(data.region)]
        stacks.capacity[k], stacks.quality[k], stacks.experience[k] = data.capacity, data.quality, data.experience
        stacks.cost[k] = stacks.price[k] = data.price
        stacks.part[k] = level.world.best_part * data.quality
        stacks.bandwidth[k] = level.world.best_bandwidth * data.quality
        stacks.compatible[k, k] = 1.0
        for other, value in data.compatible.items():
            j = names.stacks.index(other)
            stacks.compatible[k, j] = stacks.compatible[j, k] = value
    stacks.legal_part[:] = stacks.part
    stacks.legal_memory[:] = stacks.bandwidth


def place_lab(world: World, index: int, data: Lab) -> None:
    """One lab: where it is, what it owns and what it sells."""
    labs, names = world.labs, world.names
    home = names.regions.index(data.region)
    labs.home[index, home] = 1.0
    labs.flag[index] = world.regimes.home[:, home]
    for stack, amount in data.compute.items():
        labs.compute[index, names.stacks.index(stack)] = amount
    for name in (
        "cash",
        "researchers",
        "efficiency",
        "data",
        "thrift",
        "safety",
        "screening",
        "absorption",
        "brand",
        "flaw",
    ):
        getattr(labs, name)[index] = getattr(data, name)
    labs.cyber_lean[index] = data.cyber_lean
    labs.founders[index] = labs.record[index] = 1.0
    for market in data.markets:
        where = names.regions.index(market)
        labs.selling[index, where] = True
        labs.presence[index, where] = _AT_HOME if market == data.region else data.presence


def place_models(world: World, index: int, data: Lab) -> None:
    """The finished models of a lab, as its constants have them."""
    _place_model(world, index, NEWEST, data.newest)
    if data.previous is not None:
        _place_model(world, index, PREVIOUS, data.previous)


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
