"""How much research goes into safety."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import EFFORTS, World


@lever(
    "Safety research",
    role="startup",
    unit="1",
    low=0,
    high=1,
    neutral=0.5,
    group="Research",
    analogue="Red teams, classifiers; 99 % of the bypass closed by 30 June 2026",
    side_effect="Takes people from capability.",
)
def research_safety(setting: Floats, world: World, plans: Plans) -> None:
    """Weight of work on safety. Guardrails hold better, and a bypass is mended sooner."""
    plans.effort[EFFORTS.index("safety")] += setting
