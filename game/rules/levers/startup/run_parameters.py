"""Size of the next model."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Parameters",
    role="startup",
    unit="parameter",
    low=1e9,
    high=1e14,
    scale="log",
    group="Training",
    analogue="Kimi K2: 1 T; GPT-3: 175 B",
    side_effect="A large model is dear to serve.",
)
def run_parameters(setting: Floats, world: World, plans: Plans) -> None:
    """Parameters of the model to train next."""
    plans.parameters[:] += setting
