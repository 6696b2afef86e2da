"""The map."""

from functools import partial

import pygame

from game.models.atlas import region_why
from game.ui.furnish import tip_of
from game.ui.screens.main.desk import Board
from game.ui.widgets.mapdata import Flow, Key, RegionPaint
from game.ui.widgets.stage import Stage
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.worldmap import WorldMap


def build(stage: Stage, rect: pygame.Rect, board: Board) -> None:
    """The map with its lines of trade."""
    flows = tuple(Flow(line.start, line.end, line.kind, line.label) for line in board.atlas.lines)
    legend = tuple(Key(key.label, key.colour, key.mark) for key in board.atlas.legend)
    WorldMap(
        stage,
        "map",
        rect,
        regions=partial(_regions, board),
        flows=lambda: flows,
        legend=lambda: legend,
        title=board.atlas.title,
        on_select=partial(_select, board),
        region_tip=partial(_tip, board),
    )


def _regions(board: Board) -> list[RegionPaint]:
    return [
        RegionPaint(land.id, land.short, land.parts, land.headline, selected=land.id == board.region)
        for land in board.atlas.lands
    ]


def _select(board: Board, name: str) -> None:
    """Orders that aim at a region now aim at this one."""
    board.aim(region=name)
    board.restage()


def _tip(board: Board, name: str) -> Tip:
    return tip_of(region_why(board.match, name))
