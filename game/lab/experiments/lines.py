"""Experiments on lines and notice: plans bend, lines age, buyers hurry, allies matter (E6, E7, E9, E10)."""

import numpy as np

from game.lab.measures import LITTLE, abroad_by_lab, flagged, row_of
from game.lab.outcome import Outcome, mean, median, part
from game.lab.trial import Experiment, Trial, controls, hushed, regime
from game.rules.catalogue import LEVERS
from game.rules.metrics.alliance import alliance_cohesion
from game.rules.scaling import capability, optimum
from game.schema.order import Order
from game.world.columns import Floats
from game.world.exact import log10, total
from game.world.state import NEWEST, World

EVERYWHERE = {"rival": 2.0, "third": 2.0, "ally": 2.0}
NEAR, AGED = 27.1, 27.3  # log10 FLOP: a line amid the runs of 2026, and one above every model of the start


def bent_plans(trial: Trial) -> Outcome:
    """Runs planned just below a compute threshold, with and without it."""
    cast = trial.cast
    strict = regime(trial.level, cast.regulator, EVERYWHERE, compute_threshold=10.0**NEAR)
    parts: list[Floats] = []
    for orders in ({}, {0: strict}):
        below = planned = np.zeros(len(trial.sample.seeds))
        for world in trial.play(6, orders, hushed(cast)):
            ours = flagged(world, cast.regulator) & (world.labs.planned > 0.0)
            band = ours & (world.labs.planned >= NEAR - _log(2.0)) & (world.labs.planned < NEAR)
            planned = planned + total(np.where(ours, 1.0, 0.0))
            below = below + total(np.where(band, 1.0, 0.0))
        parts.append(below / np.maximum(planned, 1.0))
    without, with_line = parts
    return Outcome(
        (
            mean("share of runs in the band with the line, less twice that without", with_line - 2.0 * without, 0.0),
            mean("share of runs in the band with the line", with_line, 0.02),
        ),
        {"share of runs in the band without the line": without, "share of runs in the band with it": with_line},
    )


def ageing_line(trial: Trial) -> Outcome:
    """A line that lay above every model is left alone for sixteen turns."""
    cast = trial.cast
    orders = {
        0: regime(trial.level, cast.regulator, EVERYWHERE, compute_threshold=10.0**AGED, threshold_indexation=1.0)
    }
    worlds = list(trial.play(16, orders, hushed(cast)))
    over = [_part_over(world, AGED) for world in worlds]
    below = [_reach(world, AGED) for world in worlds]
    return Outcome(
        (
            mean("part of the labs whose newest model stands above the line at the start", over[0], most=0.1),
            mean("part of the labs whose newest model stands above it after 16 turns", over[-1], least=0.5),
            median("rise of what can be reached below the line, points", below[-1] - below[0], least=10.0),
        ),
        {
            **{f"labs with a model above the line after {turn} turns, %": 100 * over[turn] for turn in (0, 8, 16)},
            "what can be reached below the line, rise in 16 turns, points": below[-1] - below[0],
        },
    )


def _part_over(world: World, line: float) -> Floats:
    alive = np.where(world.labs.alive, 1.0, 0.0)
    over = np.where(world.labs.training[:, NEWEST] >= line, alive, 0.0)
    return total(over) / np.maximum(total(alive), 1.0)


def _reach(world: World, line: float) -> Floats:
    """Capability of the best run of just this compute, with the best methods and data of the time, points [world]."""
    size, tokens = optimum(world.constants, np.full(world.sizes.world, line))
    return capability(world.constants, size, tokens, np.max(world.labs.efficiency, axis=0))


def hurried_buying(trial: Trial) -> Outcome:
    """A wall for accelerators announced two turns ahead, at once, and not at all."""
    level, cast = trial.level, trial.cast
    silent, begin, window = controls(level, cast.regulator), 3, 2
    loose = regime(level, cast.regulator, {}, accelerator_line=LEVERS["accelerator_line"].neutral, export_duty=0.0)
    wall = regime(level, cast.regulator, {"rival": 3.0}, accelerator_line=2400.0)
    imports: dict[str, Floats] = {}
    for name, term, orders in (("not at all", 0.0, []), ("at once", 0.0, wall), ("announced", 2.0, wall)):
        notice = Order(seat=cast.regulator, lever="notice", value=term)
        plan = {0: loose, begin - 1: [notice], begin: orders}
        quiet = (*silent, (cast.regulator, "notice"))
        bought = [_imports(world, trial) for world in trial.play(begin + window, plan, quiet)]
        imports[name] = bought[begin + 1] + bought[begin + 2]
    without = imports["announced"] / np.maximum(imports["not at all"], 1.0) - 1.0
    at_once = imports["announced"] / np.maximum(imports["at once"], 1.0) - 1.0
    return Outcome(
        (
            median("imports in the notice window over those of a rule at once, less 1", at_once, least=0.3),
            median("imports in the window over those without any rule, less 1", without, least=0.3),
        ),
        {
            "imports in the window against a rule at once, %": 100 * at_once,
            "imports in the window against no rule, %": 100 * without,
        },
    )


def _imports(world: World, trial: Trial) -> Floats:
    """Accelerators of the regulator's stacks that the rival's country bought this turn, H100e [world]."""
    theirs = world.regimes.home[row_of(world, trial.cast.rival)]
    ours = world.stacks.flag[:, row_of(world, trial.cast.regulator)]
    return total(total(world.stacks.bought * ours[None], axis=1) * theirs)


def alone_or_allied(trial: Trial) -> Outcome:
    """The same walls against third countries, by one government alone and with allies courted beforehand."""
    level, cast = trial.level, trial.cast
    walls = regime(level, cast.regulator, {"rival": 3.0, "third": 3.0}, compute_threshold=1e25)
    friends = [
        r.id for r in level.world.regions if r.alignment.get(cast.regulator, 0.0) >= 0.6 and r.id != _home(trial)
    ]
    court = [Order(seat=cast.regulator, lever="allied_talks", target=region, value=1.0) for region in friends]
    silent = (*controls(level, cast.regulator), (cast.regulator, "allied_talks"))
    loose = regime(level, cast.regulator, {}, accelerator_line=LEVERS["accelerator_line"].neutral)
    ends = [
        list(trial.play(12, plan, silent))[-1]
        for plan in ({0: loose}, {0: loose, 6: walls}, {0: loose + court, 6: walls})
    ]
    free, alone, allied = ends
    leaks = [_backfill(end, free, trial) for end in (alone, allied)]
    g = row_of(alone, cast.regulator)
    cost = alone.regimes.purse[g] - allied.regimes.purse[g]
    return Outcome(
        (
            part("allied controls are filled in less by others", leaks[1] < leaks[0], 0.9),
            part("they cost the government more", cost > 0.0, 0.9),
        ),
        {
            "part of what home labs lose that allied labs take, alone": leaks[0],
            "part of what home labs lose that allied labs take, allied": leaks[1],
            "cost of the alliance after 12 turns, bn USD": cost,
            "cohesion allied less cohesion alone": alliance_cohesion(allied)[g] - alliance_cohesion(alone)[g],
        },
    )


def _home(trial: Trial) -> str:
    return next(g.region for g in trial.level.regulators if g.id == trial.cast.regulator)


def _backfill(end: World, free: World, trial: Trial) -> Floats:
    """What other labs but the rival's gain abroad over what home labs lose there [world]."""
    change = abroad_by_lab(end, trial.cast.regulator) - abroad_by_lab(free, trial.cast.regulator)
    ours, theirs = flagged(end, trial.cast.regulator), flagged(end, trial.cast.rival)
    lost = -total(np.where(ours, change, 0.0))
    gained = total(np.where(~ours & ~theirs, change, 0.0))
    return np.clip(gained / np.maximum(lost, LITTLE), -1.0, 2.0)


def _log(value: float) -> float:
    return float(log10(np.array([value]))[0])


E6 = Experiment(
    "E6",
    "thresholds bend behaviour",
    "compute threshold on and off: the share of runs planned in [0.5, 1) of the threshold at least doubles",
    bent_plans,
    "Labs weigh a size against a licence by one rule of thumb, and most plans of 2026 lie far from any one line.",
)
E7 = Experiment(
    "E7",
    "a fixed threshold ages",
    "16 turns without indexation: models above it become many (none to half of the labs), and what can be reached "
    "below it rises by >= 10 points",
    ageing_line,
    "Only eight labs stand for hundreds, so that counts of models are coarse.",
)
E9 = Experiment(
    "E9",
    "notice invites stockpiling",
    "notice of 2 turns against 0: imports in the window rise by >= 30 %; also against no rule at all",
    hurried_buying,
    "How far imports can rise is set by suppliers' head-room, buyers' money and the importer's refusal.",
)
E10 = Experiment(
    "E10",
    "unilateral controls leak, allied ones less",
    "walls alone against walls with allies courted six turns before: backfill lower, cost higher, in >= 90 % of seeds",
    alone_or_allied,
    "Allied labs are small here, and rivals, whom no ally binds, fill most of the gap.",
)
