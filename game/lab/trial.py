"""What an experiment is, and what it is given: a level, who is who in it, and worlds to play."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.lab.batch import Arm, play_out
from game.lab.outcome import Outcome
from game.lab.sampling import Sample
from game.rules import catalogue
from game.rules.catalogue import LEVERS
from game.schema.level import Lab, Level
from game.schema.order import Order
from game.world.state import World

QUARTER = 91.3125  # days
OPPOSED, FRIENDLY = -0.5, 0.5  # agreement up to which a region is a rival, and from which it is an ally


@dataclass(frozen=True)
class Cast:
    """Who is who in a level: the government that makes the rules, its frontier lab, the rival's government."""

    regulator: str
    lab: str
    rival: str


def cast_of(level: Level) -> Cast:
    """The first government a person may play, the strongest lab of its country, and who agrees with it least."""
    playable = [seat.holder for seat in level.seats if seat.playable]
    regulator = next((g for g in level.regulators if g.id in playable), level.regulators[0])
    labs = sorted((lab for lab in level.labs if lab.region == regulator.region), key=strength)
    others = [g for g in level.regulators if g is not regulator]
    agrees = {region.id: region.alignment.get(regulator.id, 0.0) for region in level.world.regions}
    rival = min(others, key=lambda g: agrees[g.region], default=regulator)
    return Cast(regulator.id, labs[-1].id if labs else level.labs[0].id, rival.id)


def strength(lab: Lab) -> float:
    """How strong a lab begins: the effective compute of its newest model."""
    return lab.newest.parameters * lab.newest.tokens * float(10.0**lab.newest.efficiency)


@dataclass(frozen=True)
class Trial:
    """A level and the worlds in which something is tried in it."""

    level: Level
    cast: Cast
    sample: Sample
    memory: dict[str, Any] = field(default_factory=dict, compare=False)  # what experiments that go together share

    def play(
        self,
        turns: int,
        orders: Mapping[int, Sequence[Order]] | None = None,
        silent: Sequence[tuple[str, str]] = (),
        *,
        uncontrolled: bool = False,
    ) -> Iterator[World]:
        """The worlds before the first turn and after each; every arm of a trial meets the same luck."""
        arm = Arm(orders or {}, tuple(silent), uncontrolled, self.sample.constants)
        return play_out(self.level, self.sample.seeds, turns, arm)


@dataclass(frozen=True)
class Experiment:
    """A claim, what is expected if it is true, and how to try it."""

    name: str
    claim: str
    expected: str
    run: Callable[[Trial], Outcome]
    lacks: str  # what the model lacks, should the claim not come out
    level: str = "mythos-2026"
    most_seeds: int = 1000
    open_question: bool = False


def region_kinds(level: Level, regulator: str) -> dict[str, str]:
    """Of every region: home, rival, ally or third, as it stands to a government."""
    home = next(g.region for g in level.regulators if g.id == regulator)
    agrees = {region.id: region.alignment.get(regulator, 0.0) for region in level.world.regions}
    return {
        region: "home" if region == home else "rival" if a <= OPPOSED else "ally" if a >= FRIENDLY else "third"
        for region, a in agrees.items()
    }


def regime(level: Level, regulator: str, tiers: Mapping[str, float], **settings: float) -> list[Order]:
    """Orders that set a government's walls by kind of region, and other levers, as far as the level offers them."""
    offered = level.offers(regulator)
    orders = [
        Order(seat=regulator, lever="country_tier", target=region, value=tiers.get(kind, 0.0))
        for region, kind in region_kinds(level, regulator).items()
        if kind != "home" and "country_tier" in offered
    ]
    return orders + [
        Order(seat=regulator, lever=lever, value=value) for lever, value in settings.items() if lever in offered
    ]


def controls(level: Level, regulator: str) -> tuple[tuple[str, str], ...]:
    """The trade controls of a government: what an experiment takes out of its hands to set them itself."""
    catalogue.load()
    return tuple((regulator, lever) for lever in level.offers(regulator) if LEVERS[lever].control)


def directive(cast: Cast, turn: int, days: float) -> dict[int, list[Order]]:
    """A named-model directive against the frontier lab at one turn."""
    return {turn: [Order(seat=cast.regulator, lever="named_model_directive", target=cast.lab, value=days)]}


def hushed(cast: Cast) -> tuple[tuple[str, str], ...]:
    """Directives and lists are given by the experiment alone."""
    return ((cast.regulator, "named_model_directive"), (cast.regulator, "trusted_users"))
