"""A replay: everything needed to play a game again, and to notice if it went differently.

A save is a replay that stops early.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from game.schema.classwork import Classwork
from game.schema.names import Id, LevelId, PersonalName
from game.schema.order import Order

FORMAT = 1
DIGITS = 8  # of the fingerprint of one column
Digest = Annotated[
    str,
    Field(
        pattern=r"^([0-9a-f]{8}){1,1000}$", json_schema_extra={"words": "fingerprints of 8 hex digits, one a column"}
    ),
]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", json_schema_extra={"words": "a fingerprint of 64 hex digits"})]
Turn = Annotated[tuple[Order, ...], Field(max_length=2000)]


class Replay(BaseModel):
    """Level + seed + orders. The digests are evidence, not data."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    format: Annotated[int, Field(ge=1, le=1000)] = FORMAT
    rules: Annotated[str, Field(max_length=32)]
    level: LevelId
    level_hash: Hash
    seed: Annotated[int, Field(ge=0, le=2**63 - 1)]
    seat: Annotated[str, Field(max_length=64)] = Field(
        description="the seat a person had; of several, whose turn is on"
    )
    persons: Annotated[tuple[Id, ...], Field(max_length=20)] = Field(
        default=(), description="every seat a person had, in the order they decide, if there were several"
    )
    constants: Annotated[dict[Id, float], Field(max_length=60)] = Field(
        default={}, description="values that were played with in place of the level's own"
    )
    skill: Annotated[str, Field(max_length=64)] = Field(
        default="", description="how well the computer played the other seats; empty where it kept to its habits"
    )
    orders: Annotated[tuple[Turn, ...], Field(max_length=400)]
    digests: Annotated[tuple[Digest, ...], Field(max_length=400)]
    pending: Turn = ()
    name: PersonalName = ""
    classwork: Classwork | None = Field(
        default=None, description="for whom it was played; with it, the orders are only those of the person's own seat"
    )
