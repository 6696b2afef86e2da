"""The tooltip that says why one of several things cannot be chosen now."""

from collections.abc import Sequence
from functools import partial

import pygame

from game.language import tr
from game.ui.widgets.item import Items, listed, refusals
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import Source, Widget


def tip_of_refusal(
    widget: Widget, items: Items, cells: Sequence[pygame.Rect], at: tuple[float, float]
) -> tuple[object, Source] | None:
    """The reason of the item under the point; all reasons when the keyboard asks."""
    if not widget.live:
        return None
    if widget.stage.keyboard and widget.focused and refusals(listed(items)):
        return (widget.name, "refused"), partial(Tip, tr("Not now"), refusals(listed(items)))
    for item, cell in zip(listed(items), cells, strict=False):
        if item.reason and cell.collidepoint(at):
            return (widget.name, item.key), partial(Tip, item.label, item.reason)
    return None
