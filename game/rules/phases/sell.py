"""Customers choose, are cut off, wait, fear and return."""

import numpy as np

from game.rules.choice import choose, courted, doing_without, surplus, utility
from game.rules.reach import DARK, DIRECTED, TIERED, UNLICENSED
from game.rules.scaling import serving_need
from game.world.channels import OPEN_WEIGHTS, Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import exp, fading, power, total
from game.world.state import NEWEST, World

_TINY = 1e-9
_AMPLE = 0.1  # share of demand from which a second jurisdiction counts as a real alternative


def sell(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Move the stock of customers, and the hazard they perceive.

    New demand and the few who reconsider choose by multinomial logit with an outside option. A cut-off
    suspends customers: others serve them meanwhile, a fraction gives up each quarter of it, and who still
    waits returns when it ends. The fear of the next cut-off outlasts the cut-off. Labs that carry over a rival's
    cut-off customers for nothing win more of them.

    Writes: labs.price, labs.load, labs.waived, markets.sales, markets.hedged, regions.surplus, regions.slump,
    labs.revenue.
    Posts: markets.customers, markets.suspended, markets.outside, regions.demand, regions.fear, regions.tender.
    """
    world.labs.price[:] = np.clip(plans.price, 0.05, 100.0)
    _shrink(world)
    begins, quitting = _suspend(world)
    _learn_fear(world, begins)
    outside = doing_without(world)
    chosen = choose(utility(world), outside)
    effort = np.clip(plans.migration, 0.0, 1.0) * world.labs.alive
    seekers = courted(chosen, world.constants.migration_pull * effort)
    _take_over(world, quitting, seekers)
    _decide_tenders(world)
    _grow(world, chosen)
    interim = _serve(world, seekers)
    others = (total(quitting)[None] - quitting) * seekers + interim
    world.labs.waived[:] = effort * total(total(others, axis=1), axis=1)
    _release(world)
    _load(world, plans)
    _record(world, chosen, outside)


def _shrink(world: World) -> None:
    """In a slump that begins now every customer spends less."""
    markets, regions, post = world.markets, world.regions, world.book.post
    part = regions.slump[:, None]
    if part.any():
        post(regions.demand, -part * regions.demand, because="demand slump")
        post(markets.customers, -part[None] * markets.customers, because="demand slump")
        post(markets.suspended, -part[None] * markets.suspended, because="demand slump")
        post(markets.outside, -part * markets.outside, because="demand slump")
    regions.slump[:] = 0.0


def _suspend(world: World) -> tuple[Floats, Floats]:
    """Let customers go who were left, suspend those who cannot be served, take back those who can.

    Returns:
        1 where a cut-off begins now [lab region world], and who gives up waiting [lab region segment world].
    """
    markets, post = world.markets, world.book.post
    left = np.where(world.labs.selling, 0.0, 1.0)[:, :, None]
    post(markets.customers, -left * markets.customers, because="left the market")
    post(markets.suspended, -left * markets.suspended, because="left the market")
    lost = np.where(world.labs.selling, 1.0 - markets.served, 0.0)
    waited = total(markets.suspended, axis=2) > _TINY
    change = lost[:, :, None] * markets.customers - (1.0 - lost)[:, :, None] * markets.suspended
    post(markets.customers, -np.maximum(change, 0.0), because="cut off")
    post(markets.suspended, np.maximum(change, 0.0), because="cut off")
    post(markets.customers, np.maximum(-change, 0.0), because="served again")
    post(markets.suspended, -np.maximum(-change, 0.0), because="served again")
    quitting = world.constants.leaving * markets.suspended
    post(markets.suspended, -quitting, because="gave up waiting")
    return np.where((lost > 0.0) & ~waited, 1.0, 0.0), quitting


def _learn_fear(world: World, begins: Floats) -> None:
    """A cut-off teaches every region what the seller's government can do; fear fades by half-lives."""
    c, regions, markets, post = world.constants, world.regions, world.markets, world.book.post
    post(regions.fear, -fading(c.fear_half_life) * regions.fear, because="forgotten")
    by_rule = (markets.reason == DARK) | (markets.reason == DIRECTED)
    by_rule |= (markets.reason == TIERED) | (markets.reason == UNLICENSED)
    spending = total(markets.customers + markets.suspended, axis=2)
    weight = np.sqrt(spending / np.maximum(total(spending), _TINY)[None])
    barred = np.where(by_rule, 1.0 - markets.permitted, 0.0)
    lesson = (c.fear_onset * begins + c.fear_lasting) * barred * weight
    victim = total(lesson[:, :, None] * world.labs.flag[:, None])
    watching = c.fear_watching * np.max(victim, axis=0)
    foreign = 1.0 - world.regimes.home.swapaxes(0, 1)
    post(regions.fear, np.maximum(victim, watching[None]) * foreign, because="cut-off")


def _take_over(world: World, quitting: Floats, seekers: Floats) -> None:
    """Who gave up waiting chooses anew, courted by those who carry them over."""
    won = total(quitting)[None] * seekers
    world.book.post(world.markets.customers, won, because="took over the cut-off")
    world.book.post(world.markets.outside, total(quitting) - total(won), because="does without")


def _decide_tenders(world: World) -> None:
    """Where a tender's time is up, large buyers leave whom they have: they are among those who choose now."""
    c, markets, post = world.constants, world.markets, world.book.post
    left = world.regions.tender
    if not left.any():
        return
    due = np.where((left > 0.0) & (left <= 1.0), 1.0, 0.0)
    post(left, -np.minimum(left, 1.0), because="time passes")
    part = np.stack([np.zeros_like(c.tender_public), c.tender_followers, c.tender_public])[None]
    freed = due[:, None] * part
    post(markets.customers, -freed[None] * markets.customers, because="tender decided")
    post(markets.suspended, -freed[None] * markets.suspended, because="tender decided")
    post(markets.outside, -freed * markets.outside, because="tender decided")


def _grow(world: World, chosen: Floats) -> None:
    """New demand and those who reconsider choose."""
    c, markets, regions, post = world.constants, world.markets, world.regions, world.book.post
    left = c.growth_first - c.growth_floor
    yearly = c.growth_floor + left * exp(-world.clock.turn.astype(float) / c.growth_fade)
    post(regions.demand, (power(yearly, 0.25) - 1.0) * regions.demand, because="growth")
    rate = 1.0 - power(1.0 - c.switching, 0.25)
    post(markets.customers, -rate * markets.customers, because="reconsidered")
    post(markets.outside, -rate * markets.outside, because="reconsidered")
    kept = total(markets.customers) + total(markets.suspended) + markets.outside
    open_demand = np.maximum(regions.demand - kept, 0.0)
    post(markets.customers, open_demand[None] * chosen, because="chosen")
    rest = regions.demand - total(markets.customers) - total(markets.suspended) - markets.outside
    post(markets.outside, rest, because="does without")


def _serve(world: World, chosen: Floats) -> Floats:
    """Spending served this turn: own customers, and others' while they are cut off from their own lab.

    Returns the latter [lab region segment world].
    """
    markets = world.markets
    seeking = markets.suspended / np.maximum(1.0 - chosen, _TINY)
    interim = chosen * (total(seeking)[None] - seeking)
    markets.sales[:] = markets.customers + interim
    world.labs.revenue[:] = total(total(markets.sales, axis=1), axis=1)
    return interim


def _release(world: World) -> None:
    """When a directive ended within the turn, those still waiting return."""
    markets, post = world.markets, world.book.post
    in_force = np.max(world.regimes.directive, axis=0) > 0.0
    named = (markets.reason == DARK) | (markets.reason == DIRECTED)
    back = np.where(named & ~in_force[:, None], 1.0, 0.0)[:, :, None] * markets.suspended
    post(markets.suspended, -back, because="served again")
    post(markets.customers, back, because="served again")


def _load(world: World, plans: Plans) -> None:
    """Serving need over serving capacity: an over-sold lab loses quality next turn.

    Others host half of what runs on open weights; an orchestrator's vendors do four fifths of its serving.
    """
    c, labs, markets = world.constants, world.labs, world.markets
    mtokens = total(total(markets.sales, axis=2) * 1e9 / labs.price, axis=1)
    need = serving_need(c, mtokens, labs.parameters[:, NEWEST], labs.thrift)
    spare = total(labs.compute, axis=1) * (1.0 - np.clip(plans.training, 0.0, 1.0))
    hosted = np.where(labs.released[:, NEWEST] == OPEN_WEIGHTS, 0.5, 1.0)
    own_part = np.where(labs.orchestrating, 0.2, hosted)
    labs.load[:] = np.clip(own_part * need / np.maximum(spare, 1.0), 0.0, 4.0)


def _record(world: World, chosen: Floats, outside: Floats) -> None:
    """Consumer surplus (Small and Rosen 1981), and demand with suppliers from two jurisdictions."""
    markets, regions = world.markets, world.regions
    regions.surplus[:] = surplus(world, chosen, outside)
    sales, demand = total(markets.sales, axis=2), np.maximum(total(regions.demand, axis=1), _TINY)
    elsewhere = 1.0 - total(world.labs.flag, axis=1)
    flags = [*world.labs.flag.swapaxes(0, 1), elsewhere]
    parts = [total(sales * flag[:, None]) / demand for flag in flags]
    second = np.zeros_like(demand)
    for i, part in enumerate(parts):
        for other in parts[:i]:
            second = np.maximum(second, np.minimum(part, other))
    markets.hedged[:] = np.clip(second / _AMPLE, 0.0, 1.0)
