"""A level: the world a game starts from, who sits where, and what counts as doing well."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from game.rules import catalogue
from game.world.constants import CONSTANTS

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
RegionId = Annotated[str, Field(pattern=r"^[A-Z]{2,6}$")]
Share = Annotated[float, Field(ge=0, le=1)]
Signed = Annotated[float, Field(ge=-1, le=1)]
Money = Annotated[float, Field(ge=0, le=100_000)]
Count = Annotated[float, Field(ge=0, le=1e17)]
Log = Annotated[float, Field(ge=0, le=40)]
Text = Annotated[str, Field(min_length=1, max_length=8000), AfterValidator(str.strip)]
Line = Annotated[str, Field(min_length=1, max_length=200)]
Role = Literal["regulator", "startup"]


class _Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Region(_Paper):
    """A place on the map. Shares are of the world; alignment is towards each regulator, by id."""

    id: RegionId
    name: Line
    demand: Share = Field(description="share of the world's demand for models")
    segments: tuple[Share, Share, Share] = Field(
        default=(0.25, 0.6, 0.15), description="its split: consumer, enterprise, government"
    )
    capital: Share = Field(description="share of the world's investment in AI")
    researchers: Count = Field(description="researchers not employed by the labs of the level")
    power: Count = Field(description="data-centre power for AI, GW")
    hub: Share = Field(default=0.0, description="weight in the accelerator supply chain")
    installed: dict[Id, Count] = Field(description="accelerators in clouds and industry, H100e, by stack")
    alignment: dict[Id, Signed] = Field(default={}, description="agreement with each regulator")


class Stack(_Paper):
    """A technology stack: accelerators, toolchain, standards. The first one listed leads."""

    id: Id
    name: Line
    region: RegionId | Literal["NONE"] = Field(description="whose government rules it")
    capacity: Count = Field(description="H100e a quarter")
    price: Annotated[float, Field(gt=0, le=1e7)] = Field(description="USD per H100e, everything included")
    quality: Annotated[float, Field(gt=0, le=1)] = Field(description="best part over the leader's best part")
    experience: Annotated[float, Field(ge=1, le=1e10)] = Field(description="H100e made so far")
    compatible: dict[Id, Share] = Field(default={}, description="with the stacks listed before it")


class Model(_Paper):
    """A finished model."""

    name: Line
    parameters: Annotated[float, Field(ge=1e6, le=1e16)]
    tokens: Annotated[float, Field(ge=1e9, le=1e16)]
    efficiency: Annotated[float, Field(ge=-3, le=6)] = Field(description="log10 over the 2024 state of the art")
    release: Literal["held", "staged", "general", "open"] = "general"


class Dials(_Paper):
    """Where levers stand at the start; a number, or one per target id."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, allow_inf_nan=False)
    __pydantic_extra__: dict[str, float | dict[str, float]]

    def settings(self) -> dict[str, float | dict[str, float]]:
        """Lever id to value, or to value by target."""
        return dict(self.__pydantic_extra__ or {})


class Regulator(_Paper):
    """A government that makes rules."""

    id: Id
    name: Line
    about: Text
    region: RegionId
    capital: Annotated[float, Field(ge=0, le=100)] = 70
    purse: Money = 4
    dials: Dials = Dials()


class Lab(_Paper):
    """An AI developer. Names are fictional outside historical levels."""

    id: Id
    name: Line
    about: Text
    region: RegionId
    cash: Annotated[float, Field(ge=-1000, le=100_000)]
    compute: dict[Id, Count] = Field(description="H100e by stack")
    researchers: Count
    efficiency: Annotated[float, Field(ge=-3, le=6)]
    data: Count = Field(description="usable training tokens")
    safety: Share
    screening: Share = 0.0
    absorption: Share = 0.6
    brand: Annotated[float, Field(ge=-10, le=10)] = Field(description="preference in utils")
    cyber_lean: Annotated[float, Field(ge=-20, le=20)] = 0.0
    flaw: Share = 0.0
    markets: tuple[RegionId, ...]
    presence: Annotated[float, Field(ge=0, le=60)] = Field(default=14, description="quarters of presence abroad")
    newest: Model
    previous: Model | None = None
    dials: Dials = Dials()


class Opening(_Paper):
    """An order that the computer gives in a scripted opening, unless a person has the seat."""

    turn: Annotated[int, Field(ge=0, le=200)]
    seat: Id
    lever: Id
    target: str = ""
    value: float


class Scripted(_Paper):
    """An event that will happen."""

    turn: Annotated[int, Field(ge=0, le=200)]
    event: Id
    target: str


class Seat(_Paper):
    """Somebody who decides: a regulator or a lab, by id."""

    holder: Id
    opponent: Id = Field(description="character that plays it when no person does")
    playable: bool = False
    headline: Line | None = Field(default=None, description="the role in one line")
    goal: Text | None = Field(default=None, description="what winning means, in a sentence or two")


class Scoring(_Paper):
    """What counts, for one role."""

    weights: dict[Id, Annotated[float, Field(gt=0, le=100)]]
    floors: dict[Id, Annotated[float, Field(ge=0, le=100)]] = {}
    medals: tuple[float, float, float] = Field(default=(50, 65, 80), description="bronze, silver, gold")


class Fact(_Paper):
    """One line of a briefing, with how sure it is."""

    text: Text
    confidence: Literal["high", "medium", "disputed"]


class WorldData(_Paper):
    """A file in levels/world/: the shared starting data of a year."""

    about: Text
    demand: Annotated[float, Field(gt=0, le=10_000)] = Field(description="world demand, bn USD a quarter")
    best_part: Annotated[float, Field(gt=0, le=1e7)] = Field(description="TPP of the best accelerator")
    regions: tuple[Region, ...] = Field(min_length=1, max_length=40)
    stacks: tuple[Stack, ...] = Field(min_length=1, max_length=8)


class Level(_Paper):
    """A file in levels/, with its world data filled in."""

    id: Id
    title: Line
    summary: Line
    starts: Annotated[str, Field(pattern=r"^\d{4}-Q[1-4]$")] = Field(description="first quarter")
    turns: Annotated[int, Field(ge=1, le=200)]
    minutes: Annotated[int, Field(ge=1, le=600)]
    difficulty: Literal["tutorial", "easy", "medium", "hard"]
    briefing: Text
    facts: tuple[Fact, ...] = ()
    world: WorldData
    regulators: tuple[Regulator, ...] = Field(min_length=1, max_length=12)
    labs: tuple[Lab, ...] = Field(min_length=1, max_length=40)
    seats: tuple[Seat, ...] = Field(min_length=1, max_length=60)
    levers: dict[Role, tuple[Id, ...]]
    events: tuple[Id, ...] = ()
    script: tuple[Scripted, ...] = ()
    opening: tuple[Opening, ...] = ()
    constants: dict[Id, float] = {}
    scoring: dict[Role, Scoring]
    coaching: tuple[Text, ...] = Field(default=(), description="a tutorial's line for each turn")

    @model_validator(mode="after")
    def _references_exist(self) -> Self:
        catalogue.load()
        for problem in _problems(self):
            raise ValueError(problem)
        return self


def _problems(level: Level) -> list[str]:
    """Every reference that leads nowhere and every value outside its bounds, as 'field: sentence'."""
    return [
        *_duplicates(level),
        *_places(level),
        *_content(level),
        *_dials(level),
        *_people(level),
        *_amounts(level),
    ]


def unknown(field: str, what: str, name: str, known: list[str]) -> list[str]:
    """A sentence about a name that leads nowhere, with the nearest one that does."""
    if name in known:
        return []
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"Did you mean '{near[0]}'? " if near else ""
    return [f"{field}: there is no {what} '{name}'. {hint}Known: {', '.join(sorted(known))}."]


def _duplicates(level: Level) -> list[str]:
    groups = {
        "world.regions": [r.id for r in level.world.regions],
        "world.stacks": [s.id for s in level.world.stacks],
        "labs": [x.id for x in level.labs],
        "regulators": [x.id for x in level.regulators],
        "seats": [x.holder for x in level.seats],
    }
    found = [
        f"{group}: the id '{name}' is used twice."
        for group, names in groups.items()
        for name in sorted({n for n in names if names.count(n) > 1})
    ]
    clash = {x.id for x in level.labs} & {x.id for x in level.regulators}
    return found + [f"labs: '{name}' is the id of a regulator too." for name in sorted(clash)]


def _places(level: Level) -> list[str]:
    regions, stacks = [r.id for r in level.world.regions], [s.id for s in level.world.stacks]
    found: list[str] = []
    for i, lab in enumerate(level.labs):
        found += unknown(f"labs.{i}.region", "region", lab.region, regions)
        for market in lab.markets:
            found += unknown(f"labs.{i}.markets", "region", market, regions)
        for stack in lab.compute:
            found += unknown(f"labs.{i}.compute", "stack", stack, stacks)
    for i, regulator in enumerate(level.regulators):
        found += unknown(f"regulators.{i}.region", "region", regulator.region, regions)
    for i, region in enumerate(level.world.regions):
        for stack in region.installed:
            found += unknown(f"world.regions.{i}.installed", "stack", stack, stacks)
        for name in region.alignment:
            found += unknown(f"world.regions.{i}.alignment", "regulator", name, [g.id for g in level.regulators])
    for i, stack_data in enumerate(level.world.stacks):
        if stack_data.region != "NONE":
            found += unknown(f"world.stacks.{i}.region", "region", stack_data.region, regions)
        for other in stack_data.compatible:
            found += unknown(f"world.stacks.{i}.compatible", "earlier stack", other, stacks[:i])
    return found


def _content(level: Level) -> list[str]:
    found: list[str] = []
    for role, names in level.levers.items():
        known = [name for name, lever in catalogue.LEVERS.items() if lever.role == role]
        for name in names:
            found += unknown(f"levers.{role}", f"{role} lever", name, known)
    for name in level.events:
        found += unknown("events", "event", name, list(catalogue.EVENTS))
    for name, value in level.constants.items():
        missing = unknown(f"constants.{name}", "constant", name, list(CONSTANTS))
        found += missing
        if not missing and not CONSTANTS[name].low <= value <= CONSTANTS[name].high:
            c = CONSTANTS[name]
            found.append(f"constants.{name}: must lie between {c.low:g} and {c.high:g} {c.unit}, not {value:g}.")
    targets = {
        "lab": [x.id for x in level.labs],
        "region": [r.id for r in level.world.regions],
        "regulator": [x.id for x in level.regulators],
    }
    for i, scripted in enumerate(level.script):
        missing = unknown(f"script.{i}.event", "event in this level", scripted.event, list(level.events))
        found += missing
        if not missing:
            axis = catalogue.EVENTS[scripted.event].axis
            found += unknown(f"script.{i}.target", axis, scripted.target, targets[axis])
    return found


def _dials(level: Level) -> list[str]:
    found: list[str] = []
    holders: list[tuple[str, Role, Dials]] = [
        *((f"regulators.{i}.dials", "regulator", x.dials) for i, x in enumerate(level.regulators)),
        *((f"labs.{i}.dials", "startup", x.dials) for i, x in enumerate(level.labs)),
    ]
    for field, role, dials in holders:
        for name, value in dials.settings().items():
            missing = unknown(f"{field}.{name}", f"{role} lever in this level", name, list(level.levers.get(role, ())))
            found += missing
            if not missing:
                found += _setting(level, f"{field}.{name}", name, value)
    for i, order in enumerate(level.opening):
        role = "regulator" if order.seat in {x.id for x in level.regulators} else "startup"
        found += unknown(f"opening.{i}.seat", "seat", order.seat, [s.holder for s in level.seats])
        missing = unknown(f"opening.{i}.lever", "lever in this level", order.lever, list(level.levers.get(role, ())))
        found += missing
        if not missing:
            value = {order.target: order.value} if order.target else order.value
            found += _setting(level, f"opening.{i}.value", order.lever, value)
    return found


def _setting(level: Level, field: str, name: str, value: float | dict[str, float]) -> list[str]:
    """Bounds and targets of one setting."""
    lever = catalogue.LEVERS[name]
    if isinstance(value, dict) != bool(lever.target):
        wants = f"one number per {lever.target}" if lever.target else "a number"
        return [f"{field}: {lever.label} wants {wants}."]
    found: list[str] = []
    known = [r.id for r in level.world.regions] if lever.target == "region" else [x.id for x in level.labs]
    values = value if isinstance(value, dict) else {"": value}
    for target, number in values.items():
        if target:
            found += unknown(field, lever.target, target, known)
        if not lever.low <= number <= lever.high:
            found.append(f"{field}: must lie between {lever.low:g} and {lever.high:g} {lever.unit}, not {number:g}.")
    return found


def _people(level: Level) -> list[str]:
    holders = [x.id for x in level.labs] + [x.id for x in level.regulators]
    found: list[str] = []
    for i, seat in enumerate(level.seats):
        found += unknown(f"seats.{i}.holder", "lab or regulator", seat.holder, holders)
    missing = sorted(set(holders) - {seat.holder for seat in level.seats})
    found += [f"seats: nobody sits for '{name}'; every lab and regulator needs a seat." for name in missing]
    if not any(seat.playable for seat in level.seats):
        found.append("seats: at least one seat must be playable.")
    return found


def _amounts(level: Level) -> list[str]:
    found: list[str] = []
    for name in ("demand", "capital"):
        whole = sum(getattr(region, name) for region in level.world.regions)
        if abs(whole - 1.0) > 1e-6:
            found.append(f"world.regions: the shares of {name} must add up to 1, not {whole:g}.")
    for i, region in enumerate(level.world.regions):
        if abs(sum(region.segments) - 1.0) > 1e-6:
            found.append(f"world.regions.{i}.segments: must add up to 1.")
    for role, scoring in level.scoring.items():
        if list(scoring.medals) != sorted(scoring.medals):
            found.append(f"scoring.{role}.medals: must rise from bronze to gold.")
    return found
