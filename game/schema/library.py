"""Where levels are found, by name, and how they are read."""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from game.schema.level import Level


@dataclass(frozen=True)
class Entry:
    """A level that was read, and the fingerprint of all its content."""

    level: Level
    fingerprint: str


def folder() -> Traversable:
    """The levels that come with the game: inside the package when installed, beside it in a source tree."""
    inside = resources.files("game") / "levels"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "levels"


def names() -> list[str]:
    """Ids of the levels that come with the game."""
    return sorted(item.name.removesuffix(".toml") for item in folder().iterdir() if item.name.endswith(".toml"))


def read(name: str) -> Entry:
    """Read a level of the game by its id."""
    data = tomllib.loads((folder() / f"{name}.toml").read_text("utf-8"))
    if isinstance(data["world"], str):
        data["world"] = tomllib.loads((folder() / "world" / f"{data['world']}.toml").read_text("utf-8"))
    data["id"] = name
    text = json.dumps(data, sort_keys=True)
    return Entry(Level.model_validate_json(text), hashlib.sha256(text.encode()).hexdigest())
