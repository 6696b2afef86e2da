"""The compliance champion: the lab that regulators need not watch."""

import numpy as np

from game.ai.catalogue import opponent
from game.ai.habits import (
    Temper,
    calm_government,
    keep_books,
    mend_guardrails,
    news,
    offered,
    plan_run,
    set_prices,
    stay_lawful,
    welcome_the_cut_off,
)
from game.play.seat import Wishes
from game.world.draws import Draws
from game.world.state import World

TEMPER = Temper(ambition=1.4, thrift=0.8, appetite=0.05, hiring=1.05, discount=0.97)
KNOWN = 0.12  # bn USD a quarter: enough to tell customers apart before anybody asks
COMMON = 0.05  # part of staff on shared standards


@opponent("Compliance champion", role="startup", motive="Trust is the one asset a rule cannot take from us overnight.")
def champion(view: World, row: int, draws: Draws) -> Wishes:
    """Stays below the lines, knows its customers before it must, and keeps the best guardrails in the market."""
    alive = view.labs.alive[row]
    lines = np.where(view.labs.run_needed[row] == 0.0, 1.0, np.nan)
    return offered(
        view,
        plan_run(view, row, draws, TEMPER.ambition)
        | keep_books(view, row, TEMPER)
        | set_prices(view, row, TEMPER.discount)
        | mend_guardrails(view, row, 0.6)
        | stay_lawful(view, row)
        | calm_government(view, row)
        | welcome_the_cut_off(view, row)
        | {
            "screening": np.where(alive, KNOWN, np.nan),
            "stay_below": np.where(alive, lines, np.nan),
            "standards": np.where(alive, news(view, "standards", row, np.full(alive.shape, COMMON)), np.nan),
        },
    )
