"""A regime in a level: which orders it becomes for one government, and what the level cannot do of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.lab.trial import cast_of, region_kinds, strength
from game.language import tr
from game.play.refusal import political_cost
from game.play.setup import new_worlds
from game.rules import catalogue
from game.rules.catalogue import LEVERS, Lever
from game.schema.level import Level
from game.schema.order import Order
from game.schema.problems import Rejected, nearest, shown
from game.schema.regime import Regime
from game.world.state import World

ALWAYS = ("notice", "sunset")  # no controls, but they say when a regime's own rules begin and end
TWIN = "without controls"  # what the arm is called in which no government controls anything

Timed = tuple[int, Order]
Targets = tuple[tuple[str, tuple[str, ...]], ...]  # what levers of each aim can be aimed at


@dataclass(frozen=True)
class Applied:
    """A regime as one government of one level would make it."""

    regime: Regime
    seat: str
    orders: tuple[Timed, ...]  # turn and order
    silent: tuple[tuple[str, str], ...]  # levers that nobody else touches
    left_out: tuple[str, ...]  # what the level cannot do of it, in words
    levers: tuple[str, ...]  # what it does set
    targets: Targets

    def without(self, lever: str) -> "Applied":
        """The same regime with one lever at rest, as if it had never been part of it."""
        kept = tuple(pair for pair in self.orders if pair[1].lever != lever)
        rest = tuple((0, order) for order in _at_rest(self.targets, self.seat, lever))
        return replace(self, orders=(*kept, *rest))


def government_of(level: Level, word: str | None = None) -> str:
    """The government that makes the regime: by its id, or the first one a person may play. Raises Rejected."""
    governments = [regulator.id for regulator in level.regulators]
    if word is None:
        return cast_of(level).regulator
    if word not in governments:
        raise Rejected([f"There is no government {shown(word)} in {level.id}. {nearest(word, governments)}"])
    return word


def apply(level: Level, regime: Regime, seat: str) -> Applied:
    """Turn a regime into orders of a government.

    Every control the government has is put at rest in the first turn, but for what the regime sets; notice and
    sunset clauses too. What the level does not offer to this seat is left out and named.

    Args:
        level: where.
        regime: what.
        seat: id of the government that makes it.
    """
    catalogue.load()
    offered, targets = level.offers(seat), _targets(level)
    given: list[Timed] = []
    missing: list[str] = []
    done: list[str] = []
    for ordered in regime.orders:
        aims = targets_of(level, seat, LEVERS[ordered.lever], ordered.target)
        if ordered.lever not in offered:
            missing.append(f"{seat} has no lever '{ordered.lever}' here")
        elif ordered.turn >= level.turns:
            missing.append(f"turn {ordered.turn + 1} for '{ordered.lever}' comes after the level's end")
        elif not aims:
            missing.append(f"'{ordered.lever}' finds no {ordered.target} here")
        else:
            given += [(ordered.turn, _order(seat, ordered.lever, aim, ordered.value)) for aim in aims]
            done.append(ordered.lever)
    missing += _left_standing(level, seat)
    own = [name for name in offered if LEVERS[name].control or name in ALWAYS]
    first = {(order.lever, order.target) for turn, order in given if turn == 0}
    rest = [(0, o) for name in own for o in _at_rest(targets, seat, name) if (name, o.target) not in first]
    silent = tuple((seat, name) for name in dict.fromkeys((*own, *done)))
    return Applied(
        regime, seat, (*rest, *given), silent, tuple(dict.fromkeys(missing)), tuple(dict.fromkeys(done)), targets
    )


def _left_standing(level: Level, seat: str) -> Iterator[str]:
    """Controls that the level starts with and this seat cannot move: they stay in force under every regime."""
    government = next(one for one in level.regulators if one.id == seat)
    for name in government.dials.settings():
        if name not in level.offers(seat) and LEVERS[name].control:
            yield tr(
                "{lever} stays where the level starts it, since this government cannot move it",
                lever=LEVERS[name].label.lower(),
            )


def _order(seat: str, lever: str, target: str, value: float) -> Order:
    return Order(seat=seat, lever=lever, target=target, value=float(value))


def _targets(level: Level) -> Targets:
    regions, labs = tuple(r.id for r in level.world.regions), tuple(lab.id for lab in level.labs)
    return (("", ("",)), ("region", regions), ("lab", labs))


def _at_rest(targets: Targets, seat: str, name: str) -> Iterator[Order]:
    """Orders that put a lever at its neutral; none for an act, which is simply not done."""
    lever = LEVERS[name]
    if not lever.once:
        for aim in dict(targets)[lever.target]:
            yield _order(seat, name, aim, lever.neutral)


def targets_of(level: Level, holder: str, lever: Lever, word: str) -> tuple[str, ...]:
    """Whom a lever is aimed at in a level; nobody if there is no such region or lab.

    Args:
        level: where.
        holder: whose lever it is; words such as 'rival' are meant from a government's point of view.
        lever: what is aimed.
        word: nothing, the id of a region or lab, or a word that regimes use.
    """
    if not lever.target:
        return () if word else ("",)
    there = dict(_targets(level))[lever.target]
    if word in there:
        return (word,)
    if holder not in [government.id for government in level.regulators]:
        return ()
    kinds = region_kinds(level, holder)
    if lever.target == "region":
        wanted = ("rival", "third", "ally") if word == "abroad" else (word,)
        return tuple(region for region, kind in kinds.items() if kind in wanted)
    if word == "frontier":
        own = sorted((lab for lab in level.labs if kinds[lab.region] == "home"), key=strength)
        return tuple(lab.id for lab in own[-1:])
    return tuple(lab.id for lab in level.labs if word == "rivals" and kinds[lab.region] == "rival")


def price(level: Level, applied: Applied, world: World | None = None) -> tuple[float, float]:
    """Political capital that the orders of the first turn would cost a player, and how much the government has.

    Args:
        level: where.
        applied: whose orders.
        world: the level before its first turn, for whoever has it already.
    """
    world = world or new_worlds(level, [0])
    row = world.names.regulators.index(applied.seat)
    first = [order for turn, order in applied.orders if turn == 0]
    return political_cost(world, first, row), float(world.regimes.capital[row, 0])
