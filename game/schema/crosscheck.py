"""What no single field shows: names that lead nowhere, amounts that do not add up, settings out of bounds."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import fsum

from game.rules import catalogue
from game.rules.catalogue import EVENTS, LEVERS, METRICS
from game.schema.caps import SUM_TOLERANCE
from game.schema.identity import alike, twice
from game.schema.level import OUTCOMES, Dials, Level, Role, Scoring, Stated
from game.schema.problems import FieldPath, Finding, nearest, shown
from game.world.constants import CONSTANTS

Findings = Iterator[Finding]


def crosscheck(level: Level) -> list[Finding]:
    """Everything that is wrong with a level whose fields are fine one by one."""
    catalogue.load()
    return [finding for check in CHECKS for finding in check(level)]


def unknown(path: FieldPath, what: str, name: str, known: Iterable[str]) -> Findings:
    """A name that leads nowhere, with the nearest one that does."""
    names = list(known)
    if name not in names:
        yield Finding(path, f"there is no {what} {shown(name)}. {nearest(name, names)}")


def holders(level: Level) -> dict[str, Role]:
    """Everybody who needs a seat, by id."""
    labs: dict[str, Role] = {lab.id: "startup" for lab in level.labs}
    return labs | {regulator.id: "regulator" for regulator in level.regulators}


def _targets(level: Level) -> dict[str, list[str]]:
    """What levers and events aim at, by axis."""
    return {
        "lab": [x.id for x in level.labs],
        "region": [r.id for r in level.world.regions],
        "regulator": [x.id for x in level.regulators],
    }


def _homes(level: Level) -> Findings:
    """Regions and stacks that labs and regulators name."""
    regions, stacks = [r.id for r in level.world.regions], [s.id for s in level.world.stacks]
    for i, lab in enumerate(level.labs):
        yield from unknown(("labs", i, "region"), "region", lab.region, regions)
        for j, market in enumerate(lab.markets):
            yield from unknown(("labs", i, "markets", j), "region", market, regions)
            if market in lab.markets[:j]:
                yield Finding(("labs", i, "markets", j), f"'{market}' is listed twice.")
        for stack in lab.compute:
            yield from unknown(("labs", i, "compute", stack), "stack", stack, stacks)
    for i, regulator in enumerate(level.regulators):
        yield from unknown(("regulators", i, "region"), "region", regulator.region, regions)


def _world(level: Level) -> Findings:
    """Names within the world's data."""
    regions, stacks = [r.id for r in level.world.regions], [s.id for s in level.world.stacks]
    regulators = [*(x.id for x in level.regulators), *level.world.governments]
    for i, region in enumerate(level.world.regions):
        path: FieldPath = ("world", "regions", i)
        for name in region.installed:
            yield from unknown((*path, "installed", name), "stack", name, stacks)
        for table in ("alignment", "grievance"):
            for name in getattr(region, table):
                yield from unknown((*path, table, name), "regulator", name, regulators)
    for i, stack in enumerate(level.world.stacks):
        path = ("world", "stacks", i)
        if stack.region != "NONE":
            yield from unknown((*path, "region"), "region", stack.region, regions)
        for name in stack.compatible:
            yield from unknown((*path, "compatible", name), "earlier stack", name, stacks[:i])


def _offered(level: Level) -> Findings:
    """Levers, events and constants that must exist in the rules."""
    for role, names in level.levers.items():
        known = [name for name, lever in LEVERS.items() if lever.role == role]
        for i, name in enumerate(names):
            yield from unknown(("levers", role, i), f"{role} lever", name, known)
    everywhere = [name for names in level.levers.values() for name in names]
    if "licence_application" in everywhere and "licence_staff" not in everywhere:
        said = (
            "'licence_application' needs the regulator lever 'licence_staff': without officers no request is answered."
        )
        yield Finding(("levers", "startup"), said)
    for name in level.retold:
        yield from unknown(("retold", name), "lever in this level", name, everywhere)
    for i, name in enumerate(level.events):
        yield from unknown(("events", i), "event", name, EVENTS)
    for name, value in level.constants.items():
        yield from unknown(("constants", name), "constant", name, CONSTANTS)
        if name in CONSTANTS:
            c = CONSTANTS[name]
            if isinstance(value, Stated):
                yield from _between(("constants", name, "value"), value.value, value.low, value.high, c.unit)
            else:
                yield from _between(("constants", name), value, c.low, c.high, c.unit)


def _between(path: FieldPath, value: float, low: float, high: float, unit: str) -> Findings:
    if not low <= value <= high:
        of = "" if unit == "1" else f" {unit}"
        yield Finding(path, f"must lie between {low:g} and {high:g}{of}, not {value:g}.")


def _script(level: Level) -> Findings:
    """Events that will happen."""
    for i, scripted in enumerate(level.script):
        yield from _in_time(("script", i, "turn"), scripted.turn, level)
        yield from unknown(("script", i, "event"), "event in this level", scripted.event, level.events)
        if scripted.event in level.events and scripted.event in EVENTS:
            axis = EVENTS[scripted.event].axis
            yield from unknown(("script", i, "target"), axis, scripted.target, _targets(level)[axis])


def _in_time(path: FieldPath, turn: int, level: Level) -> Findings:
    if turn >= level.turns:
        yield Finding(path, f"the level's turns are 0 to {level.turns - 1}, not {turn}.")


def _dials(level: Level) -> Findings:
    """Where levers stand at the start."""
    given: list[tuple[FieldPath, Role, Dials]] = [
        *((("regulators", i, "dials"), "regulator", x.dials) for i, x in enumerate(level.regulators)),
        *((("labs", i, "dials"), "startup", x.dials) for i, x in enumerate(level.labs)),
    ]
    for path, role, dials in given:
        offered = level.levers.get(role, ())
        for name, value in dials.settings().items():
            yield from unknown((*path, name), f"{role} lever in this level", name, offered)
            if name in offered and name in LEVERS:
                if LEVERS[name].once:
                    yield Finding((*path, name), f"{LEVERS[name].label} is an act of one turn and stands nowhere.")
                yield from _setting(level, (*path, name), name, value)


def _opening(level: Level) -> Findings:
    """Orders of a scripted opening."""
    roles = holders(level)
    for i, order in enumerate(level.opening):
        path: FieldPath = ("opening", i)
        yield from _in_time((*path, "turn"), order.turn, level)
        yield from unknown((*path, "seat"), "lab or regulator", order.seat, roles)
        if order.seat not in roles:
            continue
        offered = level.offers(order.seat)
        yield from unknown((*path, "lever"), "lever in this level", order.lever, offered)
        if order.lever in offered and order.lever in LEVERS:
            aimed = {order.target: order.value} if order.target else order.value
            yield from _setting(level, (*path, "value"), order.lever, aimed)


def _setting(level: Level, path: FieldPath, name: str, value: float | Mapping[str, float]) -> Findings:
    """Bounds and targets of one setting."""
    lever = LEVERS[name]
    if isinstance(value, Mapping) != bool(lever.target):
        wants = f"one number per {lever.target}" if lever.target else "one number"
        yield Finding(path, f"{lever.label} wants {wants}.")
        return
    for target, number in value.items() if isinstance(value, Mapping) else [("", value)]:
        where = (*path, target) if target else path
        if target:
            yield from unknown(where, lever.target, target, _targets(level)[lever.target])
        yield from _between(where, number, lever.low, lever.high, lever.unit)
        if lever.scale == "choice" and number != int(number):
            yield Finding(where, f"{lever.label} is a choice; it must be a whole number, not {number:g}.")


def _seats(level: Level) -> Findings:
    """Everybody has one seat, and somebody can be played."""
    roles = holders(level)
    for i, seat in enumerate(level.seats):
        yield from unknown(("seats", i, "holder"), "lab or regulator", seat.holder, roles)
        if seat.holder in roles:
            for j, name in enumerate(seat.without):
                yield from unknown(
                    ("seats", i, "without", j), "lever of its role here", name, level.levers.get(roles[seat.holder], ())
                )
    taken = {seat.holder for seat in level.seats}
    for name in roles:
        if name not in taken:
            yield Finding(("seats",), f"nobody sits for '{name}'; every lab and regulator needs a seat.")
    if not any(seat.playable for seat in level.seats):
        yield Finding(("seats",), "at least one seat must be playable.")


def _wins(level: Level) -> Findings:
    """Conditions of winning: metrics that exist, read at something that exists, with a bound."""
    targets = _targets(level)
    for i, seat in enumerate(level.seats):
        for j, condition in enumerate(seat.win):
            path: FieldPath = ("seats", i, "win", j)
            yield from unknown((*path, "metric"), "metric", condition.metric, METRICS)
            if condition.least is None and condition.most is None:
                yield Finding(path, "needs a bound: least, most or both.")
            aim = condition_axis(level, seat.holder, condition.metric)
            if aim:
                yield from unknown((*path, "target"), aim, condition.target, targets[aim])
            elif condition.target and condition.metric in METRICS:
                yield Finding((*path, "target"), f"'{condition.metric}' has no target here; leave it out.")


def condition_axis(level: Level, holder: str, metric: str) -> str:
    """The axis on which a condition must name a target, or nothing if the holder's own row says it all."""
    if metric not in METRICS:
        return ""
    own = {"regulator": "regulator", "startup": "lab"}[holders(level).get(holder, "regulator")]
    axes = [axis for axis in METRICS[metric].axes if axis not in ("world", own)]
    return axes[0] if axes else ""


def _roles(level: Level) -> Findings:
    """Both roles have levers and a way to score."""
    roles = holders(level)
    for role in sorted(set(roles.values())):
        for table in ("levers", "scoring"):
            if role not in getattr(level, table):
                yield Finding((table,), f"says nothing of '{role}', and this level has one.")
    given: list[tuple[FieldPath, Role, Scoring]] = [(("scoring", r), r, s) for r, s in level.scoring.items()]
    given += [
        (("seats", i, "scoring"), roles[seat.holder], seat.scoring)
        for i, seat in enumerate(level.seats)
        if seat.scoring and seat.holder in roles
    ]
    for path, role, scoring in given:
        yield from _scoring(path, role, scoring)


def _scoring(path: FieldPath, role: Role, scoring: Scoring) -> Findings:
    """Outcomes that exist, one at least; ranges and medals that rise."""
    tables: dict[str, Iterable[str]] = {"weights": scoring.weights, "floors": scoring.floors, "ranges": scoring.ranges}
    for table, names in tables.items():
        for name in names:
            yield from unknown((*path, table, name), "outcome", name, OUTCOMES[role])
    if not scoring.weights:
        yield Finding((*path, "weights"), f"something must count. {nearest('', OUTCOMES[role])}")
    for name, (low, high) in scoring.ranges.items():
        if low >= high:
            yield Finding((*path, "ranges", name), f"must rise from 0 points to 100, not from {low:g} to {high:g}.")
    if list(scoring.medals) != sorted(scoring.medals):
        yield Finding((*path, "medals"), "must rise from bronze to gold.")


def _sums(level: Level) -> Findings:
    """Shares that must make a whole."""
    for name in ("demand", "capital"):
        yield from _whole(
            ("world", "regions"), f"the shares of {name}", [getattr(r, name) for r in level.world.regions]
        )
    for i, region in enumerate(level.world.regions):
        yield from _whole(("world", "regions", i, "segments"), "the segments", region.segments)


def _whole(path: FieldPath, what: str, shares: Sequence[float]) -> Findings:
    whole = fsum(shares)
    if abs(whole - 1.0) > SUM_TOLERANCE:
        yield Finding(path, f"{what} must add up to 1, give or take {SUM_TOLERANCE:.6f}, not {whole:.9g}.")


def _coaching(level: Level) -> Findings:
    if len(level.coaching) > level.turns:
        yield Finding(
            ("coaching",), f"{len(level.coaching)} lines for {level.turns} turns; there is one for each turn."
        )


CHECKS: tuple[Callable[[Level], Findings], ...] = (
    twice,
    alike,
    _homes,
    _world,
    _offered,
    _script,
    _dials,
    _opening,
    _seats,
    _wins,
    _roles,
    _sums,
    _coaching,
)
