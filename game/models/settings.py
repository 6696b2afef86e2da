"""Settings of the window, kept beside the saves; a broken or strange file is read as far as it makes sense."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from game.ai.skill import SKILLS, USUAL
from game.language import tr
from game.models import assists, keys
from game.play import saving
from game.schema.files import write_text

SCALES = (0.8, 2.0)
SMALLEST = (1024, 640)
PALETTES = {  # key: name, what it is for
    "standard": (
        tr("Standard"),
        tr("Dark and calm; parties keep apart for red-green and blue-yellow colour blindness."),
    ),
    "safe": (
        tr("Colour-blind safe"),
        tr("Parties also differ in lightness, so that they keep apart without any colour."),
    ),
    "contrast": (
        tr("High contrast"),
        tr("Black ground, white words, strong outlines; parties differ in lightness too."),
    ),
}


@dataclass(frozen=True)
class Settings:
    """What the player set."""

    width: int = 1280
    height: int = 720
    scale: float = 1.0  # of the user interface, beside the window's size
    volume: float = 0.6
    mute: bool = False
    full_screen: bool = False
    report: bool = True  # show the report after every turn
    palette: str = "standard"
    skill: str = USUAL  # how well the computer plays games begun from here
    assists: tuple[str, ...] = tuple(assists.ASSISTS)  # what helps whoever plays
    keys: Mapping[str, str] = field(default_factory=dict)  # chosen in place of the usual ones, by command

    @property
    def size(self) -> tuple[int, int]:
        """The window's size."""
        return self.width, self.height


def path() -> Path:
    """Where they are kept."""
    return saving.home() / "settings.json"


def load() -> Settings:
    """The settings as written; what is missing or makes no sense stays at its default."""
    try:
        found = json.loads(path().read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return read(found if isinstance(found, dict) else {})


def read(found: dict[str, object]) -> Settings:
    """Settings from what a file holds."""
    plain = Settings()
    return replace(
        plain,
        width=round(_number(found.get("width"), plain.width, SMALLEST[0], 16_384)),
        height=round(_number(found.get("height"), plain.height, SMALLEST[1], 16_384)),
        scale=_number(found.get("scale"), plain.scale, *SCALES),
        volume=_number(found.get("volume"), plain.volume, 0.0, 1.0),
        mute=_flag(found.get("mute"), default=plain.mute),
        full_screen=_flag(found.get("full_screen"), default=plain.full_screen),
        report=_flag(found.get("report"), default=plain.report),
        palette=str(found.get("palette")) if found.get("palette") in PALETTES else plain.palette,
        skill=str(found.get("skill")) if found.get("skill") in SKILLS else plain.skill,
        assists=assists.sound(found.get("assists")),
        keys=keys.sound(found.get("keys")),
    )


def _number(value: object, default: float, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return default
    return min(high, max(low, float(value)))


def _flag(value: object, *, default: bool) -> bool:
    return value if isinstance(value, bool) else default


def save(settings: Settings) -> str:
    """Write them. Returns a sentence if that failed; the game goes on without."""
    try:
        write_text(path(), json.dumps(asdict(settings), indent=2) + "\n")
    except OSError as reason:
        return tr("The settings could not be written: {reason}.", reason=reason.strerror or reason)
    return ""
