"""Does a design fit its level? Everything that is wrong with it, each with its place."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from game.ai.catalogue import OPPONENTS
from game.ai.catalogue import load as load_opponents
from game.lab.designing import Plan, Value, aims, column, fitted, level_of, values_of
from game.lab.gauges import known, role_of
from game.play.transcript import seats
from game.rules import catalogue
from game.rules.catalogue import LEVERS, Lever
from game.schema import library, regimes
from game.schema.constants import fault_of_values
from game.schema.design import Axis, Design
from game.schema.level import Level
from game.schema.problems import FieldPath, Finding, Rejected, dotted, escaped, nearest, shown
from game.schema.reading import fill, read_toml

MOST = 50_000_000  # rows of a sweep


def read_design(path: Path) -> Plan:
    """Read a design and fit it to its level.

    Raises:
        Rejected: with every problem that was found, each with file, line and field.
    """
    data, lines = read_toml(path)
    file = escaped(str(path), 200)
    return plan_of(data, path.parent, lambda f: f"{file}:{lines.around(f.path)}: {dotted(f.path)}: {f.sentence}")


def plan_of(data: dict[str, Any], folder: Path = Path(), place: Callable[[Finding], str] | None = None) -> Plan:
    """A plan from plain data.

    Args:
        data: what stands in a design file.
        folder: where files lie that it names.
        place: how a problem is written down.

    Raises:
        Rejected: with every problem that was found.
    """
    told = place or (lambda f: f"{dotted(f.path)}: {f.sentence}")
    design = fill(Design, data)
    if not isinstance(design, Design):
        found, more = design
        raise Rejected([told(f) for f in found], unlisted=more)
    if faults := list(_names(design, folder)):
        raise Rejected([told(f) for f in faults])
    plan = fitted(design, folder)
    if faults := list(_fits(plan)):
        raise Rejected([told(f) for f in faults])
    return plan


# -- what is wrong with it -----------------------------------------------------------------------------------

Findings = Iterator[Finding]


def _names(design: Design, folder: Path) -> Findings:
    """Levels, seats and regimes that must be there before anything else can be said."""
    catalogue.load()
    if not design.level.endswith(".toml") and design.level not in library.names():
        yield Finding(("level",), f"there is no level {shown(design.level)}. {nearest(design.level, library.names())}")
        return
    level = level_of(design.level, folder).level
    if design.seat is not None and design.seat not in [g.id for g in level.regulators]:
        near = nearest(design.seat, [g.id for g in level.regulators])
        yield Finding(("seat",), f"there is no government {shown(design.seat)} in {level.id}. {near}")
    asked: list[tuple[FieldPath, str]] = [(("regime",), design.regime)] if design.regime else []
    several = [i for i, axis in enumerate(design.axes) if axis.kind == "regime"]
    for i in several:
        asked += [(("axes", i, "values"), str(value)) for value in design.axes[i].values or ()]
        if i != several[0]:
            yield Finding(("axes", i), "one axis may be of kind regime.")
    if several and design.regime:
        yield Finding(("regime",), "leave it out: an axis names the regimes.")
    for where, name in asked:
        if not name.endswith(".toml") and name not in regimes.names():
            yield Finding(where, f"there is no regime {shown(name)}. {nearest(name, regimes.names())}")


def _fits(plan: Plan) -> Findings:
    """Everything that does not fit the level."""
    load_opponents()
    design, level = plan.design, plan.level
    there = known(level, plan.seat)
    for i, name in enumerate(design.metrics or ()):
        if name not in there:
            yield Finding(("metrics", i), f"there is no metric {shown(name)} for {plan.seat}. {nearest(name, there)}")
    for name, value in design.constants.items():
        if fault := fault_of_values({name: value}, level):
            yield Finding(("constants", name), fault)
    for seat, character in design.policies.items():
        yield from _policy(("policies", seat), level, seat, [character])
    columns = [column(axis) for axis in design.axes]
    for i, axis in enumerate(design.axes):
        if columns.index(columns[i]) < i:
            yield Finding(("axes", i), f"varies the same thing as axes.{columns.index(columns[i])}.")
        yield from _axis(("axes", i), axis, plan)
    if not plan.rows:
        yield Finding((), "no row would be played: an axis has no value.")
    if plan.rows > MOST:
        yield Finding((), f"{plan.rows:,} rows are more than the {MOST:,} allowed.")


def _axis(path: FieldPath, axis: Axis, plan: Plan) -> Findings:
    """One axis: a name that exists, values within bounds."""
    if axis.kind != "lever" and (axis.seat or axis.target or axis.turn):
        yield Finding(path, "seat, target and turn are for levers only.")
    if axis.kind in ("regime", "policy") and axis.values is None:
        yield Finding(path, f"a {axis.kind} takes a list of names: values = [...].")
    elif axis.kind != "regime" and axis.name is None:
        yield Finding((*path, "name"), "is missing: which lever, which constant, or whose seat?")
    elif axis.kind == "policy":
        yield from _policy((*path, "name"), plan.level, str(axis.name), [str(v) for v in axis.values or ()])
    elif axis.kind in ("lever", "constant"):
        yield from _logs(path, axis)
        yield from _lever(path, axis, plan) if axis.kind == "lever" else _constant(path, axis, plan)


def _logs(path: FieldPath, axis: Axis) -> Findings:
    for way in ("grid", "sobol"):
        span = getattr(axis, way)
        if span and span.high <= span.low:
            yield Finding((*path, way), f"high must be above low, not {span.high:g} and {span.low:g}.")
        elif span and span.log and span.low <= 0.0:
            yield Finding((*path, way), f"ratios need a low end above 0, not {span.low:g}.")


def _extremes(axis: Axis) -> list[Value]:
    """Values of an axis that tell whether all are allowed."""
    if axis.sobol:
        return [axis.sobol.low, axis.sobol.high]
    return list(values_of(axis))


def _lever(path: FieldPath, axis: Axis, plan: Plan) -> Findings:
    level, holder = plan.level, axis.seat or plan.seat
    roles = dict(seats(level))
    if holder not in roles:
        yield Finding((*path, "seat"), f"there is no seat {shown(holder)} in {level.id}. {nearest(holder, roles)}")
        return
    offered = level.offers(holder)
    if axis.name not in offered:
        near = nearest(str(axis.name), offered)
        yield Finding((*path, "name"), f"{holder} has no lever {shown(axis.name)} here. {near}")
        return
    lever = LEVERS[str(axis.name)]
    if not aims(level, holder, axis):
        yield Finding((*path, "target"), _target(lever, axis.target, level))
    for value in _extremes(axis):
        if fault := _bound(lever, value):
            yield Finding(path, fault)
            return


def _target(lever: Lever, word: str, level: Level) -> str:
    if not lever.target:
        return f"{lever.label} aims at nothing; leave out {shown(word)}."
    names = [r.id for r in level.world.regions] if lever.target == "region" else [lab.id for lab in level.labs]
    return f"{lever.label} needs a {lever.target}, not {shown(word)}. {nearest(word, names)}"


def _bound(lever: Lever, value: Value) -> str:
    if isinstance(value, str):
        return f"{lever.label} takes numbers, not {shown(value)}."
    if not lever.low <= value <= lever.high:
        unit = "" if lever.unit == "1" else f" {lever.unit}"
        return f"{lever.label} must lie between {lever.low:g} and {lever.high:g}{unit}, not {value:g}."
    if lever.scale == "choice" and value != int(value):
        return f"{lever.label} is a choice; it must be a whole number, not {value:g}."
    return ""


def _constant(path: FieldPath, axis: Axis, plan: Plan) -> Findings:
    for value in _extremes(axis):
        if isinstance(value, str):
            yield Finding(path, f"{axis.name} takes numbers, not {shown(value)}.")
            return
        if fault := fault_of_values({str(axis.name): value}, plan.level):
            yield Finding(path, fault)
            return


def _policy(path: FieldPath, level: Level, seat: str, characters: Sequence[str]) -> Findings:
    roles = dict(seats(level))
    if seat not in roles:
        yield Finding(path, f"there is no seat {shown(seat)} in {level.id}. {nearest(seat, roles)}")
        return
    fit = [name for name, one in OPPONENTS.items() if one.role == role_of(level, seat)]
    for name in characters:
        if name not in fit:
            yield Finding(path, f"there is no {role_of(level, seat)} character {shown(name)}. {nearest(name, fit)}")
