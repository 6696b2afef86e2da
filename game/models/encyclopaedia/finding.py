"""Looking things up: the best page first."""

from difflib import get_close_matches
from functools import lru_cache

from game.models.encyclopaedia.entry import KINDS, Entry
from game.models.encyclopaedia.linking import plain

_ORDER = tuple(KINDS)


def find(book: dict[str, Entry], asked: str, most: int = 60) -> list[Entry]:
    """Pages that have to do with some words, the best first; all words must occur, or nearly.

    A title that is what was asked comes before one that begins so, one that has the words, and a text that has them.
    """
    words = asked.casefold().replace("_", " ").split()
    if not words:
        return []
    if asked in book:
        return [book[asked]]
    ranked = [(_rank(entry, words), entry) for entry in book.values()]
    found = sorted(
        ((rank, entry) for rank, entry in ranked if rank > 0),
        key=lambda one: (-one[0], _ORDER.index(one[1].kind), one[1].title),
    )
    if found:
        return [entry for _, entry in found[:most]]
    titles = {entry.title.casefold(): entry for entry in reversed(book.values())}
    return [titles[near] for near in get_close_matches(" ".join(words), titles, n=5, cutoff=0.6)]


def _rank(entry: Entry, words: list[str]) -> float:
    """How well a page answers; 0 if it does not."""
    asked = " ".join(words)
    names = [entry.title.casefold(), *(one.casefold().replace("_", " ") for one in entry.also)]
    if asked in names:
        return 100.0 - (names.index(asked) > 0)
    best = max(_likeness(name, words) for name in names)
    if best:
        return best
    text = _folded(entry)
    if all(word in text for word in words):
        return 5.0 + min(4.0, sum(text.count(word) for word in words) / 4)
    return 0.0


@lru_cache(maxsize=4096)
def _folded(entry: Entry) -> str:
    return plain(f"{entry.line} {entry.text}").casefold()


def _likeness(name: str, words: list[str]) -> float:
    """How well a name answers: it begins with what was asked, has its words, or has their beginnings."""
    if name.startswith(" ".join(words)):
        return 80.0 - min(20.0, len(name) / 10)
    own = name.split()
    if all(word in own for word in words):
        return 60.0 - min(20.0, len(own))
    if all(any(one.startswith(word) for one in own) for word in words):
        return 40.0 - min(20.0, len(own))
    return 0.0
