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
    return total(_felt(world, lever, moved), axis=1) if lever.target else moved


def _felt(world: World, lever: Lever, moved: Floats) -> Floats:
    """How much of a move each target feels, elementwise."""
    if lever.target != "region":
        return moved
    weight = total(world.regions.demand, axis=1)
    weight = weight / total(weight)
    loyalty = 1.0 + np.maximum(world.regions.alignment.swapaxes(0, 1), 0.0)
    return moved * weight[None] * loyalty


def political_price(world: World, lever: Lever, ordered: Floats) -> Floats:
    """What orders would cost in political capital, each by itself and before it is given, elementwise."""
    dial, given = world.dials[lever.name], ~np.isnan(ordered)
    if lever.control:
        given &= ~world.clock.uncontrolled
    wished = np.where(given, ordered, dial.announced)
    size = np.abs(_step(lever, dial, given, wished)) * _dearer(world, lever, dial, given, wished)
    resisted = size * _resistance(world, lever, dial, wished) if lever.control else size
    return lever.cost * _felt(world, lever, resisted)


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
    law.coming_memory_line = coming.memory_line
    _stay_within_means(world, law)
    return law, plans


def law_as_it_stands(world: World) -> Law:
    """What the dials say before any order is given."""
    law = blank(Law, world.sizes)
    for name, dial in world.dials.items():
        if LEVERS[name].role == "regulator":
            LEVERS[name].apply(dial.standing, world, law)
    return law


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
    _lapse(lever, dial, np.maximum(dial.ending - 1.0, 0.0), dial.ending > 0.0)
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
    """Announce what was ordered, let the notice run, and return what is in force.

    What is ordered while a sunset clause is set has an end, unless it is the end of a rule itself.
    """
    changed = given & (wished != dial.announced)
    term = np.zeros_like(dial.notice)
    if lever.noticed:
        term[:] = law.notice[:, None] if lever.target else law.notice
    dial.announced[:] = np.where(given, wished, dial.announced)
    _run_down(dial, np.where(changed, term, np.maximum(dial.notice - 1.0, 0.0)))
    life = np.zeros_like(term)
    if lever.noticed:
        sunset = np.broadcast_to(law.sunset[:, None] if lever.target else law.sunset, term.shape)
        life = np.where((sunset > 0.0) & (wished != lever.neutral), term + sunset, 0.0)
    running = (dial.ending > 0.0) & ~changed
    _lapse(lever, dial, np.where(changed, life, np.maximum(dial.ending - 1.0, 0.0)), running)
    return dial.standing


def _lapse(lever: Lever, dial: Dial, left: Floats, running: Bools) -> None:
    """Rules whose time has run out are as if they had never been made."""
    if not (left.any() or dial.ending.any()):
        return
    over = running & (left == 0.0)
    dial.ending[:] = left
    dial.announced[:] = np.where(over, lever.neutral, dial.announced)
    _run_down(dial, np.where(over, 0.0, dial.notice))


def _run_down(dial: Dial, waiting: Floats) -> None:
    """Where no notice is left, what was announced is in force."""
    dial.notice[:] = waiting
    dial.standing[:] = np.where(waiting > 0.0, dial.standing, dial.announced)


def _count_change(world: World, law: Law, lever: Lever, dial: Dial, given: Bools, wished: Floats) -> None:
    """Add the political cost of a move, and how erratic it looks, to the law."""
    step = _step(lever, dial, given, wished)
    size = np.abs(step) * _dearer(world, lever, dial, given, wished)
    dial.leaning[:] = np.where(step > 0.0, 1.0, np.where(step < 0.0, -1.0, dial.leaning))
    c = world.constants
    if not lever.control:
        law.cost += lever.cost * breadth(world, lever, size)
        return
    calm = np.where(lever.noticed & (law.sunset > 0.0), 1.0 - c.sunset_calm, 1.0)
    law.changed += calm * breadth(world, lever, size)
    law.cost += lever.cost * breadth(world, lever, size * _resistance(world, lever, dial, wished))


def _step(lever: Lever, dial: Dial, given: Bools, wished: Floats) -> Floats:
    """How far orders move a lever along its scale; an act is one step, elementwise."""
    if lever.once:
        return np.where(given & (wished > 0.0), 1.0, 0.0)
    return np.where(given, position(lever, wished) - position(lever, dial.announced), 0.0)


def _dearer(world: World, lever: Lever, dial: Dial, given: Bools, wished: Floats) -> Floats:
    """How much more a move counts that turns back on the last one, elementwise."""
    step = _step(lever, dial, given, wished)
    turned = (dial.leaning * step < 0.0) & (step != 0.0)
    return np.where(turned, world.constants.reversal_cost, 1.0)


def _resistance(world: World, lever: Lever, dial: Dial, wished: Floats) -> Floats:
    """How much more a control costs because home labs lobby against it, elementwise; taking one back costs no more."""
    labs = world.labs
    ear = np.where(labs.alive, labs.lobbied, 0.0)[:, None] * labs.flag
    if lever.target == "lab":
        against = ear.swapaxes(0, 1)
    else:
        whole = np.minimum(total(ear), 1.0)
        against = whole[:, None] if lever.target else whole
    dearer = 1.0 + world.constants.lobby_resistance * against
    if lever.once:
        return dearer
    rest = position(lever, np.array(lever.neutral))
    new, old = position(lever, wished), position(lever, dial.announced)
    return np.where(np.abs(new - rest) > np.abs(old - rest), dearer, 1.0)
