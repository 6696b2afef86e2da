"""What the scores will need: risks, leads and shares of the turn, added to what came before."""

import numpy as np

from game.rules.metrics.alliance import alliance_cohesion
from game.rules.metrics.labs import home_frontier
from game.rules.metrics.openness import market_openness
from game.rules.metrics.security import illicit_share, lead_months, misuse_risk
from game.rules.metrics.trade import chip_share_abroad, share_abroad, supply_independence, world_share
from game.world.channels import Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.state import NEWEST, World


def tally(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Keep the turn's headline metrics in running sums.

    Writes: regimes.misuse, regimes.lag.
    Posts: tallies.lag, tallies.misuse, tallies.illicit, tallies.abroad, tallies.chips, tallies.cohesion,
    tallies.openness, tallies.frontier, tallies.progress, tallies.share, tallies.revenue, tallies.breach,
    tallies.suppliers.
    """
    tallies, labs = world.tallies, world.labs
    world.regimes.misuse[:] = misuse_risk(world)
    world.regimes.lag[:] = lead_months(world)
    best = np.max(labs.general[:, NEWEST], axis=0)
    sums: tuple[tuple[Floats, Floats], ...] = (
        (tallies.lag, world.regimes.lag),
        (tallies.misuse, world.regimes.misuse),
        (tallies.illicit, illicit_share(world)),
        (tallies.abroad, share_abroad(world)),
        (tallies.chips, chip_share_abroad(world)),
        (tallies.cohesion, alliance_cohesion(world)),
        (tallies.openness, market_openness(world)),
        (tallies.frontier, best[None] - labs.general[:, NEWEST]),
        (tallies.progress, home_frontier(world)),
        (tallies.share, world_share(world)),
        (tallies.revenue, labs.revenue),
        (tallies.breach, 1.0 - labs.record),
        (tallies.suppliers, supply_independence(world)),
    )
    for stock, amount in sums:
        world.book.post(stock, amount, because="this turn")
