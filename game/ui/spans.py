"""Limits and steps of a dial on a slider."""

import math

from game.models.dials import Row
from game.ui.widgets.span import Span


def span_of(row: Row) -> Span:
    """Limits and steps of a dial."""
    if row.scale == "log":
        return Span(row.low, row.high, log=True)
    if row.unit == "1":
        return Span(row.low, row.high, 0.01, percent=True)
    if row.unit.startswith("bn USD"):
        return Span(row.low, row.high, _round_step(row.high - row.low))
    return Span(row.low, row.high, 0.5 if row.unit == "point" else 1.0)


def _round_step(whole: float) -> float:
    """About a hundredth of the way, as 1, 2 or 5."""
    raw = whole / 120
    power = 10.0 ** math.floor(math.log10(raw))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if raw <= step * power * 1.000001)
