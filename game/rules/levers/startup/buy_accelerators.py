"""Buy accelerators."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Buy accelerators",
    role="startup",
    unit="bn USD/quarter",
    low=0,
    high=60,
    group="Compute",
    analogue="Orders of 12 to 16 bn USD in one quarter before a rule",
    side_effect="Ages fast; what a rule strands is written off. Power is limited at home.",
)
def buy_accelerators(setting: Floats, world: World, plans: Plans) -> None:
    """Money for accelerators each quarter. They come from whatever stack you may buy and can afford."""
    plans.buying[:] += setting
