"""Where the shipped files lie: inside the installed package, or beside it in a source tree."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from game.language import tr


def assets() -> Traversable:
    """The folder of fonts, icons, sounds and the map."""
    inside = resources.files("game") / "assets"
    if inside.is_dir():
        return inside
    beside = Path(__file__).resolve().parent.parent.parent / "assets"
    if beside.is_dir():
        return beside
    raise FileNotFoundError(tr("The game's assets folder is missing: install the game again."))


def asset_bytes(kind: str, name: str) -> bytes:
    """The content of one file, such as ('icons', 'globe.svg')."""
    return assets().joinpath(kind, name).read_bytes()
