"""The scale planner: what a run of this size and data would cost, give, and need leave for."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.language import tr
from game.models import words
from game.models.chair import Chair, chair
from game.models.rulebook import Limit, limits
from game.play.match import PLAYED, Match
from game.rules.catalogue import LEVERS
from game.rules.scaling import FLOP_PER_PARAMETER_TOKEN, capability, loss, optimum, training_flop, usable_tokens
from game.world.columns import Floats
from game.world.constants import Constants
from game.world.exact import total
from game.world.state import NEWEST

LEVERS_USED = ("run_parameters", "run_tokens", "start_run")
_AHEAD = 2  # quarters of training compute shown as reach


@dataclass(frozen=True)
class Border:
    """A line of equal compute that a regime draws."""

    log10_flop: float
    label: str
    colour: str  # bad in force, warn announced


@dataclass(frozen=True)
class Point:
    """Another model in the plane."""

    n: float
    d: float
    label: str
    colour: str


@dataclass(frozen=True)
class Plan:
    """One size and amount of data, and everything that follows."""

    n: float
    d: float
    n_limits: tuple[float, float]  # log10
    d_limits: tuple[float, float]
    needed: float  # FLOP
    loss: float
    points: float
    quarters: float  # at today's compute and share; inf without any
    lines: tuple[str, ...]  # beside the point
    rows: tuple[tuple[str, str], ...]  # label and value, for the tooltip
    verdict: str
    colour: str  # good, warn or bad
    borders: tuple[Border, ...]
    reach: tuple[float, str] | None
    ridge: tuple[tuple[float, float], ...]
    others: tuple[Point, ...]
    loss_at: Callable[[Floats, Floats], Floats]
    version: tuple[float, float]  # changes when the loss field does
    running: str  # the run under way, if any


def plan(match: Match, n: float | None = None, d: float | None = None) -> Plan:
    """The plan as ordered, or for other parameters and tokens."""
    seat = chair(match)
    n = match.setting("run_parameters") if n is None else n
    d = match.setting("run_tokens") if d is None else d
    world, row = seat.world, seat.row
    efficiency, data = float(world.labs.efficiency[row, PLAYED]), float(world.labs.data[row, PLAYED])
    nats, points = _outcome(world.constants, n, d, efficiency, data)
    needed = FLOP_PER_PARAMETER_TOKEN * n * d
    pace = flop_a_quarter(match)
    quarters = needed / pace if pace > 0 else math.inf
    verdict, tint = _verdict(seat, needed, points)
    return Plan(
        n=n,
        d=d,
        n_limits=_limits("run_parameters"),
        d_limits=_limits("run_tokens"),
        needed=needed,
        loss=nats,
        points=points,
        quarters=quarters,
        lines=(
            tr("{parameters} × {tokens} tokens", parameters=words.large(n), tokens=words.large(d)),
            tr("{needed} · loss {nats:.2f}", needed=words.flop(needed), nats=nats),
            tr("{points:.1f} points · {ready}", points=points, ready=ready(quarters)),
        ),
        rows=_rows(seat, n, d, needed, pace, points, nats),
        verdict=verdict,
        colour=tint,
        borders=_borders(seat),
        reach=(math.log10(pace * _AHEAD), tr("{ahead} quarters of your compute", ahead=_AHEAD)) if pace > 0 else None,
        ridge=_ridge(seat),
        others=_models(seat),
        loss_at=_field(seat, efficiency, data),
        version=(round(efficiency, 6), round(data, -6)),
        running=_running(seat, pace),
    )


def _outcome(c: Constants, n: float, d: float, efficiency: float, data: float) -> tuple[float, float]:
    """Loss in nats per token and points of capability of a finished run, before luck."""
    log_n, tuning = np.array([math.log10(n)]), np.array([efficiency])
    fresh = usable_tokens(c, np.array([math.log10(d)]), np.array([data]))
    return float(loss(c, log_n, fresh, tuning)[0]), float(capability(c, log_n, fresh, tuning)[0])


def flop_a_quarter(match: Match) -> float:
    """What the lab's compute and its training share put into a run in a quarter."""
    seat = chair(match)
    labs, c = seat.world.labs, seat.world.constants
    machines = float(total(labs.compute, axis=1)[seat.row, PLAYED])
    machines += float(c.cloud_worth[0]) * float(labs.rented[seat.row, PLAYED])
    share = match.setting("training_share") if "training_share" in seat.world.dials else 0.4
    return float(training_flop(c, np.array([machines * share]))[0])


def ready(quarters: float) -> str:
    """When a run begun now would be done."""
    if not math.isfinite(quarters):
        return tr("never at this share")
    whole = max(1, math.ceil(quarters - 1e-9))
    return (
        tr("done this quarter")
        if whole == 1
        else tr("done in {quarters}", quarters=words.plural(whole, "{count} quarter", "{count} quarters"))
    )


def _limits(lever: str) -> tuple[float, float]:
    return math.log10(LEVERS[lever].low), math.log10(LEVERS[lever].high)


def _rows(
    seat: Chair, n: float, d: float, needed: float, pace: float, points: float, nats: float
) -> tuple[tuple[str, str], ...]:
    """Where the compute goes and what it gives."""
    labs, row = seat.world.labs, seat.row
    data = float(labs.data[row, PLAYED])
    now = float(labs.general[row, NEWEST, PLAYED])
    epochs = d / max(data, 1.0)
    quarters = needed / pace if pace > 0 else math.inf
    upkeep = float(seat.world.constants.running_cost[0]) * float(total(labs.compute, axis=1)[row, PLAYED]) * 1e-9
    share = seat.match.setting("training_share") if "training_share" in seat.world.dials else 0.4
    return (
        (tr("Parameters N"), words.large(n)),
        (tr("Tokens D"), words.large(d)),
        ("6 × N × D", words.flop(needed)),
        (tr("Your own data"), tr("{data} tokens, read {epochs:.1f} times", data=words.large(data), epochs=epochs)),
        (tr("Loss"), tr("{nats:.3f} nats per token", nats=nats)),
        (tr("Capability"), tr("{points:.1f} points, now {now:.1f}", points=points, now=now)),
        (tr("A quarter of your compute"), words.flop(pace)),
        (tr("Time"), ready(quarters)),
        (tr("Power and upkeep meanwhile"), words.money(upkeep * share * quarters) if math.isfinite(quarters) else "–"),
    )


def _field(seat: Chair, efficiency: float, data: float) -> Callable[[Floats, Floats], Floats]:
    """Loss over the plane for the lab's own methods and data."""
    c = seat.world.constants

    def at(log_n: Floats, log_d: Floats) -> Floats:
        fresh = usable_tokens(c, log_d, np.full_like(log_d, data))
        return loss(c, log_n, fresh, np.full_like(log_n, efficiency))

    return at


def _ridge(seat: Chair) -> tuple[tuple[float, float], ...]:
    """The compute-optimal split for every budget."""
    budgets = np.linspace(20.0, 30.0, 41)
    size, tokens = optimum(seat.world.constants, budgets)
    return tuple(zip((float(x) for x in size), (float(x) for x in tokens), strict=True))


def _models(seat: Chair) -> tuple[Point, ...]:
    """The seat's newest model, in the plane."""
    labs, row = seat.world.labs, seat.row
    n, d = float(labs.parameters[row, NEWEST, PLAYED]), float(labs.tokens[row, NEWEST, PLAYED])
    return (Point(10**n, 10**d, tr("newest"), "t2"),) if n > 0 else ()


def _borders(seat: Chair) -> tuple[Border, ...]:
    """Compute lines of every regime that reaches the lab."""
    found = []
    for limit in limits(seat, seat.row):
        if limit.kind == "compute":
            soon = f" in {words.plural(limit.coming, '{count} qtr', '{count} qtrs')}" if limit.coming else ""
            label = f"{limit.whose}: {words.power(limit.value)}{soon}"
            found.append(Border(limit.value, label, "warn" if limit.coming or not limit.licence else "bad"))
    return tuple(found)


def _verdict(seat: Chair, needed: float, points: float) -> tuple[str, str]:
    """What a model of this compute and capability would need leave for."""
    cyber = points + float(seat.world.labs.cyber_lean[seat.row, PLAYED])
    known = limits(seat, seat.row)
    met = [limit for limit in known if _meets(limit, needed, cyber)]
    if met:
        met.sort(key=lambda limit: (not limit.licence, limit.coming))
        return _meeting(met[0]), "bad" if met[0].licence and not met[0].coming else "warn"
    if known:
        return tr("Below every line that reaches you: no licence needed."), "good"
    return tr("No regime that reaches you draws a line."), "good"


def _meets(limit: Limit, needed: float, cyber: float) -> bool:
    return math.log10(needed) >= limit.value if limit.kind == "compute" else cyber >= limit.value


def _meeting(limit: Limit) -> str:
    """The sentence about the line that binds most."""
    when = (
        tr(" from {quarters} on", quarters=words.plural(limit.coming, "{count} quarter", "{count} quarters"))
        if limit.coming
        else ""
    )
    at = "At" if limit.kind == "compute" else tr("Cyber capability at")
    over = tr("{at} or above {whose}'s {shown}{when}", at=at, whose=limit.whose, shown=limit.shown, when=when)
    if limit.licence:
        return tr("{over}: needs a licence for {licence}.", over=over, licence=words.some(limit.licence))
    if limit.notify:
        return tr("{over}: notify before selling in {notify}.", over=over, notify=words.some(limit.notify))
    return tr("{over}: controlled, but no country's tier asks for more.", over=over)


def _running(seat: Chair, pace: float) -> str:
    """The run under way: how far, how long yet."""
    labs, row = seat.world.labs, seat.row
    needed, done = float(labs.run_needed[row, PLAYED]), float(labs.run_done[row, PLAYED])
    if needed <= 0:
        return ""
    size, data = 10 ** float(labs.run_parameters[row, PLAYED]), 10 ** float(labs.run_tokens[row, PLAYED])
    left = (needed - done) / pace if pace > 0 else math.inf
    return tr(
        "Under way: {size} × {data} tokens, {done}, {ready}",
        size=words.large(size),
        data=words.large(data),
        done=words.percent(done / needed),
        ready=ready(left),
    )
