"""Win buyers abroad for the home industry."""

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Export promotion",
    role="regulator",
    unit="bn USD/quarter",
    low=0,
    high=4,
    group="Diplomacy",
    analogue="American AI Exports, 2025: full-stack packages with public credit",
    side_effect="Costs money, and where it works people begin to talk of dependence: agreement with you wears off.",
)
def export_promotion(setting: Floats, world: World, law: Law) -> None:
    """Public money for packages, credit and fairs each quarter.

    Buyers abroad under an open tier favour your stack and your labs.
    """
    law.promotion[:] += setting
