"""A language that nobody speaks: every word two fifths longer and accented, so that what was not translated shows.

`python -m tests.words.pseudo WIDTHxHEIGHT` draws every screen in it and prints, as JSON, what went wrong: words that
lie on each other or are cut, and words that did not come from the catalogue.
"""

import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from game.language import CHOSEN

ACCENTS = str.maketrans("aeiouycnsAEIOUYCNS", "áéíóúýçñšÁÉÍÓÚÝÇÑŠ")
LONGER = 0.4
VOWELS = "aeiouy"
# What stays as it is: values in braces, colours and targets of marked words, commands, keys and paths.
KEPT = re.compile(
    r"(\{\{?[a-z0-9_]+\||\{\{\{[a-z0-9_]+\}\||\{[^{}]*\}|\]\([^)]*\)|'high-fence[^']*'|high-fence [^ ]+|--[a-z-]+"
    r"|\b[A-Z]{2,}\b|'[a-z_-]+(?: [A-Z.]+)*')"
)
WORD = re.compile(r"[A-Za-z]{3,}")


def stretched(word: str) -> str:
    """A word with doubled vowels, and more letters where these are not enough."""
    extra, letters = round(len(word) * LONGER), []
    for letter in word:
        letters.append(letter)
        if extra and letter.lower() in VOWELS:
            letters.append(letter.lower())
            extra -= 1
    return ("".join(letters) + "e" * extra).translate(ACCENTS)


def said(message: str) -> str:
    """A message in this language."""
    parts = KEPT.split(message)
    return "".join(
        part if place % 2 else WORD.sub(lambda found: stretched(found.group()), part)
        for place, part in enumerate(parts)
    )


def write(folder: Path) -> Path:
    """Write the catalogue of this language, as the game reads it."""
    from tests.words.catalogue import compiled, filled

    path = folder / "pseudo.mo"
    path.write_bytes(compiled(filled("en", said)))
    return path


# ---- in a program of its own, for the language is chosen when it starts -----------------------------------


def faults(size: tuple[int, int]) -> dict[str, list[str]]:
    """Every screen that has any, with what is wrong on it."""
    from tests.ui import reading
    from tests.ui.gallery import scenes
    from tests.ui.test_screens_more import look

    found: dict[str, list[str]] = {}
    for name, app in scenes(size, "standard"):
        drawn = look(app)
        wrong = [*reading.overlaps(drawn), *reading.cut(drawn)]
        wrong += [f"not of the catalogue: {text}" for text in _plain(text.shown for text in drawn)]
        if wrong:
            found[name] = wrong
    return found


def _plain(texts: Iterator[str]) -> list[str]:
    """Texts with a word that has no accent, though it has a letter that would have one."""
    return sorted({text for text in texts if any(_untouched(word) for word in WORD.findall(text))})


def _untouched(word: str) -> bool:
    return not word.isupper() and any(letter in VOWELS for letter in word.lower())


def main(size: tuple[int, int]) -> None:
    """Draw and judge."""
    import pygame

    from game.play import saving

    pygame.display.init()
    pygame.font.init()
    os.environ[saving.HOME] = tempfile.mkdtemp()
    sys.stdout.write(json.dumps(faults(size), indent=1, ensure_ascii=False))


if __name__ == "__main__":
    if CHOSEN not in os.environ:
        sys.exit(f"Set {CHOSEN} to a catalogue first.")
    wide, high = map(int, sys.argv[1].split("x"))
    main((wide, high))
