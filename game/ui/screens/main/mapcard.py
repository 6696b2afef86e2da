"""The map, and the list of what it can show."""

from functools import partial

import pygame

from game.language import tr
from game.models.atlas import region_why
from game.models.layers import SHARE, Layer, choices, layer, number
from game.ui.furnish import tip_of
from game.ui.screens.main.desk import Board
from game.ui.widgets.item import Item
from game.ui.widgets.mapdata import Flow, Key, RegionPaint
from game.ui.widgets.select import Select
from game.ui.widgets.stage import Stage
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.worldmap import WorldMap

CHOOSER = 196  # width of the list


def build(stage: Stage, rect: pygame.Rect, board: Board) -> None:
    """The map with its lines of trade."""
    flows = tuple(Flow(line.start, line.end, line.kind, line.label) for line in board.atlas.lines)
    WorldMap(
        stage,
        "map",
        rect,
        regions=partial(_regions, board),
        flows=lambda: flows,
        legend=partial(_legend, board),
        on_select=partial(_select, board),
        region_tip=partial(_tip, board),
        region_number=partial(_number, board),
    )
    s = stage.scale
    Select(
        stage,
        "map.layer",
        pygame.Rect(rect.x + s(10), rect.y + s(8), s(CHOOSER), s(28)),
        items=[Item(key, label, "layers", "t3") for key, label in choices()],
        get=lambda: board.layer,
        put=partial(_choose, board),
        tip=partial(_layer_tip, board),
    )


def _now(board: Board) -> Layer | None:
    """The layer that is shown; None for shares."""
    if board.layer == SHARE:
        return None
    return board.once("layer", (board.layer, board.match.turn), lambda: layer(board.match, board.layer))


def _choose(board: Board, key: str) -> None:
    board.layer = key


def _layer_tip(board: Board) -> Tip:
    shown = _now(board)
    if shown is None:
        return Tip(board.atlas.title, tr("Who serves each region's customers. The figure is your own part."))
    return Tip(shown.label, shown.about)


def _number(board: Board, region: str) -> str:
    return number(board.layer, region)


def _legend(board: Board) -> list[Key]:
    shown = _now(board)
    lines = [Key(key.label, key.colour, key.mark) for key in board.atlas.legend]
    if shown is None:
        return lines
    return [*(Key(label, colour) for label, colour in shown.legend), *(key for key in lines if key.mark != "box")]


def _regions(board: Board) -> list[RegionPaint]:
    shown = _now(board)
    if shown is None:
        return [
            RegionPaint(land.id, land.short, land.parts, land.headline, selected=land.id == board.region)
            for land in board.atlas.lands
        ]
    tints = {one.region: one for one in shown.tints}
    return [
        RegionPaint(land.id, land.short, ((shown.label, tints[land.id].colour, tints[land.id].depth),),
                    tints[land.id].shown, selected=land.id == board.region)
        for land in board.atlas.lands
    ]  # fmt: skip


def _select(board: Board, name: str) -> None:
    """Orders that aim at a region now aim at this one."""
    board.aim(region=name)
    board.restage()


def _tip(board: Board, name: str) -> Tip:
    return tip_of(region_why(board.match, name))
