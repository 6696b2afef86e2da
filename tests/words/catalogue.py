"""The catalogues of `assets/words`: `python -m tests.words.catalogue` renews the English one and compiles the others.

`en.po` has every message of the game. A translator copies it under the code of another language and fills it in;
this command then adds what is new to it, marks what has gone, and compiles it to the file that the game reads.
"""

import io
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from game.language import ENGLISH, folder
from tests.words.messages import messages

SINCE = datetime(2026, 1, 1, tzinfo=UTC)  # the same in every run, so that only words change the file


def fresh() -> Catalog:
    """The English catalogue of the game as it stands."""
    return filled(ENGLISH, lambda words: words)


def filled(code: str, say: Callable[[str], str]) -> Catalog:
    """Every message in another language, each said by a function."""
    made = Catalog(
        locale=code, project="High Fence", version="1", header_comment="# The words of High Fence.", fuzzy=False,
        creation_date=SINCE, revision_date=SINCE, msgid_bugs_address="none", last_translator="none",
        language_team="none",
    )  # fmt: skip
    for (one, many), where in sorted(messages().items()):
        key = (one, many) if many else one
        said = tuple(say(words) for words in key) if many else say(one)
        made.add(key, said, locations=[(file, 1) for file in sorted(where)])
    return made


def written(catalogue: Catalog) -> str:
    """A catalogue as its file has it, without what changes from day to day."""
    target = io.BytesIO()
    write_po(target, catalogue, include_lineno=False, sort_output=True, width=100)
    lines = target.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(('"Generated-By', '"PO-Revision-Date')))


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as the game reads it."""
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def renew(where: Path) -> list[str]:
    """Write the English catalogue, and bring the others up to it. Returns a line for each."""
    now = fresh()
    (where / f"{ENGLISH}.po").write_text(written(now), "utf-8")
    told = [f"{ENGLISH}: {len(now)} messages"]
    for path in sorted(where.glob("*.po")):
        if path.stem != ENGLISH:
            with path.open("rb") as file:
                other = read_po(file, locale=path.stem)
            other.update(now)
            path.write_text(written(other), "utf-8")
            path.with_suffix(".mo").write_bytes(compiled(other))
            told.append(f"{path.stem}: {sum(bool(one.string) for one in other if one.id)} of {len(now)} messages")
    return told


if __name__ == "__main__":
    sys.stdout.write("\n".join(renew(folder())) + "\n")
