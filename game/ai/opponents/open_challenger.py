"""The open challenger: reach first."""

from game.ai.catalogue import opponent
from game.ai.habits import (
    Temper,
    distil_leader,
    keep_books,
    offered,
    plan_run,
    secure_supply,
    set_prices,
    stay_lawful,
    welcome_the_cut_off,
)
from game.play.seat import Wishes
from game.world.draws import Draws
from game.world.state import World

TEMPER = Temper(ambition=1.8, thrift=0.7, appetite=0.06, hiring=1.07, discount=0.95)


@opponent(
    "Open challenger", role="startup", motive="A model that nobody can switch off will be built upon by everybody."
)
def open_challenger(view: World, row: int, draws: Draws) -> Wishes:
    """Publishes its weights, undercuts, learns from the leader and buys what chips it can get."""
    return offered(
        view,
        plan_run(view, row, draws, TEMPER.ambition)
        | keep_books(view, row, TEMPER)
        | set_prices(view, row, TEMPER.discount)
        | secure_supply(view, row, 0.0)
        | welcome_the_cut_off(view, row)
        | distil_leader(view, row, 0.5)
        | stay_lawful(view, row),
    )
