"""By how much a forecast's band is stretched to hold what it promises: measured by a command on training games."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from game.schema.level import Role
from game.schema.names import Id, LevelId
from game.schema.papers import Paper, assets, read_paper

Factor = Annotated[float, Field(gt=0.0)]


class Width(Paper):
    """How far the band of one metric reaches from its middle, as parts of what the futures say."""

    role: Role
    metric: Id
    ahead: int = Field(ge=1, description="turns")
    down: Factor
    up: Factor


class Widths(Paper):
    """All that was measured."""

    rules: Annotated[str, Field(min_length=1, max_length=20)]
    command: Annotated[str, Field(max_length=200)]
    levels: dict[LevelId, str] = Field(description="fingerprint of each level's content")
    rows: tuple[Width, ...]

    def of(self, role: Role, metric: str) -> list[Width]:
        """The rows of one metric, the nearest horizon first."""
        return sorted((row for row in self.rows if (row.role, row.metric) == (role, metric)), key=lambda row: row.ahead)


def widths_file() -> Path:
    """Where the game's widths lie."""
    return assets() / "card" / "widths.json"


def read_widths() -> Widths | None:
    """The game's widths; None if there are none. Raises Rejected, with one sentence."""
    return read_paper(widths_file(), Widths, "table of widths")
