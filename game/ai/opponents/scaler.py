"""The scaler: the frontier first."""

from game.ai.catalogue import opponent
from game.ai.habits import (
    Temper,
    buy_the_failing,
    calm_government,
    find_partners,
    keep_books,
    mend_guardrails,
    offered,
    plan_run,
    set_prices,
    stay_lawful,
)
from game.play.seat import Wishes
from game.world.draws import Draws
from game.world.state import World

TEMPER = Temper(ambition=1.5, thrift=1.0, appetite=0.05, hiring=1.05, discount=0.95)


@opponent("Scaler", role="startup", motive="The next model must be the best there is; the rest can be bought.")
def scaler(view: World, row: int, draws: Draws) -> Wishes:
    """Puts compute into ever larger runs, raises money before it is short, and complies when it must."""
    return offered(
        view,
        plan_run(view, row, draws, TEMPER.ambition)
        | keep_books(view, row, TEMPER)
        | set_prices(view, row, TEMPER.discount)
        | buy_the_failing(view, row)
        | find_partners(view, row)
        | mend_guardrails(view, row, 0.3)
        | stay_lawful(view, row)
        | calm_government(view, row),
    )
