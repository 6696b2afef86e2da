"""Know your customers."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "User screening",
    role="startup",
    unit="bn USD/quarter",
    low=0,
    high=0.5,
    group="Compliance",
    analogue="What the June 2026 case lacked: both models went dark in 90 minutes",
    side_effect="Puts off 5 to 15 % of users, and is wasted if no rule ever comes.",
)
def screening(setting: Floats, world: World, plans: Plans) -> None:
    """Money for knowing who your customers are.

    With enough of it a lab can obey a nationality rule without going dark for all.
    """
    plans.screening[:] += setting
