"""Where levels are found, by name or as files, and how they are read."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from game.schema.crosscheck import crosscheck
from game.schema.level import Level
from game.schema.places import Lines
from game.schema.problems import FieldPath, Finding, Rejected, dotted, escaped, nearest, shown
from game.schema.reading import fill, read_toml

Check = Callable[[Level], list[Finding]]


@dataclass
class Spots:
    """File and line of what stands in a level and in the world it names."""

    file: str
    lines: Lines
    world: tuple[str, Lines] | None = None

    def of(self, path: FieldPath) -> tuple[str, int]:
        """Where a field stands, or the innermost table around it that is written somewhere."""
        while True:
            file, lines, inner = self.file, self.lines, path
            if self.world is not None and path[:1] == ("world",):
                (file, lines), inner = self.world, path[1:]
            if inner in lines:
                return file, lines[inner]
            path = path[:-1]


@dataclass(frozen=True)
class Entry:
    """A level that was read, and the fingerprint of all its content."""

    level: Level
    fingerprint: str


def folder() -> Path:
    """The levels that come with the game: inside the package when installed, beside it in a source tree."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "levels"
    return inside if inside.is_dir() else package.parent / "levels"


def names() -> list[str]:
    """Ids of the levels that come with the game."""
    return sorted(path.stem for path in folder().glob("*.toml"))


def read(name: str) -> Entry:
    """Read a level of the game by its id. Raises Rejected."""
    known = names()
    if name not in known:
        raise Rejected([f"There is no level {shown(name)}. {nearest(name, known)}"])
    path = folder() / f"{name}.toml"
    return _remembered(path, tuple(file.stat().st_mtime_ns for file in (path, *_worlds(path))))


@lru_cache(maxsize=64)
def _remembered(path: Path, _stamps: tuple[int, ...]) -> Entry:
    """Read a file once, and again when it or a world beside it was written anew."""
    return read_file(path, ours=True)


def survey() -> tuple[list[Entry], dict[str, Rejected]]:
    """Every level of the game that can be read, and what is wrong with the others, by id."""
    entries, broken = [], {}
    for name in names():
        try:
            entries.append(read(name))
        except Rejected as reason:
            broken[name] = reason
    return entries, broken


def read_file(path: Path, check: Check = crosscheck, *, ours: bool = False) -> Entry:
    """Read a level from a file.

    Args:
        path: the file; its name without .toml is the level's id.
        check: what to look at beyond single fields.
        ours: it came with the game.

    Raises:
        Rejected: with every problem that was found, each with file, line and field.
    """
    data, lines = read_toml(path, ours=ours)
    spots = Spots(escaped(str(path), 200), lines)
    if "id" in data:
        raise Rejected([_placed(Finding(("id",), "a level's id is the name of its file; leave it out."), spots)])
    data["id"] = path.stem
    if isinstance(data.get("world"), str):
        _add_world(data, spots, path)
    level = fill(Level, data)
    found, more = (check(level), 0) if isinstance(level, Level) else level
    if found or not isinstance(level, Level):
        found.sort(key=lambda finding: spots.of(finding.path))
        raise Rejected([_placed(finding, spots) for finding in found], unlisted=more)
    text = json.dumps(data, sort_keys=True)
    return Entry(level, hashlib.sha256(text.encode()).hexdigest())


def _placed(finding: Finding, spots: Spots) -> str:
    """A finding as a sentence that begins with file, line and field."""
    file, line = spots.of(finding.path)
    return f"{file}:{line}: {dotted(finding.path)}: {finding.sentence}"


def _add_world(data: dict[str, Any], spots: Spots, path: Path) -> None:
    """Replace the name of a world by its data, found beside the level or among the game's own."""
    known = {world.stem: world for world in _worlds(path)}
    name = data["world"]
    if name not in known:
        finding = Finding(("world",), f"there is no world {shown(name)}. {nearest(name, known)}")
        raise Rejected([_placed(finding, spots)])
    world = known[name]
    data["world"], lines = _world(world, world.stat().st_mtime_ns)
    spots.world = escaped(str(world), 200), lines


@lru_cache(maxsize=16)
def _world(path: Path, _stamp: int) -> tuple[dict[str, Any], Lines]:
    """Starting data that several levels share, read once; nobody changes it."""
    return read_toml(path, ours=path.is_relative_to(folder()))


def _worlds(path: Path) -> Iterator[Path]:
    """Files of shared starting data; those beside the level come last and win."""
    for levels in (folder(), path.parent):
        yield from sorted((levels / "world").glob("*.toml"))
