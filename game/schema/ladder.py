"""The ladder of the computer's skills: who beats whom, measured. Written by a command, shown before a game."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from game.schema.level import Role
from game.schema.names import Id, LevelId
from game.schema.papers import Paper, assets, read_paper

Share = Annotated[float, Field(ge=0.0, le=1.0)]


class SeatRow(Paper):
    """How the skills did at one seat, every skill on the same seeds against the same opponents."""

    level: LevelId
    seat: Id
    role: Role
    games: int = Field(description="seeds that each skill played")
    totals: dict[Id, float] = Field(description="mean total of each skill, points of 100")
    won: dict[Id, Share] = Field(
        default={}, description="part of the games in which a skill met all that the level asks for to win"
    )
    wins: dict[Id, dict[Id, Share]] = Field(
        description="part of the seeds in which a skill's total was above another's; a tie counts half"
    )


class Rating(Paper):
    """How strong a skill is in one role, on the scale of chess: 400 points are odds of ten to one."""

    skill: Id
    rating: float
    low: float = Field(description="lower end of the 95 % interval, over games drawn anew")
    high: float
    over_next: Share | None = Field(description="part of the games won against the skill below; none for the lowest")


class RoleLadder(Paper):
    """The ladder of one role over all its seats."""

    role: Role
    games: int = Field(description="games of every pair of skills")
    ratings: tuple[Rating, ...]


class Ladder(Paper):
    """All that was measured."""

    rules: Annotated[str, Field(min_length=1, max_length=20)]
    command: Annotated[str, Field(max_length=200)]
    levels: dict[LevelId, str] = Field(description="fingerprint of each level's content")
    roles: tuple[RoleLadder, ...]
    seats: tuple[SeatRow, ...]


def ladder_file() -> Path:
    """Where the game's ladder lies."""
    return assets() / "ladder.json"


def read_ladder() -> Ladder | None:
    """The game's ladder; None if there is none. Raises Rejected, with one sentence."""
    return read_paper(ladder_file(), Ladder, "ladder")
