"""Smooth shapes: rounded boxes, shadows, icons and pictures that are drawn large and shrunk."""

import io
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pygame

from game.ui.assets import asset_bytes
from game.ui.theme import Colour

Tint = tuple[int, int, int] | tuple[int, int, int, int]
Corners = tuple[bool, bool, bool, bool]
ALL: Corners = (True, True, True, True)


@lru_cache(maxsize=256)
def _corner(radius: int) -> np.ndarray:
    """How much of each pixel a quarter disc covers, indexed [x, y], its centre at the lower right."""
    fine = 8
    steps = (np.arange(radius * fine) + 0.5) / fine
    inside = ((radius - steps)[:, None] ** 2 + (radius - steps)[None, :] ** 2) <= radius * radius
    quarter: np.ndarray = inside.reshape(radius, fine, radius, fine).mean(axis=(1, 3))
    return quarter


@lru_cache(maxsize=768)
def plate(size: tuple[int, int], radius: int, fill: Tint, corners: Corners) -> pygame.Surface:
    """A filled box whose wanted corners are round and smooth."""
    made = pygame.Surface(size, pygame.SRCALPHA)
    made.fill(fill)
    radius = min(radius, size[0] // 2, size[1] // 2)
    if radius > 0:
        quarter = _corner(radius)
        alpha = pygame.surfarray.pixels_alpha(made)
        near, far = slice(0, radius), slice(-radius, None)
        for rows, columns, right, down, wanted in (
            (near, near, 1, 1, corners[0]),
            (far, near, -1, 1, corners[1]),
            (far, far, -1, -1, corners[2]),
            (near, far, 1, -1, corners[3]),
        ):
            if wanted:
                alpha[rows, columns] = (alpha[rows, columns] * quarter[::right, ::down]).astype(np.uint8)
    return made


@lru_cache(maxsize=32)
def _nooks(radius: int, tint: Colour) -> tuple[pygame.Surface, ...]:
    """Four pieces that paint `tint` outside the rounded corners of an opaque picture."""
    outside = 255 - np.round(_corner(radius) * 255).astype(np.uint8)
    pieces = []
    for right, down in ((1, 1), (-1, 1), (-1, -1), (1, -1)):
        piece = pygame.Surface((radius, radius), pygame.SRCALPHA)
        piece.fill((*tint, 255))
        pygame.surfarray.pixels_alpha(piece)[:] = outside[::right, ::down]
        pieces.append(piece)
    return tuple(pieces)


def carve(picture: pygame.Surface, radius: int, ground: Colour) -> None:
    """Round the corners of an opaque picture by painting the ground over them."""
    width, height = picture.get_size()
    places = ((0, 0), (width - radius, 0), (width - radius, height - radius), (0, height - radius))
    for piece, at in zip(_nooks(radius, ground), places, strict=True):
        picture.blit(piece, at)


@lru_cache(maxsize=48)
def shadow(size: tuple[int, int], radius: int, blur: int) -> pygame.Surface:
    """A blurred black plate, twice `blur` larger on every side."""
    edge = blur * 2
    dark = pygame.Surface((size[0] + 2 * edge, size[1] + 2 * edge), pygame.SRCALPHA)
    dark.blit(plate(size, radius, (0, 0, 0, 150), ALL), (edge, edge))
    return pygame.transform.gaussian_blur(dark, blur)


@lru_cache(maxsize=512)
def icon(name: str, pixels: int, tint: Colour) -> pygame.Surface:
    """An icon in one colour."""
    drawing = asset_bytes("icons", f"{name}.svg").decode()
    drawing = drawing.replace("currentColor", "#{:02x}{:02x}{:02x}".format(*tint))
    drawing = drawing.replace('stroke-width="2"', 'stroke-width="1.9"')
    big = pygame.image.load_sized_svg(io.BytesIO(drawing.encode()), (pixels * 2, pixels * 2))
    return pygame.transform.smoothscale(big, (pixels, pixels))


def supersample(size: tuple[int, int], times: int, paint: Callable[[pygame.Surface, int], None]) -> pygame.Surface:
    """A smooth picture: `paint(canvas, times)` on a canvas so many times as large, shrunk.

    `times` is 2 or 4, for shrinking by 3 darkens every pixel by two levels.
    """
    if times not in (2, 4):
        raise ValueError("supersample by 2 or 4, nothing else keeps the colours exact")
    canvas = pygame.Surface((max(1, size[0]) * times, max(1, size[1]) * times), depth=32)
    paint(canvas, times)
    return pygame.transform.smoothscale(canvas, (max(1, size[0]), max(1, size[1])))


@lru_cache(maxsize=256)
def outline(size: tuple[int, int], radius: int, tint: Colour, thick: int) -> pygame.Surface:
    """The outline of a rounded box, empty inside."""
    ring = plate(size, radius, (*tint, 255), ALL).copy()
    inner = (size[0] - 2 * thick, size[1] - 2 * thick)
    if inner[0] > 0 and inner[1] > 0:
        hole = pygame.surfarray.array_alpha(plate(inner, max(0, radius - thick), (*tint, 255), ALL)).astype(np.int16)
        alpha = pygame.surfarray.pixels_alpha(ring)
        middle = alpha[thick:-thick, thick:-thick].astype(np.int16)
        alpha[thick:-thick, thick:-thick] = np.clip(middle - hole, 0, 255).astype(np.uint8)
    return ring
