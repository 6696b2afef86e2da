"""Curves of the game so far: a metric of the seat, its rivals where it is public, and the twin without controls."""

import math
from dataclasses import dataclass, replace

from game.language import tr
from game.models import words
from game.models.chair import Chair, chair
from game.models.memo import remember
from game.play.match import PLAYED, TWIN, Match
from game.rules.catalogue import METRICS, Metric
from game.schema.level import Role
from game.world.columns import Floats

# What is worth a curve, in the order of the list, for each role; metrics the level's seat cannot have are left out.
_STARTUP = (
    "world_share", "capability_points", "months_behind", "revenue", "cash", "compute", "valuation",
    "supply_independence", "compliance_record", "regional_share", "divergence", "fragmentation",
)  # fmt: skip
_REGULATOR = (
    "lead_months", "misuse_risk", "alliance_cohesion", "share_abroad", "chip_share_abroad", "market_openness",
    "illicit_share", "home_frontier", "cyber_lead_months", "policy_volatility", "licence_lead", "race_risk",
    "supply_risk", "divergence", "fragmentation",
)  # fmt: skip
_PUBLIC = {"world_share", "capability_points", "months_behind", "revenue", "valuation", "regional_share"}
_RIVALS = 3


@dataclass(frozen=True)
class Curve:
    """One line."""

    label: str
    values: tuple[float, ...]
    colour: str
    dashed: bool = False  # the twin
    strong: bool = False
    end: str = ""  # the last value in words


@dataclass(frozen=True)
class Chart:
    """One metric over the game."""

    key: str
    title: str
    about: str
    unit: str
    better: str  # 'higher', 'lower' or 'neither'
    curves: tuple[Curve, ...]
    marks: tuple[str, ...]  # names of the quarter ends, one for each value

    def tick(self, value: float, step: float) -> str:
        """A value on the axis, with the decimals that tell it from the next."""
        if self.unit != "1" or value == 0.0:
            return self.show(value)
        return words.percent(value, max(0, math.ceil(-math.log10(step * 100) - 1e-9)) if step < 0.1 else 0)

    def show(self, value: float) -> str:
        """A value in a reading."""
        return words.percent(value) if self.unit == "1" else short(value, self.unit)


def short(value: float, unit: str) -> str:
    """A value with the shortest unit that still says what it is."""
    if not math.isfinite(value):
        return words.NOTHING
    if unit == "1":
        return words.percent(value)
    if unit.startswith("bn USD"):
        return words.money(value, unit=False)
    if unit == "H100e":
        return words.large(value, 3)
    return f"{value:.1f}".replace("-", "−").removesuffix(".0")


def metrics(match: Match) -> tuple[tuple[str, str], ...]:
    """Keys and names of the curves the seat may choose from."""
    return tuple((name, METRICS[name].label) for name in curves(chair(match).role))


def curves(role: Role) -> tuple[str, ...]:
    """Metrics that are worth a curve at a seat of this role."""
    return tuple(name for name in (_REGULATOR if role == "regulator" else _STARTUP) if name in METRICS)


def chart(match: Match, key: str, *, region: str = "", rivals: int = _RIVALS) -> Chart:
    """One metric's curves."""
    seat, metric = chair(match), METRICS[key]
    where = match.world.names.regions.index(region) if region else _home(seat)
    rows = _measured(match, metric)
    played = _curve(metric, seat.name if _own(metric) else tr("as played"), rows, (seat.row, where), "you")
    curves = [replace(played, strong=True), _twin(metric, rows, (seat.row, where))]
    if key in _PUBLIC and not seat.regulates:
        curves += _others(seat, metric, rows, where, rivals)
    title = metric.label + (f", {seat.called(match.world.names.regions[where])}" if "region" in metric.axes else "")
    marks = tuple(_mark(match, turn) for turn in range(len(match.worlds)))
    return Chart(key, title, metric.about, metric.unit, metric.better, tuple(curves), marks)


def _mark(match: Match, turn: int) -> str:
    """The quarter that had ended; the opening stands before the first."""
    return words.short_quarter(match.level.starts, turn - 1, match.level.months) if turn else tr("start")


def _own(metric: Metric) -> bool:
    return metric.axes[0] == "lab"


def _home(seat: Chair) -> int:
    return seat.world.names.regions.index(seat.home)


def _measured(match: Match, metric: Metric) -> list[Floats]:
    """The metric in every world so far."""
    return [
        remember(match, turn, ("metric", metric.name), lambda world=world: metric.measure(world))  # type: ignore[misc]
        for turn, world in enumerate(match.worlds)
    ]


def _value(metric: Metric, measured: Floats, at: tuple[int, int], column: int) -> float:
    """One number of a metric: at the seat's row, at the region, or of the whole world."""
    row, region = at
    place = {"lab": row, "regulator": row, "region": region}
    index = tuple(place[axis] for axis in metric.axes if axis != "world")
    return float(measured[(*index, column)])


def _curve(metric: Metric, label: str, rows: list[Floats], at: tuple[int, int], colour: str) -> Curve:
    """How a metric went as played."""
    values = tuple(_value(metric, measured, at, PLAYED) for measured in rows)
    return Curve(label, values, colour, end=short(values[-1], metric.unit))


def _twin(metric: Metric, rows: list[Floats], at: tuple[int, int]) -> Curve:
    """How it went without controls."""
    values = tuple(_value(metric, measured, at, TWIN) for measured in rows)
    return Curve(tr("twin"), values, "t2", dashed=True, end=short(values[-1], metric.unit))


def _others(seat: Chair, metric: Metric, rows: list[Floats], where: int, most: int) -> list[Curve]:
    """The largest other labs, by the metric now."""
    labs = [lab for lab in range(seat.world.sizes.lab) if lab != seat.row and seat.world.labs.alive[lab, PLAYED]]
    sign = -1.0 if metric.better == "lower" else 1.0
    labs.sort(key=lambda lab: -sign * _value(metric, rows[-1], (lab, where), PLAYED))
    return [
        _curve(metric, seat.called(seat.world.names.labs[lab]), rows, (lab, where), seat.party(lab))
        for lab in labs[:most]
    ]


def difference(match: Match, key: str, *, region: str = "") -> tuple[float, float]:
    """A metric now, as played and in the twin."""
    seat, metric = chair(match), METRICS[key]
    where = match.world.names.regions.index(region) if region else _home(seat)
    measured = _measured(match, metric)[-1]
    return tuple(_value(metric, measured, (seat.row, where), column) for column in (PLAYED, TWIN))  # type: ignore[return-value]
