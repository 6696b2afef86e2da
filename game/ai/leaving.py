"""What can be left out of a turn, and in which combinations it is."""

from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from game.play.match import PLAYED, Match
from game.play.setup import holder_index
from game.rules.catalogue import LEVERS
from game.schema.order import Order
from game.world.state import World

SHAPLEY = 5  # causes up to which all orderings are averaged; beyond, each is left out alone
DIRECTIVE = "named_model_directive"


@dataclass(frozen=True)
class Cause:
    """Something that can be left out of a turn."""

    kind: Literal["order", "governments", "labs", "seat", "rule", "setting"]
    holder: str = ""
    lever: str = ""
    target: str = ""
    value: float = 0.0


def causes_of(match: Match, orders: tuple[Order, ...]) -> tuple[Cause, ...]:
    """The seat's orders, other governments' together, other labs' together."""
    names = match.world.names
    own = [Cause("order", one.seat, one.lever, one.target, one.value) for one in orders if one.seat == match.seat]
    others = {one.seat for one in orders} - {match.seat}
    groups = [Cause("governments")] if others & set(names.regulators) else []
    groups += [Cause("labs")] if others & set(names.labs) else []
    return (*own, *groups)


def seats_of(causes: tuple[Cause, ...], orders: tuple[Order, ...], own: str) -> list[Cause]:
    """Every other seat that gave orders, alone."""
    return [Cause("seat", name) for name in dict.fromkeys(one.seat for one in orders) if causes and name != own]


def standing(match: Match, turn: int) -> tuple[tuple[Cause, ...], tuple[Cause, ...]]:
    """The rules of every government that are not at rest during a turn, and a lab's own dials that are not."""
    world, names = match.worlds[turn], match.world.names
    rules, settings = [], []
    for name, dial in world.dials.items():
        lever = LEVERS[name]
        for row, holder in enumerate(names.regulators if lever.role == "regulator" else names.labs):
            if lever.once or not (dial.standing[row, ..., PLAYED] != lever.neutral).any():
                continue
            if lever.role == "regulator":
                rules.append(Cause("rule", holder, name))
            elif holder == match.seat:
                settings.append(Cause("setting", holder, name))
    before = match.worlds[turn - 1].regimes.directive
    ordered = {one.seat for one in match.log[turn - 1] if one.lever == DIRECTIVE and one.value > 0}
    rules += [
        Cause("rule", holder, DIRECTIVE)
        for row, holder in enumerate(names.regulators)
        if DIRECTIVE in world.dials and (holder in ordered or (before[row, :, PLAYED] > 0).any())
    ]
    return tuple(rules), tuple(settings)


def cases_of(causes: tuple[Cause, ...], alone: list[Cause], rules: tuple[Cause, ...]) -> list[frozenset[Cause]]:
    """What is left out in each pair of worlds; nothing in the first."""
    sizes = range(len(causes) + 1) if len(causes) <= SHAPLEY else (0, 1, len(causes))
    found = [frozenset(some) for size in sizes for some in combinations(causes, size)]
    found += [frozenset([cause]) for cause in (*alone, *rules)]
    return list(dict.fromkeys([*found, frozenset(rules)]))


def covers(cause: Cause, holder: str, lever: str, own: str, regulators: set[str]) -> bool:
    """Whether an order of a holder for a lever belongs to a cause."""
    if cause.kind == "governments":
        return holder != own and holder in regulators
    if cause.kind == "labs":
        return holder != own and holder not in regulators
    return holder == cause.holder and (not cause.lever or lever == cause.lever)


def put_to_rest(start: World, cause: Cause, both: slice) -> None:
    """Put one holder's dial at its neutral in one pair; a directive ends at once."""
    lever = LEVERS[cause.lever]
    row = holder_index(start.names, lever, cause.holder)
    if cause.lever == DIRECTIVE:
        days = start.regimes.directive
        days.flags.writeable = True
        days[row, :, both] = 0.0
        days.flags.writeable = False
        return
    dial = start.dials[cause.lever]
    for array in (dial.standing, dial.announced):
        array[row, ..., both] = lever.neutral
    dial.notice[row, ..., both] = dial.ending[row, ..., both] = 0.0
