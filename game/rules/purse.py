"""What a regulator's agencies, talks and subsidies cost: shared by what may be done and what is paid."""

from game.world.channels import Law
from game.world.columns import Floats
from game.world.constants import Constants
from game.world.exact import total


def agencies(c: Constants, law: Law) -> Floats:
    """Tests of models, enforcement and licence officers, bn USD [regulator world]."""
    return law.evaluation + c.agent_cost * law.enforcement + c.officer_cost * law.staff


def side_payments(c: Constants, law: Law) -> Floats:
    """What courting other governments costs, bn USD [regulator world]."""
    return c.side_payment * total(law.talks, axis=1)
