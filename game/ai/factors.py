"""What there is to vary at a seat: its levers, with groups of targets that move together.

A position lies between 0 and 1 along a factor, and no number (NaN) leaves it alone. Everything derives from
the levers' declarations and from where the level starts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.ai.rollout import seat_of
from game.play.acts import SPECIAL
from game.play.refused import Refusal
from game.play.setup import new_worlds
from game.rules.catalogue import LEVERS, Lever
from game.schema.level import Level
from game.schema.order import Order
from game.world.columns import Bools, Floats
from game.world.exact import exp10, log10, total
from game.world.state import NEWEST, World

TIMES = ("never", "first turn", "half-time", "every turn")  # when an act is done
FRIENDLY = 0.25  # agreement from which a region is an ally; below its negative, a rival
LEVELS = 4  # positions tried along a factor: 0, 1/3, 2/3, 1
SINGLE = ("head_office", "takeover")  # acts that are done at one target: the largest of its group
_DECADE = 10.0  # a lab's logarithmic lever is tried within this factor of where it stands
_THRICE = 3.0  # and its staff within this
Groups = list[tuple[str, tuple[int, ...]]]
Kind = Literal["setting", "timing"]


@dataclass(frozen=True)
class Factor:
    """One thing to vary: a lever at a group of targets, or when an act is done there."""

    lever: str
    group: str  # of targets; empty where the lever aims at nothing
    rows: tuple[int, ...]  # positions of those targets; empty alike
    kind: Kind
    low: float  # settings tried
    high: float

    @property
    def label(self) -> str:
        """Its name in reports."""
        when = " when" if self.kind == "timing" else ""
        return f"{self.lever}{when}{f' at {self.group}' if self.group else ''}"

    def positions(self) -> Floats:
        """Every position worth trying."""
        if self.kind == "timing":
            return np.arange(len(TIMES)) / (len(TIMES) - 1)
        choices = int(self.high - self.low) + 1 if LEVERS[self.lever].scale == "choice" else LEVELS
        return np.arange(choices) / (choices - 1)

    def value(self, position: Floats) -> Floats:
        """The setting at positions, elementwise."""
        scale = LEVERS[self.lever].scale
        if scale == "log":
            low, high = log10(np.array([self.low, self.high]))
            return np.clip(exp10(low + position * (high - low)), self.low, self.high)
        value = self.low + position * (self.high - self.low)
        return np.round(value) if scale == "choice" else value

    def told(self, position: float) -> str:
        """The setting at one position, in words."""
        if self.kind == "timing":
            return TIMES[round(position * (len(TIMES) - 1))]
        value, lever = float(self.value(np.array(position))), LEVERS[self.lever]
        if lever.scale == "choice":
            return lever.choices[round(value - lever.low)]
        return f"{value:.3g}"


def factors_of(level: Level, seat: str) -> tuple[Factor, ...]:
    """Everything a seat can vary in this level, in the order of the level's levers."""
    world = new_worlds(level, [0])
    row, _ = seat_of(world, seat)
    found: list[Factor] = []
    for name in level.offers(seat):
        lever = LEVERS[name]
        low, high = _span(world, lever, row)
        for group, rows in _groups(level, world, lever, row):
            binary = lever.scale == "choice" and lever.high - lever.low == 1
            if not (lever.once and binary):
                found.append(Factor(name, group, rows, "setting", low, high))
            if lever.once:
                found.append(Factor(name, group, rows, "timing", low, high))
    return tuple(found)


# -- how far a lever is moved ------------------------------------------------------------------------


def _span(world: World, lever: Lever, row: int) -> tuple[float, float]:
    """The settings tried: the lever's whole range, cut to what this seat could ever pay or would ever run."""
    low, high = lever.low, lever.high
    if lever.unit.startswith("bn USD"):
        return low, min(high, max(_means(world, lever, row), low + 0.01 * (high - low)))
    if lever.role == "regulator" or lever.scale != "log":
        return low, high
    stands = world.dials[lever.name].standing[row, ..., 0]
    middle = float(np.max(stands))
    reach = _THRICE if lever.unit == "person" else _DECADE
    return max(low, middle / reach), min(high, max(middle, low) * reach)


def _means(world: World, lever: Lever, row: int) -> float:
    """Money that a seat can put on one lever at the start, bn USD."""
    if lever.role == "regulator":
        return float(world.regimes.purse[row, 0] + world.constants.appropriation[0])
    labs = world.labs
    if lever.unit == "bn USD":
        return float(world.constants.raise_most[0] * labs.valuation[row, 0])
    return float(np.maximum(labs.cash[row, 0], 0.0) / 2.0 + labs.revenue[row, 0])


# -- which targets move together ----------------------------------------------------------------------


def _groups(level: Level, world: World, lever: Lever, row: int) -> Groups:
    if not lever.target:
        return [("", ())]
    splits = _regions(world, lever, row) if lever.target == "region" else _labs(world, lever, row)
    groups = [(name, tuple(int(i) for i in np.flatnonzero(mask))) for name, mask in splits]
    if lever.role == "regulator":
        allowed = set(_allowed(level, world, lever, row))
        groups = [(name, tuple(i for i in rows if i in allowed)) for name, rows in groups]
    if lever.name in SINGLE:
        groups = [(name, _largest(world, lever, rows)) for name, rows in groups]
    return [(name, rows) for name, rows in groups if rows]


def _largest(world: World, lever: Lever, rows: tuple[int, ...]) -> tuple[int, ...]:
    """The target with the most demand, or the dearest lab."""
    size = total(world.regions.demand, axis=1)[:, 0] if lever.target == "region" else world.labs.valuation[:, 0]
    return (max(rows, key=lambda i: float(size[i])),) if rows else ()


def _regions(world: World, lever: Lever, row: int) -> Iterator[tuple[str, Bools]]:
    """The own market, allies, rivals and all others, as the seat's government sees them."""
    if lever.role == "regulator":
        home, friendly = world.regimes.home[row, :, 0] > 0.0, world.regions.loyalty[:, row, 0]
    else:
        home = world.labs.home[row, :, 0] > 0.0
        friendly = total((world.labs.flag[row, :, 0] * world.regions.loyalty[:, :, 0]).swapaxes(0, 1))
    yield "home", home
    yield "allies", ~home & (friendly > FRIENDLY)
    yield "rivals", ~home & (friendly < -FRIENDLY)
    yield "others", ~home & (np.abs(friendly) <= FRIENDLY)


def _labs(world: World, lever: Lever, row: int) -> Iterator[tuple[str, Bools]]:
    """For a regulator the leading home lab, other home labs and foreign ones; for a lab those ahead and behind."""
    points = world.labs.general[:, NEWEST, 0]
    place = np.arange(world.sizes.lab)
    if lever.role == "startup":
        yield "labs ahead", (points > points[row]) & (place != row)
        yield "labs behind", (points <= points[row]) & (place != row)
        return
    ours = world.labs.flag[:, row, 0] > 0.0
    leader = place == np.argmax(np.where(ours, points, -np.inf))
    yield "leading home lab", ours & leader
    yield "other home labs", ours & ~leader
    yield "foreign labs", ~ours


def _allowed(level: Level, world: World, lever: Lever, row: int) -> Sequence[int]:
    """Targets at which an order would not be refused; all of them where none would pass today."""
    names = world.names.regions if lever.target == "region" else world.names.labs
    special = SPECIAL.get(lever.name)
    found = []
    for i, target in enumerate(names):
        try:
            if special:
                order = Order(seat=level.regulators[row].id, lever=lever.name, target=target, value=lever.high)
                special(order, world, ())
        except Refusal:
            continue
        found.append(i)
    return found or range(len(names))
