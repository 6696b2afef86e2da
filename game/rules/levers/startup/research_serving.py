"""How much research goes into serving."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import EFFORTS, World


@lever(
    "Serving research",
    role="startup",
    unit="1",
    low=0,
    high=1,
    neutral=0.5,
    group="Research",
    analogue="Price of a fixed capability fell 280-fold in two years",
    side_effect="Does nothing for the next model.",
)
def research_serving(setting: Floats, world: World, plans: Plans) -> None:
    """Weight of work on serving. Each token costs less compute."""
    plans.effort[EFFORTS.index("serving")] += setting
