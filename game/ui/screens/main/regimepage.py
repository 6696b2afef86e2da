"""The regime editor: thresholds among all models, tiers painted on the map, the list of labs, the law line by line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models import regime
from game.models.dials import Row
from game.models.regime import Clause, Land
from game.ui import keys, theme
from game.ui.furnish import heading, tall, tip
from game.ui.pen import Pen, line_height
from game.ui.screen import Again, Answer, Back, Look, Redo, Say, Screen, Undo, unheard
from game.ui.screens.main import linecard, orders
from game.ui.screens.main.desk import Board
from game.ui.screens.main.rows import tip_of_row
from game.ui.widgets.button import Button
from game.ui.widgets.choice import Choice
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Label, Paint
from game.ui.widgets.mapdata import Key, RegionPaint
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.stage import Stage
from game.ui.widgets.toggle import Toggle
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.worldmap import WorldMap

__all__ = ["Regime"]  # opened by its name, see game/ui/pages.py

GAP, TOP, FOOT = 12, 64, 56
PANEL, PANEL_MOST, PANEL_PART = 356, 420, 0.265
UPPER, ASIDE = 0.44, 0.36  # part of the height above the map, part of the width beside thresholds and map
USUAL = 2  # the tier that the brush paints at first: by licence


class Regime(Screen):
    """What the board has in cards and tabs stands here side by side, with the board's own panel of orders."""

    name = "regime"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.board = Board(look)
        self.board.tab = self.detail or self.board.tab
        self.board.restage = self._restage
        self.brush = USUAL
        self.stage: Stage | None = None
        self.say: Say = unheard
        self._read()

    def _read(self) -> None:
        match = self.board.match
        self.law = regime.law(match)
        self.lands: tuple[Land, ...] = regime.lands(match) if regime.paints(match) else ()
        self.listed = regime.listed(match)

    def _restage(self) -> None:
        self.say(Again())

    # ---- widgets ---------------------------------------------------------------------------------------------

    def build(self, stage: Stage, say: Say) -> None:
        """Thresholds and the law above, map and list below, orders at the right."""
        board, s = self.board, stage.scale
        self.stage, self.say = stage, say
        board.stage, board.say = stage, say
        wide, high = stage.bounds.size
        gap = s(GAP)
        panel = max(s(PANEL), min(s(PANEL_MOST), round(wide * PANEL_PART)))
        area = pygame.Rect(gap, s(TOP), wide - panel - 3 * gap, high - s(TOP) - s(FOOT))
        upper = pygame.Rect(area.x, area.y, area.w, round(area.h * UPPER))
        lower = pygame.Rect(area.x, upper.bottom + gap, area.w, area.bottom - upper.bottom - gap)
        beside = round(area.w * ASIDE)
        if not self.lands:
            upper, lower = area, pygame.Rect(area.x, area.bottom, 0, 0)
        self._upper(stage, upper, beside)
        if self.lands:
            self._lower(stage, lower, beside)
        orders.build(stage, pygame.Rect(wide - gap - panel, s(TOP), panel, area.h), board)
        self._foot(stage)

    def _upper(self, stage: Stage, rect: pygame.Rect, beside: int) -> None:
        """The scale of thresholds, where the seat draws any, and the law."""
        law = rect.copy()
        if linecard.offered(self.board):
            left = pygame.Rect(rect.x, rect.y, rect.w - beside - stage.scale(GAP), rect.h)
            linecard.build(stage, left, self.board, leads_on=False)
            law.x, law.w = left.right + stage.scale(GAP), beside
        self._law(stage, law)

    def _law(self, stage: Stage, rect: pygame.Rect) -> None:
        """One line a lever that says something; a click goes to its dial."""
        s = stage.scale
        Card(stage, "law.card", rect, title=tr("The law"), icon="scale", note=tr("with what is ordered"))
        area = ScrollArea(stage, "law", pygame.Rect(rect.x + s(12), rect.y + s(38), rect.w - s(16), rect.h - s(46)))
        y, width = area.rect.y, area.rect.w - s(14)
        if not self.law:
            Label(
                stage,
                "law.none",
                pygame.Rect(area.rect.x, y, width, s(40)),
                words=tr("No rule restricts anything yet."),
                colour="t3",
                inside=area,
            )
        for clause in self.law:
            high = line_height("small", s) + tall(clause.says, s, width, "label") + s(9)
            Paint(
                stage, f"law.{clause.lever}", pygame.Rect(area.rect.x, y, width, high), inside=area, why=clause.ask,
                paint=partial(_draw_clause, clause), on=partial(self._turn_to, clause.lever),
            )  # fmt: skip
            y += high
        area.content = y - area.rect.y

    def _lower(self, stage: Stage, rect: pygame.Rect, beside: int) -> None:
        """The map with its brush, and the list of labs where the seat has one."""
        s = stage.scale
        area = rect.copy()
        if self.listed:
            area.w = rect.w - beside - s(GAP)
            self._labs(stage, pygame.Rect(area.right + s(GAP), rect.y, beside, rect.h))
        Card(stage, "tiers.card", area, title=tr("Tiers"), icon="globe", taken=s(304))
        options = regime.tiers(self.board.match)
        Choice(
            stage, "brush", pygame.Rect(area.right - s(12) - s(300), area.y + s(7), s(300), s(26)),
            items=[Item(f"{option.value:g}", option.label) for option in options], get=lambda: f"{self.brush}",
            put=self._dip, tip=tip(tr("Brush"), tr("Click a region, or press Enter on it, to put it into this tier.")),
        )  # fmt: skip
        ground = pygame.Rect(area.x + s(4), area.y + s(40), area.w - s(8), area.h - s(44))
        WorldMap(
            stage, "tiers", ground, regions=self._regions, legend=self._legend, on_select=self._select,
            on_activate=self._paint_region, click_activates=True, region_tip=self._tip,
            region_number=lambda region: f"{regime.TIER}@{region}",
        )  # fmt: skip

    def _labs(self, stage: Stage, rect: pygame.Rect) -> None:
        """One switch a lab."""
        s = stage.scale
        on = sum(row.value > 0 for _, row in self.listed)
        Card(
            stage,
            "labs.card",
            rect,
            title=tr("Entity list"),
            icon="list",
            note=tr("{count} listed", count=on) if on else tr("nobody listed"),
        )
        area = ScrollArea(stage, "labs", pygame.Rect(rect.x + s(12), rect.y + s(38), rect.w - s(16), rect.h - s(46)))
        y = area.rect.y
        for label, row in self.listed:
            Toggle(
                stage, f"lab.{row.target}", pygame.Rect(area.rect.x, y, area.rect.w - s(16), s(28)), inside=area,
                label=("• " if row.pending else "") + label, get=partial(_on, row), put=partial(self._list, row),
                enabled=not row.reason, reason=row.reason, tip=partial(tip_of_row, row), why=row.key,
            )  # fmt: skip
            y += s(30)
        area.content = y - area.rect.y

    def _foot(self, stage: Stage) -> None:
        s = stage.scale
        Button(stage, "back", pygame.Rect(s(GAP), stage.bounds.h - s(46), s(110), s(34)), label=tr("Back"),
               icon="arrow-left", on=lambda: self.say(Back()))  # fmt: skip

    # ---- the map ---------------------------------------------------------------------------------------------

    def _regions(self) -> list[RegionPaint]:
        chosen = self.board.region
        return [
            RegionPaint(land.region, land.short, ((land.row.shown, land.colour, 0.62),),
                        ("• " if land.row.pending else "") + land.row.shown, selected=land.region == chosen)
            for land in self.lands
        ]  # fmt: skip

    def _legend(self) -> list[Key]:
        options = regime.tiers(self.board.match)
        return [Key(option.label, colour) for option, colour in zip(options, regime.COLOURS, strict=True)]

    def _land(self, region: str) -> Land:
        return next(land for land in self.lands if land.region == region)

    def _tip(self, region: str) -> Tip:
        return tip_of_row(self._land(region).row)

    def _select(self, region: str) -> None:
        """Orders that aim at a region now aim at this one."""
        self.board.aim(region=region)
        self.say(Again())

    def _paint_region(self, region: str) -> None:
        row = self._land(region).row
        if row.value != self.brush:
            self.board.order(row, float(self.brush))

    def _dip(self, tier: str) -> None:
        self.brush = int(tier)

    # ---- the rest --------------------------------------------------------------------------------------------

    def _list(self, row: Row, value: bool) -> None:
        self.board.order(row, float(value))

    def _turn_to(self, lever: str) -> None:
        """Show the lever's dial in the panel of orders."""
        self.board.jump(("lever", lever))
        self.say(Again())

    def paint(self, pen: Pen) -> None:
        """The heading."""
        if self.stage is not None:
            rect = pygame.Rect(pen.s(20), pen.s(10), self.stage.bounds.w - pen.s(40), 0)
            heading(
                pen, rect, tr("Your rules"), tr("Drag the line, paint the map, list labs: orders, until the turn ends")
            )

    def key(self, event: pygame.Event) -> Answer | None:
        """Orders are taken back and given again as on the board; the key that opens this closes it too."""
        given: dict[str, Answer] = {"undo": Undo(), "redo": Redo(), "regime": Back()}
        return given.get(keys.command(event)) or super().key(event)

    def refresh(self) -> None:
        """Orders or match changed."""
        self.board.read()
        self._read()

    def refused(self, sentence: str) -> None:
        """Show the sentence at the foot of the orders."""
        self.board.banner = sentence

    def jump(self, aim: tuple[str, str]) -> None:
        """Look there."""
        self.board.jump(aim)

    def state(self) -> Mapping[str, Any]:
        """The tiers, the brush and the law."""
        return {
            "tiers": {land.region: int(land.row.value) for land in self.lands},
            "brush": self.brush,
            "law": {clause.lever: clause.says for clause in self.law},
            "tab": self.board.tab,
            "banner": self.board.banner,
        }


def _on(row: Row) -> bool:
    return row.value > 0


def _draw_clause(clause: Clause, pen: Pen, rect: pygame.Rect) -> None:
    s = pen.s
    title = pen.text("small_strong", (rect.x, rect.y + s(2)), clause.label, theme.T3, width=rect.w)
    if clause.state:
        pen.text("small", (title.right + s(8), rect.y + s(2)), clause.state, theme.readable(theme.WARN),
                 width=rect.right - title.right - s(8))  # fmt: skip
    pen.rich(pygame.Rect(rect.x, title.bottom + s(1), rect.w, 0), clause.says, "label", theme.T1)
