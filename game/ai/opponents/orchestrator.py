"""The orchestrator: many vendors, no frontier."""

import numpy as np

from game.ai.catalogue import opponent
from game.ai.habits import Temper, keep_books, offered, plan_run, set_prices, welcome_the_cut_off
from game.play.seat import Wishes
from game.world.draws import Draws
from game.world.state import World

TEMPER = Temper(ambition=1.8, thrift=0.3, appetite=0.08, hiring=1.1, discount=0.97)


@opponent("Orchestrator", role="startup", motive="Customers want the answer, not the laboratory; and no single switch.")
def orchestrator(view: World, row: int, draws: Draws) -> Wishes:
    """Coordinates whatever models it can reach, invests in its markets, and trains only small ones."""
    alive = view.labs.alive[row]
    return offered(
        view,
        plan_run(view, row, draws, TEMPER.ambition)
        | keep_books(view, row, TEMPER)
        | set_prices(view, row, TEMPER.discount)
        | welcome_the_cut_off(view, row)
        | {
            "orchestrate": np.where(alive, 1.0, np.nan),
            "research_localisation": np.where(alive, 0.7, np.nan),
        },
    )
