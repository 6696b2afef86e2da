"""What every lever of a seat does to every score: elementary effects (Morris 1991) and moves from several plans.

A step changes one factor and nothing else, under the same luck, so its effect is the difference of two
scores, in points of 100, averaged over the seeds. Morris's trajectories wander over the whole space; the moves
one at a time start from plans that somebody might play, because a lever such as a duty matters only beside a tier.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

import numpy as np

from game.ai.factors import LEVELS, Factor, factors_of
from game.ai.plans import HALF, Sheet, beside, blank_plan, sheet
from game.lab.scoring import Table, deputy, evaluate
from game.rules.catalogue import LEVERS
from game.world.columns import Floats, Ints
from game.world.draws import Draws

WANDER = "wandering"  # the context of Morris's trajectories
STRICT = 2.0 / 3.0  # position of every control in the strict plan
SPARSE = 4.0  # factors moved, on average, in a plan drawn near where everything stands
SOME = 0.05  # part of the largest odds that a planner gives a factor which did nothing
ASCENT = 6  # best single moves that are tried together


@dataclass(frozen=True)
class Steps:
    """One factor moved at a time: which, in what context, from where to where, and what it did."""

    factor: Ints  # [step]
    context: tuple[str, ...]
    source: Floats  # position before; NaN is left alone [step]
    target: Floats
    effect: Floats  # mean over the seeds [score step], points
    sure: Floats  # the least of any seed, 0 where seeds disagree in sign [score step]


@dataclass(frozen=True)
class Study:
    """Everything that was tried at a seat."""

    table: Table
    seeds: tuple[int, ...]
    plans: Sheet
    marks: Floats  # [score plan seed]
    steps: Steps
    screening: dict[str, dict[str, tuple[float, float]]]  # score: factor: (mu*, sigma) of Morris

    def best(self, *, driven: bool, count: int = 1, apart: int = 0) -> list[int]:
        """Places of the best plans of a kind by the seat's own total, the best first.

        Args:
            driven: whether the character decides what a plan leaves open.
            count: how many at most.
            apart: in how many factors, at least, each differs from every better one that was taken.
        """
        own = np.where(self.plans.driven == driven, _mean(self.marks[self.table.own]), -np.inf)
        left_alone = np.nan_to_num(self.plans.positions, nan=-1.0)
        taken: list[int] = []
        for i in (int(i) for i in np.argsort(-own, kind="stable") if np.isfinite(own[i])):
            if len(taken) == count:
                break
            if all(np.count_nonzero(left_alone[:, i] != left_alone[:, j]) >= apart for j in taken):
                taken.append(i)
        return taken

    def odds(self) -> Floats:
        """How likely a planner tries each factor, adding up to 1: by what it did to the seat's own total [factor]."""
        known = np.array([context != WANDER for context in self.steps.context])
        effect = np.where(known, np.abs(self.steps.effect[self.table.own]), 0.0)
        most = np.zeros(len(self.table.factors))
        np.maximum.at(most, self.steps.factor, effect)
        most += SOME * most.max() + 1e-9
        return most / most.sum()


def missing() -> bool:
    """Whether the package that draws and analyses Morris's trajectories is not installed."""
    try:
        import_module("SALib")
    except ModuleNotFoundError:
        return True
    return False


def study(table: Table, seeds: Sequence[int], trajectories: int) -> Study:
    """Try everything at one seat.

    Args:
        table: level, seat and factors.
        seeds: every plan is played on each.
        trajectories: of Morris; each has one plan more than there are factors.
    """
    wander = _wander(table.factors, trajectories)
    drawn = _near(table.factors, 2 * len(table.factors))
    found = _measure(table, [_as_sheet(wander), drawn], seeds)
    known = replace(found, steps=_wandered(table, wander, found.marks), screening=_screen(table, wander, found.marks))
    for name, plan, driven in _plain_bases(table):
        known = _moved_from(known, name, plan, driven)
    if hard := _under_strict_rules(table):
        known = _moved_from(
            known, "the character under strict rules", blank_plan(table.factors), driven=True, table=hard
        )
    for driven, name in ((False, "best constant plan"), (True, "best plan around the character")):
        best = known.best(driven=driven)[0]
        known = _moved_from(known, name, known.plans.positions[:, best], driven)
        known = _ascend(known, name)
    return known


def _measure(table: Table, sheets: list[Sheet], seeds: Sequence[int]) -> Study:
    plans, nothing = beside(*sheets), np.zeros((len(table.names), 0))
    none = Steps(np.zeros(0, dtype=np.int64), (), np.zeros(0), np.zeros(0), nothing, nothing)
    return Study(table, tuple(seeds), plans, evaluate(table, plans, seeds), none, {})


def _mean(values: Floats) -> Floats:
    """Over the last axis."""
    return np.asarray(values.mean(axis=-1), dtype=np.float64)


# -- Morris -------------------------------------------------------------------------------------------


def _problem(factors: Sequence[Factor]) -> dict[str, Any]:
    return {"num_vars": len(factors), "names": [f.label for f in factors], "bounds": [[0.0, 1.0]] * len(factors)}


def _wander(factors: Sequence[Factor], trajectories: int) -> Floats:
    """Positions along Morris's trajectories [plan factor]."""
    morris = import_module("SALib.sample.morris")
    sampled = morris.sample(_problem(factors), trajectories, num_levels=LEVELS, seed=trajectories)
    return np.asarray(np.clip(sampled, 0.0, 1.0), dtype=np.float64)


def _as_sheet(wander: Floats) -> Sheet:
    return Sheet(wander.T.copy(), np.zeros(len(wander), dtype=bool))


def _wandered(table: Table, wander: Floats, marks: Floats) -> Steps:
    """The steps along the trajectories."""
    stride = len(table.factors) + 1
    places = [i for i in range(len(wander) - 1) if (i + 1) % stride]
    changed = np.array([int(np.argmax(np.abs(wander[i + 1] - wander[i]))) for i in places], dtype=np.int64)
    before = np.array(places, dtype=np.int64)
    effect, sure = _effects(marks[:, before + 1] - marks[:, before])
    context = (WANDER,) * len(places)
    return Steps(changed, context, wander[before, changed], wander[before + 1, changed], effect, sure)


def _effects(change: Floats) -> tuple[Floats, Floats]:
    """Mean and sure effect [score step] of changes [score step seed]."""
    agree = np.all(change > 0.0, axis=-1) | np.all(change < 0.0, axis=-1)
    least = np.min(np.abs(change), axis=-1) * np.sign(change[..., 0])
    return _mean(change), np.where(agree, least, 0.0)


def _screen(table: Table, wander: Floats, marks: Floats) -> dict[str, dict[str, tuple[float, float]]]:
    """Morris's mu* and sigma of every factor on every score of the seat itself."""
    morris, found = import_module("SALib.analyze.morris"), {}
    for place, (seat, name) in enumerate(table.names):
        if seat == table.seat:
            reached = _mean(marks[place, : len(wander)])
            told = morris.analyze(_problem(table.factors), wander, reached, num_levels=LEVELS)
            pairs = zip(told["names"], told["mu_star"], told["sigma"], strict=True)
            found[name] = {str(factor): (float(mu), float(sigma)) for factor, mu, sigma in pairs}
    return found


# -- moves one at a time --------------------------------------------------------------------------------


def _near(factors: Sequence[Factor], count: int) -> Sheet:
    """Plans that move a few things from where everything stands; every second one around the character."""
    luck = Draws(np.arange(count, dtype=np.int64), np.zeros(count, dtype=np.int64))
    labels = tuple(f.label for f in factors)
    moved = luck.uniform("moved", labels) < min(1.0, SPARSE / len(factors))
    where = luck.uniform("where", labels)
    choices = np.array([len(f.positions()) for f in factors])[:, None]
    position = np.floor(where * choices) / np.maximum(choices - 1, 1)
    return Sheet(np.where(moved, position, np.nan), np.arange(count) % 2 == 1)


def _plain_bases(table: Table) -> Iterator[tuple[str, Floats, bool]]:
    """Plans that need no search: nothing done, the character's own play, and every control fairly strict."""
    nothing = blank_plan(table.factors)
    yield "nothing done", nothing, False
    yield "the character", nothing, True
    strict = _strict(table.factors)
    if not np.isnan(strict).all():
        yield "strict controls", strict, False


def _strict(factors: Sequence[Factor]) -> Floats:
    """A plan with every standing control two thirds of the way from loose to strict."""
    plan = blank_plan(factors)
    for place, factor in enumerate(factors):
        lever = LEVERS[factor.lever]
        if lever.control and not lever.once:
            loose = (lever.neutral - lever.low) / (lever.high - lever.low)
            plan[place] = STRICT if loose <= 0.5 else 1.0 - STRICT
    return plan


def _under_strict_rules(table: Table) -> Table | None:
    """The same table where every other government is strict, and gives orders at half-time; None if there is none."""
    cast = dict(table.cast)
    for one in table.level.regulators:
        if one.id != table.seat:
            there = replace(table, seat=one.id, factors=factors_of(table.level, one.id))
            plan = _strict(there.factors)
            acts = [f.kind == "timing" and LEVERS[f.lever].control for f in there.factors]
            cast[one.id] = deputy(there, sheet([np.where(acts, HALF, plan)], [True]))
    return replace(table, cast=cast) if len(cast) > len(table.cast) else None


def _moves(factors: Sequence[Factor], plan: Floats) -> Iterator[tuple[int, float]]:
    """Every position of every factor but the one it has."""
    for place, factor in enumerate(factors):
        for position in factor.positions():
            if not abs(plan[place] - position) < 1e-9:
                yield place, float(position)


def _moved_from(known: Study, name: str, plan: Floats, driven: bool, table: Table | None = None) -> Study:
    """Add a plan and all moves of one factor from it; at another table only what the moves did."""
    factors = known.table.factors
    moves = list(_moves(factors, plan))
    plans = [plan, *(_with(plan, place, position) for place, position in moves)]
    fresh = sheet(plans, [driven] * len(plans))
    marks = evaluate(table or known.table, fresh, known.seeds)
    effect, sure = _effects(marks[:, 1:] - marks[:, :1])
    steps = Steps(
        np.array([place for place, _ in moves], dtype=np.int64),
        (name,) * len(moves),
        np.array([plan[place] for place, _ in moves]),
        np.array([position for _, position in moves]),
        effect,
        sure,
    )
    longer = replace(known, steps=_after(known.steps, steps))
    return longer if table else _joined(longer, fresh, marks)


def _after(old: Steps, new: Steps) -> Steps:
    return Steps(
        np.concatenate([old.factor, new.factor]),
        old.context + new.context,
        np.concatenate([old.source, new.source]),
        np.concatenate([old.target, new.target]),
        np.concatenate([old.effect, new.effect], axis=1),
        np.concatenate([old.sure, new.sure], axis=1),
    )


def _with(plan: Floats, place: int, position: float) -> Floats:
    changed = plan.copy()
    changed[place] = position
    return changed


def _ascend(known: Study, name: str) -> Study:
    """Put the best single moves from the last base together, two, three and more at a time."""
    own = known.table.own
    here = [i for i, context in enumerate(known.steps.context) if context == name]
    here.sort(key=lambda i: -known.steps.effect[own, i])
    base = len(known.plans) - len(here) - 1
    plan, driven = known.plans.positions[:, base], bool(known.plans.driven[base])
    together: list[Floats] = []
    changed, taken = plan, set[int]()
    for i in here:
        place = int(known.steps.factor[i])
        if known.steps.effect[own, i] > 0.0 and place not in taken and len(taken) < ASCENT:
            taken.add(place)
            changed = _with(changed, place, float(known.steps.target[i]))
            together.append(changed)
    if not together:
        return known
    fresh = sheet(together, [driven] * len(together))
    return _joined(known, fresh, evaluate(known.table, fresh, known.seeds))


def _joined(known: Study, fresh: Sheet, marks: Floats) -> Study:
    return replace(known, plans=beside(known.plans, fresh), marks=np.concatenate([known.marks, marks], axis=1))
