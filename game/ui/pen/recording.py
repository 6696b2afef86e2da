"""Who reads along: every text drawn, with its place, colour and ground, for tests that prove a screen readable."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pygame

from game.ui.theme import Colour


@dataclass(frozen=True)
class Drawn:
    """One piece of text as it was drawn, for tests that read the screen."""

    words: str  # what was asked for
    shown: str  # what was drawn
    role: str
    rect: pygame.Rect
    room: int | None  # the width it was given, if it was given one
    colour: Colour
    ground: Colour  # the commonest colour under it
    layer: int  # pop-ups lie on higher layers, and cover what is below
    clip: pygame.Rect

    @property
    def shortened(self) -> bool:
        """Whether an ellipsis replaced some of it."""
        return self.shown != self.words


class _Desk:
    """Who listens to what is drawn, and on which layer the pen is."""

    listener: ClassVar[list[Drawn] | None] = None
    layer: ClassVar[int] = 0


@contextmanager
def record(into: list[Drawn]) -> Iterator[list[Drawn]]:
    """While this is open, every text drawn is also written into the list."""
    before, _Desk.listener = _Desk.listener, into
    try:
        yield into
    finally:
        _Desk.listener = before


@contextmanager
def lifted(levels: int = 1) -> Iterator[None]:
    """What is drawn in here lies above what was drawn before, and may cover it."""
    _Desk.layer += levels
    try:
        yield
    finally:
        _Desk.layer -= levels


def note(
    surface: pygame.Surface, words: tuple[str, str, str], rect: pygame.Rect, room: int | None, tint: Colour
) -> None:
    """Write down (asked, shown, role) that is about to be drawn, if anybody listens and any of it can be seen."""
    if _Desk.listener is None:
        return
    clip = surface.get_clip()
    seen = rect.clip(clip)
    if seen.w and seen.h and words[1].strip():
        asked, shown, role = words
        ground = commonest(surface, seen)
        _Desk.listener.append(Drawn(asked, shown, role, rect.copy(), room, tint, ground, _Desk.layer, clip))


def commonest(surface: pygame.Surface, rect: pygame.Rect) -> Colour:
    """The colour that most pixels of this part of the surface have."""
    pixels = pygame.surfarray.pixels2d(surface)[rect.left : rect.right, rect.top : rect.bottom]
    values, counts = np.unique(pixels, return_counts=True)
    found = surface.unmap_rgb(int(values[counts.argmax()]))
    return found.r, found.g, found.b
