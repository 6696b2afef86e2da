"""Words as pictures: made safe, measured, shortened and rendered, from caches with a bound."""

import io
import unicodedata
from collections import OrderedDict
from functools import lru_cache
from typing import ClassVar

import pygame

from game.ui import theme
from game.ui.assets import asset_bytes
from game.ui.theme import Colour, Scale

LONGEST = 600  # letters of one line that are drawn at most
GLYPH_PIXELS = 6_000_000  # pixels of rendered words that are kept at most
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class _Kept:
    """Words already rendered, oldest first."""

    pictures: ClassVar[OrderedDict[tuple[str, int, str, Colour], pygame.Surface]] = OrderedDict()
    pixels: ClassVar[int] = 0


@lru_cache(maxsize=4096)
def clean(words: str, limit: int = LONGEST) -> str:
    """Words that are safe to render.

    What cannot be seen is dropped or spelled out, marks do not pile up, and the length is bounded.
    """
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", words[: 4 * limit]):
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if letter in "\t\n\r":
            kept.append(" ")
        elif kind in ("Cc", "Cs") or letter in BIDI:
            kept.append(f"\\u{ord(letter):04x}")
        elif kind != "Cf" and marks <= 2:
            kept.append(letter)
        if len(kept) > limit:
            return "".join(kept[:limit]) + "…"
    return "".join(kept)


@lru_cache(maxsize=64)
def _face(weight: str, pixels: int) -> pygame.font.Font:
    return pygame.font.Font(io.BytesIO(asset_bytes("fonts", f"Inter-{weight}.ttf")), pixels)


def font(role: str, scale: Scale) -> pygame.font.Font:
    """The font of a role such as 'body' or 'small'."""
    weight, pixels = theme.TYPE[role]
    size = max(theme.SMALLEST, scale(pixels))
    try:
        face = _face(weight, size)
        face.get_height()
    except pygame.error:  # pygame was closed, and perhaps opened again, since the font was read
        pygame.font.init()
        _face.cache_clear()
        face = _face(weight, size)
    return face


@lru_cache(maxsize=8192)
def width_of(role: str, k: float, words: str) -> int:
    """The width of words that are already clean."""
    return font(role, Scale(k)).size(words)[0]


def measure(role: str, scale: Scale, words: str) -> int:
    """The width that words take."""
    return width_of(role, scale.k, clean(words))


def line_height(role: str, scale: Scale) -> int:
    """The distance from one line of running text to the next."""
    return round(font(role, scale).get_linesize() * 1.18)


@lru_cache(maxsize=2048)
def shorten(role: str, scale: Scale, words: str, width: int) -> str:
    """As much of the words as fits, with an ellipsis where something had to go."""
    face = font(role, scale)
    if face.size(words)[0] <= width:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        fits = face.size(words[:middle].rstrip() + "…")[0] <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return words[:low].rstrip() + "…"


def render(role: str, scale: Scale, words: str, tint: Colour) -> pygame.Surface:
    """The picture of some clean words, from a cache bounded in pixels."""
    weight, pixels = theme.TYPE[role]
    key = (weight, max(theme.SMALLEST, scale(pixels)), words, tint)
    image = _Kept.pictures.get(key)
    if image is not None:
        _Kept.pictures.move_to_end(key)
        return image
    image = font(role, scale).render(words, True, tint)
    _Kept.pictures[key] = image
    _Kept.pixels += image.get_width() * image.get_height()
    while _Kept.pixels > GLYPH_PIXELS and len(_Kept.pictures) > 1:
        _, old = _Kept.pictures.popitem(last=False)
        _Kept.pixels -= old.get_width() * old.get_height()
    return image
