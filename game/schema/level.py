"""A level: the world a game starts from, who sits where, and what counts as doing well."""

from dataclasses import replace
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from game.language import tr
from game.rules.catalogue import LEVERS, Lever
from game.schema import caps
from game.schema.names import Id, LevelId, RegionId

Share = Annotated[float, Field(ge=0, le=1)]
Signed = Annotated[float, Field(ge=-1, le=1)]
Money = Annotated[float, Field(ge=0, le=caps.MONEY)]
Chips = Annotated[float, Field(ge=0, le=caps.CHIPS)]
People = Annotated[float, Field(ge=0, le=caps.PEOPLE)]
Tokens = Annotated[float, Field(ge=0, le=caps.TOKENS)]
Quarter = Annotated[
    str, Field(pattern=r"^\d{4}-Q[1-4]$", json_schema_extra={"words": "a year and a quarter like 2026-Q3"})
]
Medals = tuple[float, float, float]
Span = tuple[float, float]
Role = Literal["regulator", "startup"]


def _said(words: str) -> str:
    """Words of a level in the player's language; what a level says is in the catalogue like what the game says."""
    return tr(words.strip()) if words.strip() else words


Line = Annotated[str, Field(min_length=1, max_length=caps.NAME), AfterValidator(_said)]
Keys = Annotated[str, Field(min_length=1, max_length=caps.NAME)]  # of the bibliography, or of a file: never translated
Text = Annotated[str, Field(min_length=1, max_length=caps.WORDS), AfterValidator(_said)]

OUTCOMES: dict[Role, tuple[str, ...]] = {
    "regulator": ("security", "competitiveness", "alliance", "innovation", "openness"),
    "startup": ("frontier", "markets", "finance", "resilience", "compliance"),
}


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
    researchers: People = Field(description="researchers not employed by the labs of the level")
    power: Annotated[float, Field(ge=0, le=caps.POWER)] = Field(description="data-centre power for AI, GW")
    hub: Share = Field(default=0.0, description="weight in the accelerator supply chain")
    installed: dict[Id, Chips] = Field(description="accelerators in clouds and industry, H100e, by stack")
    alignment: dict[Id, Signed] = Field(default={}, description="agreement it tends to, with each regulator")
    grievance: dict[Id, Share] = Field(default={}, description="answer it owes a regulator from before")


class Stack(_Paper):
    """A technology stack: accelerators, toolchain, standards. The first one listed leads."""

    id: Id
    name: Line
    region: RegionId | Literal["NONE"] = Field(description="whose government rules it")
    capacity: Chips = Field(description="H100e a quarter")
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
    age: Annotated[float, Field(ge=0, le=100)] = Field(default=1, description="quarters since it was finished")


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
    standing: Share = Field(default=1.0, description="present agreement of its friends, over what it tends to")
    dials: Dials = Dials()


class Lab(_Paper):
    """An AI developer. Names are fictional outside historical levels."""

    id: Id
    name: Line
    about: Text
    region: RegionId
    cash: Annotated[float, Field(ge=-1000, le=caps.MONEY)]
    compute: dict[Id, Chips] = Field(description="H100e by stack")
    researchers: People
    efficiency: Annotated[float, Field(ge=-3, le=6)]
    data: Tokens = Field(description="usable training tokens")
    thrift: Annotated[float, Field(ge=-2, le=4)] = Field(default=0.0, description="log10 of serving cost saved")
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

    turn: Annotated[int, Field(ge=0, le=caps.TURNS)]
    seat: Id
    lever: Id
    target: str = ""
    value: float


class Scripted(_Paper):
    """An event that will happen."""

    turn: Annotated[int, Field(ge=0, le=caps.TURNS)]
    event: Id
    target: str


class Condition(_Paper):
    """One thing a seat must reach to win: a metric of its own, or of a target, at the end of the level."""

    text: Line = Field(description="the condition in words")
    metric: Id
    target: str = Field(default="", description="lab or region the metric is read at, where it has that axis")
    least: float | None = Field(default=None, description="at least this")
    most: float | None = Field(default=None, description="at most this")
    of_twin: bool = Field(default=False, description="the value is a part of what the twin reached")


class Scoring(_Paper):
    """What counts, for one role or one seat."""

    weights: dict[Id, Annotated[float, Field(gt=0, le=100)]]
    floors: dict[Id, Annotated[float, Field(ge=0, le=100)]] = {}
    medals: Medals = Field(default=(50, 65, 80), description="bronze, silver, gold")
    ranges: dict[Id, Span] = Field(
        default={}, description="where an outcome gives 0 points and where 100, on its own scale; as it is if not named"
    )
    yardstick: Literal["twin", "start"] = Field(
        default="twin", description="a regulator is measured against the game without controls, or its own start"
    )


class Seat(_Paper):
    """Somebody who decides: a regulator or a lab, by id."""

    holder: Id
    opponent: Id = Field(description="character that plays it when no person does")
    playable: bool = False
    without: tuple[Id, ...] = Field(default=(), description="levers of its role that this seat has no use for")
    headline: Line | None = Field(default=None, description="the role in one line")
    goal: Text | None = Field(default=None, description="what winning means, in a sentence or two")
    win: tuple[Condition, ...] = Field(default=(), description="what must hold at the end to have won")
    scoring: Scoring | None = Field(default=None, description="what counts for this seat, instead of for its role")


class Stated(_Paper):
    """A constant that a level states anew, with a range and source of its own: for another technology or age."""

    value: float
    low: float
    high: float
    kind: Literal["R", "D", "G"]
    source: Keys
    about: Line = Field(description="why it differs here")


class Retelling(_Paper):
    """What a lever is called and said to do in a level about another technology; the rest stays as declared."""

    label: Line | None = None
    about: Text | None = None
    unit: Line | None = Field(default=None, description="the unit its settings are shown in")
    analogue: Line | None = None
    side_effect: Text | None = None


class Fact(_Paper):
    """One line of a briefing, with how sure it is."""

    text: Text
    confidence: Literal["high", "medium", "disputed"]


class WorldData(_Paper):
    """A file in levels/world/: the shared starting data of a year."""

    about: Text
    governments: tuple[Id, ...] = Field(
        default=(), description="governments the data speak of, whether or not they have a seat in the level"
    )
    demand: Annotated[float, Field(gt=0, le=10_000)] = Field(description="world demand, bn USD a quarter")
    best_part: Annotated[float, Field(gt=0, le=1e7)] = Field(description="TPP of the best accelerator")
    best_bandwidth: Annotated[float, Field(gt=0, le=1e4)] = Field(default=8.0, description="its memory, TB/s")
    regions: tuple[Region, ...] = Field(min_length=1, max_length=caps.REGIONS)
    stacks: tuple[Stack, ...] = Field(min_length=1, max_length=caps.STACKS)


class Level(_Paper):
    """A file in levels/, with its world data filled in."""

    id: LevelId
    title: Line
    summary: Line
    starts: Quarter = Field(description="first quarter")
    turns: Annotated[int, Field(ge=1, le=caps.TURNS)]
    months: Literal[3, 12] = Field(default=3, description="months in a turn")
    minutes: Annotated[int, Field(ge=1, le=600)]
    difficulty: Literal["tutorial", "easy", "medium", "hard"]
    briefing: Text
    facts: tuple[Fact, ...] = Field(default=(), max_length=caps.ENTRIES)
    glossary: tuple[Line, ...] = Field(default=(), description="what the words of the game stand for in this level")
    world: WorldData = Field(json_schema_extra={"words": "a table, or the name of a file in levels/world"})
    regulators: tuple[Regulator, ...] = Field(min_length=1, max_length=caps.REGULATORS)
    labs: tuple[Lab, ...] = Field(min_length=1, max_length=caps.LABS)
    seats: tuple[Seat, ...] = Field(min_length=1, max_length=caps.SEATS)
    levers: dict[Role, tuple[Id, ...]]
    events: tuple[Id, ...] = Field(default=(), max_length=caps.ENTRIES)
    script: tuple[Scripted, ...] = Field(default=(), max_length=caps.ENTRIES)
    opening: tuple[Opening, ...] = Field(default=(), max_length=caps.ENTRIES)
    retold: dict[Id, Retelling] = Field(default={}, description="levers by other names, for another technology")
    constants: dict[Id, float | Stated] = {}
    scoring: dict[Role, Scoring]
    coaching: tuple[Text, ...] = Field(default=(), description="a tutorial's line for each turn")

    def offers(self, holder: str) -> tuple[str, ...]:
        """The levers a seat has here: those of its role, without what it has no use for; none for a stranger."""
        role: Role = "startup" if holder in {lab.id for lab in self.labs} else "regulator"
        spared = {lever for seat in self.seats if seat.holder == holder for lever in seat.without}
        return tuple(lever for lever in self.levers.get(role, ()) if lever not in spared)

    def counts_for(self, holder: str) -> Scoring:
        """What counts for a seat: its own scoring if it has one, else that of its role."""
        role: Role = "startup" if holder in {lab.id for lab in self.labs} else "regulator"
        seat = next((seat for seat in self.seats if seat.holder == holder), None)
        return (seat and seat.scoring) or self.scoring[role]

    def lever(self, name: str) -> Lever:
        """A lever as this level tells of it. Raises KeyError for one that does not exist."""
        declared = LEVERS[name]
        return replace(declared, **self.retold[name].model_dump(exclude_none=True)) if name in self.retold else declared

    def constant_values(self) -> dict[str, float]:
        """The constants this level states, by name."""
        return {name: c.value if isinstance(c, Stated) else c for name, c in self.constants.items()}
