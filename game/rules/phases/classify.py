"""Rules meet models: which models need leave, and where they may be sold."""

import numpy as np

from game.rules.reach import (
    ABSENT,
    DARK,
    DIRECTED,
    FREE,
    KEPT,
    NOTICE,
    REFUSED,
    TIERED,
    UNLICENSED,
    abroad,
    on_sale,
    subject,
)
from game.rules.scaling import DAYS
from game.world.channels import DENY, GENERAL, LICENCE, NOTIFY, OPEN_WEIGHTS, Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import exp, total
from game.world.state import NEWEST, PREVIOUS, World

_SAME_MODEL = 0.5  # points within which a directive takes an older model for the one it names


def classify(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Measure and classify every model, answer licence requests, and say who may sell what where.

    A model is controlled when its training compute or its measured cyber capability reaches the line, or
    a directive names it. A tier rule bars a destination; a directive bars foreign persons anywhere, so a
    lab that cannot screen its users must go dark for all of them, its home included.

    Writes: regimes.testing, regimes.measured, regimes.named, regimes.controlled, licences.refused,
    licences.lead, markets.welcome, markets.permitted, markets.served, markets.reason, labs.selling, labs.released,
    labs.orchestrating.
    Posts: regimes.directive, regimes.capital, regimes.volatility, licences.waiting, licences.granted.
    """
    _pay_for_changes(world, law)
    world.labs.selling[:] = (plans.offer > 0.5) & world.labs.alive[:, None]
    world.labs.orchestrating[:] = (plans.orchestrate > 0.5) & world.labs.alive
    newest_release = world.labs.released[:, NEWEST]
    newest_release[:] = np.where(newest_release >= OPEN_WEIGHTS, OPEN_WEIGHTS, plans.release)
    _measure(world, law, draws)
    term = _run_directives(world, law)
    _answer_requests(world, law, plans, draws, term)
    newest, named, by_tier = _denied(world, law, term)
    previous = _previous_denied(world, law, named)
    cover = _trusted(world, law)
    refused = _kept_out(world, law)
    markets = world.markets
    markets.welcome[:] = 1.0 - refused
    barred = _most(newest * (1.0 - cover))
    markets.permitted[:] = (1.0 - barred) * (1.0 - refused) * world.labs.selling
    _serve(world, _most(previous * (1.0 - cover)), refused)
    _give_reasons(world, law, named, by_tier, refused)


def _pay_for_changes(world: World, law: Law) -> None:
    """Changing rules costs political capital and makes them look erratic."""
    regimes, post = world.regimes, world.book.post
    post(regimes.capital, -np.minimum(law.cost, np.maximum(regimes.capital, 0.0)), because="rule changes")
    fade = 1.0 - exp(-0.6931471805599453 / world.constants.volatility_half_life)
    post(regimes.volatility, -fade * regimes.volatility, because="rules forgotten")
    post(regimes.volatility, law.changed, because="rule changes")


def _measure(world: World, law: Law, draws: Draws) -> None:
    """Evaluators see cyber capability through a test that errs, less with a budget."""
    c, names = world.constants, world.names
    world.regimes.testing[:] = law.evaluation
    error = c.evaluation_error / (1.0 + law.evaluation / c.evaluation_budget)
    luck = draws.normal("evaluation", names.regulators, names.labs)
    world.regimes.measured[:] = world.labs.cyber[None] + (error[:, None] * luck)[:, :, None]
    for vintage in (NEWEST, PREVIOUS):
        world.regimes.controlled[:, :, vintage] = _by_line(world, law, vintage)


def _run_directives(world: World, law: Law) -> Floats:
    """Start, run down and end directives. Returns the part of the turn each is in force [regulator lab world]."""
    days, post = world.regimes.directive, world.book.post
    ordered = ~np.isnan(law.directive)
    post(days, np.where(ordered, np.nan_to_num(law.directive) - days, 0.0), because="directive ordered or ended")
    begins = ordered & (np.nan_to_num(law.directive) > 0.0)
    world.regimes.named[:] = np.where(begins, world.labs.general[None, :, NEWEST], world.regimes.named)
    used = np.minimum(days, DAYS)
    post(days, -used, because="time passes")
    term = used / DAYS * np.where(subject(world) > 0.0, 1.0, 0.0)
    world.regimes.controlled[:, :, NEWEST] = np.maximum(world.regimes.controlled[:, :, NEWEST], term)
    return term


def _answer_requests(world: World, law: Law, plans: Plans, draws: Draws, term: Floats) -> None:
    """Licence officers work through the queue; tier, loyalty and record set the odds."""
    c, licences, post, names = world.constants, world.licences, world.book.post, world.names
    licences.refused[:] = 0.0
    post(licences.granted, -np.minimum(licences.granted, 1.0), because="time passes")
    staff = np.maximum(law.staff, 1.0)
    licences.lead[:] = c.licence_days * (c.licence_staff / staff)
    if not (licences.waiting.any() or plans.apply.any()):
        return
    needed = np.maximum(world.regimes.controlled[:, :, NEWEST], term)[:, :, None] * abroad(world)[:, None]
    able = (plans.apply > 0.5) & world.labs.alive[:, None]
    filed = able[None] & (needed > 0.0) & (licences.waiting == 0.0) & (licences.granted == 0.0)
    post(licences.waiting, np.where(filed, 1.0, 0.0), because="request filed")
    queue = total(total(np.where(licences.waiting > 0.0, 1.0, 0.0), axis=1), axis=1)
    licences.lead[:] = licences.lead * (1.0 + 0.05 * queue)
    answered = draws.uniform("licence answered", names.regulators, names.labs, names.regions)
    due = (licences.waiting > 0.0) & (answered < (1.0 - exp(-DAYS / licences.lead))[:, None, None])
    loyalty = world.regions.alignment.swapaxes(0, 1)[:, None]
    strict = np.where(law.tier >= DENY, 0.15, 1.0)[:, None]
    odds = strict * (c.licence_odds + 0.2 * loyalty) * world.labs.record[None, :, None]
    granted = due & (draws.uniform("licence granted", names.regulators, names.labs, names.regions) < odds)
    licences.refused[:] = np.where(due & ~granted, 1.0, 0.0)
    post(licences.granted, np.where(granted, c.licence_life, 0.0), because="licence granted")
    still = (licences.waiting > 0.0) & ~due & ~filed
    post(licences.waiting, np.where(still, 1.0, 0.0), because="waiting")
    post(licences.waiting, np.where(due, -licences.waiting, 0.0), because="request answered")


def _licensed(world: World) -> Floats:
    """1 where a licence runs [regulator lab region world]."""
    return np.where(world.licences.granted > 0.0, 1.0, 0.0)


def _denied_by_line(world: World, law: Law, vintage: int) -> Floats:
    """Part of the turn a line and a tier keep a model from a region [regulator lab region world]."""
    lined = _by_line(world, law, vintage)
    if not lined.any():
        return np.zeros(world.licences.granted.shape)
    c, tier = world.constants, law.tier[:, None]
    barred = 1.0 - _licensed(world)
    wall = np.where(tier >= LICENCE, barred, np.where(tier >= NOTIFY, c.notify_delay * barred, 0.0))
    return lined[:, :, None] * wall * abroad(world)[:, None]


def _by_line(world: World, law: Law, vintage: int) -> Floats:
    """How far a lab's model of this vintage is controlled by a line, not by name [regulator lab world]."""
    line = law.compute_line + law.indexation
    over = world.labs.training[None, :, vintage] >= line[:, None]
    strong = world.regimes.measured[:, :, vintage] >= law.capability_line[:, None]
    return np.where(over | strong, subject(world), 0.0)


def _denied(world: World, law: Law, term: Floats) -> tuple[Floats, Floats, Floats]:
    """Part of the turn the newest model is barred, and by what [regulator lab region world] each."""
    by_tier = _denied_by_line(world, law, NEWEST)
    if not term.any():
        return by_tier, np.zeros_like(by_tier), by_tier
    can_screen = (world.labs.screening >= world.constants.screening_needed)[None, :, None]
    foreign = abroad(world)[:, None] * (1.0 - _licensed(world))
    named = term[:, :, None] * np.where(can_screen, foreign, 1.0)
    return np.maximum(by_tier, named), named, by_tier


def _previous_denied(world: World, law: Law, named: Floats) -> Floats:
    """What bars the previous model: a line, or the directive if it is the model named or a stronger one.

    Returns [regulator lab region world].
    """
    by_line = _denied_by_line(world, law, PREVIOUS)
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
    """How far the importer keeps a foreign lab's models out; a partner there averts part of it [lab region world]."""
    refusal = total(law.refusal[:, None] * world.regimes.home, axis=0)
    averted = world.constants.venture_shield * world.labs.venture
    return (1.0 - world.labs.home) * refusal[None] * (1.0 - averted)


def _most(by_regulator: Floats) -> Floats:
    """The strictest of all regulators [lab region world]."""
    return np.max(by_regulator, axis=0)


def _serve(world: World, barred_previous: Floats, refused: Floats) -> None:
    """Who loses the newest model may be content with the one before, the more the closer it is.

    A coordinator's customers use others' models; only the importer can shut it out.
    """
    markets, general = world.markets, world.labs.general
    newest, previous = on_sale(world)
    older = previous[:, None] * (1.0 - barred_previous) * (1.0 - refused)
    content = exp(-np.maximum(general[:, NEWEST] - general[:, PREVIOUS], 0.0) / world.constants.content)
    was_general = world.labs.released[:, NEWEST] >= GENERAL
    cut = markets.permitted + (1.0 - markets.permitted) * older * content[:, None]
    served = np.where(was_general[:, None], cut, np.maximum(older, newest[:, None] * markets.permitted))
    served = np.where(world.labs.orchestrating[:, None], markets.welcome, served)
    markets.served[:] = np.where(world.labs.selling, served, 0.0)


def _give_reasons(world: World, law: Law, named: Floats, by_tier: Floats, refused: Floats) -> None:
    """Say what bars each newest model most, for the map and the explanations."""
    reason = np.full(world.markets.reason.shape, FREE)
    tier = np.max(np.where(by_tier > 0.0, law.tier[:, None], 0.0), axis=0)
    reason = np.where(tier >= NOTIFY, NOTICE, reason)
    reason = np.where(tier >= LICENCE, UNLICENSED, reason)
    reason = np.where(tier >= DENY, TIERED, reason)
    screened = (world.labs.screening >= world.constants.screening_needed)[:, None]
    reason = np.where(np.max(named, axis=0) > 0.0, np.where(screened, DIRECTED, DARK), reason)
    reason = np.where(refused > 0.5, REFUSED, reason)
    reason = np.where((on_sale(world)[0] == 0.0)[:, None], KEPT, reason)
    world.markets.reason[:] = np.where(world.labs.selling, reason, ABSENT)
