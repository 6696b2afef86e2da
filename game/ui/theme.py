"""Colours, type and scale. Sizes everywhere are in design pixels at scale 1, which is a 1280x720 window."""

from collections.abc import Callable
from dataclasses import dataclass

from game.ui.palettes import PALETTES, PARTIES

Colour = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""


def shade(digits: str) -> Colour:
    """A colour from six hexadecimal digits."""
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


NAMED: dict[str, Colour] = {}  # every colour of the palette in use, by the name that view-models call it
PARTY: dict[str, Colour] = {}  # of them, whose it is
_FOLLOWERS: list[Callable[[], None]] = []
# grounds, from back to front; a palette gives each its value, which changes when the player chooses another
BG: Colour  # the window
OCEAN: Colour  # the map's sea
SHELF: Colour  # the soft glow round the land
LAND: Colour  # land before a colour is mixed in
CARD: Colour  # cards and panels
RAISED: Colour  # inputs, chips, tooltips
HOVER: Colour  # what the mouse is over
LINE: Colour  # hairlines
LINE2: Colour  # outlines of controls
# words
T1: Colour  # primary
T2: Colour  # secondary
T3: Colour  # captions and axes
INK: Colour  # words on the accent colour
# meaning; always with an icon, an arrow or a dash beside it
ACCENT: Colour
GOOD: Colour
WARN: Colour
BAD: Colour


def use(palette: str) -> bool:
    """Draw in another palette from now on; True if it is not the one in use. Raises KeyError if there is none."""
    fresh = {name: shade(digits) for name, digits in PALETTES[palette].items()}
    fresh["muted"] = fresh["t3"]
    if fresh == NAMED:
        return False
    NAMED.update(fresh)
    PARTY.update({name: fresh[name] for name in PARTIES})
    globals().update({name.upper(): tint for name, tint in fresh.items() if name not in PARTIES})
    for forget in _FOLLOWERS:
        forget()
    return True


def on_change(forget: Callable[[], None]) -> None:
    """Whoever keeps pictures in the colours of a palette names here how to forget them."""
    _FOLLOWERS.append(forget)


use("standard")

TYPE = {  # role: weight, design pixels
    "display": ("SemiBold", 20),
    "kpi": ("SemiBold", 16),
    "title": ("SemiBold", 15),
    "body": ("Regular", 13),
    "strong": ("SemiBold", 13),
    "label": ("Regular", 12),
    "label_strong": ("SemiBold", 12),
    "small": ("Regular", 11),
    "small_strong": ("SemiBold", 11),
    "italic": ("Italic", 13),
}
STRONG = {"body": "strong", "label": "label_strong", "small": "small_strong", "italic": "strong"}
SMALLEST = 9  # no letter is drawn with fewer pixels than this, whatever the scale


def colour(name: str) -> Colour:
    """The colour that a view-model calls `name`."""
    if name not in NAMED:
        raise KeyError(f"there is no colour called '{name}'; known are {', '.join(NAMED)}")
    return NAMED[name]


def mix(start: Colour, end: Colour, share: float) -> Colour:
    """The colour that lies `share` of the way from `start` to `end`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
    return red, green, blue


def luminance(tint: Colour) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [value / 255 for value in tint]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast of two colours as WCAG 2.2 defines it, from 1 to 21; words need 4.5, marks need 3."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable(tint: Colour, ground: Colour | None = None, needed: float = 4.6) -> Colour:
    """`tint`, or the nearest lighter one in which words can be read on `ground`, a card if none is named."""
    ground, white = NAMED["card"] if ground is None else ground, NAMED["t1"]
    for tenth in range(11):
        lifted = mix(tint, white, tenth / 10)
        if contrast(lifted, ground) >= needed:
            return lifted
    return white


@dataclass(frozen=True)
class Scale:
    """How many screen pixels one design pixel takes. Calling it turns design pixels into whole screen pixels."""

    k: float = 1.0

    def __call__(self, size: float) -> int:
        """Screen pixels for `size` design pixels; what is more than nothing stays at least one."""
        pixels = round(size * self.k)
        return max(1, pixels) if size > 0 else pixels

    @classmethod
    def fit(cls, width: int, height: int, user: float = 1.0) -> "Scale":
        """The scale for a window of this size; `user` is the player's wish, and there is never more than room."""
        room = min(width / 1280, height / 720)
        eighths = int(room * 8) / 8
        grown = max(1.0, 1 + 0.75 * (eighths - 1))
        return cls(min(grown * user, max(room, 0.75)))
