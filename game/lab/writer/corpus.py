"""What the writer reads: plays, as numbers for letters, with a part kept aside that no training sees."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from game.schema.files import read_text

Letters = npt.NDArray[np.int64]

BLOCK = 2000  # letters that stay together
ASIDE = 20  # one block in so many is never trained on
STRIDE = 89  # blocks are read in this step, so that every amount of text has a part of every play
_MOST = 4 * 1024 * 1024


@dataclass(frozen=True, eq=False)
class Corpus:
    """A text as numbers [letter], its alphabet, and the part kept aside."""

    alphabet: str
    reading: Letters
    aside: Letters

    def spell(self, numbers: Letters) -> str:
        """Letters for numbers."""
        return "".join(self.alphabet[number] for number in numbers)

    def numbers(self, text: str) -> Letters:
        """Numbers for letters; those that no play has become spaces."""
        space = self.alphabet.index(" ")
        known = {letter: place for place, letter in enumerate(self.alphabet)}
        return np.array([known.get(letter, space) for letter in text], dtype=np.int64)


def text_file() -> Path:
    """The plays: inside the package when installed, beside it in a source tree."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "assets"
    return (inside if inside.is_dir() else package.parent / "assets") / "text" / "plays.txt"


@lru_cache(maxsize=1)
def corpus() -> Corpus:
    """The plays that come with the game. Raises Rejected."""
    return divided(read_text(text_file(), _MOST))


def divided(text: str) -> Corpus:
    """A text in the order in which it is read, and the part kept aside."""
    alphabet = "".join(sorted(set(text)))
    known = {letter: place for place, letter in enumerate(alphabet)}
    numbers = np.array([known[letter] for letter in text], dtype=np.int64)
    blocks = [numbers[start : start + BLOCK] for start in range(0, len(numbers), BLOCK)]
    count = len(blocks)
    order = list(dict.fromkeys(place * STRIDE % count for place in range(count)))
    order += [place for place in range(count) if place not in set(order)]
    aside = [blocks[place] for place in range(count) if place % ASIDE == ASIDE // 2]
    reading = [blocks[place] for place in order if place % ASIDE != ASIDE // 2]
    return Corpus(alphabet, np.concatenate(reading or blocks), np.concatenate(aside or blocks))
