"""The specialist: what was withheld, sold to those who lost it."""

from game.ai.catalogue import opponent
from game.ai.habits import (
    Temper,
    distil_leader,
    keep_books,
    offered,
    plan_run,
    secure_supply,
    set_prices,
    welcome_the_cut_off,
)
from game.play.seat import Wishes
from game.world.draws import Draws
from game.world.state import World

TEMPER = Temper(ambition=1.8, thrift=0.6, appetite=0.05, hiring=1.06, discount=0.97)


@opponent(
    "Specialist", role="startup", motive="Whoever was cut off still needs the tool, and now knows whom not to ask."
)
def specialist(view: World, row: int, draws: Draws) -> Wishes:
    """Stays with one skill, keeps its price, and sells where the leaders may not."""
    return offered(
        view,
        plan_run(view, row, draws, TEMPER.ambition)
        | keep_books(view, row, TEMPER)
        | set_prices(view, row, TEMPER.discount)
        | secure_supply(view, row, 0.02)
        | welcome_the_cut_off(view, row)
        | distil_leader(view, row, 0.3),
    )
