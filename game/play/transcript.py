"""A match as text that a person can read and a test can compare."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from game.play.match import PLAYED, TWIN, Match
from game.play.score import MEDALS, Score, score
from game.rules.catalogue import EVENTS, LEVERS, METRICS, Role
from game.schema.level import Level
from game.schema.order import Order
from game.world.batch import take
from game.world.state import World

HEADLINES: dict[Role, tuple[str, ...]] = {
    "regulator": ("lead_months", "misuse_risk", "share_abroad", "alliance_cohesion", "market_openness"),
    "startup": ("capability_points", "world_share", "revenue", "cash", "compute"),
}


def transcript(match: Match) -> str:
    """The whole match so far: orders by seat, events, headline figures and scores, turn by turn."""
    return "\n".join([*_head(match), *_turns(match), *_scores(match)]) + "\n"


def quarter(level: Level, turn: int) -> str:
    """The quarter in which a turn begins, turns counted from 0."""
    year, first = level.starts.split("-Q")
    years, past = divmod(int(first) - 1 + turn * (level.months // 3), 4)
    return f"{int(year) + years}-Q{past + 1}"


def seats(level: Level) -> list[tuple[str, Role]]:
    """Everybody at the table with their role, in the level's order."""
    regulators = {regulator.id for regulator in level.regulators}
    return [(seat.holder, "regulator" if seat.holder in regulators else "startup") for seat in level.seats]


def headlines(world: World, seat: str, role: Role, column: int) -> dict[str, float]:
    """A seat's headline figures in one world of a batch, by name of metric."""
    names = world.names.regulators if role == "regulator" else world.names.labs
    row = names.index(seat)
    return {name: float(METRICS[name].measure(world)[row, column]) for name in HEADLINES[role]}


def _head(match: Match) -> Iterator[str]:
    level = match.level
    yield f"{level.title} ({level.id}), seed {match.seed}, level {match.level_hash[:12]}"
    yield f"{match.seat} is played by a person." if match.seat else "The computer plays every seat."
    yield from _figures(match, 0, f"Start, before {quarter(level, 0)}")


def _turns(match: Match) -> Iterator[str]:
    for turn, orders in enumerate(match.log):
        yield ""
        yield f"Turn {turn + 1}, {quarter(match.level, turn)}"
        yield from _orders(match.level, orders)
        yield from _events(match.worlds[turn + 1])
        yield from _figures(match, turn + 1, "  Figures")


def _orders(level: Level, orders: Sequence[Order]) -> Iterator[str]:
    """What each seat ordered; equal values of one lever together."""
    for seat, _ in seats(level):
        grouped: dict[tuple[str, float], list[str]] = {}
        for order in orders:
            if order.seat == seat:
                grouped.setdefault((order.lever, order.value), []).append(order.target)
        said = [_said(lever, value, targets) for (lever, value), targets in grouped.items()]
        yield f"  {seat}: {'; '.join(said) or 'nothing'}"


def _said(lever: str, value: float, targets: Iterable[str]) -> str:
    kind = LEVERS[lever]
    setting = kind.choices[int(value)] if kind.scale == "choice" else f"{value:.4g}"
    return f"{lever} {setting} {' '.join(targets)}".strip()


def _events(world: World) -> Iterator[str]:
    names = {"lab": world.names.labs, "region": world.names.regions, "regulator": world.names.regulators}
    for event, struck in world.struck.items():
        for row in np.flatnonzero(struck[:, PLAYED]):
            yield f"  Event: {EVENTS[event].label} ({names[EVENTS[event].axis][row]})"


def _figures(match: Match, turn: int, title: str) -> Iterator[str]:
    """A table of headline figures for each role."""
    world = match.worlds[turn]
    for role, names in HEADLINES.items():
        holders = [seat for seat, its in seats(match.level) if its == role]
        if not holders:
            continue
        wide = max(map(len, holders))
        yield f"{title} of {role}s: {', '.join(names)}"
        for seat in holders:
            values = headlines(world, seat, role, PLAYED).values()
            yield f"    {seat:{wide}} " + " ".join(f"{value:>10.4g}" for value in values).rstrip()


def _scores(match: Match) -> Iterator[str]:
    if not match.turn:
        return
    yield ""
    yield f"Scores after turn {match.turn}, and without controls"
    wide = max(len(seat) for seat, _ in seats(match.level))
    for seat, _ in seats(match.level):
        played, twin = (score_at(match, seat, match.turn, column) for column in (PLAYED, TWIN))
        parts = ", ".join(f"{name} {value[0]:.1f}" for name, value in played.parts.items())
        medal = MEDALS[int(played.medal[0])]
        yield f"  {seat:{wide}} {played.total[0]:5.1f} ({twin.total[0]:5.1f}), medal {medal}: {parts}"


def score_at(match: Match, seat: str, turn: int, column: int = PLAYED) -> Score:
    """A seat's score after so many turns, in the game as played or in its twin."""
    now, free, start = (
        take(match.worlds[when], np.array([which])) for when, which in ((turn, column), (turn, TWIN), (0, column))
    )
    return score(match.level, seat, now, free, start)
