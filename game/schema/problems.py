"""What is wrong with a file: one sentence per problem, with the place and what is allowed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from game.schema.caps import PROBLEMS

SHOWN = 80  # characters of somebody else's text that a sentence quotes
SENTENCE = 1000  # characters of a sentence about them

FieldPath = tuple[str | int, ...]


class Rejected(ValueError):
    """A file that cannot be used. `problems` has a sentence for everything that is wrong with it."""

    def __init__(self, problems: Sequence[str], *, unlisted: int = 0, picture: Sequence[str] = ()) -> None:
        """Keep the sentences.

        Args:
            problems: what is wrong, each with its place.
            unlisted: how many more there are that nobody put into words.
            picture: lines that show the place, for below the sentences.
        """
        self.problems = tuple(escaped(problem, SENTENCE) for problem in problems)
        more = len(self.problems) - PROBLEMS + unlisted
        listed = [*self.problems[:PROBLEMS], f"and {more} more"] if more > 0 else self.problems
        super().__init__("\n".join([*listed, *picture]))


class OtherVersion(ValueError):
    """A file written by another version of the game. Both are named."""


@dataclass(frozen=True)
class Finding:
    """Something wrong inside a file's data, before anyone knows on which line it stands."""

    path: FieldPath
    sentence: str


def dotted(path: FieldPath) -> str:
    """Write a path as people do: labs.2.cash."""
    return ".".join(escaped(str(part)) for part in path) or "the file"


def escaped(text: str, limit: int = SHOWN) -> str:
    """Make text from outside harmless on a screen: nothing invisible, nothing long."""
    cut = text[: limit + 1]
    plain = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"


def shown(value: object) -> str:
    """Quote a value from a file."""
    match value:
        case str():
            return f"'{escaped(value)}'"
        case bool():
            return str(value).lower()
        case dict():
            return f"a table of {len(value)}"
        case list() | tuple():
            return f"a list of {len(value)}"
        case _:
            return escaped(str(value))


def closest(name: str, known: Iterable[str]) -> str:
    """The name that somebody who wrote this one probably meant, or nothing."""
    return next(iter(get_close_matches(name[:SHOWN], sorted(known), n=1, cutoff=0.5)), "")


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a sentence that helps whoever misspelt a name: the closest one that exists, then all of them."""
    names = sorted(known)
    near = closest(name, names)
    hint = f"Did you mean '{near}'? " if near else ""
    return f"{hint}Known: {', '.join(names)}." if names else "There is none."
