"""Officers who decide licence requests."""

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Licence officers",
    role="regulator",
    unit="person",
    low=20,
    high=800,
    neutral=218,
    group="Agencies",
    analogue="218 staff in Export Administration, 43 days to an answer",
    side_effect="Each officer costs 0.05 M USD a quarter; a short queue invites more requests.",
)
def licence_staff(setting: Floats, world: World, law: Law) -> None:
    """How many officers work on licence requests. More officers, shorter queue."""
    law.staff[:] += setting
