"""Colours, type and scale. Sizes everywhere are in design pixels at scale 1, which is a 1280x720 window."""

from dataclasses import dataclass

Colour = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""


def shade(digits: str) -> Colour:
    """A colour from six hexadecimal digits."""
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


# grounds, from back to front
BG = shade("090E14")  # the window
OCEAN = shade("0C141C")  # the map's sea
SHELF = shade("1A2B3A")  # the soft glow round the land
LAND = shade("283949")  # land before a colour is mixed in
CARD = shade("111922")  # cards and panels
RAISED = shade("18222D")  # inputs, chips, tooltips
HOVER = shade("212E3C")  # what the mouse is over
LINE = shade("222F3C")  # hairlines
LINE2 = shade("5C7186")  # outlines of controls, 3.5:1 on CARD
# words
T1 = shade("E8EEF4")  # primary
T2 = shade("ACBAC7")  # secondary
T3 = shade("8697A7")  # captions and axes
INK = shade("06111A")  # words on the accent colour
# meaning; always with an icon, an arrow or a dash beside it
ACCENT = shade("5EB8F0")
GOOD = shade("48BE96")
WARN = shade("ECB248")
BAD = shade("F07858")
# whose it is: from Okabe and Ito, moved in lightness until every pair stays apart in four kinds of colour vision
PARTY = {
    "you": shade("6FC3F2"),
    "rival": shade("E69F00"),
    "china": shade("C66BB0"),
    "ally": shade("1F9E78"),
    "open": shade("5A6773"),
    "other": shade("5A6773"),
}
NAMED: dict[str, Colour] = {
    "bg": BG,
    "ocean": OCEAN,
    "land": LAND,
    "card": CARD,
    "raised": RAISED,
    "hover": HOVER,
    "line": LINE,
    "line2": LINE2,
    "t1": T1,
    "t2": T2,
    "t3": T3,
    "muted": T3,
    "ink": INK,
    "accent": ACCENT,
    "good": GOOD,
    "warn": WARN,
    "bad": BAD,
    **PARTY,
}

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


def readable(tint: Colour, ground: Colour = CARD, needed: float = 4.6) -> Colour:
    """`tint`, or the nearest lighter one in which words can be read on `ground`."""
    for tenth in range(11):
        lifted = mix(tint, T1, tenth / 10)
        if contrast(lifted, ground) >= needed:
            return lifted
    return T1


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
