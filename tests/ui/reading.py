"""What is wrong with the texts on a screen: cut off, shortened, on top of each other, or too faint to read."""

from itertools import combinations

from game.ui.theme import contrast

ENOUGH = 4.5  # WCAG 2.2, level AA


def core(text):
    """The part of a line's rectangle where the letters really are."""
    return text.rect.inflate(-2, -round(text.rect.h * 0.35))


def overlaps(drawn):
    """Pairs of texts on the same layer that stand on each other."""
    return [
        f"'{one.shown}' stands on '{other.shown}' at {core(one).clip(core(other))}"
        for one, other in combinations(drawn, 2)
        if one.layer == other.layer and core(one).clip(one.clip).colliderect(core(other).clip(other.clip))
    ]


def faint(drawn):
    """Texts that their ground does not set off."""
    return [
        f"'{text.shown}' has only {contrast(text.colour, text.ground):.1f}:1 on {text.ground}"
        for text in drawn
        if contrast(text.colour, text.ground) < ENOUGH
    ]


def cut(drawn):
    """Texts that leave their room, or whose sides are cut off."""
    return [
        f"'{text.shown}' at {text.rect} leaves its room"
        for text in drawn
        if (text.room is not None and text.rect.w > text.room + 1)
        or text.rect.left < text.clip.left
        or text.rect.right > text.clip.right
    ]


def shortened(drawn):
    """Texts that end in an ellipsis for want of room."""
    return [f"'{text.words}' is shown as '{text.shown}'" for text in drawn if text.shortened]


def faults(drawn):
    """Everything that is wrong, as sentences."""
    return [*overlaps(drawn), *faint(drawn), *cut(drawn), *shortened(drawn)]
