"""Plans as sheets of positions: one column a world, carried out by a deputy who knows what may be done.

A plan names where each factor shall stand. What it leaves open stands where it is, or is decided by the
seat's character where the plan is `driven`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from game.ai.factors import TIMES, Factor
from game.play.seat import Player, Wishes
from game.rules.catalogue import LEVERS, Lever
from game.rules.enact import political_price
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.state import World

NEVER, FIRST, HALF, ALWAYS = (i / (len(TIMES) - 1) for i in range(len(TIMES)))
UNSAID = 1.0 / 3.0  # position of an act's size where a plan only says when


@dataclass(frozen=True)
class Sheet:
    """Plans side by side: positions [factor world], and which are driven by the character [world]."""

    positions: Floats
    driven: Bools

    def __len__(self) -> int:
        """How many plans."""
        return int(self.driven.shape[0])

    def pick(self, columns: Sequence[int] | np.ndarray) -> "Sheet":
        """Some of them; positions may repeat."""
        return Sheet(self.positions[:, columns], self.driven[columns])


def sheet(positions: Sequence[Floats], driven: Sequence[bool]) -> Sheet:
    """Make a sheet of single plans."""
    return Sheet(np.stack(positions, axis=1), np.array(driven, dtype=bool))


def beside(*sheets: Sheet) -> Sheet:
    """Several sheets as one."""
    return Sheet(np.concatenate([s.positions for s in sheets], axis=1), np.concatenate([s.driven for s in sheets]))


def blank_plan(factors: Sequence[Factor]) -> Floats:
    """A plan that moves nothing [factor]."""
    return np.full(len(factors), np.nan)


@dataclass
class Deputy:
    """A player who carries out a sheet, one column a world.

    `begins` is the turn that counts as an act's first.
    """

    factors: Sequence[Factor]
    sheet: Sheet
    turns: int
    character: Player
    begins: int = 0
    _rows: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        """Sort factors by lever."""
        self._rows = {}
        for place, factor in enumerate(self.factors):
            self._rows.setdefault(factor.lever, []).append(place)

    def __call__(self, view: World, row: int, draws: Draws) -> Wishes:
        """What the plans want, as far as it can be paid."""
        turn = int(view.clock.turn[0]) // view.pace
        wishes: Wishes = {}
        if self.sheet.driven.any():
            for name, wish in self.character(view, row, draws).items():
                wishes[name] = np.where(self.sheet.driven, wish, np.nan)
        for name, places in self._rows.items():
            shape = LEVERS[name].shape(view.sizes)[1:]
            wish = np.array(np.broadcast_to(wishes.get(name, np.full(shape, np.nan)), shape))
            for group in _same_group(self.factors, places):
                self._set(wish, group, turn)
            wishes[name] = wish
        return within_means(view, row, wishes)

    def _set(self, wish: Floats, places: list[int], turn: int) -> None:
        """Write one lever's setting at one group of targets."""
        factor = self.factors[places[0]]
        where = {self.factors[place].kind: self.sheet.positions[place] for place in places}
        timing, size = where.get("timing"), where.get("setting")
        if timing is None:
            assert size is not None  # noqa: S101 - a factor is one or the other
            owned, value = ~np.isnan(size), factor.value(np.nan_to_num(size))
        else:
            size = np.ones_like(timing) if size is None else np.where(np.isnan(size) & ~np.isnan(timing), UNSAID, size)
            when = np.where(np.isnan(timing) & ~np.isnan(size), ALWAYS, timing) if "setting" in where else timing
            owned = ~np.isnan(when)
            value = np.where(self._due(np.nan_to_num(when), turn), factor.value(np.nan_to_num(size)), np.nan)
        if factor.rows:
            rows = list(factor.rows)
            wish[rows] = np.where(owned, value, wish[rows])
        else:
            wish[...] = np.where(owned, value, wish)

    def _due(self, when: Floats, turn: int) -> Bools:
        """Whether an act is done this turn [world]."""
        code = np.round(when * (len(TIMES) - 1))
        middle = (self.begins + self.turns) // 2
        due: Bools = (code == 3.0) | ((code == 1.0) & (turn == self.begins)) | ((code == 2.0) & (turn == middle))
        return due


def _same_group(factors: Sequence[Factor], places: list[int]) -> list[list[int]]:
    """Places of one lever's factors, those of one group of targets together."""
    found: dict[str, list[int]] = {}
    for place in places:
        found.setdefault(factors[place].group, []).append(place)
    return list(found.values())


# -- what can be paid ---------------------------------------------------------------------------------


def within_means(view: World, row: int, wishes: Wishes) -> Wishes:
    """Leave out what political capital does not reach for, cheapest first, and cut money to what there is."""
    if not wishes:
        return wishes
    if LEVERS[next(iter(wishes))].role == "startup":
        return _from_cash(view, row, wishes)
    money = view.regimes.purse[row] + view.constants.appropriation
    for name, wish in wishes.items():
        if LEVERS[name].unit.startswith("bn USD"):
            wishes[name] = np.minimum(wish, np.maximum(money, 0.0))
    return _from_capital(view, row, wishes)


def _from_cash(view: World, row: int, wishes: Wishes) -> Wishes:
    labs = view.labs
    most = view.constants.raise_most * labs.valuation[row]
    raised = np.minimum(np.nan_to_num(wishes.get("raise_capital", np.zeros_like(most))), most)
    for name, wish in wishes.items():
        unit = LEVERS[name].unit
        if name == "raise_capital":
            wishes[name] = np.minimum(wish, most)
        elif unit.startswith("bn USD"):
            wishes[name] = np.minimum(wish, np.maximum(labs.cash[row], 0.0) + raised)
    return wishes


def _from_capital(view: World, row: int, wishes: Wishes) -> Wishes:
    dear = {name: wish for name, wish in wishes.items() if LEVERS[name].cost > 0.0 and name in view.dials}
    if not dear:
        return wishes
    costs = {name: move_cost(view, LEVERS[name], row, wish) for name, wish in dear.items()}
    stacked = np.concatenate([cost.reshape(-1, view.sizes.world) for cost in costs.values()])
    order = np.argsort(stacked, axis=0, kind="stable")
    spent = np.add.accumulate(np.take_along_axis(stacked, order, axis=0), axis=0)
    fits = np.empty(stacked.shape, dtype=bool)
    np.put_along_axis(fits, order, spent <= view.regimes.capital[row] + 1e-9, axis=0)
    fits |= stacked == 0.0
    done = 0
    for name, cost in costs.items():
        size = cost.size // view.sizes.world
        wishes[name] = np.where(fits[done : done + size].reshape(cost.shape), dear[name], np.nan)
        done += size
    return wishes


def move_cost(view: World, lever: Lever, row: int, wish: Floats) -> Floats:
    """Political capital that a wish takes, by target where the lever aims at something, as the rules count it."""
    ordered = np.full(lever.shape(view.sizes), np.nan)
    ordered[row] = wish
    return political_price(view, lever, ordered)[row]
