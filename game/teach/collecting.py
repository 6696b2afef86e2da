"""What was handed in: found in folders as the platforms pack them, and whose it is."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from game.schema.problems import Rejected, escaped
from game.teach.gradebook.rosters import Person, Roster

DEPTH, FILES, ENTRIES = 12, 10_000, 200_000  # folders in folders; files; things looked at
_ENDS = re.compile(r"\.replay(\.(txt|json))?$", re.IGNORECASE)
_CANVAS = re.compile(r"^[^_]*_(?P<late>LATE_)?(?P<id>\d{1,18})_\d{1,18}_", re.IGNORECASE)
_BLACKBOARD = re.compile(r"_(?P<id>[^_]+)_attempt_(?P<when>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(_|$|\.)")
_MOODLE = re.compile(r"^(?P<name>.+)_\d{1,18}_assignsubmission_(file|onlinetext)_?$")
_BRIGHTSPACE = re.compile(r"^\d{1,18}-\d{1,18} - (?P<name>.+?) - .*\d.*$")


@dataclass(frozen=True)
class Found:
    """One file that somebody may have handed in."""

    path: Path
    name: str  # relative to the folder, with / between its parts


@dataclass(frozen=True)
class Handed:
    """What a platform's names say of a file."""

    person: Person | None = None
    when: str = ""  # hand-in by the platform's clock; empty where names do not say
    late: bool = False  # the platform calls it late


def collect(folder: Path) -> list[Found]:
    """Every hand-in below a folder, in a fixed order. Links are not followed, archives not opened.

    Raises:
        Rejected: there is no such folder, or there is too much in it.
    """
    if not folder.is_dir():
        raise Rejected([f"{escaped(str(folder), 200)}: there is no such folder."])
    found = sorted(_below(folder, "", 0, [0]), key=lambda one: one.name)
    if len(found) > FILES:
        raise Rejected([f"{escaped(str(folder), 200)}: {len(found)} files to grade; {FILES} are allowed at once."])
    return found


def _below(folder: Path, name: str, depth: int, seen: list[int]) -> Iterator[Found]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        seen[0] += 1
        if seen[0] > ENTRIES:
            raise Rejected([f"more than {ENTRIES} files and folders lie there."])
        here = f"{name}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if depth < DEPTH and entry.name != "__MACOSX":
                yield from _below(Path(entry.path), f"{here}/", depth + 1, seen)
        elif _ENDS.search(entry.name) and not entry.name.startswith("._"):
            yield Found(Path(entry.path), here)


def handed(found: Found, roster: Roster) -> Handed:
    """Who handed a file in, and when, as far as the names of file and folders tell."""
    *folders, name = found.name.split("/")
    if (match := _CANVAS.match(name)) and (person := roster.find(match["id"])):
        return Handed(person, late=bool(match["late"]))
    if (match := _BLACKBOARD.search(name)) and (person := roster.find(match["id"])):
        when = datetime.strptime(match["when"], "%Y-%m-%d-%H-%M-%S").replace(tzinfo=UTC)
        return Handed(person, when=when.strftime("%Y-%m-%dT%H:%M:%SZ"))
    for one in reversed(folders):
        match = _MOODLE.match(one) or _BRIGHTSPACE.match(one)
        if match and (person := _named(match["name"], roster)):
            return Handed(person)
    return Handed()


def _named(name: str, roster: Roster) -> Person | None:
    """The only person of this name."""
    wanted = _words(name)
    people = [one for one in roster.people if _words(f"{one.first} {one.last}") == wanted]
    return people[0] if len(people) == 1 else None


def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"\w+", name.casefold())))
