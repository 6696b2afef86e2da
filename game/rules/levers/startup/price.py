"""Price in each market."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Price",
    role="startup",
    target="region",
    unit="USD/Mtoken",
    low=0.05,
    high=100,
    neutral=5,
    scale="log",
    group="Markets",
    analogue="Fable 5: 10 in, 50 out; Kimi K2.6: 0.60 in, 2.50 out",
    side_effect="Cheap tokens need compute to serve; half price is not twice the money.",
)
def price(setting: Floats, world: World, plans: Plans) -> None:
    """Price of a million tokens here, input and output mixed."""
    plans.price[:] += setting
