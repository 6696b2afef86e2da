"""Papers that commands write and the game shows: found by name among the assets, read once, and again when renewed."""

import json
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from game.schema.problems import Rejected, dotted
from game.schema.reading import fill, read_json


class Paper(BaseModel):
    """What a file of findings is made of."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


Kind = TypeVar("Kind", bound=Paper)


def assets() -> Path:
    """The folder of assets, in an installed package or in a source tree."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "assets"
    return inside if inside.is_dir() else package.parent / "assets"


def read_paper(path: Path, kind: type[Kind], what: str) -> Kind | None:
    """Read a paper; None if there is none.

    Args:
        path: the file.
        kind: what it holds.
        what: what it is called in a complaint, such as "certificate".

    Raises:
        Rejected: it cannot be read; one sentence.
    """
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        return None
    found = _remembered(path, stamp, kind, what)
    return found if isinstance(found, kind) else None


@lru_cache(maxsize=64)
def _remembered(path: Path, _stamp: int, kind: type[Paper], what: str) -> Paper:
    """Read a file once, and again when it was written anew."""
    try:
        found = fill(kind, read_json(path))
    except Rejected as reason:
        raise Rejected([_broken(path, what, reason.problems[0].removeprefix(f"{path}:").strip())]) from None
    if isinstance(found, tuple):
        first = found[0][0]
        raise Rejected([_broken(path, what, f"{dotted(first.path)}: {first.sentence}")])
    return found


def _broken(path: Path, what: str, why: str) -> str:
    return f"The {what} {path.name} cannot be read: {why}"


def written(paper: Paper) -> str:
    """A paper as the text of its file: the same bytes for the same findings."""
    return json.dumps(paper.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"
