"""The turn, top to bottom: the page to read first."""

from typing import Final

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

RULES_VERSION: Final = "1"

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
    """Play one turn in every world of the batch. The worlds passed in are not changed."""
    new = clone(world, explain=explain)
    law, plans = enact(new, docket)
    draws = Draws(new.clock.seed, new.clock.turn)
    for phase in PHASES:
        phase(new, law, plans, draws)
    new.clock.turn += 1
    return new
