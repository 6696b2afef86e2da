"""A budget for measuring what models can do."""

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Evaluation budget",
    role="regulator",
    unit="bn USD/quarter",
    low=0,
    high=0.5,
    control=True,
    group="Agencies",
    analogue="CAISI, the AI security institutes",
    side_effect="Costs public money; every improvement waits for its test, so home models progress more slowly.",
)
def evaluation(setting: Floats, world: World, law: Law) -> None:
    """Public money for tests of models. It halves the error of a hazard test at 0.05 bn USD a quarter."""
    law.evaluation[:] += setting
