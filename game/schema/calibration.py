"""How well forecasts fit what happened: measured by a command on games made for it, shown in the model card."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from game.schema.level import Role
from game.schema.names import Id, LevelId
from game.schema.papers import Paper, assets, read_paper

Share = Annotated[float, Field(ge=0.0, le=1.0)]
ASKED = (0.76, 0.84)  # part of the runs that should end inside a band of 80 %


class Coverage(Paper):
    """How often one metric ended in its forecast's band, so many turns ahead."""

    role: Role
    metric: Id
    ahead: int = Field(ge=1, description="turns")
    runs: int = Field(description="games in which the forecast left anything open")
    inside: Share = Field(description="part of them that ended in the band, ties shared out")
    low: Share = Field(description="lower end of the 95 % interval of that part, by Wilson")
    high: Share
    under: Share = Field(description="part that ended below the band")
    over: Share = Field(description="part that ended above it")
    sure: int = Field(description="games in which all futures were alike, left out above")
    wrong: int = Field(description="of those, in how many it came otherwise")

    @property
    def met(self) -> bool:
        """Whether the part is what a band of 80 % promises."""
        return ASKED[0] <= self.inside <= ASKED[1]


class Calibration(Paper):
    """All that was measured."""

    rules: Annotated[str, Field(min_length=1, max_length=20)]
    command: Annotated[str, Field(max_length=200)]
    levels: dict[LevelId, str] = Field(description="fingerprint of each level's content")
    futures: int = Field(description="imagined in each forecast")
    rows: tuple[Coverage, ...]

    def missed(self) -> list[Coverage]:
        """The rows that are not as promised."""
        return [row for row in self.rows if not row.met]


def calibration_file() -> Path:
    """Where the game's calibration lies."""
    return assets() / "card" / "calibration.json"


def read_calibration() -> Calibration | None:
    """The game's calibration; None if there is none. Raises Rejected, with one sentence."""
    return read_paper(calibration_file(), Calibration, "calibration")
