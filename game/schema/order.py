"""Orders: the only way anyone, human or not, changes a world."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _one_zero(value: float) -> float:
    """Make -0.0 and 0.0 one number, in digests too."""
    return value + 0.0


class Order(BaseModel):
    """Set one lever of one seat, at one target if the lever aims at something."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    seat: Annotated[str, Field(max_length=64)]
    lever: Annotated[str, Field(max_length=64)]
    target: Annotated[str, Field(max_length=64)] = ""
    value: Annotated[float, Field(ge=-1e30, le=1e30), AfterValidator(_one_zero)]
