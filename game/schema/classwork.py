"""What a student hands in beside the orders: whose game it is, what was predicted, and what was written about it."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from game.schema.names import Id, PersonalName

TEXT = 2000  # characters of one written answer
ANSWERS = 40
Moment = Annotated[
    str,
    Field(
        pattern=r"^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)?$",
        json_schema_extra={"words": "a time in UTC like 2026-11-26T16:30:00Z, or nothing"},
    ),
]
Receipt = Annotated[
    str, Field(pattern=r"^([2-9A-HJKMNP-TV-Y]{8})?$", json_schema_extra={"words": "eight letters and digits"})
]
Fingerprint = Annotated[
    str, Field(pattern=r"^[0-9a-f]{64}$", json_schema_extra={"words": "a fingerprint of 64 hex digits"})
]


def _named(name: str) -> str:
    if not name:
        raise ValueError("must not be empty.")
    return name


StudentId = Annotated[PersonalName, AfterValidator(_named)]


class Written(BaseModel):
    """The base of what a student hands in."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Answer(Written):
    """What was said to one prompt: a prediction, and in words how it came out."""

    prompt: Id
    turn: Annotated[int, Field(ge=0, le=400)] = Field(description="turns played when the prediction was made")
    probability: Annotated[float, Field(ge=0, le=1)] | None = None
    low: Annotated[float, Field(ge=-1e15, le=1e15)] | None = None
    high: Annotated[float, Field(ge=-1e15, le=1e15)] | None = None
    text: Annotated[str, Field(max_length=TEXT)] = ""


class Classwork(Written):
    """The part of a replay that belongs to an assignment.

    A replay that has it holds only the student's own orders: what the other seats did follows from the rules,
    so that nobody can make the others play badly.
    """

    assignment: Id
    fingerprint: Fingerprint = Field(description="of the assignment's content")
    student: StudentId
    answers: Annotated[tuple[Answer, ...], Field(max_length=ANSWERS)] = ()
    seconds: Annotated[tuple[Annotated[int, Field(ge=0, le=10**7)], ...], Field(max_length=401)] = Field(
        default=(), description="spent on each turn, by the student's clock"
    )
    finished: Moment = Field(default="", description="when it was handed in, by the student's clock")
    receipt: Receipt = Field(default="", description="checksum of all the rest")


def plain_text(text: str) -> str:
    """Written words as they are kept: composed letters, line ends as spaces, nothing invisible, not too long."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(c for c in composed if c.isprintable())[:TEXT]
