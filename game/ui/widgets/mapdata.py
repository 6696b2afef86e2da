"""What a map is made of: the outlines that ship with the game, and what a screen says about them."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np

from game.ui.assets import asset_bytes
from game.ui.widgets.projection import Floats

PATTERNS = {"rival": "/", "china": "\\", "ally": "|", "open": "-", "other": "-", "bad": "x"}
"""The strokes that stand for a colour on the map, so that colour is never alone; what is not named stays plain."""
Stroke = tuple[tuple[int, int], tuple[int, int]]


def strokes(pattern: str, size: tuple[int, int], step: int) -> list[Stroke]:
    """The lines of a pattern across a picture of this size, `step` pixels from one to the next."""
    wide, high = size
    if pattern == "x":
        return strokes("/", size, step) + strokes("\\", size, step)
    return {
        "|": [((x, 0), (x, high)) for x in range(step // 2, wide, step)],
        "-": [((0, y), (wide, y)) for y in range(step // 2, high, step)],
        "/": [((x, 0), (x - high, high)) for x in range(step // 2, wide + high, step)],
        "\\": [((x - high, 0), (x, high)) for x in range(step // 2, wide + high, step)],
    }.get(pattern, [])


class Part(NamedTuple):
    """One share of a region: whose, in which colour, how much of one."""

    label: str
    colour: str
    share: float


@dataclass(frozen=True)
class RegionPaint:
    """How a region looks: the largest part gives the colour, the headline stands beside the name."""

    id: str
    name: str
    parts: tuple[Part | tuple[str, str, float], ...] = ()
    headline: str = ""
    selected: bool = False
    in_play: bool = True


@dataclass(frozen=True)
class Flow:
    """A line of trade from one region to another."""

    start: str
    end: str
    kind: Literal["open", "licensed", "pending", "denied"]
    label: str = ""


@dataclass(frozen=True)
class Key:
    """One entry of the legend: boxes stand at the left, lines and dashed lines at the right."""

    label: str
    colour: str
    mark: Literal["box", "line", "dash"] = "box"


@dataclass(frozen=True)
class Land:
    """The outline of a region in degrees."""

    id: str
    anchor: tuple[float, float]
    rings: tuple[Floats, ...]
    holes: tuple[Floats, ...]


DOTS = {"SEA": (103.8, 1.35)}  # Singapore is too small for the outlines

# Where a region's chip stands from its anchor, in design pixels, found by looking.
CHIP = {
    "USA": (0, 2),
    "EUR": (-70, 2),
    "CHN": (-2, 2),
    "JPN": (66, -30),
    "KOR": (94, 6),
    "TWN": (78, 36),
    "SEA": (36, 32),
    "IND": (10, 42),
    "MEA": (-16, 38),
    "LAT": (2, 6),
    "AFR": (-4, 22),
    "OCE": (4, 4),
    "RUS": (6, -2),
}


@lru_cache(maxsize=1)
def lands() -> dict[str, Land]:
    """Every region of the map file by id."""
    found = json.loads(asset_bytes("map", "regions.json"))["regions"]
    return {
        name: Land(
            name,
            (float(entry["anchor"][0]), float(entry["anchor"][1])),
            tuple(np.array(ring, dtype=np.float64) for ring in entry["polygons"]),
            tuple(np.array(ring, dtype=np.float64) for ring in entry["holes"]),
        )
        for name, entry in found.items()
    }
