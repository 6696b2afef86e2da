"""Orders: the only way anyone, human or not, changes a world."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Order(BaseModel):
    """Set one lever of one seat, at one target if the lever aims at something."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    seat: Annotated[str, Field(max_length=64)]
    lever: Annotated[str, Field(max_length=64)]
    target: Annotated[str, Field(max_length=64)] = ""
    value: Annotated[float, Field(ge=-1e30, le=1e30)]
