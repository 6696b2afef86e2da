"""Orders become channels: dials move, notice runs down, every lever writes its law or plan.

Settings have their lever's own axes, who holds it, what it aims at, world, and are treated elementwise.
"""

import numpy as np

from game.rules.catalogue import LEVERS, Lever
from game.rules.purse import agencies, programmes, side_payments
from game.rules.reach import eased_tier
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats, blank
from game.world.docket import Docket
from game.world.exact import log, total
from game.world.state import Dial, World


def position(lever: Lever, setting: Floats) -> Floats:
    """Where settings lie on the lever's scale, 0 at its low end and 1 at its high end, elementwise."""
    if lever.scale == "log":
        low, high = log(np.array([lever.low, lever.high]))
        return (log(np.maximum(setting, lever.low)) - low) / (high - low)
    return (setting - lever.low) / (lever.high - lever.low)


def breadth(world: World, lever: Lever, moved: Floats) -> Floats:
    """How broad a move is: by whom it touches. Returns [regulator world].

    Regions count by their part of the world's demand, more where they agree with the regulator.
    """
    if lever.target == "region":
        weight = total(world.regions.demand, axis=1)
        weight = weight / total(weight)
        loyalty = 1.0 + np.maximum(world.regions.alignment.swapaxes(0, 1), 0.0)
        return total(moved * weight[None] * loyalty, axis=1)
    if lever.target == "lab":
        return total(moved, axis=1)
    return moved


def enact(world: World, docket: Docket) -> tuple[Law, Plans]:
    """Move the dials as ordered, then let every lever of the level write its channel.

    Levers that are given notice of come last, when the notice period is known.

    Writes: the dials.
    """
    law, coming, plans = blank(Law, world.sizes), blank(Law, world.sizes), blank(Plans, world.sizes)
    for name in sorted(world.dials, key=lambda name: LEVERS[name].noticed):
        lever, dial = LEVERS[name], world.dials[name]
        setting = _obey(world, law, lever, dial, docket[name]) if name in docket else _carry_on(lever, dial)
        if lever.role == "startup":
            lever.apply(setting, world, plans)
            continue
        free = world.clock.uncontrolled & lever.control
        for channel, value in ((law, setting), (coming, setting if lever.once else dial.announced)):
            lever.apply(np.where(free, lever.neutral, value), world, channel)
    for channel in (law, coming):
        channel.tier[:] = eased_tier(world, channel)
    law.coming_tier, law.coming_chip_line = coming.tier, coming.chip_line
    _stay_within_means(world, law)
    return law, plans


def _stay_within_means(world: World, law: Law) -> None:
    """What the purse cannot pay is not done: every kind of spending shrinks alike."""
    c = world.constants
    wanted = agencies(c, law) + side_payments(c, law) + law.subsidy + programmes(law) + law.grants
    able = np.clip((world.regimes.purse + c.appropriation) / np.maximum(wanted, 1e-9), 0.0, 1.0)
    law.evaluation *= able
    law.enforcement *= able
    law.staff *= able
    law.subsidy *= able
    law.fabs *= able
    law.grants *= able
    law.science *= able
    law.sovereign *= able
    law.promotion *= able
    law.talks *= able[:, None]


def _carry_on(lever: Lever, dial: Dial) -> Floats:
    """Without an order an act is not done, and a dial stands unless its notice runs out now (elementwise)."""
    if lever.once:
        return np.full(dial.standing.shape, lever.neutral)
    if dial.notice.any():
        _run_down(dial, np.maximum(dial.notice - 1.0, 0.0))
    return dial.standing


def _obey(world: World, law: Law, lever: Lever, dial: Dial, ordered: Floats) -> Floats:
    """Carry out orders where there are any, and return the setting in force this turn."""
    given = ~np.isnan(ordered)
    if lever.control:
        given &= ~world.clock.uncontrolled
    wished = np.where(given, ordered, dial.announced)
    if lever.role == "regulator":
        _count_change(world, law, lever, dial, given, wished)
    if lever.once:
        return np.where(given, wished, lever.neutral)
    return _stand(law, lever, dial, given, wished)


def _stand(law: Law, lever: Lever, dial: Dial, given: Bools, wished: Floats) -> Floats:
    """Announce what was ordered, let the notice run, and return what is in force."""
    changed = given & (wished != dial.announced)
    term = np.zeros_like(dial.notice)
    if lever.noticed:
        term[:] = law.notice[:, None] if lever.target else law.notice
    dial.announced[:] = np.where(given, wished, dial.announced)
    _run_down(dial, np.where(changed, term, np.maximum(dial.notice - 1.0, 0.0)))
    return dial.standing


def _run_down(dial: Dial, waiting: Floats) -> None:
    """Where no notice is left, what was announced is in force."""
    dial.notice[:] = waiting
    dial.standing[:] = np.where(waiting > 0.0, dial.standing, dial.announced)


def _count_change(world: World, law: Law, lever: Lever, dial: Dial, given: Bools, wished: Floats) -> None:
    """Add the political cost of a move, and how erratic it looks, to the law."""
    if lever.once:
        step = np.where(given & (wished > 0.0), 1.0, 0.0)
    else:
        step = np.where(given, position(lever, wished) - position(lever, dial.announced), 0.0)
    turned = (dial.leaning * step < 0.0) & (step != 0.0)
    dial.leaning[:] = np.where(step > 0.0, 1.0, np.where(step < 0.0, -1.0, dial.leaning))
    size = np.abs(step)
    dear = np.where(turned, world.constants.reversal_cost, 1.0)
    law.cost += lever.cost * breadth(world, lever, size * dear)
    if lever.control:
        law.changed += breadth(world, lever, size * dear)
