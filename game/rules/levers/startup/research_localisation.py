"""How much research goes into localisation."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import EFFORTS, World


@lever(
    "Localisation",
    role="startup",
    unit="1",
    low=0,
    high=1,
    neutral=0.5,
    group="Research",
    analogue="Sovereign clouds, local support",
    side_effect="Slow, and lost when you leave.",
)
def research_localisation(setting: Floats, world: World, plans: Plans) -> None:
    """Weight of work on languages, data residency and support in your markets. Newcomers become known sooner."""
    plans.effort[EFFORTS.index("localisation")] += setting
