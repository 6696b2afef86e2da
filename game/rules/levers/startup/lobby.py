"""Win the ear of the home government."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Lobbying",
    role="startup",
    unit="bn USD/quarter",
    low=0,
    high=0.2,
    group="Deals",
    analogue="Suppliers against the diffusion rule of 2025; talks of 2026",
    side_effect="Costs money, fades without more of it, and stains the compliance record a little.",
)
def lobby(setting: Floats, world: World, plans: Plans) -> None:
    """Money spent on your home government.

    Licences are granted more often, and new controls on its own labs cost it more political capital.
    """
    plans.lobby[:] += setting
