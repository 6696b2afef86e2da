"""Which planners take part in a contest: from where each begins, and what it keeps or does without."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.factors import Factor
from game.ai.plans import Sheet
from game.lab.roads import APART, Contender, apart
from game.lab.scoring import Table
from game.lab.searching import Effort, Journey, journey
from game.schema.level import Level
from game.world.columns import Bools, Floats, Ints

ROADS = 3  # planners that begin from plans of different character, and keep what those plans decide
HALVES = 2  # planners that do without half of what the freest one moved
MOVES = 16  # moves that a planner tries before it dreams of each more often


@dataclass(frozen=True)
class Planner:
    """Somebody who thinks anew each turn."""

    name: str
    start: Sheet  # one plan to begin from
    library: Sheet | None  # plans it may change to
    odds: Floats  # how likely it moves each factor [factor]

    def play(self, table: Table, seeds: Sequence[int], budget: int) -> Journey:
        """Play the level on every seed, imagining at most so many pairs of worlds times turns."""
        plans = 0 if self.library is None else len(self.library)
        return journey(
            table, self.start, self.library, seeds, _effort(table.level, len(seeds), plans, budget), self.odds
        )


def the_freest(plans: Sequence[Contender], sheets: Sheet, odds: Floats) -> Planner:
    """One who may change to any plan and move anything."""
    return Planner("planner with every plan at hand", sheets.pick([_order(plans)[0]]), sheets, odds)


def on_roads(plans: Sequence[Contender], sheets: Sheet, odds: Floats) -> Iterator[Planner]:
    """Some who keep what a plan decides: the best plan, and others as unlike each other as can be."""
    order = _order(plans)
    chosen = [order[0]]
    while len(chosen) < min(ROADS, len(order)):
        rest = [i for i in order if i not in chosen]
        chosen.append(max(rest, key=lambda i: min(apart(plans[i], plans[j]) for j in chosen)))
    for i in chosen:
        start = sheets.pick([i])
        yield Planner(f"planner from {plans[i].name}", start, None, _only(odds, np.isnan(start.positions[:, 0])))


def with_less(
    best: Contender, plans: Sequence[Contender], sheets: Sheet, odds: Floats, factors: Sequence[Factor]
) -> Iterator[Planner]:
    """Two who do without half of what the best way moves, and so must find another way."""
    start = sheets.pick([_order(plans)[0]])
    for places in _halves(best):
        free = np.ones(len(odds), dtype=bool)
        free[places] = False
        name = f"planner that leaves alone {_labels(factors, places)}"
        yield Planner(name, _without(start, places), _without(sheets, places), _only(odds, free))


def _order(plans: Sequence[Contender]) -> list[int]:
    """Places of plans, the best first."""
    return sorted(range(len(plans)), key=lambda i: -plans[i].total)


def _only(odds: Floats, free: Bools) -> Floats:
    """The odds of a planner that moves only some factors [factor]."""
    left = np.where(free, odds, 0.0)
    return left / left.sum() if left.sum() > 0.0 else odds


def _halves(best: Contender) -> list[Ints]:
    """Factors that a way moves, dealt out by how far [half][factor]."""
    far = np.nan_to_num(np.abs(best.footprint - best.start))
    moved = np.array([i for i in np.argsort(-far, kind="stable") if far[i] >= APART], dtype=np.int64)
    return [moved[part::HALVES] for part in range(HALVES) if len(moved[part::HALVES])]


def _without(plans: Sheet, places: Ints) -> Sheet:
    """The same plans, with these factors left alone."""
    positions = plans.positions.copy()
    positions[places] = np.nan
    return Sheet(positions, plans.driven)


def _labels(factors: Sequence[Factor], places: Ints, most: int = 3) -> str:
    named = ", ".join(factors[int(i)].label for i in places[:most])
    return named if len(places) <= most else f"{named} and {len(places) - most} more"


def _effort(level: Level, games: int, library: int, budget: int) -> Effort:
    """How many moves a planner can try within the budget, and in how many dreams each: two, and more if they fit."""
    per_dream = games * level.turns * (level.turns + 1) // 2
    dreams = int(np.clip(budget // (per_dream * (library + 1 + MOVES)), 2, 6))
    return Effort(int(np.clip(budget // (per_dream * dreams) - library - 1, 8, 32)), dreams)
