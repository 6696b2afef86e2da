"""Rules meet models: which models need leave, and where they may be sold."""

import numpy as np

from game.rules.licensing import answer_requests
from game.rules.lines import denied_by_line, licensed, measure, reaches_line
from game.rules.reach import (
    ABSENT,
    DARK,
    DIRECTED,
    FREE,
    KEPT,
    LISTED,
    NOTICE,
    REFUSED,
    TESTED,
    TIERED,
    UNLICENSED,
    abroad,
    bound_where,
    duty_at,
    on_sale,
    subject,
)
from game.rules.scaling import DAYS
from game.world.channels import DENY, GENERAL, LICENCE, NOTIFY, OPEN_WEIGHTS, Law, Plans
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import exp, fading, total
from game.world.state import NEWEST, PREVIOUS, World

_SAME_MODEL = 0.5  # points within which a directive takes an older model for the one it names
_PERSONS, _PLACES, _ALL = 0.0, 1.0, 2.0  # scopes of a directive: foreign persons, foreign places, everybody
_LATER, _BY_LICENCE = 1.0, 2.0  # rules for open weights: after a quarter, by licence


def classify(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Measure and classify every model, answer licence requests, and say who may sell what where.

    A model is controlled when its training compute, its size or its measured capability reaches a line, or
    a directive names it. A tier rule bars a destination. A directive bars foreign persons anywhere, so a
    lab that cannot screen its users must go dark for all of them, its home included; or foreign places, which
    leaks; or everybody. An importer, an entity list and safety duties close a market from the other side.

    Writes: regimes.reach, regimes.listed, regimes.duties, regimes.testing, regimes.measured, regimes.graded,
    regimes.named, regimes.controlled, licences.refused, licences.lead, markets.welcome, markets.permitted,
    markets.served, markets.leaked, markets.reason, labs.selling, labs.released, labs.orchestrating, labs.capped.
    Posts: regimes.directive, regimes.capital, regimes.volatility, licences.waiting, licences.granted,
    labs.lobbied, labs.record.
    """
    _proclaim(world, law)
    _pay_for_changes(world, law)
    _hear_lobbies(world, plans)
    labs, markets = world.labs, world.markets
    labs.selling[:] = (plans.offer > 0.5) & labs.alive[:, None]
    labs.orchestrating[:] = (plans.orchestrate > 0.5) & labs.alive
    labs.capped[:] = np.where(labs.alive, np.maximum(plans.cap, 0.0), 0.0)
    measure(world, law, draws)
    for vintage in (NEWEST, PREVIOUS):
        world.regimes.controlled[:, :, vintage] = reaches_line(world, law, vintage) * subject(world)
    term = _run_directives(world, law)
    answer_requests(world, law, plans, draws, term * subject(world))
    _release(world, law, plans)
    newest, named, by_tier = _denied(world, law, term)
    previous = _previous_denied(world, law, named)
    cover = _trusted(world, law)
    refused = _kept_out(world, law)
    markets.welcome[:] = 1.0 - refused
    allowed = (1.0 - _most(newest * (1.0 - cover))) * (1.0 - refused) * labs.selling
    held_up = _held_up(world)
    markets.permitted[:] = allowed * (1.0 - held_up)
    leak = np.where(law.scope == _PLACES, world.constants.fence_leak, 0.0)[:, None, None]
    markets.leaked[:] = _most(leak * named * (1.0 - cover)) * labs.selling
    _serve(world, _most(previous * (1.0 - cover)), refused, allowed, held_up)
    _give_reasons(world, law, named, by_tier, refused, held_up)


def _proclaim(world: World, law: Law) -> None:
    """Put on record what others must know of the law: reach, the entity list without home labs, safety duties."""
    regimes = world.regimes
    regimes.reach[:] = law.reach
    regimes.listed[:] = law.listed * (1.0 - world.labs.flag.swapaxes(0, 1))
    regimes.duties[:] = law.duties


def _pay_for_changes(world: World, law: Law) -> None:
    """Changing rules costs political capital and makes them look erratic; so does a presumption of denial."""
    regimes, post, c = world.regimes, world.book.post, world.constants
    post(regimes.capital, -np.minimum(law.cost, np.maximum(regimes.capital, 0.0)), because="rule changes")
    post(regimes.volatility, -fading(c.volatility_half_life) * regimes.volatility, because="rules forgotten")
    post(regimes.volatility, law.changed, because="rule changes")
    post(regimes.volatility, c.denial_worry * np.maximum(-law.leniency, 0.0), because="licences presumed denied")


def _hear_lobbies(world: World, plans: Plans) -> None:
    """Money wins a lab its government's ear for a while, and looks bad."""
    c, labs, post = world.constants, world.labs, world.book.post
    spent = np.where(labs.alive, np.maximum(plans.lobby, 0.0), 0.0)
    heard = 1.0 - exp(-spent / c.lobby_scale)
    post(labs.lobbied, (1.0 - labs.lobbied) * heard - c.lobby_fade * labs.lobbied, because="lobbying")
    post(labs.record, -c.lobby_stain * heard * labs.record, because="lobbying")


def _release(world: World, law: Law, plans: Plans) -> None:
    """Models are released as planned; weights only when their own delay and the rule for open weights allow.

    What was published stays published.
    """
    newest, age = world.labs.released[:, NEWEST], world.labs.age[:, NEWEST]
    withheld = (age < plans.delay) | _unpublishable(world, law)
    wished = np.where(withheld, np.minimum(plans.release, GENERAL), plans.release)
    newest[:] = np.where(newest >= OPEN_WEIGHTS, OPEN_WEIGHTS, wished)


def _unpublishable(world: World, law: Law) -> Bools:
    """Where a rule keeps the newest model's weights from being published [lab world].

    It holds for controlled models of labs that are bound at least by half. A publication reaches every
    country, so by licence it takes one for each country that needs one.
    """
    bound = world.regimes.controlled[:, :, NEWEST] >= 0.5
    early = (law.weights == _LATER)[:, None] & (world.labs.age[None, :, NEWEST] < 1.0)
    walled = np.where(law.tier >= LICENCE, abroad(world), 0.0)
    unlicensed = np.max(walled[:, None] * (1.0 - licensed(world)), axis=2) > 0.0
    barred = early | ((law.weights >= _BY_LICENCE)[:, None] & unlicensed)
    found: Bools = np.any(bound & barred, axis=0)
    return found


def _run_directives(world: World, law: Law) -> Floats:
    """Start, run down and end directives. Returns the part of the turn each is in force [regulator lab world]."""
    days, post = world.regimes.directive, world.book.post
    ordered = ~np.isnan(law.directive)
    post(days, np.where(ordered, np.nan_to_num(law.directive) - days, 0.0), because="directive ordered or ended")
    begins = ordered & (np.nan_to_num(law.directive) > 0.0)
    world.regimes.named[:] = np.where(begins, world.labs.general[None, :, NEWEST], world.regimes.named)
    used = np.minimum(days, DAYS)
    post(days, -used, because="time passes")
    term = used / DAYS
    controlled = world.regimes.controlled[:, :, NEWEST]
    world.regimes.controlled[:, :, NEWEST] = np.maximum(controlled, term * subject(world))
    return term


def _denied(world: World, law: Law, term: Floats) -> tuple[Floats, Floats, Floats]:
    """Part of the turn the newest model is barred, and by what [regulator lab region world] each.

    Who must keep out foreign persons and cannot tell them apart keeps out all.
    """
    by_tier = denied_by_line(world, law, NEWEST)
    if not term.any():
        return by_tier, np.zeros_like(by_tier), by_tier
    can_screen = (world.labs.screening >= world.constants.screening_needed)[None, :, None]
    foreign = abroad(world)[:, None] * (1.0 - licensed(world))
    scope = law.scope[:, None, None]
    met = np.where((scope == _PLACES) | ((scope == _PERSONS) & can_screen), foreign, 1.0)
    named = term[:, :, None] * bound_where(world) * met
    return np.maximum(by_tier, named), named, by_tier


def _previous_denied(world: World, law: Law, named: Floats) -> Floats:
    """What bars the previous model: a line, or the directive if it is the model named or a stronger one.

    Returns [regulator lab region world].
    """
    by_line = denied_by_line(world, law, PREVIOUS)
    if not named.any():
        return by_line
    covered = world.labs.general[None, :, PREVIOUS] >= world.regimes.named - _SAME_MODEL
    return np.maximum(by_line, np.where(covered[:, :, None], named, 0.0))


def _trusted(world: World, law: Law) -> Floats:
    """Part of a region's demand on the trusted list [regulator lab region world].

    Home organisations come first, then those of allies, whose people a lab must be able to tell apart.
    """
    c = world.constants
    at_home = np.minimum(1.0, 2.0 * law.trusted)[:, None] * world.regimes.home
    loyalty = np.maximum(world.regions.alignment.swapaxes(0, 1), 0.0)
    allied = np.maximum(0.0, 2.0 * law.trusted - 1.0)[:, None] * loyalty * abroad(world)
    screened = np.where(world.labs.screening >= c.screening_needed, 1.0, 0.0)
    return c.trusted_reach * (at_home[:, None] + allied[:, None] * screened[None, :, None])


def _kept_out(world: World, law: Law) -> Floats:
    """How far the importer, or an entity list, keeps a foreign lab's models out [lab region world].

    A partner in the country averts part of the importer's refusal, and none of a list.
    """
    refusal = total(law.refusal[:, None] * world.regimes.home, axis=0)
    averted = world.constants.venture_shield * world.labs.venture
    return (1.0 - world.labs.home) * np.maximum(refusal[None] * (1.0 - averted), _listed_out(world))


def _listed_out(world: World) -> Floats:
    """How far an entity list shuts a lab out, at the lister's home and where it is followed [lab region world]."""
    if not world.regimes.listed.any():
        return np.zeros(world.markets.permitted.shape)
    where = np.maximum(world.regimes.home, world.regions.following.swapaxes(0, 1))
    return _most(world.regimes.listed[:, :, None] * where[:, None])


def _held_up(world: World) -> Floats:
    """Part of the turn a new model waits for its tests where safety duties hold [lab region world]."""
    fresh = np.where(world.labs.age[:, NEWEST] < 1.0, 1.0, 0.0)
    return world.constants.duty_delay * fresh[:, None] * duty_at(world)[None]


def _most(by_regulator: Floats) -> Floats:
    """The strictest of all regulators [lab region world]."""
    return np.max(by_regulator, axis=0)


def _serve(world: World, barred_previous: Floats, refused: Floats, allowed: Floats, held_up: Floats) -> None:
    """Who loses the newest model may be content with the one before, the more the closer it is.

    Who merely waits for the newest keeps the one before. A coordinator's customers use others' models; only
    the importer can shut it out.
    """
    markets, general = world.markets, world.labs.general
    newest, previous = on_sale(world)
    older = previous[:, None] * (1.0 - barred_previous) * (1.0 - refused)
    content = exp(-np.maximum(general[:, NEWEST] - general[:, PREVIOUS], 0.0) / world.constants.content)
    was_general = world.labs.released[:, NEWEST] >= GENERAL
    cut = allowed + (1.0 - allowed) * older * content[:, None] - allowed * held_up * (1.0 - older)
    served = np.where(was_general[:, None], cut, np.maximum(older, newest[:, None] * markets.permitted))
    served = np.where(world.labs.orchestrating[:, None], markets.welcome, served)
    markets.served[:] = np.where(world.labs.selling, served, 0.0)


def _give_reasons(world: World, law: Law, named: Floats, by_tier: Floats, refused: Floats, held_up: Floats) -> None:
    """Say what bars each newest model most, for the map and the explanations."""
    reason = np.where(held_up > 0.0, TESTED, FREE)
    tier = np.max(np.where(by_tier > 0.0, law.tier[:, None], 0.0), axis=0)
    reason = np.where(tier >= NOTIFY, NOTICE, reason)
    reason = np.where(tier >= LICENCE, UNLICENSED, reason)
    reason = np.where(tier >= DENY, TIERED, reason)
    screened = world.labs.screening >= world.constants.screening_needed
    blind = (law.scope == _PERSONS)[:, None] & ~screened[None]
    reason = np.where(_most(named) > 0.0, DIRECTED, reason)
    reason = np.where(_most(np.where(blind[:, :, None], named, 0.0)) > 0.0, DARK, reason)
    reason = np.where(refused > 0.5, REFUSED, reason)
    reason = np.where((1.0 - world.labs.home) * _listed_out(world) > 0.5, LISTED, reason)
    reason = np.where((on_sale(world)[0] == 0.0)[:, None], KEPT, reason)
    world.markets.reason[:] = np.where(world.labs.selling, reason, ABSENT)
