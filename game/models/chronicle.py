"""The course of every number that the seat is told, as played and in the twin; and a table of all to keep."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.language import tr
from game.models import words
from game.models.chair import Chair, chair
from game.models.history import short
from game.models.memo import remember
from game.models.quantity import Quantity, quantity
from game.play.match import PLAYED, TWIN, Match
from game.play.saving import home
from game.rules.catalogue import METRICS, Metric
from game.schema.files import write_text
from game.world.columns import Floats

COLUMNS = ("turn", "quarter", "number", "of", "unit", "played", "twin")
_HOLDERS = {"region": "regions", "lab": "labs", "stack": "stacks", "regulator": "regulators"}  # asked in this order


@dataclass(frozen=True)
class Entry:
    """One number of the list."""

    key: str
    label: str
    about: str
    unit: str
    better: str

    def show(self, value: float) -> str:
        """A value in words."""
        return short(value, self.unit)


@dataclass(frozen=True)
class Course:
    """A number after every turn, the opening first."""

    id: str  # of the number that can be asked why
    title: str
    about: str
    unit: str
    played: tuple[float, ...]
    twin: tuple[float, ...]
    marks: tuple[str, ...]  # names of the turns

    def show(self, value: float) -> str:
        """A value in words."""
        return short(value, self.unit)


def entries(match: Match) -> tuple[Entry, ...]:
    """Every number that the seat is told, by name."""
    seat = chair(match)
    known = [metric for metric in METRICS.values() if _quantity(seat, metric.name).published]
    found = [Entry(one.name, one.label, one.about, one.unit, one.better) for one in known]
    return tuple(sorted(found, key=lambda one: one.label.casefold()))


def holders(match: Match, key: str) -> tuple[tuple[str, str], ...]:
    """Whose a number may be: ids and names, the seat's own first; nothing where it is of the whole world."""
    seat = chair(match)
    axis = _axis(METRICS[key])
    if not axis:
        return ()
    names: tuple[str, ...] = getattr(seat.world.names, _HOLDERS[axis])
    own = seat.home if axis == "region" else seat.id
    told = [one for one in names if one == own or _quantity(seat, key, one).published]
    if axis == "regulator":
        told = [one for one in told if one == own]
    return tuple((one, seat.called(one)) for one in sorted(told, key=lambda one: one != own))


def course(match: Match, key: str, of: str = "") -> Course:
    """A number from the opening to now.

    Args:
        match: the game.
        key: a metric.
        of: whose; the seat's own if empty.
    """
    seat = chair(match)
    found = _quantity(seat, key, of)
    played, twin = [], []
    for turn in range(len(match.worlds)):
        one, other = _values(seat, found, turn)
        played.append(one)
        twin.append(other)
    whose = f", {seat.called(of)}" if of else ""
    marks = tuple(_quarter(seat, turn) for turn in range(len(match.worlds)))
    title = f"{METRICS[key].label}{whose}"
    return Course(found.id, title, METRICS[key].about, found.unit, tuple(played), tuple(twin), marks)


def now(match: Match, key: str) -> tuple[float, float, float]:
    """A number of the seat now, in the twin, and how it moved in the last turn."""
    seat = chair(match)
    found = _quantity(seat, key)
    played, twin = _values(seat, found, match.turn)
    before = _values(seat, found, match.turn - 1)[0] if match.turn else played
    return played, twin, played - before


def lines(match: Match, key: str, of: str = "") -> Iterator[str]:
    """The same for the text table."""
    found = course(match, key, of)
    yield f"{found.title}. {found.about}"
    for mark, one, other in zip(found.marks, found.played, found.twin, strict=True):
        yield tr("{mark}: {played}; twin {twin}", mark=mark, played=found.show(one), twin=found.show(other))


def table(match: Match) -> str:
    """Every number of everybody whom the seat is told it of, after every turn, as comma-separated values."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries(match):
        for of in [one for one, _ in holders(match, entry.key)] or [""]:
            found = course(match, entry.key, of)
            for turn, (mark, one, other) in enumerate(zip(found.marks, found.played, found.twin, strict=True)):
                writer.writerow((turn, mark, entry.key, of, entry.unit, repr(one), repr(other)))
    return text.getvalue()


def export(match: Match, path: Path | None = None) -> Path:
    """Write the table; among the player's files if no path is given. Raises OSError."""
    name = re.sub(r"[^a-z0-9-]+", "-", f"{match.level.id}-{match.seat}-{match.seed}-turn-{match.turn}".casefold())
    found = path or home() / "tables" / f"{name}.csv"
    write_text(found, table(match))
    return found


def _axis(metric: Metric) -> str:
    return next((axis for axis in _HOLDERS if axis in metric.axes), "")


def _quantity(seat: Chair, key: str, of: str = "") -> Quantity:
    return quantity(seat, f"{key}@{of}" if of else key)


def _values(seat: Chair, found: Quantity, turn: int) -> tuple[float, float]:
    """As played and in the twin, after so many turns; a metric is measured once a turn, for everybody."""
    metric, world = METRICS[found.id.partition("@")[0]], seat.match.worlds[turn]
    measured: Floats = remember(seat.match, turn, ("metric", metric.name), lambda: metric.measure(world))
    at = found.spot(measured) if found.spot else measured
    return float(at[PLAYED]), float(at[TWIN])


def _quarter(seat: Chair, turn: int) -> str:
    if not turn:
        return tr("start")
    return words.short_quarter(seat.match.level.starts, turn - 1, seat.match.level.months)
