"""What officers presume when they open a request."""

from game.rules.catalogue import lever
from game.world.channels import Law
from game.world.columns import Floats
from game.world.state import World


@lever(
    "Licence policy",
    role="regulator",
    unit="1",
    low=0,
    high=2,
    neutral=1,
    scale="choice",
    choices=("presumption of denial", "case by case", "presumption of approval"),
    control=True,
    cost=10,
    group="Agencies",
    analogue="Review policies of the export rules: denial presumed, case by case, approval presumed",
    side_effect=(
        "Presumed denial worries investors at home for as long as it stands; presumed approval lets out what "
        "the lines were drawn to hold."
    ),
)
def licence_policy(setting: Floats, world: World, law: Law) -> None:
    """Requests for licences are presumed denied, decided case by case, or presumed granted."""
    law.leniency[:] += setting - 1.0
