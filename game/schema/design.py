"""A design: which games a sweep plays. Every axis takes several values; all combinations are played on all seeds."""

from math import log2
from typing import Annotated, Literal

from pydantic import Field, model_validator

from game.schema import caps
from game.schema.level import Keys, Line
from game.schema.names import Id
from game.schema.papers import Paper

Count = Annotated[int, Field(ge=1, le=10_000_000)]
Number = Annotated[float, Field(ge=-1e30, le=1e30)]
WAYS = ("values", "grid", "range", "sobol")


class Grid(Paper):
    """Points at equal distances, or in equal ratios, both ends included."""

    low: Number
    high: Number
    points: Annotated[int, Field(ge=2, le=100_000)]
    log: bool = False


class Steps(Paper):
    """From the first value on in steps, up to the last at most."""

    first: Number
    last: Number
    step: Annotated[float, Field(gt=0, le=1e30)]


class Bounds(Paper):
    """The ends between which a Sobol sequence moves."""

    low: Number
    high: Number
    log: bool = False


class Axis(Paper):
    """One thing that varies."""

    kind: Literal["lever", "constant", "regime", "policy"]
    name: Id | None = Field(
        default=None, description="the lever or constant; for a policy, whose seat; none for a regime"
    )
    seat: Id | None = Field(default=None, description="who holds the lever, if not the seat of the design")
    target: str = Field(default="", description="whom the lever is aimed at: a region, a lab, or a word as in regimes")
    turn: Annotated[int, Field(ge=0, le=caps.TURNS)] = Field(default=0, description="when the lever is set")
    values: tuple[Number | Id, ...] | None = Field(
        default=None, json_schema_extra={"words": "a list of numbers, or of names for a regime or policy"}
    )
    grid: Grid | None = None
    range: Steps | None = None
    sobol: Bounds | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "Axis":
        """Exactly one way to say which values it takes."""
        given = [way for way in WAYS if getattr(self, way) is not None]
        if len(given) != 1:
            raise ValueError(f"needs one of {', '.join(WAYS)}, not {' and '.join(given) or 'none of them'}.")
        return self


class Seeds(Paper):
    """Neighbouring seeds."""

    first: Annotated[int, Field(ge=0, le=2**62)] = 1
    count: Count


Seed = Annotated[int, Field(ge=0, le=2**62)]
SeedList = Annotated[tuple[Seed, ...], Field(min_length=1)]


class Design(Paper):
    """A file that a sweep reads."""

    level: Keys = Field(description="id of a level, or a level file beside this one")
    about: Line | None = None
    seat: Id | None = Field(
        default=None, description="whose rules and scores; the level's first government if left out"
    )
    regime: Line | None = Field(default=None, description="what that government orders beside the axes")
    turns: Annotated[int, Field(ge=1, le=caps.TURNS)] | None = None
    seeds: Seeds | SeedList = Field(
        json_schema_extra={"words": "a list of whole numbers, or a table like { first = 1, count = 100 }"}
    )
    points: Count | None = Field(default=None, description="of the Sobol sequence, a power of two")
    metrics: tuple[Id, ...] | None = None
    constants: dict[Id, Number] = Field(default={})
    policies: dict[Id, Id] = Field(default={})
    axes: tuple[Axis, ...] = Field(default=(), max_length=40)

    @model_validator(mode="after")
    def _sobol(self) -> "Design":
        """A Sobol sequence is even only over a power of two points."""
        moves = any(axis.sobol for axis in self.axes)
        if moves and self.points is None:
            raise ValueError("has a sobol axis, so it must say how many points: a power of two.")
        if self.points is not None and not moves:
            raise ValueError("says points, but no axis is sobol.")
        if self.points is not None and not log2(self.points).is_integer():
            near = 2 ** round(log2(self.points))
            raise ValueError(f"points must be a power of two, such as {near}, not {self.points}.")
        return self

    @property
    def numbers(self) -> tuple[int, ...]:
        """The seeds, one by one."""
        if isinstance(self.seeds, Seeds):
            return tuple(range(self.seeds.first, self.seeds.first + self.seeds.count))
        return self.seeds
