"""What the library of the game is written in: essays with their facts, and terms."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from game.language import code
from game.schema.problems import Rejected
from game.schema.reading import fill, read_toml

Line = Annotated[str, Field(min_length=1, max_length=200)]
Prose = Annotated[str, Field(min_length=1, max_length=8000)]
Paper = TypeVar("Paper", bound=BaseModel)


class _Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Told(_Paper):
    """A fact: what is said, how sure it is, who says it, and where it is disputed what the other side says."""

    text: Prose
    confidence: Literal["high", "medium", "disputed"]
    sources: tuple[Line, ...] = Field(min_length=1, description="keys of the bibliography")
    against: Prose | None = Field(default=None, description="the other side of a disputed fact")
    against_sources: tuple[Line, ...] = ()


class Essay(_Paper):
    """A file in assets/essays/."""

    title: Line
    asks: Line = Field(description="the question it answers")
    place: Annotated[int, Field(ge=1, le=99)] = Field(description="where it stands in the list")
    text: Prose
    facts: tuple[Told, ...] = ()


class Term(_Paper):
    """One word of the field or of the game."""

    title: Line
    text: Prose
    also: tuple[Line, ...] = Field(default=(), description="other words for it, which also lead here")
    sources: tuple[Line, ...] = ()
    quiet: bool = Field(default=False, description="a common word: texts do not lead here by themselves")


class Terms(_Paper):
    """The file assets/essays/terms.toml."""

    terms: dict[str, Term]


def folder() -> Path:
    """The game's essays: inside the package when installed, beside it in a source tree."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "assets"
    return (inside if inside.is_dir() else package.parent / "assets") / "essays"


@lru_cache(maxsize=1)
def essays() -> dict[str, Essay]:
    """Every essay by the name of its file, in the order of the list. Raises Rejected."""
    found = {path.stem: _read(path, Essay) for path in folder().glob("*.toml") if path.stem != "terms"}
    return dict(sorted(found.items(), key=lambda item: item[1].place))


@lru_cache(maxsize=1)
def terms() -> dict[str, Term]:
    """Every term by its id. Raises Rejected."""
    return _read(folder() / "terms.toml", Terms).terms


def _in_language(path: Path) -> Path:
    """The same file in the player's language, from a folder of its code beside it, where there is one."""
    other = path.parent / code() / path.name
    return other if other.is_file() else path


def _read(path: Path, model: type[Paper]) -> Paper:
    made = fill(model, read_toml(_in_language(path))[0])
    if not isinstance(made, tuple):
        return made
    found, more = made
    raise Rejected([f"{path.name}: {'.'.join(map(str, one.path))}: {one.sentence}" for one in found], unlisted=more)
