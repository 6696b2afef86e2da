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


def programmes(law: Law) -> Floats:
    """Plants, open research, a sovereign programme and promotion abroad, bn USD [regulator world].

    Computing grants are paid as they are used, so they are not among them.
    """
    return law.fabs + law.science + law.sovereign + law.promotion
