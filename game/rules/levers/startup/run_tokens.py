"""Data of the next model."""

from game.rules.catalogue import lever
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Training tokens",
    role="startup",
    unit="token",
    low=1e11,
    high=1e15,
    scale="log",
    group="Training",
    analogue="Llama 3.1: 15.6 T",
    side_effect="Beyond your own data, repetition brings less and less.",
)
def run_tokens(setting: Floats, world: World, plans: Plans) -> None:
    """Tokens the next model is trained on."""
    plans.tokens[:] += setting
