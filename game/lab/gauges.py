"""What is read off a game for one seat: its scores, its headline figures, and what its rules caused.

Every gauge gives one number a world. Those that compare with the twin are 0 (or 50) in the twin itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.play.compare import control_effectiveness, revenue_lost, trade_leakage
from game.play.score import score
from game.play.transcript import HEADLINES, seats
from game.rules import catalogue
from game.rules.catalogue import METRICS, Better, Metric
from game.schema.level import OUTCOMES, Level
from game.world.columns import Floats
from game.world.state import World

TOTAL = "total"
OFTEN_ASKED = {
    "regulator": (
        "lead_months",
        "misuse_risk",
        "share_abroad",
        "chip_share_abroad",
        "alliance_cohesion",
        "policy_volatility",
        "market_openness",
        "fragmentation",
        "divergence",
    ),
    "startup": HEADLINES["startup"],
}
Compared = Callable[[World, World, World], Floats]


@dataclass(frozen=True)
class Gauge:
    """One number: what it is called, its unit, and which direction is better for the seat."""

    name: str
    label: str
    unit: str
    better: Better
    about: str


@dataclass(frozen=True)
class Panel:
    """The gauges of one seat in one level, in the order they are shown."""

    level: Level
    seat: str
    gauges: tuple[Gauge, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(gauge.name for gauge in self.gauges)

    def read(self, now: World, twin: World, start: World) -> dict[str, Floats]:
        """Every gauge of a batch, its twins and its start, world beside world [world] each."""
        holders = now.names.regulators if role_of(self.level, self.seat) == "regulator" else now.names.labs
        row = holders.index(self.seat)
        scored = score(self.level, self.seat, now, twin, start)
        found: dict[str, Floats] = {TOTAL: scored.total, **scored.parts}
        for name in self.names:
            if name in found:
                continue
            if name in _COMPARED:
                found[name] = _COMPARED[name][0](now, twin, start)[row]
            else:
                values = METRICS[name].measure(now)
                found[name] = values if METRICS[name].axes == ("world",) else values[row]
        return {name: found[name] for name in self.names}


def role_of(level: Level, seat: str) -> str:
    """The role of a seat. Raises KeyError for a stranger."""
    return dict(seats(level))[seat]


def panel(level: Level, seat: str, names: Sequence[str] | None = None) -> Panel:
    """The gauges of a seat: those asked for, or its scores and the figures most often asked for.

    Raises:
        KeyError: there is no gauge of that name for this seat; `known` lists them.
    """
    there = known(level, seat)
    role = role_of(level, seat)
    usual = [TOTAL, *OUTCOMES["regulator" if role == "regulator" else "startup"], *OFTEN_ASKED[role]]
    usual += list(_COMPARED) if role == "regulator" else []
    return Panel(level, seat, tuple(there[name] for name in names or usual))


def known(level: Level, seat: str) -> dict[str, Gauge]:
    """Every gauge that can be read for this seat, by name."""
    catalogue.load()
    role = role_of(level, seat)
    axis = "regulator" if role == "regulator" else "lab"
    found = {
        TOTAL: Gauge(TOTAL, "Total score", "point", "higher", "The five outcomes together, as the level weighs them.")
    }
    for name in OUTCOMES["regulator" if role == "regulator" else "startup"]:
        found[name] = Gauge(name, name.capitalize(), "point", "higher", "One of the five outcomes, 0 to 100.")
    for metric in METRICS.values():
        if metric.axes in (("world",), (axis, "world")):
            found[metric.name] = _of_metric(metric)
    if role == "regulator":
        found |= {name: gauge for name, (_, gauge) in _COMPARED.items()}
    return found


def _of_metric(metric: Metric) -> Gauge:
    return Gauge(metric.name, metric.label, metric.unit, metric.better, metric.about)


_COMPARED: dict[str, tuple[Compared, Gauge]] = {
    "revenue_lost": (
        lambda now, twin, _start: revenue_lost(now, twin),
        Gauge(
            "revenue_lost",
            "Sales lost to controls",
            "bn USD",
            "lower",
            "What home labs would have sold since the start if nobody controlled anything.",
        ),
    ),
    "trade_leakage": (
        lambda now, twin, _start: trade_leakage(now, twin),
        Gauge(
            "trade_leakage",
            "Backfill by others",
            "1",
            "lower",
            "Part of the lost sales that foreign labs took; above 1 where they took more.",
        ),
    ),
    "control_effectiveness": (
        control_effectiveness,
        Gauge(
            "control_effectiveness",
            "Rival's growth prevented",
            "1",
            "higher",
            "One minus the best rival's growth in capability over its growth without controls.",
        ),
    ),
}
