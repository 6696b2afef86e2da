"""The turn, top to bottom: the page to read first."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from game.rules.catalogue import Phase
from game.rules.enact import enact
from game.rules.phases.allocate import allocate
from game.rules.phases.classify import classify
from game.rules.phases.diffuse import diffuse
from game.rules.phases.happen import happen
from game.rules.phases.negotiate import negotiate
from game.rules.phases.sell import sell
from game.rules.phases.settle import settle
from game.rules.phases.standardise import standardise
from game.rules.phases.supply import supply
from game.rules.phases.tally import tally
from game.rules.phases.train import train
from game.world.batch import clone
from game.world.docket import Docket
from game.world.draws import Draws
from game.world.state import World

RULES_VERSION: Final = "3"

PHASES: Final[tuple[Phase, ...]] = (
    classify,  # which models need whose leave, and where they may be sold
    supply,  # accelerators: made, bought, denied, smuggled, worn
    train,  # runs go on, finish and become models
    diffuse,  # knowledge spreads
    sell,  # customers choose, are cut off, fear, return
    settle,  # money changes hands
    allocate,  # capital and power move between regions
    standardise,  # stacks grow together or apart
    negotiate,  # allies follow, rivals answer, political capital recovers
    happen,  # chance strikes
    tally,  # what the scores will need
)


def advance(world: World, docket: Docket, *, explain: bool = False) -> World:
    """Play one turn in every world of the batch. The worlds passed in are not changed.

    Where a turn is longer than a quarter, orders are given in its first quarter and stand in the others.
    """
    steps = in_steps(world, docket, explain=explain)
    new = next(steps)
    for _ in steps:
        pass
    return new


def in_steps(world: World, docket: Docket, *, explain: bool = False) -> Iterator[World]:
    """The same turn, for whoever has other things to do meanwhile: yields the new worlds after every phase."""
    new = clone(world, explain=explain)
    yield new
    yield from pass_quarter(new, docket)
    for _ in range(1, world.pace):
        news = [array.copy() for array in _news(new)]
        yield from pass_quarter(new, {})
        for array, before in zip(_news(new), news, strict=True):
            np.maximum(array, before, out=array)


def _news(world: World) -> list[npt.NDArray[Any]]:
    """What a turn reports as having happened, in any of its quarters."""
    return [world.labs.finished, world.labs.planned, world.licences.refused, *world.struck.values()]


def pass_quarter(world: World, docket: Docket) -> Iterator[World]:
    """Play one quarter in place: orders become channels, then the phases run. Yields after each."""
    law, plans = enact(world, docket)
    draws = Draws(world.clock.seed, world.clock.turn)
    for phase in PHASES:
        phase(world, law, plans, draws)
        yield world
    world.clock.turn += 1
