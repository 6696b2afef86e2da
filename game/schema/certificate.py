"""A level's certificate: what simulated play says about its balance. Written by a command, shown beside the level."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from game.schema.level import Role
from game.schema.names import Id, LevelId
from game.schema.papers import Paper, assets, read_paper
from game.schema.problems import Rejected

Text = Annotated[str, Field(min_length=1, max_length=600)]
ALIVE = 3.0  # points of 100 by which a lever must move some score
State = Literal["none", "out of date", "failed", "passed"]


class Verdict(Paper):
    """One thing that is certified."""

    key: Id
    passed: bool
    text: Text = Field(description="what was found, in a sentence")


class LeverMark(Paper):
    """What one lever does at one seat."""

    lever: Id
    effect: float = Field(description="largest effect on any score that every seed shows, points of 100")
    score: str = Field(description="the score it moves, as seat and outcome")
    where: str = Field(description="the plan it was moved from, and from where to where")
    signs: dict[Id, float] = Field(description="mean effect of moving it from low to high, by outcome of the seat")
    best_end: Literal["", "low", "high"] = Field(description="the end that is best for every outcome everywhere")


class Road(Paper):
    """A way to play that comes near the best."""

    name: Text
    total: float
    levers: tuple[str, ...] = Field(description="where it differs most from the best way")


class SeatMark(Paper):
    """What was found at one seat."""

    seat: Id
    role: Role
    tried: int = Field(description="plans tried")
    levers: tuple[LeverMark, ...]
    constant: float = Field(description="best total of a plan fixed at turn 0")
    lawful: float = Field(description="the same, one game, every order checked as in a match")
    loose: float = Field(description="the same game without those checks")
    refused: int = Field(description="orders that the checks refused in it")
    adaptive: float = Field(description="best total of a way to play that answers what happens")
    answer: Text = Field(description="which way that was")
    roads: tuple[Road, ...]
    casts: int = Field(description="other casts of opponents tried")
    changed: int = Field(description="of these, with another best plan")
    decisions: float = Field(description="points lost without the orders of one turn, median over turns")
    luck: float = Field(description="part of the variance of the total that is luck, between equals")
    suspense: float = Field(description="part of the game after which nine in ten final medals are known")


class Certificate(Paper):
    """Everything that was found in one level."""

    level: LevelId
    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    rules: Annotated[str, Field(min_length=1, max_length=20)]
    seeds: tuple[int, ...] = Field(description="seeds of the search; others are used for the totals")
    trajectories: int
    comeback: float = Field(description="part of games in which who leads at half-time does not win")
    seats: tuple[SeatMark, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def passed(self) -> bool:
        """Whether everything that is certified holds."""
        return all(verdict.passed for verdict in self.verdicts)

    def state(self, fingerprint: str, rules: str) -> State:
        """What the certificate is worth for a level of this content under these rules."""
        if (self.fingerprint, self.rules) != (fingerprint, rules):
            return "out of date"
        return "passed" if self.passed else "failed"


def folder() -> Path:
    """Where the certificates of the game's levels lie."""
    return assets() / "certificates"


def read_certificate(level: str) -> Certificate | None:
    """The certificate of a level by its id; None if it has none. Raises Rejected, with one sentence."""
    path = folder() / f"{level}.json"
    found = read_paper(path, Certificate, "certificate")
    if found is not None and found.level != level:
        raise Rejected([f"The certificate {path.name} cannot be read: it is of the level '{found.level}'."])
    return found
