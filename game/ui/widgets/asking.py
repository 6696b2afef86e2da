"""Asking why a number is what it is: with a key at the focus or under the mouse, or with the right button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.pen import Point

if TYPE_CHECKING:
    from game.ui.widgets.stage import Stage
    from game.ui.widgets.widget import Widget


def explain(stage: Stage, widget: Widget | None, at: Point | None) -> bool:
    """Ask about the number at this point of a widget; True if there is one, and somebody to ask."""
    number = widget.why_at(at) if widget is not None else ""
    if not number or stage.ask is None:
        return False
    stage.hints.drop()
    stage.ask(number)
    return True


def explain_by_key(stage: Stage) -> bool:
    """What was used last goes first: the focus after a key, what lies under the mouse otherwise."""
    places: list[tuple[Widget | None, Point | None]] = [(stage.focus, None), (stage.hot, stage.mouse)]
    return any(explain(stage, *place) for place in (places if stage.keyboard else reversed(places)))
