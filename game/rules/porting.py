"""What moving to another stack costs a lab while it moves."""

import numpy as np

from game.rules.parts import at_home, own_stack
from game.world.channels import Plans
from game.world.columns import Floats
from game.world.exact import share, total
from game.world.state import World


def porting_drag(world: World, plans: Plans) -> Floats:
    """Part of its own research that a lab keeps while it ports its work, 1 if it does not [lab world].

    Engineers who rewrite kernels do no research: the loss is in proportion to how much is ported and how
    little of what the lab works on now runs on the new stack.
    """
    haven = at_home(world, own_stack(world))
    works_on = share(world.labs.compute, axis=1)
    runs = total(total(works_on[:, :, None] * world.stacks.compatible[None], axis=1) * haven, axis=1)
    alien = np.clip(total(haven, axis=1) - runs, 0.0, 1.0)
    return 1.0 - world.constants.porting_loss * np.clip(plans.port, 0.0, 1.0) * alien
