"""How much research goes into data."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import EFFORTS, World


@lever(
    "Data work",
    role="startup",
    unit="1",
    low=0,
    high=1,
    neutral=0.5,
    group="Research",
    analogue="About 300 T tokens of public text exist",
    side_effect="Slow; of use only to a lab whose runs outgrow its data.",
)
def research_data(setting: Floats, world: World, plans: Plans) -> None:
    """Weight of work on data. More usable tokens for the next run."""
    plans.effort[EFFORTS.index("data")] += setting
