"""Numbers by id: what 'world_share@meridian', 'labs.screening', 'score' or 'region.JPN' is, and how it is measured.

An id is a name, and after each '@' one of those it is of: a lab, a region, a government or a stack. What is not named
is the seat's own.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import numpy as np

from game.ai.causes import Measure
from game.language import tr
from game.models import points, words
from game.models.chair import Chair, called
from game.models.formulas import constants_read
from game.models.history import metrics
from game.models.memo import remember
from game.models.panel import POINTS
from game.play.match import PLAYED, TWIN
from game.play.score import score
from game.rules.catalogue import METRICS, Metric
from game.rules.metrics.trade import regional_share
from game.world.columns import Column, Floats, arrays, declared
from game.world.state import World

# The figures of the top bar, by the names of what they show.
FIGURES = {"capital": "regimes.capital", "purse": "regimes.purse", "lead": "lead_months", "misuse": "misuse_risk",
           "alliance": "alliance_cohesion", "frontier": "months_behind", "share": "world_share"}  # fmt: skip
# Metrics that are the sum of a stock, of which the book knows every change.
_BOOKED = {"cash": "labs.cash", "compute": "labs.compute", "compliance_record": "labs.record",
           "policy_volatility": "regimes.volatility", "truce_trust": "regions.truce"}  # fmt: skip
_HOLDERS = {"lab": "labs", "teacher": "labs", "region": "regions", "regulator": "regulators", "rival": "regulators",
            "stack": "stacks", "partner": "stacks"}  # fmt: skip


class Unknown(KeyError):
    """There is no number of this id."""


@dataclass(frozen=True)
class Quantity:
    """One number of the match: what it is called and means, and how to measure it in any pair of worlds."""

    id: str
    label: str
    about: str
    unit: str
    source: str  # where it is declared
    measure: Measure
    published: bool  # the seat is told the true value; otherwise it is an estimate
    constants: tuple[str, ...] = ()  # of the model, that its formula uses
    book: str = ""  # the stock of which it is the sum
    pick: Callable[[Floats], Floats] | None = None  # from an array of the stock to one number a world
    spot: Callable[[Floats], Floats] | None = None  # of a metric: from its array to one number a world

    def value(self, pair: World) -> float:
        """The number in one pair of worlds."""
        return float(self.measure(pair)[0])


def quantity(seat: Chair, number: str) -> Quantity:
    """The number of an id. Raises Unknown."""
    name, *whom = number.split("@")
    name = FIGURES.get(name, name)
    _check_names(seat.world, whom)
    if name == "score":
        return _score(seat)
    if name.startswith("part."):
        return _part(seat, name.removeprefix("part."))
    if name.startswith("region."):
        return _region(seat, name.removeprefix("region."))
    if name in METRICS:
        return _metric(seat, METRICS[name], whom)
    found = next(((path, column) for path, column, _ in arrays(seat.world) if path == name), None)
    if found is None:
        raise Unknown(number)
    return _column(seat, *found, whom)


def _check_names(world: World, whom: Sequence[str]) -> None:
    names = world.names
    for one in whom:
        if one not in (*names.labs, *names.regions, *names.regulators, *names.stacks):
            raise Unknown(one)


# ---- where a number stands in its array ----------------------------------------------------------------------


def _place(seat: Chair, axes: Iterable[str], whom: Sequence[str]) -> list[int | None]:
    """A position on every axis but the last: of who is named, else of the seat; None where all are summed."""
    names, left, found = seat.world.names, list(whom), list[int | None]()
    for axis in axes:
        known: tuple[str, ...] = getattr(names, _HOLDERS[axis]) if axis in _HOLDERS else ()
        named = next((one for one in left if one in known), "")
        if named:
            left.remove(named)
            found.append(known.index(named))
        else:
            found.append(_own(seat, axis))
    return found


def _own(seat: Chair, axis: str) -> int | None:
    """The seat's own position on an axis: itself, its home, its government, its best lab."""
    world = seat.world
    if axis == "lab":
        return seat.row if not seat.regulates else next((lab for lab, ours in enumerate(seat.ours) if ours), 0)
    if axis == "region":
        return world.names.regions.index(seat.home)
    if axis == "regulator":
        return seat.row if seat.regulates else int(np.argmax(world.labs.flag[seat.row, :, 0]))
    return 0 if axis == "vintage" else None


def _picker(place: Sequence[int | None]) -> Callable[[Floats], Floats]:
    """From an array to one number a world: at the place, summed where there is none."""

    def pick(array: Floats) -> Floats:
        found = array
        for at in place:
            found = found[at] if at is not None else np.add.reduce(np.moveaxis(found, 0, 0), axis=0)
        return found.astype(float)

    return pick


def _whose(seat: Chair, axes: Iterable[str], place: Sequence[int | None]) -> str:
    """Whom a number is of, where that is not the seat itself."""
    names, said = seat.world.names, []
    for axis, at in zip(axes, place, strict=True):
        if at is not None and axis in _HOLDERS and at != _own(seat, axis):
            said.append(called(seat.match, getattr(names, _HOLDERS[axis])[at]))
        elif axis == "region" and at is not None:
            said.append(called(seat.match, names.regions[at]))
    return "".join(f", {one}" for one in said)


# ---- kinds of numbers ----------------------------------------------------------------------------------------


def _metric(seat: Chair, metric: Metric, whom: Sequence[str]) -> Quantity:
    axes = metric.axes[:-1]
    place = _place(seat, axes, whom)
    pick, book = _picker(place), _BOOKED.get(metric.name, "")
    kept = next((column for path, column, _ in arrays(seat.world) if path == book), None)
    return Quantity(
        id="@".join([metric.name, *whom]),
        label=metric.label + _whose(seat, axes, place),
        about=metric.about,
        unit=metric.unit,
        source=tr("metric {name}, {module}", name=metric.name, module=metric.measure.__module__),
        measure=lambda world: pick(metric.measure(world))[0::2],
        published=seat.match.over or _told(seat, metric, place) or _public(seat, metric),
        constants=constants_read(metric.measure),
        book=book if kept and (kept.seen == "public" or _is_mine(seat, kept, place)) else "",
        pick=_picker(_place(seat, kept.axes[:-1], whom)) if kept else None,
        spot=pick,
    )


def _told(seat: Chair, metric: Metric, place: Sequence[int | None]) -> bool:
    """Whether it is one of the seat's own curves."""
    if metric.name not in {key for key, _ in metrics(seat.match)}:
        return False
    own = "regulator" if seat.regulates else "lab"
    return all(at == seat.row for axis, at in zip(metric.axes, place, strict=False) if axis == own)


def _public(seat: Chair, metric: Metric) -> bool:
    """Whether a metric comes out the same from what the seat may see: then there is no secret in it."""
    topic = ("public", metric.name, seat.id)
    return remember(
        seat.match, seat.match.turn, topic,
        lambda: bool(np.array_equal(metric.measure(seat.world), metric.measure(seat.view))),
    )  # fmt: skip


def _column(seat: Chair, path: str, column: Column, whom: Sequence[str]) -> Quantity:
    axes = column.axes[:-1]
    place = _place(seat, axes, whom)
    pick = _picker(place)
    table, _, name = path.partition(".")
    known = column.seen == "public" or _is_mine(seat, column, place)
    return Quantity(
        id="@".join([path, *whom]),
        label=f"{column.about[:1].upper()}{column.about[1:]}{_whose(seat, axes, place)}",
        about="",
        unit=column.unit,
        source=tr("column {path}, game.world.state", path=path),
        measure=lambda world: pick(getattr(getattr(world, table), name))[0::2],
        published=known,
        book=path if column.stock and known else "",
        pick=pick,
    )


def _is_mine(seat: Chair, column: Column, place: Sequence[int | None]) -> bool:
    axis = "regulator" if seat.regulates else "lab"
    return bool(place) and column.axes[0] == axis and place[0] == seat.row


def _score(seat: Chair) -> Quantity:
    rules = points.scoring(seat.match)
    weights = ", ".join(f"{name} {weight:g}" for name, weight in rules.weights.items())
    return Quantity(
        "score",
        tr("Score so far"),
        tr(
            "The outcomes, each from 0 to 100, by weight: {weights}. A missed floor caps it at {cap:g}.",
            weights=weights,
            cap=points.cap(),
        ),
        POINTS,
        tr("level {id}, game.play.score", id=seat.match.level.id),
        _scorer(seat, lambda found: found.total),
        published=True,
        constants=constants_read(score),
    )


def _part(seat: Chair, name: str) -> Quantity:
    if name not in points.scoring(seat.match).weights:
        raise Unknown(f"part.{name}")
    return Quantity(
        f"part.{name}",
        tr("{name}, an outcome", name=words.titled(name)),
        points.OUTCOMES.get(name, ""),
        POINTS,
        "game.play.score",
        _scorer(seat, lambda found: found.parts[name]),
        published=True,
        constants=constants_read(score),
    )


def _scorer(seat: Chair, read: Callable[[Any], Floats]) -> Measure:
    """A number of the score, in pairs: against each pair's twin and the match's own start."""
    match = seat.match

    def measure(world: World) -> Floats:
        start = _side(match.worlds[0], PLAYED, wide=1)
        return np.asarray(read(score(match.level, match.seat, _side(world, PLAYED), _side(world, TWIN), start)))

    return measure


def _side(pairs: World, which: int, *, wide: int | None = None) -> World:
    """One side of every pair, or of the first few, to look at: its arrays are windows on those of the pairs."""
    seen, rows = copy(pairs), slice(which, None if wide is None else which + 2 * wide, 2)
    for table in fields(pairs):
        part = getattr(pairs, table.name)
        if is_dataclass(part) and declared(part):
            window = copy(part)
            for name in declared(part):
                setattr(window, name, getattr(part, name)[..., rows])
            setattr(seen, table.name, window)
    seen.sizes = replace(pairs.sizes, world=len(range(pairs.sizes.world)[rows]))
    return seen


def _region(seat: Chair, name: str) -> Quantity:
    names = seat.world.names
    if name not in names.regions:
        raise Unknown(f"region.{name}")
    where, ours = names.regions.index(name), [lab for lab, mine in enumerate(seat.ours) if mine]
    who = tr("Your home labs' share") if seat.regulates else tr("Your share")

    def measure(world: World) -> Floats:
        return (
            np.add.reduce([regional_share(world)[lab, where] for lab in ours], axis=0, initial=0.0)[0::2]
            if ours
            else np.zeros(world.sizes.world // 2)
        )

    return Quantity(
        f"region.{name}",
        tr("{who} of sales in {called}", who=who, called=called(seat.match, name)),
        METRICS["regional_share"].about,
        "1",
        tr("metric regional_share, game.rules.metrics.trade"),
        measure,
        published=True,
        constants=(),
    )
