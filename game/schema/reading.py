"""From a file to checked data: first its size, then its letters, then its shape, then its meaning."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import tomli
from pydantic import BaseModel, ValidationError

from game.schema.caps import DIGITS, JSON_DEPTH, JSON_KEYS, LEVEL_BYTES, REPLAY_BYTES
from game.schema.files import read_text
from game.schema.places import Lines
from game.schema.problems import FieldPath, Finding, OtherVersion, Rejected, dotted, escaped, shown
from game.schema.replay import FORMAT, Replay
from game.schema.wording import findings

_AROUND = 60  # characters shown on either side of a syntax error

Paper = TypeVar("Paper", bound=BaseModel)


def fill(model: type[Paper], data: object) -> Paper | tuple[list[Finding], int]:
    """Make a model of plain data, or say what is wrong with it and how much more is."""
    plain = _tuples(data)
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        return findings(error, plain, model)


def _tuples(data: object) -> object:
    """Lists as tuples: strict models take nothing that could be changed afterwards."""
    if isinstance(data, dict):
        return {key: _tuples(value) for key, value in data.items()}
    if isinstance(data, list):
        return tuple(_tuples(value) for value in data)
    return data


# -- TOML ----------------------------------------------------------------------------------------------


def read_toml(path: Path, *, ours: bool = False) -> tuple[dict[str, Any], Lines]:
    """Read a small TOML file: its data, and the line of every key. Raises Rejected.

    Args:
        path: the file.
        ours: it came with the game, and may be given to the parser without a look at its outline first.
    """
    text = read_text(path, LEVEL_BYTES)
    name = escaped(str(path), 200)
    lines = Lines(text, name)
    if not ours:
        lines.check()
    try:
        return tomli.loads(text), lines
    except tomli.TOMLDecodeError as error:
        raise _syntax(str(error), name, text) from None
    except (RecursionError, ValueError) as error:
        raise Rejected([f"{name}: cannot be read as TOML ({type(error).__name__})."]) from None


def _syntax(message: str, name: str, text: str) -> Rejected:
    """Put the place of a syntax error in front, and show the line with a caret below the place."""
    what, _, place = message.partition(" (at ")
    lines = text.split("\n")
    numbers = re.findall(r"\d+", place)
    line, column = map(int, numbers) if len(numbers) == 2 else (len(lines), len(lines[-1]) + 1)
    sentence = f"{name}:{line}:{column}: {what[:1].lower()}{what[1:]}."
    return Rejected([sentence], picture=_pointed(lines[line - 1], column - 1))


def _pointed(line: str, at: int) -> tuple[str, str]:
    """The part of a line around a place, nothing invisible, and a caret for the line below."""
    begin = max(at - _AROUND, 0)
    before, after = escaped(line[begin:at], 8 * _AROUND), escaped(line[at : at + _AROUND].rstrip(), 8 * _AROUND)
    return f"    {before}{after}".rstrip(), f"    {' ' * len(before)}^"


# -- JSON ----------------------------------------------------------------------------------------------


class _Twice(dict[str, Any]):
    """An object that had a key twice."""

    key = ""


def read_json(path: Path, most: int = REPLAY_BYTES) -> Any:
    """Read a JSON file whose objects are small. Raises Rejected."""
    text = read_text(path, most)
    name = escaped(str(path), 200)
    try:
        data = json.loads(text, object_pairs_hook=_object, parse_int=_integer)
        if isinstance(data, dict | list):
            _sane(data, (), name)
    except json.JSONDecodeError as error:
        raise Rejected([f"{name}:{error.lineno}:{error.colno}: {error.msg}; is this file whole?"]) from None
    except RecursionError:
        raise Rejected([f"{name}: nested deeper than {JSON_DEPTH}."]) from None
    return data


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) == len(pairs):
        return data
    twice = _Twice(data)
    twice.key, _ = Counter(key for key, _ in pairs).most_common(1)[0]
    return twice


def _integer(digits: str) -> int | float:
    """Integers beyond every bound become infinity, which no field takes, before they cost time."""
    return int(digits) if len(digits) <= DIGITS else math.inf


def _sane(data: dict[str, Any] | list[Any], path: FieldPath, name: str) -> None:
    """Refuse what no replay has: deep nests, crowded objects, keys given twice."""
    if len(path) >= JSON_DEPTH:
        raise Rejected([f"{name}: nested deeper than {JSON_DEPTH}."])
    if isinstance(data, _Twice):
        raise Rejected([f"{name}: {dotted((*path, data.key))}: is given twice."])
    if isinstance(data, dict) and len(data) > JSON_KEYS:
        raise Rejected([f"{name}: {dotted(path)}: has {len(data)} fields; {JSON_KEYS} are allowed."])
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, dict | list):
            _sane(value, (*path, key), name)


def read_paper(path: Path, kind: type[Paper], form: int) -> tuple[str, Paper]:
    """Read a JSON file that says in which format it is written.

    Args:
        path: where it lies.
        kind: what it should be.
        form: the format that this version reads.

    Returns:
        The path as it may be shown, and the paper.

    Raises:
        Rejected: the file is none, or not a whole one.
        OtherVersion: it is written in another format.
    """
    data = read_json(path)
    name = escaped(str(path), 200)
    written = data.get("format") if isinstance(data, dict) else None
    if isinstance(written, int) and not isinstance(written, bool) and written != form:
        raise OtherVersion(f"{name}: written in format {written}; this version of the game reads format {form}.")
    paper = fill(kind, data)
    if isinstance(paper, tuple):
        found, more = paper
        raise Rejected([f"{name}: {dotted(f.path)}: {f.sentence}" for f in found], unlisted=more)
    return name, paper


def read_replay(path: Path) -> Replay:
    """Read a replay or a save.

    Raises:
        Rejected: the file is none, or not a whole one.
        OtherVersion: another version of the game wrote it.
    """
    name, replay = read_paper(path, Replay, FORMAT)
    if problems := list(_records(replay)):
        raise Rejected([f"{name}: {problem}" for problem in problems])
    return replay


def _records(replay: Replay) -> Iterator[str]:
    """What no single field of a replay shows."""
    if len(replay.orders) != len(replay.digests):
        counts = f"{len(replay.orders)} turns of orders and {len(replay.digests)} digests"
        yield f"digests: there must be one for each turn, but there are {counts}."
    for turn, orders in enumerate((*replay.orders, replay.pending)):
        where = "pending" if turn == len(replay.orders) else f"orders.{turn}"
        given = Counter((order.seat, order.lever, order.target) for order in orders)
        for (seat, lever, target), times in given.items():
            if times > 1:
                yield f"{where}: {shown(seat)} sets {shown(f'{lever} {target}'.strip())} {times} times in one turn."


def canonical(replay: Replay) -> str:
    """A replay as the text that is written to disk: the same bytes for the same game."""
    return replay.model_dump_json(exclude=None if replay.classwork else {"classwork"}) + "\n"
