"""The sovereign champion: home first."""

import numpy as np

from game.ai.catalogue import opponent
from game.ai.habits import (
    Temper,
    keep_books,
    mend_guardrails,
    offered,
    plan_run,
    set_prices,
    stay_lawful,
    welcome_the_cut_off,
)
from game.play.seat import Wishes
from game.world.draws import Draws
from game.world.state import World

TEMPER = Temper(ambition=1.8, thrift=0.7, appetite=0.06, hiring=1.06, discount=0.96)


@opponent("Sovereign champion", role="startup", motive="Somebody at home must be able to do this, however late.")
def sovereign(view: World, row: int, draws: Draws) -> Wishes:
    """Trains at home, speaks the language, keeps good records and waits for the others to be switched off."""
    return offered(
        view,
        plan_run(view, row, draws, TEMPER.ambition)
        | keep_books(view, row, TEMPER)
        | set_prices(view, row, TEMPER.discount)
        | welcome_the_cut_off(view, row)
        | mend_guardrails(view, row, 0.35)
        | stay_lawful(view, row)
        | {
            "research_localisation": np.where(view.labs.alive[row], 0.5, np.nan),
            "standards": np.where(view.labs.alive[row], 0.05, np.nan),
        },
    )
