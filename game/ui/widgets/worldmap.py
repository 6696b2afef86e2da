"""The map of the world: who leads where, what trade is allowed, and which region is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pygame

from game.ui import theme
from game.ui.pen import Pen, Point, measure
from game.ui.theme import Colour
from game.ui.widgets.mapchips import draw_chip, draw_leader, place_chips, wishes
from game.ui.widgets.mapdata import PATTERNS, Flow, Key, Part, RegionPaint, strokes
from game.ui.widgets.mapflows import arc, draw_flow, nearest
from game.ui.widgets.mappicture import RADIUS, MapPicture, picture_for
from game.ui.widgets.projection import Floats
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import PRESS, Source, Widget, Words, pressed, said

__all__ = ["Flow", "Key", "Part", "RegionPaint", "WorldMap"]

REST = "open"  # the colour of what nobody in the game sells
DIRECTIONS = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1)}


def fill_of(region: RegionPaint | None) -> Colour:
    """The colour of the land: that of the leader among those who sell there, paler where their part is small."""
    if region is None or not region.in_play:
        return theme.mix(theme.OCEAN, theme.LAND, 0.62)
    if not region.parts:
        return theme.LAND
    lead = leader_of(region)
    if lead.share <= 0.0:
        return theme.mix(theme.LAND, theme.colour(REST), 0.50)
    return theme.mix(theme.LAND, theme.colour(lead.colour), 0.22 + 0.66 * min(1.0, lead.share / 0.68))


def leader_of(region: RegionPaint) -> Part:
    """The largest part that somebody in the game sells, or the rest if there is none."""
    parts = [Part(*part) for part in region.parts]
    return max((part for part in parts if part.colour != REST), key=lambda part: part.share, default=parts[-1])


def pattern_of(region: RegionPaint | None) -> str:
    """The strokes on the land, which say without colour whose it is; empty where it stays plain."""
    if region is None or not region.in_play or not region.parts:
        return ""
    lead = leader_of(region)
    return PATTERNS.get(lead.colour if lead.share > 0.0 else REST, "")


@dataclass(eq=False, kw_only=True)
class WorldMap(Widget):
    """Click a region or its chip, or move from region to region with the arrows; Enter activates.

    Regions that are not named, or not in play, are plain land.
    """

    regions: Callable[[], Sequence[RegionPaint]]
    flows: Callable[[], Sequence[Flow]] = tuple
    legend: Callable[[], Sequence[Key]] = tuple
    title: Words = ""
    on_select: Callable[[str], None]
    on_activate: Callable[[str], None] | None = None
    click_activates: bool = False  # not only Enter, but a click too
    region_number: Callable[[str], str] | None = None  # the id of the figure on a region, for whoever explains numbers
    region_tip: Callable[[str], Tip | None] | None = None
    over: str | None = field(init=False, default=None)  # the region under the mouse

    # ---- what is where -------------------------------------------------------------------------------------

    @property
    def picture(self) -> MapPicture:
        """The picture for this size."""
        return picture_for(self.rect.size, self.stage.scale.k)

    def chips(self) -> dict[str, pygame.Rect]:
        """The chips on the screen, by region."""
        scale = self.stage.scale
        wanted = wishes(self.regions(), self.picture.anchors, scale)
        placed = place_chips(wanted, self.rect.size, scale.k)
        return {name: chip.move(self.rect.topleft) for name, chip in placed.items()}

    def anchor(self, name: str) -> Point:
        """The middle of a region on the screen."""
        x, y = self.picture.anchors[name]
        return self.rect.x + x, self.rect.y + y

    def region_at(self, at: Point) -> str | None:
        """The region in play under a point, by its chip or its land."""
        chip = next((name for name, rect in self.chips().items() if rect.collidepoint(at)), None)
        if chip is not None:
            return chip
        land = self.picture.region_at(at[0] - self.rect.x, at[1] - self.rect.y)
        playing = {region.id for region in self.regions() if region.in_play}
        return land if land in playing else None

    def curves(self) -> list[Floats]:
        """The lines of trade on the screen; those that lead back bow less than those that lead there."""
        known, seen, found = self.picture.anchors, set[tuple[str, str]](), []
        for flow in self.flows():
            if flow.start in known and flow.end in known:
                lift = 0.10 if (flow.end, flow.start) in seen else 0.17
                seen.add((flow.start, flow.end))
                found.append(arc(self.anchor(flow.start), self.anchor(flow.end), lift))
        return found

    def _known_flows(self) -> list[Flow]:
        known = self.picture.anchors
        return [flow for flow in self.flows() if flow.start in known and flow.end in known]

    # ---- drawing -------------------------------------------------------------------------------------------

    def paint_ahead(self, regions: Sequence[RegionPaint]) -> None:
        """Colour the land as it will be drawn for these regions, so that it is there when it is wanted."""
        self._base({region.id: region for region in regions})

    def _base(self, regions: dict[str, RegionPaint]) -> pygame.Surface:
        rings = self.picture.rings
        patterns = {name: pattern_of(regions.get(name)) for name in rings}
        return self.picture.base({name: fill_of(regions.get(name)) for name in rings}, patterns)

    def draw(self, pen: Pen) -> None:
        """Base picture, outlines, lines of trade, chips, legend."""
        regions = {region.id: region for region in self.regions()}
        pen.surface.blit(self._base(regions), self.rect)
        chips = self.chips()
        with pen.clipped(self.rect):
            self._draw_marks(pen, regions)
            for points, flow in zip(self.curves(), self._known_flows(), strict=True):
                draw_flow(pen, points, flow.kind)
            for name, chip in chips.items():
                draw_leader(pen, self.anchor(name), chip)
            for name, chip in chips.items():
                draw_chip(pen, chip, regions[name])
        pen.frame(self.rect, theme.LINE, pen.s(RADIUS), 1)
        if self.title:
            at = (self.rect.x + pen.s(14), self.rect.y + pen.s(11))
            pen.text("strong", at, said(self.title), theme.T1, width=self.rect.w - pen.s(28))
        self._draw_legend(pen)
        self.ring(pen, RADIUS)

    def _draw_marks(self, pen: Pen, regions: dict[str, RegionPaint]) -> None:
        marked = [(name, "selected") for name, region in regions.items() if region.selected]
        if self.hot and self.over is not None:
            marked.append((self.over, "hover"))
        for name, kind in marked:
            if name in self.picture.rings:
                outline, (x, y) = self.picture.mark(name, kind)
                pen.surface.blit(outline, (self.rect.x + x, self.rect.y + y))

    def _draw_legend(self, pen: Pen) -> None:
        """Boxes from the left, lines from the right; the lines move up a row when there is no room beside the boxes."""
        s, keys = pen.s, self.legend()
        boxes = [key for key in keys if key.mark == "box"]
        lines = [key for key in keys if key.mark != "box"]
        widths = {key: measure("small", s, key.label) + s(28 if key.mark == "box" else 40) for key in keys}
        y, x = self.rect.bottom - s(17), self.rect.x + s(14)
        lines_wide = sum(widths[key] for key in lines)
        beside = sum(widths[key] for key in boxes) + lines_wide + s(28) <= self.rect.w
        for key in boxes:
            box = pygame.Rect(x - s(1), y - s(11) // 2, s(11), s(11))
            pen.box(box, theme.colour(key.colour), s(2))
            with pen.clipped(box):
                for start, end in strokes(PATTERNS.get(key.colour, ""), box.size, s(4)):
                    pen.line((box.x + start[0], box.y + start[1]), (box.x + end[0], box.y + end[1]), theme.BG, s(1.2))
            pen.text("small", (x + s(14), y), key.label, theme.T2, "midleft", self.rect.right - x - s(20))
            x += widths[key]
        x = self.rect.right - s(14) - lines_wide
        for key in lines:
            self._draw_line_key(pen, key, x + s(14), y if beside else y - s(17))
            x += widths[key]

    def _draw_line_key(self, pen: Pen, key: Key, x: int, y: int) -> None:
        s, tint = pen.s, theme.colour(key.colour)
        pieces = [(0, 4), (7, 11), (14, 18)] if key.mark == "dash" else [(0, 19)]
        for start, end in pieces:
            pen.line((x + s(start), y), (x + s(end), y), tint, s(2))
        pen.text("small", (x + s(26), y), key.label, theme.T2, "midleft", max(s(20), self.rect.right - x - s(30)))

    # ---- tooltips ------------------------------------------------------------------------------------------

    def tip_at(self, at: Point) -> tuple[object, Source] | None:
        """What the region, or else the line of trade, under the point has to say."""
        name, ask = self.region_at(at), self.region_tip
        near = nearest(at, self.curves(), self.stage.scale(6))
        flow = self._known_flows()[near] if near is not None else None
        over_chip = name is not None and self.chips()[name].collidepoint(at)
        if flow is not None and flow.label and not over_chip:
            tip = Tip(flow.label)
            return (self.name, flow), lambda: tip
        if name is None or ask is None:
            return super().tip_at(at)
        return (self.name, name), lambda: ask(name)

    def tip_place(self) -> Point:
        """On the selected region's chip."""
        chips = self.chips()
        chosen = next((region.id for region in self.regions() if region.selected and region.id in chips), None)
        return chips[chosen].midbottom if chosen else super().tip_place()

    def why_at(self, at: Point | None) -> str:
        """The number of the region under the point, or of the chosen one."""
        chosen = next((region.id for region in self.regions() if region.selected), None)
        name = chosen if at is None else self.region_at(at)
        return self.region_number(name) if name and self.region_number else ""

    # ---- events --------------------------------------------------------------------------------------------

    def on_event(self, event: pygame.Event) -> bool:
        """The mouse lights up what it passes; a click selects."""
        if event.type == pygame.MOUSEMOTION:
            before, self.over = self.over, self.region_at(event.pos)
            return before != self.over
        if not pressed(event):
            return False
        name = self.region_at(event.pos)
        if name is not None:
            self.on_select(name)
            if self.click_activates and self.on_activate is not None:
                self.on_activate(name)
        return True

    def on_key(self, event: pygame.Event) -> bool:
        """Arrows select the nearest region in that direction; Enter activates."""
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return False
        playing = [region for region in self.regions() if region.in_play and region.id in self.picture.anchors]
        chosen = next((region.id for region in playing if region.selected), None)
        if event.key in DIRECTIONS and playing:
            self.on_select(self._towards(chosen, DIRECTIONS[event.key]) if chosen else playing[0].id)
            return True
        if event.key in PRESS and chosen is not None and self.on_activate is not None:
            self.on_activate(chosen)
            return True
        return False

    def _towards(self, chosen: str, direction: tuple[int, int]) -> str:
        """The nearest region in play in that direction; what lies far aside comes last."""
        x, y = self.anchor(chosen)
        best, least = chosen, (True, float("inf"))
        for name in self.chips():
            other_x, other_y = self.anchor(name)
            along = (other_x - x) * direction[0] + (other_y - y) * direction[1]
            aside = abs((other_x - x) * direction[1]) + abs((other_y - y) * direction[0])
            cost = (aside > 1.5 * along, along + 2 * aside)
            if along > 0 and cost < least:
                best, least = name, cost
        return best
