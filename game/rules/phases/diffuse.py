"""Knowledge spreads: own research, absorption from those ahead, distillation, people."""

import numpy as np

from game.rules.reach import on_sale, opposed
from game.rules.scaling import capability
from game.world.channels import OPEN_WEIGHTS, Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import exp, fading, share, total
from game.world.state import NEWEST, World

_PLENTY = 2000.0  # researchers at which own progress is the leader's
_EFFICIENCY, _DATA, _SAFETY, _SERVING, _LOCALISATION = range(5)  # positions on the effort axis


def diffuse(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Let labs learn: by themselves, from each other, and by hiring.

    Own progress follows effort and staff. Absorption works on the gap in total effective compute (one point
    of capability is a tenth of an order of magnitude), by the lab's absorptive capacity, through access to
    the leader's model and the likeness of their stacks (Cohen and Levinthal 1990; Raz et al. 1982). A student that
    distils a teacher copies guardrails only in part. Better methods reach the model on sale by and by. Open
    research at home helps most there, and elsewhere too; deemed exports take foreign staff off controlled work,
    and lessons from opposed labs. Who is on an entity list learns less from the lister's labs; a partner more.

    Writes: labs.general, labs.peak, labs.cyber, labs.tuning, labs.venture, labs.standards, regimes.deemed.
    Posts: labs.efficiency, labs.data, labs.safety, labs.thrift, labs.screening, labs.flaw, labs.presence,
    labs.researchers, regions.staff, regions.peril.
    """
    effort = share(plans.effort)
    labs = world.labs
    labs.venture[:] = (plans.venture > 0.5) & labs.selling & (labs.home == 0.0)
    labs.standards[:] = np.where(labs.alive, np.clip(plans.standards, 0.0, 1.0), 0.0)
    world.regimes.deemed[:] = law.deemed
    _research(world, law, plans, effort)
    _absorb(world, plans)
    _improve_models(world)
    _hire(world, plans)


def _research(world: World, law: Law, plans: Plans, effort: Floats) -> None:
    """What a lab's own people achieve, by what they work on."""
    c, labs, post = world.constants, world.labs, world.book.post
    staff = labs.researchers / (labs.researchers + 0.25 * _PLENTY) * 1.25 * (1.0 - labs.standards)
    alive = np.where(labs.alive, 1.0, 0.0)
    own = c.own_progress * np.sqrt(np.clip(effort[_EFFICIENCY] / 0.4, 0.0, 2.0)) * staff * alive
    own = own * _freedom(world) * (1.0 + _science(world, law))
    post(labs.efficiency, own, because="own research")
    post(labs.data, 0.6 * effort[_DATA] * staff * labs.data * alive, because="data work")
    post(labs.safety, 1.0 * effort[_SAFETY] * staff * (1.0 - labs.safety) * alive, because="safety research")
    post(labs.safety, -0.08 * labs.safety, because="attackers learn")
    post(labs.thrift, 0.15 * np.sqrt(effort[_SERVING]) * staff * alive, because="serving research")
    ordered = np.max(world.regimes.controlled[:, :, NEWEST], axis=0)
    haste = (1.0 + c.flaw_pressure * ordered) * (0.25 + 3.0 * effort[_SAFETY])
    mended = 1.0 - exp(-c.flaw_fix * haste * staff)
    post(labs.flaw, -mended * labs.flaw, because="bypass mended")
    opened = np.where(labs.released[:, NEWEST] == OPEN_WEIGHTS, 1.5, 0.0)
    heard = (1.0 + 2.0 * effort[_LOCALISATION] + opened)[:, None] + c.venture_presence * labs.venture
    known = np.where(labs.selling, heard, -0.5 * labs.presence)
    post(labs.presence, known * alive[:, None], because="time and localisation")
    learned = (1.0 - labs.screening) * (1.0 - exp(-np.maximum(plans.screening, 0.0) / c.screening_cost))
    post(labs.screening, learned * alive, because="screening built")
    peril = world.regions.peril
    post(peril, -fading(c.peril_half_life) * peril, because="attackers caught")


def _freedom(world: World) -> Floats:
    """Part of a lab's staff that may do controlled work at home [lab world]."""
    c = world.constants
    return 1.0 - c.deemed_staff * c.deemed_work * total(world.labs.flag * world.regimes.deemed[None], axis=1)


def _science(world: World, law: Law) -> Floats:
    """What open research adds to own progress: at home in full, elsewhere as far as it is shared [lab world]."""
    c, flag = world.constants, world.labs.flag
    gain = c.science_gain * law.science / (law.science + c.science_half)
    shared = c.science_spill * (1.0 - world.regimes.deemed[None] * opposed(world))
    return total((flag + (1.0 - flag) * shared) * gain[None], axis=1)


def _absorb(world: World, plans: Plans) -> None:
    """What a lab learns from those ahead, with and without touching their models."""
    c, labs, post = world.constants, world.labs, world.book.post
    best = labs.general[:, NEWEST] * 0.1
    knows = np.maximum(best, labs.peak * 0.1)  # whoever makes a lesser model has forgotten nothing
    ahead = np.maximum(best[None] - knows[:, None], 0.0)
    access = _access(world)
    touch = 1.0 - c.access_part + c.access_part * access
    partner = np.max(labs.home[:, None] * labs.venture[None], axis=2)
    touch = (touch + c.venture_lesson * partner) * (1.0 - c.deemed_secrecy * _kept_secret(world))
    openness = touch * (0.5 + 0.5 * np.minimum(_likeness(world) / 0.6, 1.0))
    lesson = np.max(openness * ahead, axis=1)
    alive = np.where(labs.alive, 1.0, 0.0)
    post(labs.efficiency, 3.0 * c.absorption_rate * labs.absorption * lesson * alive, because="learned from others")
    reached = plans.distil * access * np.minimum(ahead, c.distil_most)
    gain = 0.25 * c.distil_rate * np.max(reached, axis=1) * 2.302585092994046
    post(labs.efficiency, gain * alive, because="distilled")
    copied = np.minimum(gain / 0.1, 1.0) * 0.5 * (1.0 - c.safety_transfer)
    post(labs.safety, -copied * labs.safety * alive, because="guardrails not copied")


def _kept_secret(world: World) -> Floats:
    """How far deemed exports keep a teacher's lessons from an opposed lab [lab teacher world]."""
    secret = world.labs.flag * world.regimes.deemed[None]
    return total(opposed(world)[:, None] * secret[None], axis=2)


def _listed(world: World) -> Floats:
    """1 where a lab is on the entity list of a teacher's government [lab teacher world]."""
    on_list = world.regimes.listed.swapaxes(0, 1)
    return np.minimum(total(on_list[:, None] * world.labs.flag[None], axis=2), 1.0)


def _access(world: World) -> Floats:
    """How well each lab can reach each other lab's newest model, 0 to 1 [lab teacher world].

    Open weights are there for all; a model sold in the lab's home region can be used there.
    """
    newest, _ = on_sale(world)
    sold = world.labs.home[:, None] * (world.markets.permitted * newest[:, None])[None]
    at_home = total(sold, axis=2)
    anywhere = 0.3 * np.max(world.markets.permitted * newest[:, None], axis=1)
    opened = np.where(world.labs.released[:, NEWEST] == OPEN_WEIGHTS, 1.0, 0.0)
    dealings = np.maximum(at_home, anywhere[None]) * (1.0 - world.constants.listed_secrecy * _listed(world))
    return np.maximum(dealings, opened[None])


def _likeness(world: World) -> Floats:
    """Compatibility of the stacks two labs work on [lab teacher world]."""
    mix = share(world.labs.compute.swapaxes(0, 1))
    suits = total(world.stacks.compatible[:, :, None] * mix[None], axis=1)
    return total(mix[:, :, None] * suits[:, None])


def _improve_models(world: World) -> None:
    """Post-training brings part of a lab's newer methods into its newest model; government tests hold some up."""
    labs, c = world.labs, world.constants
    before = labs.tuning[:, NEWEST]
    budget = world.regimes.testing / (world.regimes.testing + c.evaluation_budget)
    held_up = c.testing_delay * np.max(labs.flag * budget[None], axis=1)
    after = before + c.refresh * (1.0 - held_up) * np.maximum(labs.efficiency - before, 0.0)
    size, data = labs.parameters[:, NEWEST], labs.tokens[:, NEWEST]
    gain = capability(c, size, data, after) - capability(c, size, data, before)
    gain = np.where(labs.alive, np.maximum(gain, 0.0), 0.0)
    labs.general[:, NEWEST] += gain
    labs.cyber[:, NEWEST] += gain
    labs.tuning[:, NEWEST] = np.where(labs.alive, after, before)
    labs.peak[:] = np.maximum(labs.peak, labs.general[:, NEWEST])


def _hire(world: World, plans: Plans) -> None:
    """Labs grow towards the staff they want, as far as their home has people."""
    labs, regions, post = world.labs, world.regions, world.book.post
    wished = np.clip(plans.staffing - labs.researchers, -0.3 * labs.researchers, 0.25 * labs.researchers)
    wished = np.where(labs.alive, wished, -labs.researchers)
    joining = labs.home * np.maximum(wished, 0.0)[:, None]
    room = np.minimum(1.0, 0.3 * regions.staff / np.maximum(total(joining), 1e-9))
    joined = total(joining * room[None], axis=1)
    left = np.minimum(wished, 0.0)
    post(labs.researchers, joined, because="hired")
    post(labs.researchers, left, because="left")
    post(regions.staff, -total(joining * room[None]) - total(labs.home * left[:, None]), because="hired and left")
