"""Names that may stand in files, and none that could be mistaken for a path or a device."""

import unicodedata
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Field

_SUPERSCRIPTS = "¹²³"
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "clock$", "conin$", "conout$"]
    + [port + digit for port in ("com", "lpt") for digit in "0123456789" + _SUPERSCRIPTS]
)


def _no_device(name: str) -> str:
    if name.casefold().partition(".")[0] in RESERVED:
        raise ValueError(f"'{name}' is the name of a device on some systems; choose another.")
    return name


Id = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$",
        json_schema_extra={"words": "a name of small letters, digits, - and _, at most 64"},
    ),
]
LevelId = Annotated[Id, AfterValidator(_no_device)]
RegionId = Annotated[
    str, Field(pattern=r"^[A-Z]{2,6}$", json_schema_extra={"words": "a region's name of two to six capitals"})
]


def _visible(name: str) -> str:
    composed = unicodedata.normalize("NFC", name.strip())
    if not composed.isprintable():
        raise ValueError("must not hold invisible characters.")
    if any(unicodedata.combining(c) and unicodedata.combining(d) for c, d in pairwise(composed)):
        raise ValueError("must not pile marks upon a letter.")
    return composed


PersonalName = Annotated[str, Field(max_length=80), AfterValidator(_visible)]
