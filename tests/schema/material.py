"""Files for tests: a good level and a good replay, and ways to spoil them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from game.schema import library
from game.schema.order import Order
from game.schema.problems import OtherVersion, Rejected
from game.schema.reading import canonical, read_replay
from game.schema.replay import Replay

LEVEL = (library.folder() / "first-licence.toml").read_text("utf-8")
SMALL = Replay(
    rules="1",
    level="first-licence",
    level_hash="0" * 64,
    seed=7,
    seat="capitol",
    orders=((Order(seat="capitol", lever="notice", value=1.0),), ()),
    digests=("0123abcd", "89ef4567"),
    pending=(Order(seat="capitol", lever="country_tier", target="CHN", value=2.0),),
    name="Zoë’s game",
)
TEXT = canonical(SMALL)


def write(folder: Path, content: str | bytes, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def replaced(old: str, new: str, text: str = LEVEL) -> str:
    """The text with one passage replaced; a passage that is not there is a mistake of the test."""
    assert old in text, old
    return text.replace(old, new, 1)


def line_of(text: str, passage: str) -> int:
    return text[: text.index(passage)].count("\n") + 1


def level_problems(path: Path) -> tuple[str, ...]:
    with pytest.raises(Rejected) as caught:
        library.read_file(path)
    return caught.value.problems


def replay_problems(path: Path) -> tuple[str, ...]:
    with pytest.raises(Rejected) as caught:
        read_replay(path)
    return caught.value.problems


def altered(change: Callable[[dict], object]) -> str:
    """The small replay's text after a change of its data."""
    data = json.loads(TEXT)
    change(data)
    return json.dumps(data)


def outcome(path: Path) -> str:
    """Whether a replay is read or politely refused. Anything else is an error of the loader."""
    try:
        read_replay(path)
    except Rejected as reason:
        return "rejected" if all(problem.isprintable() for problem in reason.problems) else "spoils the screen"
    except OtherVersion:
        return "other version"
    return "read"
