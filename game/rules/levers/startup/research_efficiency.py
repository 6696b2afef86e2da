"""How much research goes into efficiency."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import EFFORTS, World


@lever(
    "Efficiency research",
    role="startup",
    unit="1",
    low=0,
    high=1,
    neutral=0.5,
    group="Research",
    analogue="Compute needed for a given level halves every 8 months",
    side_effect="Spills over to rivals within a year.",
)
def research_efficiency(setting: Floats, world: World, plans: Plans) -> None:
    """Weight of research on algorithms. More capability from the same compute."""
    plans.effort[EFFORTS.index("efficiency")] += setting
