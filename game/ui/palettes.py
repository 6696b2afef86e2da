"""The palettes: six hexadecimal digits for every colour that a screen may name. What each is for, theme says."""

PARTIES = ("you", "rival", "china", "ally", "open", "other")
"""Colours that say whose something is; the last two are never beside each other and may be the same."""

_STANDARD = {
    "bg": "090E14", "ocean": "0C141C", "shelf": "1A2B3A", "land": "283949", "card": "111922", "raised": "18222D",
    "hover": "212E3C", "line": "222F3C", "line2": "5C7186", "t1": "E8EEF4", "t2": "ACBAC7", "t3": "8697A7",
    "ink": "06111A", "accent": "5EB8F0", "good": "48BE96", "warn": "ECB248", "bad": "F07858",
    # from Okabe and Ito, moved in lightness until every pair stays apart in four kinds of colour vision
    "you": "6FC3F2", "rival": "E69F00", "china": "C66BB0", "ally": "1F9E78", "open": "5A6773", "other": "5A6773",
}  # fmt: skip
# the parties differ in lightness too, so that they keep apart even where no colour is seen; good and bad are blue and
# orange, which every kind of colour vision tells apart
_SAFE = _STANDARD | {
    "accent": "7CC4F5", "good": "62B6F0", "warn": "F0D264", "bad": "F59A4E",
    "you": "8CDBEC", "rival": "FDFAA7", "china": "E388E6", "ally": "39946B", "open": "5D6578", "other": "5D6578",
}  # fmt: skip
_CONTRAST = {
    "bg": "000000", "ocean": "000000", "shelf": "161616", "land": "262626", "card": "000000", "raised": "0E0E0E",
    "hover": "262626", "line": "6E6E6E", "line2": "C8C8C8", "t1": "FFFFFF", "t2": "F0F0F0", "t3": "D6D6D6",
    "ink": "000000", "accent": "6FD0FF", "good": "7BE0B8", "warn": "FFD23F", "bad": "FF9A7A",
    "you": "8CDBEC", "rival": "FDFAA7", "china": "E388E6", "ally": "39946B", "open": "5D6578", "other": "5D6578",
}  # fmt: skip
PALETTES: dict[str, dict[str, str]] = {"standard": _STANDARD, "safe": _SAFE, "contrast": _CONTRAST}
