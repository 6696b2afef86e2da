"""How well warnings do: measured by a command on games made for it, shown in the model card."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from game.schema.names import Id, LevelId
from game.schema.papers import Paper, assets, read_paper

Share = Annotated[float, Field(ge=0.0, le=1.0)]
ANNOUNCED, FALSE = 0.8, 0.1  # part of the dangers to be told in time, and of the turns that may have a false alarm


class AlarmRow(Paper):
    """What warnings of one kind, or all of them, did."""

    name: Id
    trigger: Share = Field(description="probability from which on a danger is announced; 0 for all kinds together")
    events: int = Field(description="dangers that came about when there had been three turns to tell")
    announced: Share = Field(description="part of them that was told three turns before or earlier")
    alarms: int = Field(description="warnings, counted every turn that they stood")
    false: Share = Field(description="part of the turns with a warning of what did not come about")
    turns: int = Field(description="turns of all games")


class Alarms(Paper):
    """All that was measured."""

    rules: Annotated[str, Field(min_length=1, max_length=20)]
    command: Annotated[str, Field(max_length=200)]
    levels: dict[LevelId, str] = Field(description="fingerprint of each level's content")
    futures: int = Field(description="imagined in each forecast")
    rows: tuple[AlarmRow, ...] = Field(description="all kinds together, then each; the seat's dials left alone")
    played: tuple[AlarmRow, ...] = Field(description="the same where the seat's character plays on")

    @property
    def met(self) -> bool:
        """Whether warnings come in time and are seldom false."""
        return self.rows[0].announced >= ANNOUNCED and self.rows[0].false <= FALSE


def alarms_file() -> Path:
    """Where the game's table of warnings lies."""
    return assets() / "card" / "warnings.json"


def read_alarms() -> Alarms | None:
    """The game's table of warnings; None if there is none. Raises Rejected, with one sentence."""
    return read_paper(alarms_file(), Alarms, "table of warnings")
