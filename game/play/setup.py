"""From paper to arrays: levels become worlds, orders become a docket."""

from collections.abc import Mapping, Sequence

import numpy as np

from game.play.beginnings import place_models, plan_first_runs
from game.rules import catalogue
from game.rules.catalogue import LEVERS, Lever
from game.rules.choice import choose, doing_without, surplus, utility
from game.rules.enact import law_as_it_stands
from game.rules.metrics.security import lead_months, misuse_risk
from game.rules.parts import note_lines
from game.rules.stacks import learn_from_the_past
from game.schema.level import Lab, Level, Regulator
from game.schema.order import Order
from game.world.batch import take
from game.world.book import Book
from game.world.columns import Floats, Sizes, blank
from game.world.constants import Constants
from game.world.docket import Docket
from game.world.exact import gather_up, share, total
from game.world.state import (
    NEWEST,
    Clock,
    Dial,
    Labs,
    Licences,
    Markets,
    Names,
    Regimes,
    Regions,
    Stacks,
    Tallies,
    World,
)

PLAYED, TWIN = 0, 1  # the two worlds of a match: as played, and without controls
_SETTLING = 12  # rounds in which the opening market finds its balance
_AT_HOME = 40.0  # quarters: a lab's home counts as long settled


def new_worlds(level: Level, seeds: Sequence[int], *, constants: Mapping[str, float | Floats] | None = None) -> World:
    """Build one world per seed, all at turn 0 of this level.

    Args:
        level: the level to start.
        seeds: one per world.
        constants: values that replace the level's own, a number or one per world [world].

    Returns:
        A batch of `len(seeds)` worlds whose customers are in balance under no rules.
    """
    catalogue.load()
    one = _lay_out(level)
    many = take(one, np.zeros(len(seeds), dtype=np.int64))
    many.clock.seed[:] = seeds
    many.constants = many.constants.with_values(dict(constants or {}))
    place_models(many, level)
    plan_first_runs(many)
    return _open_books(many)


def controlled_and_twin(level: Level, seed: int, constants: Mapping[str, float] | None = None) -> World:
    """Build a batch of two: the game as played, and the same game without controls."""
    pair = new_worlds(level, [seed, seed], constants=constants)
    pair.clock.uncontrolled[:] = [False, True]
    return pair


def _lay_out(level: Level) -> World:
    """One world with everything the level states, stocks not yet locked."""
    names = Names(
        tuple(lab.id for lab in level.labs),
        tuple(region.id for region in level.world.regions),
        tuple(stack.id for stack in level.world.stacks),
        tuple(regulator.id for regulator in level.regulators),
    )
    sizes = Sizes(len(names.labs), len(names.regions), len(names.stacks), len(names.regulators), 1)
    world = World(
        sizes=sizes,
        pace=level.months // 3,
        names=names,
        constants=Constants().with_values(level.constant_values()),
        clock=blank(Clock, sizes),
        labs=blank(Labs, sizes),
        regions=blank(Regions, sizes),
        markets=blank(Markets, sizes),
        stacks=blank(Stacks, sizes),
        regimes=blank(Regimes, sizes),
        licences=blank(Licences, sizes),
        tallies=blank(Tallies, sizes),
        dials={},
        struck={},
        deck=tuple(level.events),
        script=tuple((s.turn * (level.months // 3), s.event, s.target) for s in level.script),
        book=Book(),
    )
    _place_regulators(world, level)
    _place_regions(world, level)
    _place_stacks(world, level)
    for index, lab in enumerate(level.labs):
        _place_lab(world, index, lab)
    _set_dials(world, level)
    note_lines(world, law_as_it_stands(world))
    learn_from_the_past(world)
    return world


def _place_regulators(world: World, level: Level) -> None:
    regimes, names = world.regimes, world.names
    for g, regulator in enumerate(level.regulators):
        regimes.home[g, names.regions.index(regulator.region)] = 1.0
        regimes.capital[g] = regulator.capital
        regimes.purse[g] = regulator.purse
    world.licences.lead[:] = world.constants.licence_days


def _place_regions(world: World, level: Level) -> None:
    regions, names = world.regions, world.names
    for r, data in enumerate(level.world.regions):
        regions.demand[r] = level.world.demand * data.demand * np.array(data.segments)[:, None]
        regions.capital[r] = regions.first_capital[r] = data.capital
        regions.staff[r], regions.power[r], regions.hub[r] = data.researchers, data.power, data.hub
        for stack, amount in data.installed.items():
            regions.installed[r, names.stacks.index(stack)] = amount
        for g, regulator in enumerate(names.regulators):
            regions.alignment[r, g] = data.alignment.get(regulator, 0.0)
            regions.grievance[r, g] = data.grievance.get(regulator, 0.0)
    regions.loyalty[:] = regions.alignment
    for g, government in enumerate(level.regulators):
        abroad = (world.regimes.home[g] == 0.0) & (regions.loyalty[:, g] > 0.0)
        regions.alignment[:, g] *= np.where(abroad, government.standing, 1.0)


def _place_stacks(world: World, level: Level) -> None:
    stacks, names = world.stacks, world.names
    for k, data in enumerate(level.world.stacks):
        if data.region != "NONE":
            stacks.flag[k] = world.regimes.home[:, names.regions.index(data.region)]
        stacks.capacity[k], stacks.quality[k], stacks.experience[k] = data.capacity, data.quality, data.experience
        stacks.cost[k] = stacks.price[k] = data.price
        stacks.part[k] = level.world.best_part * data.quality
        stacks.bandwidth[k] = level.world.best_bandwidth * data.quality
        stacks.compatible[k, k] = 1.0
        for other, value in data.compatible.items():
            j = names.stacks.index(other)
            stacks.compatible[k, j] = stacks.compatible[j, k] = value
    stacks.legal_part[:] = stacks.part
    stacks.legal_memory[:] = stacks.bandwidth


def _place_lab(world: World, index: int, data: Lab) -> None:
    labs, names = world.labs, world.names
    home = names.regions.index(data.region)
    labs.home[index, home] = 1.0
    labs.flag[index] = world.regimes.home[:, home]
    for stack, amount in data.compute.items():
        labs.compute[index, names.stacks.index(stack)] = amount
    for name in (
        "cash",
        "researchers",
        "efficiency",
        "data",
        "thrift",
        "safety",
        "screening",
        "absorption",
        "brand",
        "flaw",
    ):
        getattr(labs, name)[index] = getattr(data, name)
    labs.cyber_lean[index] = data.cyber_lean
    labs.founders[index] = labs.record[index] = 1.0
    for market in data.markets:
        where = names.regions.index(market)
        labs.selling[index, where] = True
        labs.presence[index, where] = _AT_HOME if market == data.region else data.presence


def _set_dials(world: World, level: Level) -> None:
    """Every lever the level offers stands where the level says, or at its neutral."""
    offered = sorted({*level.levers.get("regulator", ()), *level.levers.get("startup", ())})
    for name in offered:
        lever = LEVERS[name]
        standing = np.full(lever.shape(world.sizes), 0.0 if np.isnan(lever.neutral) else float(lever.neutral))
        holders: Sequence[Regulator | Lab] = level.regulators if lever.role == "regulator" else level.labs
        for row, holder in enumerate(holders):
            _set_dial(world, lever, standing, row, holder.dials.settings().get(name))
        zero = np.zeros_like(standing)
        world.dials[name] = Dial(standing, standing.copy(), zero, zero.copy(), zero.copy())
    if "market_presence" in world.dials:
        world.dials["market_presence"].standing[:] = world.labs.selling
        world.dials["market_presence"].announced[:] = world.labs.selling


def _set_dial(world: World, lever: Lever, standing: Floats, row: int, value: float | dict[str, float] | None) -> None:
    if isinstance(value, dict):
        for target, number in value.items():
            standing[row, target_index(world.names, lever, target)] = number
    elif value is not None:
        standing[row] = value


def target_index(names: Names, lever: Lever, target: str) -> int:
    """Position of a lever's target on its axis. Raises ValueError if there is none of that name."""
    return (names.regions if lever.target == "region" else names.labs).index(target)


def holder_index(names: Names, lever: Lever, holder: str) -> int:
    """Position of who holds a lever. Raises ValueError if there is none of that name."""
    return (names.regulators if lever.role == "regulator" else names.labs).index(holder)


def _open_books(world: World) -> World:
    """Let the opening market find its balance, then lock the stocks."""
    for array in (world.markets.customers, world.markets.outside, world.stacks.made):
        array.flags.writeable = True
    labs, regions, markets = world.labs, world.regions, world.markets
    if "price" in world.dials:
        labs.price[:] = world.dials["price"].standing
    if "orchestrate" in world.dials:
        labs.orchestrating[:] = world.dials["orchestrate"].standing > 0.5
    markets.welcome[:] = 1.0
    markets.permitted[:] = markets.served[:] = np.where(labs.selling, 1.0, 0.0)
    chosen = np.zeros(labs.price.shape)[:, :, None]
    for _ in range(_SETTLING):
        chosen = choose(utility(world), doing_without(world))
        markets.customers[:] = regions.demand[None] * chosen
    markets.outside[:] = regions.demand - total(markets.customers)
    regions.surplus[:] = surplus(world, chosen, doing_without(world))
    markets.sales[:] = markets.customers
    labs.revenue[:] = total(total(markets.sales, axis=1), axis=1)
    regions.first_revenue[:] = share(gather_up(labs.revenue, labs.home))
    world.stacks.made[:] = total(labs.compute) + total(regions.installed)
    labs.valuation[:] = _first_valuation(world)
    labs.peak[:] = np.max(labs.general, axis=1)
    world.regimes.lag[:] = lead_months(world)
    world.regimes.misuse[:] = misuse_risk(world)
    return take(world, np.arange(world.sizes.world))


def _first_valuation(world: World) -> Floats:
    """The multiple of yearly revenue that the rules use, discounted by distance from the frontier."""
    labs = world.labs
    gap = np.max(labs.general[:, NEWEST], axis=0)[None] - labs.general[:, NEWEST]
    return world.constants.sales_multiple * 4.0 * labs.revenue * (0.4 + 0.6 / (1.0 + gap * 0.1))


def write_docket(world: World, orders: Sequence[Sequence[Order]]) -> Docket:
    """Turn one list of orders per world into arrays. A later order for the same dial wins."""
    docket: Docket = {}
    for column, given in enumerate(orders):
        for order in given:
            lever = LEVERS[order.lever]
            if order.lever not in docket:
                docket[order.lever] = np.full(lever.shape(world.sizes), np.nan)
            row = holder_index(world.names, lever, order.seat)
            if lever.target:
                docket[order.lever][row, target_index(world.names, lever, order.target), column] = order.value
            else:
                docket[order.lever][row, column] = order.value
    return docket
