"""The picture of the world: sea, graticule, land in its colours, outlines to lay over it, and what lies where."""

from collections.abc import Hashable, Mapping
from functools import lru_cache

import numpy as np
import pygame

from game.ui import theme
from game.ui.pen import carve, supersample
from game.ui.theme import Colour, Scale
from game.ui.widgets.mapdata import DOTS, lands, strokes
from game.ui.widgets.projection import MIDDLE, Floats, Projector

RADIUS = 10
TIMES = 2
STROKE = 150  # how dark strokes on land are, of 255
KEPT = 12  # pictures in other colours, for whoever goes through turns


@lru_cache(maxsize=3)
def picture_for(size: tuple[int, int], k: float) -> "MapPicture":
    """The picture for this size, kept over layouts."""
    return MapPicture(size, Scale(k))


theme.on_change(picture_for.cache_clear)


class MapPicture:
    """Everything about the map that depends only on its size, and the base picture of the last colours."""

    def __init__(self, size: tuple[int, int], scale: Scale) -> None:
        self.size, self.scale = size, scale
        self.projector = Projector(size, scale(10))
        self.rings: dict[str, list[Floats]] = {}
        self.holes: dict[str, list[Floats]] = {}
        self.anchors: dict[str, tuple[float, float]] = {}
        for name, land in lands().items():
            self.rings[name] = [self.projector.ring(ring) for ring in land.rings]
            self.holes[name] = [self.projector.ring(ring) for ring in land.holes]
            x, y = self.projector.points(*land.anchor)[0]
            self.anchors[name] = (float(x), float(y))
        self._numbers = self._number_map()
        self._sea = self._draw_sea()
        self._painted: dict[Hashable, pygame.Surface] = {}  # the last ones, the newest last
        self._marks: dict[tuple[str, str], tuple[pygame.Surface, tuple[int, int]]] = {}

    def _number_map(self) -> pygame.Surface:
        """One byte per pixel says which region it is, so that picking is one look."""
        numbers = pygame.Surface(self.size, depth=8)
        for number, rings in enumerate(self.rings.values(), start=1):
            for ring in rings:
                pygame.draw.polygon(numbers, number, ring)
        return numbers

    def region_at(self, x: float, y: float) -> str | None:
        """The region at a pixel of the picture; from the sea, the one whose anchor is very near."""
        if not (0 <= x < self.size[0] and 0 <= y < self.size[1]):
            return None
        number = self._numbers.get_at_mapped((int(x), int(y)))
        if number:
            return list(self.rings)[number - 1]
        reach = self.scale(10) ** 2
        near = {name: (ax - x) ** 2 + (ay - y) ** 2 for name, (ax, ay) in self.anchors.items()}
        nearest = min(near, key=lambda name: near[name])
        return nearest if near[nearest] < reach else None

    def _draw_sea(self) -> pygame.Surface:
        """Sea with a soft shelf round the land, blurred at half size."""
        half = pygame.Surface((max(1, self.size[0] // 2), max(1, self.size[1] // 2)), depth=32)
        half.fill(theme.OCEAN)
        for rings in self.rings.values():
            for ring in rings:
                pygame.draw.polygon(half, theme.SHELF, ring / 2)
                pygame.draw.lines(half, theme.SHELF, True, ring / 2, self.scale(3))
        half = pygame.transform.gaussian_blur(half, self.scale(4))
        return pygame.transform.smoothscale(half, self.size)

    def base(self, fills: Mapping[str, Colour], patterns: Mapping[str, str]) -> pygame.Surface:
        """Sea, graticule and land; drawn anew only in colours and patterns that were not seen lately."""
        key = (tuple(sorted(fills.items())), tuple(sorted(patterns.items())))
        picture = self._painted.pop(key, None)
        if picture is None:
            picture = supersample(self.size, TIMES, lambda canvas, times: self._paint(canvas, times, fills))
            for name, pattern in patterns.items():
                if pattern:
                    picture.blit(*self.mark(name, pattern))
            carve(picture, self.scale(RADIUS), theme.BG)
        self._painted[key] = picture
        while len(self._painted) > KEPT:
            del self._painted[next(iter(self._painted))]
        return picture

    def _paint(self, canvas: pygame.Surface, times: int, fills: Mapping[str, Colour]) -> None:
        pygame.transform.scale(self._sea, canvas.get_size(), canvas)
        grid, thin = theme.mix(theme.OCEAN, theme.LINE, 0.45), max(1, self.scale(1) * times // 2)
        for line in self._graticule():
            pygame.draw.lines(canvas, grid, False, line * times, thin)
        for name, rings in self.rings.items():
            for ring in rings:
                pygame.draw.polygon(canvas, fills[name], ring * times)
            for hole in self.holes[name]:
                pygame.draw.polygon(canvas, theme.OCEAN, hole * times)
        edge, width = theme.mix(theme.BG, theme.OCEAN, 0.3), max(1, round(0.8 * self.scale.k * times))
        for rings in self.rings.values():
            for ring in rings:
                pygame.draw.lines(canvas, edge, True, ring * times, width)
        for name, place in DOTS.items():
            centre = self.projector.points(*place)[0] * times
            pygame.draw.circle(canvas, edge, centre, self.scale(2.4) * times)
            pygame.draw.circle(canvas, fills[name], centre, self.scale(1.6) * times)

    def _graticule(self) -> list[Floats]:
        """Meridians and parallels every thirty degrees."""
        up, along = np.arange(-60.0, 85.0, 3.0), np.arange(MIDDLE - 180, MIDDLE + 181, 4.0)
        meridians = [np.full(up.shape, MIDDLE + degrees * 0.98) for degrees in range(-150, 181, 30)]
        parallels = [np.full(along.shape, float(degrees)) for degrees in range(-30, 90, 30)]
        return [self.projector.points(line, up) for line in meridians] + [
            self.projector.points(along, line) for line in parallels
        ]

    def mark(self, name: str, kind: str) -> tuple[pygame.Surface, tuple[int, int]]:
        """The outline of a region that is 'hover' or 'selected', or its strokes of a pattern, and where it is laid."""
        if (name, kind) not in self._marks:
            outlined = kind in ("hover", "selected")
            self._marks[name, kind] = self._outline(self.rings[name], kind) if outlined else self._strokes(name, kind)
        return self._marks[name, kind]

    def _outline(self, rings: list[Floats], kind: str) -> tuple[pygame.Surface, tuple[int, int]]:
        points, edge = np.vstack(rings), self.scale(4)
        low = np.floor(points.min(axis=0)) - edge
        size = np.ceil(points.max(axis=0)) + edge - low
        tint = theme.T1 if kind == "selected" else theme.T2
        width = max(2, round((1.3 if kind == "selected" else 0.9) * self.scale.k * TIMES))
        canvas = pygame.Surface((int(size[0]) * TIMES, int(size[1]) * TIMES), pygame.SRCALPHA)
        canvas.fill((*tint, 0))
        for ring in rings:
            moved = (ring - low) * TIMES
            if kind == "hover":
                pygame.draw.polygon(canvas, (255, 255, 255, 30), moved)
            pygame.draw.lines(canvas, (*tint, 255), True, moved, width)
        return pygame.transform.smoothscale(canvas, (int(size[0]), int(size[1]))), (int(low[0]), int(low[1]))

    def _strokes(self, name: str, pattern: str) -> tuple[pygame.Surface, tuple[int, int]]:
        """The strokes of a pattern, cut out along the coasts."""
        points = np.vstack(self.rings[name])
        low = np.floor(points.min(axis=0))
        size = np.ceil(points.max(axis=0)) - low + 1
        canvas = pygame.Surface((int(size[0]) * TIMES, int(size[1]) * TIMES), pygame.SRCALPHA)
        canvas.fill((*theme.BG, 0))
        for start, end in strokes(pattern, canvas.get_size(), self.scale(7) * TIMES):
            pygame.draw.line(canvas, (*theme.BG, STROKE), start, end, self.scale(1.4) * TIMES)
        land = pygame.Surface(canvas.get_size(), pygame.SRCALPHA)
        land.fill((255, 255, 255, 0))
        for tint, shapes in ((255, self.rings[name]), (0, self.holes[name])):
            for ring in shapes:
                pygame.draw.polygon(land, (255, 255, 255, tint), (ring - low) * TIMES)
        canvas.blit(land, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return pygame.transform.smoothscale(canvas, (int(size[0]), int(size[1]))), (int(low[0]), int(low[1]))
