"""Running text: **strong**, {accent|words}, [words](target) and line breaks, wrapped to a width."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from game.ui import theme
from game.ui.pen.words import clean, font, line_height, width_of
from game.ui.theme import Colour, Scale


class Run(NamedTuple):
    """One word of running text, where it stands from the upper left corner of the text."""

    x: int
    y: int
    role: str
    colour: Colour
    words: str
    target: str


_PIECE = re.compile(
    r"(\*\*.+?\*\*|\{[a-z0-9_]+\|[^}]+\}|\[[^\]]+\]\([^)\s]+\)|\n|[^\S\n\u00a0]+|(?:[^\s*{\[]|\u00a0)+|[*{\[])"
)


def _pieces(markup: str, role: str, tint: Colour) -> Iterator[tuple[str, str, Colour, str]]:
    """The markup as (words, role, colour, target)."""
    strong = theme.STRONG.get(role, role)
    for piece in _PIECE.findall(markup):
        if piece.startswith("**") and len(piece) > 4:
            yield piece[2:-2], strong, theme.T1, ""
        elif piece.startswith("{") and "|" in piece:
            name, words = piece[1:-1].split("|", 1)
            yield words, strong, theme.readable(theme.NAMED.get(name, tint)), ""
        elif piece.startswith("[") and "](" in piece:
            words, target = piece[1:-1].split("](", 1)
            yield words, role, theme.ACCENT, target
        else:
            yield piece, role, tint, ""


def _break(role: str, scale: Scale, word: str, width: int) -> Iterator[str]:
    """A word in pieces that each fit the width."""
    while word and width_of(role, scale.k, word) > width:
        low, high = 1, len(word)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if font(role, scale).size(word[:middle])[0] <= width else (low, middle - 1)
        yield word[:low]
        word = word[low:]
    if word:
        yield word


@lru_cache(maxsize=512)
def layout(
    markup: str, scale: Scale, width: int, role: str = "body", tint: Colour | None = None
) -> tuple[int, tuple[Run, ...]]:
    """Height and words of running text, wrapped to the width."""
    step, tint = line_height(role, scale), theme.T2 if tint is None else tint
    x = y = 0
    runs: list[Run] = []
    for words, own_role, own_tint, target in _pieces(markup, role, tint):
        if words == "\n":
            x, y = 0, y + step
            continue
        for raw in re.findall(r"[^\S\u00a0]+|[\S\u00a0]+", words):  # a no-break space is part of its word
            if raw.isspace():
                x += width_of(own_role, scale.k, " ") if x else 0
                continue
            for word in _break(own_role, scale, clean(raw, 20_000), width):
                room = width_of(own_role, scale.k, word)
                if x and x + room > width:
                    x, y = 0, y + step
                runs.append(Run(x, y, own_role, own_tint, word, target))
                x += room
    return y + step, tuple(runs)


theme.on_change(layout.cache_clear)
