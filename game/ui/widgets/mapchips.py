"""The labels of the map: one chip per region in play, pushed apart until none covers another."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

import pygame

from game.ui import theme
from game.ui.pen import Pen, measure
from game.ui.theme import Scale
from game.ui.widgets.mapdata import CHIP, Part, RegionPaint

ROUNDS = 200


class Wish(NamedTuple):
    """A chip before it is pushed: its region, its anchor in the picture, its width."""

    id: str
    anchor: tuple[float, float]
    width: int


def wishes(
    regions: Sequence[RegionPaint], anchors: Mapping[str, tuple[float, float]], scale: Scale
) -> tuple[Wish, ...]:
    """What the chips of these regions ask for; widths in steps, so that a new percentage moves nothing."""
    found = []
    for region in regions:
        if region.in_play and region.id in anchors:
            figure = -(-measure("small", scale, region.headline) // scale(12)) * scale(12)
            width = measure("small_strong", scale, region.name) + figure + scale(24)
            found.append(Wish(region.id, anchors[region.id], max(scale(72), width)))
    return tuple(found)


@lru_cache(maxsize=16)
def place_chips(wanted: tuple[Wish, ...], size: tuple[int, int], k: float) -> dict[str, pygame.Rect]:
    """Rectangles in the picture for every chip, none overlapping where there is room at all."""
    s = Scale(k)
    area = pygame.Rect(s(8), s(30), size[0] - s(16), size[1] - s(62))
    chips: dict[str, pygame.Rect] = {}
    for wish in wanted:
        chip = pygame.Rect(0, 0, wish.width, s(31))
        across, down = CHIP.get(wish.id, (0, 0))
        chip.center = (round(wish.anchor[0] + k * across), round(wish.anchor[1] + k * down))
        chips[wish.id] = chip.clamp(area)
    for _ in range(ROUNDS):
        if not _push(chips, s(4), area):
            return chips
    return _settle(chips, s(4), area)


def _push(chips: dict[str, pygame.Rect], gap: int, area: pygame.Rect) -> bool:
    """Part every pair that is too close, along the shorter way; True if there was one."""
    moved = False
    for one, other in combinations(chips.values(), 2):
        wide = one.inflate(gap, gap)
        if not wide.colliderect(other):
            continue
        moved = True
        across = min(wide.right, other.right) - max(wide.left, other.left)
        down = min(wide.bottom, other.bottom) - max(wide.top, other.top)
        if down <= across:
            step = (down + 1) // 2 * (1 if one.centery <= other.centery else -1)
            one.y, other.y = one.y - step, other.y + step
        else:
            step = (across + 1) // 2 * (1 if one.centerx <= other.centerx else -1)
            one.x, other.x = one.x - step, other.x + step
        one.clamp_ip(area)
        other.clamp_ip(area)
    return moved


def _settle(chips: dict[str, pygame.Rect], gap: int, area: pygame.Rect) -> dict[str, pygame.Rect]:
    """Where pushing found no end: each chip in turn to the nearest place that is free."""
    settled: dict[str, pygame.Rect] = {}
    for name, chip in chips.items():
        taken = [other.inflate(gap, gap) for other in settled.values()]
        places = [
            chip.move(x - chip.x, y - chip.y)
            for x in (chip.x, *range(area.left, area.right - chip.w + 1, 2 * gap))
            for y in (chip.y, *range(area.top, area.bottom - chip.h + 1, 2 * gap))
        ]
        free = [place for place in places if place.collidelist(taken) < 0]
        settled[name] = min(free or [chip], key=lambda place: (place.x - chip.x) ** 2 + (place.y - chip.y) ** 2)
    return settled


def draw_leader(pen: Pen, anchor: tuple[float, float], chip: pygame.Rect) -> None:
    """A line from a region to its chip, when the chip stands elsewhere."""
    x, y = anchor
    if chip.inflate(pen.s(6), pen.s(6)).collidepoint(x, y):
        return
    end = (min(max(x, chip.left), chip.right), min(max(y, chip.top), chip.bottom))
    pen.line((x, y), end, theme.T2)
    pen.disc((x, y), pen.s(2), theme.T1)


def draw_chip(pen: Pen, chip: pygame.Rect, region: RegionPaint) -> None:
    """Name, headline and the bar of shares."""
    s = pen.s
    pen.box(chip, (*theme.CARD, 232), s(6), theme.ACCENT if region.selected else (*theme.LINE2, 150))
    inner = chip.inflate(-s(16), 0)
    top = chip.y + s(5) if region.parts else chip.y + s(9)
    room = inner.w
    if region.headline:
        figure = pen.text("small", (inner.right, top), region.headline, theme.T2, "topright")
        room -= figure.w + s(4)
    pen.text("small_strong", (inner.x, top), region.name, theme.T1, width=room)
    draw_shares(pen, pygame.Rect(inner.x, chip.y + s(21), inner.w, s(4)), region)


def draw_shares(pen: Pen, bar: pygame.Rect, region: RegionPaint) -> None:
    """The shares side by side, with a gap between them that can be seen without colour."""
    x = float(bar.x)
    for part in (Part(*part) for part in region.parts):
        end = min(float(bar.right), x + bar.w * max(0.0, part.share))
        width = round(end) - round(x)
        if width > 0:
            gap = 1 if width > 4 else 0
            pen.box(pygame.Rect(round(x), bar.y, width - gap, bar.h), theme.colour(part.colour))
        x = end
