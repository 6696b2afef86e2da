"""From a design on paper to the games it stands for: row by row, in an order that never changes."""

import hashlib
import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from game.lab.gauges import Panel, panel
from game.lab.mixed import Conduct, Game
from game.lab.regimes import Applied, apply, government_of, targets_of
from game.rules import catalogue
from game.rules.catalogue import LEVERS
from game.rules.turn import RULES_VERSION
from game.schema import library, regimes
from game.schema.design import Axis, Design, Steps
from game.schema.level import Level
from game.schema.library import Entry
from game.schema.order import Order
from game.world.exact import exp, log

CHUNK = 256  # rows that are played together
Value = float | str


@dataclass(frozen=True)
class Plan:
    """A design that fits its level: everything a worker needs to play any of its rows."""

    design: Design
    entry: Entry
    seat: str
    base: tuple[tuple[str, Applied], ...]  # regimes by id: the design's own, or those of its axis; '' for none
    values: tuple[tuple[Value, ...], ...]  # of every axis that is no sobol axis, in the order of the design
    sobol: tuple[tuple[float, ...], ...]  # points of the sobol axes together; one empty point where there is none

    @property
    def level(self) -> Level:
        """Where it is played."""
        return self.entry.level

    @property
    def panel(self) -> Panel:
        """What is read off."""
        return panel(self.level, self.seat, self.design.metrics)

    @property
    def turns(self) -> int:
        """How many turns are played."""
        return min(self.design.turns or self.level.turns, self.level.turns)

    @property
    def points(self) -> int:
        """Combinations of all axes."""
        count = len(self.sobol)
        for values in self.values:
            count *= len(values)
        return count

    @property
    def rows(self) -> int:
        """Games that are written down: every point on every seed."""
        return self.points * len(self.design.numbers)

    @property
    def chunks(self) -> int:
        """Parts into which the rows are cut."""
        return -(-self.rows // CHUNK)

    @property
    def fingerprint(self) -> str:
        """The same for the same games under the same rules, whoever plays them."""
        marks = [(name, regimes.fingerprint(one.regime)) for name, one in self.base if name]
        told = [self.design.model_dump(mode="json", exclude={"about"}), self.entry.fingerprint, RULES_VERSION, marks]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    def chunk(self, number: int) -> range:
        """The rows of one part."""
        return range(number * CHUNK, min((number + 1) * CHUNK, self.rows))

    def settings(self, row: int) -> tuple[int, tuple[Value, ...]]:
        """The seed of a row, and the value of every axis in the order of the design.

        Rows of one seed stand together, so that they share their twin.
        """
        seed, rest = divmod(row, self.points)
        places: list[int] = []
        for count in (*reversed([len(values) for values in self.values]), len(self.sobol)):
            rest, place = divmod(rest, count)
            places.append(place)
        point = iter(self.sobol[places.pop()])
        grid = iter([values[place] for values, place in zip(self.values, reversed(places), strict=True)])
        return self.design.numbers[seed], tuple(next(point if axis.sobol else grid) for axis in self.design.axes)

    def game(self, row: int) -> Game:
        """The game of a row."""
        seed, values = self.settings(row)
        constants, characters = dict(self.design.constants), dict(self.design.policies)
        orders: dict[tuple[int, str, str, str], float] = {}
        silent: list[tuple[str, str]] = []
        base = dict(self.base).get(str(self._regime(values) or ""))
        if base:
            orders |= {(turn, o.seat, o.lever, o.target): o.value for turn, o in base.orders}
            silent += base.silent
        for axis, value in zip(self.design.axes, values, strict=True):
            if axis.kind == "constant":
                constants[str(axis.name)] = float(value)
            elif axis.kind == "policy":
                characters[str(axis.name)] = str(value)
            elif axis.kind == "lever":
                holder = axis.seat or self.seat
                silent.append((holder, str(axis.name)))
                for aim in aims(self.level, holder, axis):
                    orders[axis.turn, holder, str(axis.name), aim] = float(value)
        given = tuple((t, Order(seat=s, lever=n, target=a, value=v)) for (t, s, n, a), v in orders.items())
        conduct = Conduct(given, tuple(dict.fromkeys(silent)), tuple(characters.items()))
        return Game(seed, conduct, tuple(constants.items()))

    def _regime(self, values: tuple[Value, ...]) -> str | None:
        """Which regime a row has."""
        for axis, value in zip(self.design.axes, values, strict=True):
            if axis.kind == "regime":
                return str(value)
        return self.design.regime

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of the axes."""
        return tuple(column(axis) for axis in self.design.axes)


def column(axis: Axis) -> str:
    """What the column of an axis is called."""
    if axis.kind == "regime":
        return "regime"
    if axis.kind == "policy":
        return f"policy_{axis.name}"
    parts = [axis.seat, axis.name, axis.target, f"turn{axis.turn}" if axis.turn else None]
    return "_".join(part for part in parts if part)


def aims(level: Level, holder: str, axis: Axis) -> tuple[str, ...]:
    """Whom a lever axis is aimed at; nobody if the level has no such target."""
    return targets_of(level, holder, LEVERS[str(axis.name)], axis.target)


# -- from paper to values ------------------------------------------------------------------------------------


def fitted(design: Design, folder: Path) -> Plan:
    """Put a design into its level. Raises Rejected where level, regime or seat is not there."""
    catalogue.load()
    entry = level_of(design.level, folder)
    seat = design.seat or government_of(entry.level)
    asked = [axis.values or () for axis in design.axes if axis.kind == "regime"]
    names = [str(name) for name in asked[0]] if asked else [design.regime or ""]
    base = tuple((n, apply(entry.level, regimes.find(_beside(n, folder)), seat)) for n in names if n)
    values = tuple(values_of(axis) for axis in design.axes if not axis.sobol)
    return Plan(design, entry, seat, base, values, _sobol(design))


def level_of(word: str, folder: Path) -> Entry:
    """A level by its id, or from a file beside the design. Raises Rejected."""
    return library.read_file(folder / word) if word.endswith(".toml") else library.read(word)


def _beside(word: str, folder: Path) -> str:
    return str(folder / word) if word.endswith(".toml") else word


def values_of(axis: Axis) -> tuple[Value, ...]:
    """The values that an axis takes, one by one."""
    if axis.values is not None:
        return tuple(axis.values)
    if axis.grid:
        return _spread(axis.grid.low, axis.grid.high, np.linspace(0.0, 1.0, axis.grid.points), log_=axis.grid.log)
    span = axis.range or Steps(first=0, last=0, step=1)
    count = int((span.last - span.first) / span.step + 1e-9) + 1
    return tuple(span.first + span.step * i for i in range(max(count, 0)))


def _spread(low: float, high: float, parts: Any, *, log_: bool) -> tuple[float, ...]:
    """Values at parts of the way from low to high; the ends are exact."""
    if log_:
        ends = log(np.array([low, high]))
        found = exp(ends[0] + parts * (ends[1] - ends[0]))
    else:
        found = low + parts * (high - low)
    return tuple(float(v) for v in np.where(parts == 0.0, low, np.where(parts == 1.0, high, np.clip(found, low, high))))


def _sobol(design: Design) -> tuple[tuple[float, ...], ...]:
    """The points of the Sobol sequence over all its axes, the first ones, without scrambling."""
    moving = [axis.sobol for axis in design.axes if axis.sobol]
    if not moving or not design.points:
        return ((),)
    sequence = import_module("scipy.stats").qmc.Sobol(len(moving), scramble=False)
    parts = sequence.random(design.points)
    along = [_spread(b.low, b.high, parts[:, i], log_=b.log) for i, b in enumerate(moving)]
    return tuple(zip(*along, strict=True))
