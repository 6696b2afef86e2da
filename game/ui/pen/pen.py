"""The pen: draws words, boxes, lines, discs and icons on one surface at one scale."""

from collections.abc import Iterator
from contextlib import contextmanager

import pygame

from game.ui import theme
from game.ui.pen import plates, recording, running, words
from game.ui.pen.plates import ALL, Corners, Tint
from game.ui.theme import Colour, Scale

Point = tuple[float, float]


class Pen:
    """Draws on one surface at one scale; calling `pen.s(12)` turns design pixels into screen pixels."""

    def __init__(self, surface: pygame.Surface, scale: Scale) -> None:
        self.surface = surface
        self.s = scale

    def text(
        self,
        role: str,
        at: Point,
        what: str,
        tint: Colour | None = None,
        anchor: str = "topleft",
        width: int | None = None,
    ) -> pygame.Rect:
        """Draw one line and return its rectangle.

        `anchor` is the corner or middle of the line that stands at `at`, by its pygame.Rect name: 'topleft',
        'midright', 'center'. A line longer than `width` ends in an ellipsis.
        """
        asked = words.clean(str(what))
        shown = asked if width is None else words.shorten(role, self.s, asked, width)
        tint = theme.T1 if tint is None else tint
        image = words.render(role, self.s, shown, tint)
        rect = image.get_rect()
        setattr(rect, anchor, (round(at[0]), round(at[1])))
        recording.note(self.surface, (asked, shown, role), rect, width, tint)
        self.surface.blit(image, rect)
        return rect

    def rich(self, rect: pygame.Rect, markup: str, role: str = "body", tint: Colour | None = None) -> int:
        """Draw running text wrapped to the width of `rect` from its top; returns the height it takes."""
        height, runs = running.layout(markup, self.s, rect.w, role, tint)
        for run in runs:
            self.run(run, rect.topleft)
        return height

    def run(self, run: running.Run, origin: tuple[int, int]) -> None:
        """Draw one word of running text that was laid out from `origin`."""
        image = words.render(run.role, self.s, run.words, run.colour)
        place = image.get_rect(topleft=(origin[0] + run.x, origin[1] + run.y))
        recording.note(self.surface, (run.words, run.words, run.role), place, None, run.colour)
        self.surface.blit(image, place)

    def box(
        self,
        rect: pygame.Rect,
        fill: Tint | None,
        radius: int = 0,
        border: Tint | None = None,
        corners: Corners = ALL,
        thick: int = 1,
    ) -> None:
        """A box with smooth corners, and a border if one is named; sizes are screen pixels."""
        if rect.w <= 0 or rect.h <= 0:
            return
        inner = pygame.Rect(rect)
        if border is not None:
            self.surface.blit(plates.plate(inner.size, radius, border, corners), inner)
            inner = inner.inflate(-2 * thick, -2 * thick)
            radius = max(0, radius - thick)
        if fill is not None and inner.w > 0 and inner.h > 0:
            self.surface.blit(plates.plate(inner.size, radius, fill, corners), inner)

    def frame(self, rect: pygame.Rect, tint: Colour, radius: int, thick: int) -> None:
        """Only the outline of a rounded box."""
        self.surface.blit(plates.outline(rect.size, radius, tint, thick), rect)

    def shadow(self, rect: pygame.Rect, radius: int) -> None:
        """The soft shadow of something that floats above the rest."""
        blur = self.s(8)
        self.surface.blit(plates.shadow(rect.size, radius, blur), (rect.x - 2 * blur, rect.y - 2 * blur + self.s(4)))

    def disc(self, centre: Point, radius: float, tint: Colour, ring: Colour | None = None, thick: float = 0) -> None:
        """A smooth disc, with a ring round it if one is named."""
        if ring is not None:
            pygame.draw.aacircle(self.surface, ring, centre, radius + thick)
        pygame.draw.aacircle(self.surface, tint, centre, radius)

    def line(self, start: Point, end: Point, tint: Colour, thick: int = 1) -> None:
        """A straight line: crisp when it is level or upright, smooth when it slants."""
        if start[0] == end[0] or start[1] == end[1]:
            pygame.draw.line(self.surface, tint, start, end, thick)
        else:
            pygame.draw.aaline(self.surface, tint, start, end, thick)

    def icon(
        self, name: str, at: Point, size: float = 16, tint: Colour | None = None, anchor: str = "topleft"
    ) -> pygame.Rect:
        """An icon of `size` design pixels; returns its rectangle."""
        image = plates.icon(name, self.s(size), theme.T2 if tint is None else tint)
        rect = image.get_rect()
        setattr(rect, anchor, (round(at[0]), round(at[1])))
        self.surface.blit(image, rect)
        return rect

    @contextmanager
    def clipped(self, rect: pygame.Rect) -> Iterator[None]:
        """Draw only inside `rect`, and inside what was already the limit."""
        before = self.surface.get_clip()
        self.surface.set_clip(before.clip(rect))
        try:
            yield
        finally:
            self.surface.set_clip(before)
