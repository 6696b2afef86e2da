"""What a validation of the model found, as it is written down and shipped with the game."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from game.schema.names import Id

Verdict = Literal["holds", "does not hold", "open question", "not run"]


class _Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Figure(_Paper):
    """A quantity over all seeds."""

    name: str
    mean: float
    low: float = Field(description="5 % of the seeds lie below")
    high: float = Field(description="5 % of the seeds lie above")


class Check(_Paper):
    """One thing that must be so for the finding to hold."""

    text: str
    value: float | None = Field(description="what came out: part of the seeds, mean or median; none if no number")
    least: float | None = None
    most: float | None = None
    holds: bool


class Sway(_Paper):
    """A constant on which the finding depends: where in its range it still holds."""

    name: str
    lower: float = Field(description="part of the draws in the lower half of its range in which the finding holds")
    upper: float


class Finding(_Paper):
    """An experiment or a back-test, and what came out."""

    name: str = Field(description="E1 to E14, or F1 to F28")
    kind: Literal["experiment", "back-test"]
    claim: str
    expected: str
    level: str
    source: str = ""
    window: str = ""
    confidence: str = ""
    calibrated: bool | None = Field(default=None, description="of a fact: whether the model was fitted to it")
    seeds: int
    verdict: Verdict
    checks: tuple[Check, ...] = ()
    figures: tuple[Figure, ...] = ()
    robust: float | None = Field(default=None, description="part of the constants' ranges over which it holds")
    sways: tuple[Sway, ...] = ()
    lacks: str = Field(default="", description="of a miss: what the model lacks")
    note: str = ""


class Report(_Paper):
    """A whole validation."""

    format: Literal[1] = 1
    rules: str
    seeds: int
    constants: dict[Id, float] = {}
    levels: dict[Id, str] = Field(description="fingerprint of every level that was played")
    findings: tuple[Finding, ...]
