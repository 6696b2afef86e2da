"""What a supplier may offer under its government's lines: parts, and what they are worth.

A part is worth (1 - s) arithmetic and s memory (source EPH: one part kept 4.0 TB/s of memory at 15 % of
the arithmetic). A line is answered by a part just below it, in what the line counts and in nothing else.
"""

from dataclasses import dataclass

import numpy as np

from game.rules.reach import abroad
from game.world.channels import LICENCE, NOTIFY, Law
from game.world.columns import Floats
from game.world.exact import total
from game.world.state import World

EASE = (1.0, 1.0, 0.5, 0.0)  # part of best accelerators let through, by tier: open, notify, licence, deny
_BEYOND = 1e9  # TPP or TB/s: no line lies above this


@dataclass(slots=True)
class Offer:
    """The best part on offer over the best part made, 0 to 1 [region stack world]."""

    arithmetic: Floats
    memory: Floats
    worth: Floats  # both, as a buyer weighs them
    openness: Floats  # part of the best that is let through at all [region regulator world]


def on_offer(world: World, law: Law) -> Offer:
    """What each region may legally buy of each stack this turn.

    Where the tier does not let the best through, parts are made to fit below the line; they take a turn.
    """
    c, stacks = world.constants, world.stacks
    openness = ease(law, world)
    let = under(openness, stacks.flag, 1.0)
    ready = under(np.broadcast_to(_answered(world, law), openness.shape), stacks.flag, 1.0)
    arithmetic = _fit(law.chip_line, stacks.part, world)
    memory = _fit(law.memory_line, stacks.bandwidth, world)
    worth = 1.0 - (1.0 - c.serving_worth) * (1.0 - arithmetic) - c.serving_worth * (1.0 - memory)
    fitted = (1.0 - let) * ready
    return Offer(let + fitted * arithmetic, let + fitted * memory, let + fitted * worth, openness)


def ease(law: Law, world: World) -> Floats:
    """Part of the best accelerators that a supplier's government lets into a region [region regulator world]."""
    tier = law.tier.swapaxes(0, 1)
    through = np.where(tier >= LICENCE + 0.5, EASE[3], np.where(tier >= NOTIFY + 0.5, EASE[2], EASE[0]))
    return np.where(abroad(world).swapaxes(0, 1) > 0.0, through, 1.0)


def note_lines(world: World, law: Law) -> None:
    """Suppliers begin to design for the lines in force and for those announced."""
    regimes = world.regimes
    regimes.answered[:] = np.minimum(np.minimum(law.chip_line, law.coming_chip_line), _BEYOND)
    regimes.answered_memory[:] = np.minimum(np.minimum(law.memory_line, law.coming_memory_line), _BEYOND)


def _answered(world: World, law: Law) -> Floats:
    """1 where suppliers had a turn to design for the lines in force; until then old parts serve [regulator world]."""
    regimes = world.regimes
    ready = (law.chip_line >= regimes.answered) & (law.memory_line >= regimes.answered_memory)
    return np.where(ready, 1.0, world.constants.old_parts)


def _fit(line: Floats, best: Floats, world: World) -> Floats:
    """A part made to fit below a government's line, over the best made there [region stack world]."""
    below = np.minimum(line, _BEYOND) * (1.0 - world.constants.below_line)
    by_regulator = np.broadcast_to(below, (world.sizes.region, *below.shape))
    return np.minimum(under(by_regulator, world.stacks.flag, _BEYOND) / best, 1.0)


def under(by_regulator: Floats, flag: Floats, ungoverned: float) -> Floats:
    """Give every stack what its government means to each region: [region regulator world] to [region stack world]."""
    governed = total(flag, axis=1)
    return total(by_regulator[:, None] * flag[None], axis=2) + (1.0 - governed) * ungoverned


def makes(world: World) -> Floats:
    """1 where a stack is made under the region's own government [region stack world]."""
    return total(world.regimes.home[:, :, None] * world.stacks.flag.swapaxes(0, 1)[:, None])


def own_stack(world: World) -> Floats:
    """What a region would build on to be independent, adding up to 1 or 0 [region stack world].

    The stack made at home, or the one under no government if there is none.
    """
    made = np.where(world.stacks.capacity > 0.0, 1.0, 0.0) * makes(world)
    common = np.where(world.stacks.capacity > 0.0, 1.0, 0.0) * (1.0 - total(world.stacks.flag, axis=1))
    candidates = np.where(total(made, axis=1)[:, None] > 0.0, made, common[None])
    return candidates / np.maximum(total(candidates, axis=1), 1.0)[:, None]


def at_home(world: World, of_regions: Floats) -> Floats:
    """Give every lab what its home region has: [region stack world] to [lab stack world]."""
    return total(world.labs.home[:, :, None] * of_regions[None], axis=1)


def up(world: World, of_labs: Floats) -> Floats:
    """Add what labs have into their home regions: [lab stack world] to [region stack world]."""
    return total(world.labs.home[:, :, None] * of_labs[:, None])
