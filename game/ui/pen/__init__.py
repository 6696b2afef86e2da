"""What draws: words, boxes, discs, icons and smooth pictures, each cached, on one surface at one scale."""

from game.ui.pen.pen import Pen, Point
from game.ui.pen.plates import carve, supersample
from game.ui.pen.recording import Drawn, lifted, record
from game.ui.pen.running import Run, layout
from game.ui.pen.words import clean, font, line_height, measure, shorten

__all__ = [
    "Drawn",
    "Pen",
    "Point",
    "Run",
    "carve",
    "clean",
    "font",
    "layout",
    "lifted",
    "line_height",
    "measure",
    "record",
    "shorten",
    "supersample",
]
