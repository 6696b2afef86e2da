"""The source's claims as experiments: paired arms under the same luck, many seeds, sizes and intervals.

Each world also draws the least-known constants, log-normally with sd 0.25 and inside their ranges, the same
in every arm. A claim that does not come out is reported as such.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from game.lab.batch import Arm, play_out
from game.rules.metrics.trade import regional_share, share_abroad
from game.schema.level import Level
from game.schema.order import Order
from game.world.columns import Bools, Floats, Ints
from game.world.constants import CONSTANTS
from game.world.draws import Draws
from game.world.exact import exp, total
from game.world.state import World

LEAST_KNOWN = (
    "absorption_rate", "fear_half_life", "fear_onset", "fear_lasting", "taste_capability", "caution",
    "taste_network", "domestic_pull", "capital_return", "compatible_down", "leaving", "content",
)  # fmt: skip
SPREAD = 0.25  # sd of the logarithm of a least-known constant
QUARTER = 91.3125  # days
EPISODE = 18.0  # days, June 2026
ALLY = 0.5  # loyalty from which a region counts as an ally here


@dataclass(frozen=True)
class Finding:
    """What came out of one experiment."""

    name: str
    claim: str
    expected: str
    holds: bool
    figures: dict[str, tuple[float, float, float]]  # mean, 5 %, 95 %
    shares: dict[str, float]  # part of the seeds for which a statement is true


def drawn_constants(seeds: Sequence[int]) -> dict[str, float | Floats]:
    """Give each world its own value of each least-known constant [world], by its seed."""
    numbers: Ints = np.asarray(seeds, dtype=np.int64)
    luck = Draws(numbers, np.full_like(numbers, -1))
    drawn: dict[str, float | Floats] = {}
    for name in LEAST_KNOWN:
        c = CONSTANTS[name]
        drawn[name] = np.clip(c.value * exp(SPREAD * luck.normal("constant", (name,))[0]), c.low, c.high)
    return drawn


def _spread(values: Floats) -> tuple[float, float, float]:
    low, high = np.percentile(values, (5, 95))
    return float(np.mean(values)), float(low), float(high)  # noqa: TID251 - a report, not a rule


def _part(true: Floats | Bools) -> float:
    return float(np.mean(true))  # noqa: TID251 - a report, not a rule


def _directive(lab: str, regulator: str, turn: int, days: float) -> dict[int, list[Order]]:
    return {turn: [Order(seat=regulator, lever="named_model_directive", target=lab, value=days)]}


@dataclass(frozen=True)
class Cast:
    """Who is who in the level the experiments run on."""

    regulator: str
    lab: str

    def quiet(self) -> tuple[tuple[str, str], ...]:
        """Orders that only the experiment gives."""
        return ((self.regulator, "named_model_directive"), (self.regulator, "trusted_users"))


def _abroad(world: World, cast: Cast) -> Floats:
    """Share of foreign demand served by the lab under order [world]."""
    row, g = world.names.labs.index(cast.lab), world.names.regulators.index(cast.regulator)
    foreign = 1.0 - world.regimes.home[g]
    demand = total(world.regions.demand, axis=1) * foreign
    return total(regional_share(world)[row] * demand) / total(demand)


def _others(world: World, cast: Cast, *, same_flag: bool) -> Floats:
    """Share of the same demand served by other labs of that flag, or by all labs of other flags [world]."""
    row, g = world.names.labs.index(cast.lab), world.names.regulators.index(cast.regulator)
    member = world.labs.flag[:, g] > 0.0
    wanted = member if same_flag else ~member
    foreign = 1.0 - world.regimes.home[g]
    demand = total(world.regions.demand, axis=1) * foreign
    by_lab = total(regional_share(world) * demand[None], axis=1) / total(demand)
    chosen = np.where(wanted, by_lab, 0.0)
    chosen[row] = 0.0
    return total(chosen)


def lost_share(level: Level, seeds: Sequence[int], cast: Cast) -> Finding:
    """E1: a ban of four turns on the home frontier lab, then lifted; against one turn and eighteen days."""
    constants = drawn_constants(seeds)
    start, horizon = 1, 4 + 8
    losses: dict[str, list[Floats]] = {}
    free = [
        (_abroad(w, cast), share_abroad(w)[0])
        for w in play_out(level, seeds, start + horizon, Arm(silent=cast.quiet(), constants=constants))
    ]
    for name, days in (("4 turns", 4 * QUARTER), ("1 turn", QUARTER), ("18 days", EPISODE)):
        arm = Arm(_directive(cast.lab, cast.regulator, start, days), cast.quiet(), constants=constants)
        for turn, world in enumerate(play_out(level, seeds, start + horizon, arm)):
            losses.setdefault(name, []).append(free[turn][0] - _abroad(world, cast))
    end, later = start + 4, start + horizon
    at_end, after = losses["4 turns"][end], losses["4 turns"][later]
    one_after = losses["1 turn"][start + 1 + 8]
    eighteen = losses["18 days"][start + 1 + 8]
    below, kept = _part(after > 0.0), _part(after >= 0.25 * at_end)
    ratio = float(np.median(one_after / np.maximum(after, 1e-9)))
    holds = below >= 0.9 and float(np.median(after / np.maximum(at_end, 1e-9))) >= 0.25 and ratio <= 0.5
    return Finding(
        "E1",
        "lost market share may not come back",
        "below the twin 8 turns after in >= 90 % of seeds, by >= 25 % of the loss at the end; one turn leaves <= half",
        holds,
        {
            "loss abroad at the end, points": _spread(100 * at_end),
            "loss 8 turns later, points": _spread(100 * after),
            "1-turn ban, 8 turns later, points": _spread(100 * one_after),
            "18-day ban, 8 turns later, points": _spread(100 * eighteen),
            "1-turn over 4-turn loss, median": (ratio, ratio, ratio),
        },
        {"below the twin": below, "by a quarter of the loss or more": kept},
    )


def filled_vacuum(level: Level, seeds: Sequence[int], cast: Cast) -> Finding:
    """E2: who takes the customers of a banned lab within two turns."""
    constants = drawn_constants(seeds)
    start = 1
    free, banned = (
        list(play_out(level, seeds, start + 2, Arm(orders, cast.quiet(), constants=constants)))[-1]
        for orders in ({}, _directive(cast.lab, cast.regulator, start, 4 * QUARTER))
    )
    home = _others(banned, cast, same_flag=True) - _others(free, cast, same_flag=True)
    foreign = _others(banned, cast, same_flag=False) - _others(free, cast, same_flag=False)
    return Finding(
        "E2",
        "rivals fill the vacuum",
        "other home labs and foreign labs rise within 2 turns; foreign ones by >= 3 points",
        _part(home > 0.0) >= 0.9 and float(np.median(foreign)) >= 0.03,
        {
            "other home labs, points": _spread(100 * home),
            "foreign labs, points": _spread(100 * foreign),
        },
        {"home labs rise": _part(home > 0.0), "foreign labs rise by 3 points": _part(foreign >= 0.03)},
    )


def bent_plans(level: Level, seeds: Sequence[int], cast: Cast) -> Finding:
    """E6: runs planned just below a compute threshold, with and without it."""
    line, turns = 27.1, 6
    strict = [
        Order(seat=cast.regulator, lever="compute_threshold", value=10.0**line),
        *(
            Order(seat=cast.regulator, lever="country_tier", target=region.id, value=2.0)
            for region in level.world.regions
            if region.id not in {g.region for g in level.regulators if g.id == cast.regulator}
        ),
    ]
    constants = drawn_constants(seeds)
    near: list[Floats] = []
    for orders in ({}, {0: strict}):
        arm = Arm(orders, cast.quiet(), constants=constants)
        below = planned = np.zeros(len(seeds))
        for world in play_out(level, seeds, turns, arm):
            g = world.names.regulators.index(cast.regulator)
            ours = (world.labs.flag[:, g] > 0.0) & (world.labs.planned > 0.0)
            band = ours & (world.labs.planned >= line - np.log10(2.0)) & (world.labs.planned < line)  # noqa: TID251
            planned = planned + total(np.where(ours, 1.0, 0.0))
            below = below + total(np.where(band, 1.0, 0.0))
        near.append(below / np.maximum(planned, 1.0))
    off, on = _part(near[0]), _part(near[1])
    return Finding(
        "E6",
        "thresholds bend behaviour",
        "the share of runs in [0.5, 1) of the threshold at least doubles",
        on >= 2.0 * off and on > 0.0,
        {"share without": _spread(near[0]), "share with": _spread(near[1])},
        {"more in the band": _part(near[1] > near[0])},
    )


def collateral_damage(level: Level, seeds: Sequence[int], cast: Cast) -> Finding:
    """E14: a directive with a trusted list, on a lab that can screen its users and on one that cannot."""
    constants = drawn_constants(seeds)
    home: dict[str, Floats] = {}
    allied: dict[str, Floats] = {}
    for name, screening, days in (("free", 0.1, 0.0), ("low", 0.1, QUARTER), ("high", 0.9, QUARTER)):
        labs = tuple(x.model_copy(update={"screening": screening}) if x.id == cast.lab else x for x in level.labs)
        orders = _directive(cast.lab, cast.regulator, 1, days) if days else {}
        orders[0] = [Order(seat=cast.regulator, lever="trusted_users", value=1.0)]
        arm = Arm(orders, (*cast.quiet(), (cast.lab, "screening")), constants=constants)
        world = list(play_out(level.model_copy(update={"labs": labs}), seeds, 2, arm))[-1]
        row, g = world.names.labs.index(cast.lab), world.names.regulators.index(cast.regulator)
        friends = np.where((world.regions.loyalty[:, g] > ALLY) & (world.regimes.home[g] == 0.0), 1.0, 0.0)
        home[name] = total(world.regimes.home[g] * world.markets.permitted[row])
        allied[name] = total(friends * world.markets.permitted[row]) / total(friends)
    kept = (home["high"] == home["free"]) & (allied["high"] > 0.0)
    lost = (home["low"] < home["free"]) & (allied["low"] == 0.0)
    return Finding(
        "E14",
        "screening decides collateral damage",
        "home, and listed organisations of allies, lose service only with low screening",
        bool(np.all(kept & lost)),
        {
            **{f"home service with screening {name}, %": _spread(100 * values) for name, values in home.items()},
            **{f"allied service with screening {name}, %": _spread(100 * values) for name, values in allied.items()},
        },
        {"service kept with screening": _part(kept), "service lost without": _part(lost)},
    )


EXPERIMENTS: tuple[Callable[[Level, Sequence[int], Cast], Finding], ...] = (
    lost_share,
    filled_vacuum,
    bent_plans,
    collateral_damage,
)


def run(level: Level, seeds: Sequence[int], cast: Cast) -> list[Finding]:
    """Run every experiment on one level."""
    return [experiment(level, seeds, cast) for experiment in EXPERIMENTS]
