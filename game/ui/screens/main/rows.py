"""One row of the orders panel: a slider with its number, a choice, or a button."""

from __future__ import annotations

from functools import partial

import pygame

from game.language import tr
from game.models.dials import Row, refusal
from game.models.setting import compact
from game.ui.furnish import tall
from game.ui.pen import measure
from game.ui.screens.main.desk import Board
from game.ui.spans import span_of
from game.ui.widgets.button import Button
from game.ui.widgets.choice import Choice
from game.ui.widgets.field import Field
from game.ui.widgets.item import Item
from game.ui.widgets.label import Label
from game.ui.widgets.number import Number
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.select import Select
from game.ui.widgets.slider import Mark
from game.ui.widgets.tooltip import Tip

_ACTS = {"start_run": (tr("Start the run"), tr("The run starts this quarter"), "zap")}
_ACTS |= {"licence_application": (tr("Ask for a licence"), tr("A licence will be asked for"), "file-text")}


def build_row(area: ScrollArea, rect: pygame.Rect, board: Board, row: Row) -> int:
    """Make a row's widgets from the top of `rect`; returns the height they take."""
    if row.lever in _ACTS:
        high = _act(area, rect, board, row)
    elif row.options:
        high = _choice(area, rect, board, row)
    else:
        high = _number(area, rect, board, row)
    return high + _status(area, pygame.Rect(rect.x, rect.y + high, rect.w, 0), row)


def _name(row: Row) -> str:
    return f"order.{row.lever}"


# ---- kinds of row --------------------------------------------------------------------------------------------


def _number(area: ScrollArea, rect: pygame.Rect, board: Board, row: Row) -> int:
    s = area.stage.scale
    Field(
        area.stage,
        _name(row),
        pygame.Rect(rect.x, rect.y, rect.w, s(48)),
        caption=("• " if row.pending else "") + row.caption,
        number=Number(
            get=partial(board.value, row),
            put=partial(board.set, row),
            span=span_of(row),
            show=partial(compact, board.match.level.lever(row.lever)),
            check=partial(_check, board, row),
        ),
        marks=partial(_marks, board, row),
        suffix=row.suffix,
        entry_width=92,
        colour="warn" if row.pending else "accent",
        on_bad=partial(_bad, board),
        done=partial(board.drop, row),
        enabled=not row.reason,
        reason=row.reason,
        inside=area,
        tip=partial(tip_of_row, row),
        why=row.key,
    )
    return s(48)


def _check(board: Board, row: Row, value: float) -> str:
    return refusal(board.match, row.lever, row.target, value)


def _bad(board: Board, sentence: str) -> None:
    board.banner = sentence


def _marks(board: Board, row: Row) -> list[Mark]:
    """Where it stood before, and where a regime's line lies for the other half of the plan."""
    found = [Mark(row.was, "t2")] if row.pending and not row.once else []
    other = {"run_parameters": "run_tokens", "run_tokens": "run_parameters"}.get(row.lever)
    if other is not None:
        beside = board.value(board.desk.row(other))
        found += [Mark(10**border.log10_flop / 6.0 / beside, border.colour) for border in board.plan_borders()]
    return [mark for mark in found if row.low <= mark.value <= row.high]


def _choice(area: ScrollArea, rect: pygame.Rect, board: Board, row: Row) -> int:
    s = area.stage.scale
    items = [Item(f"{option.value:g}", option.label, reason=option.reason) for option in row.options]
    caption = ("• " if row.pending else "") + row.caption
    put = partial(_choose, board, row)
    get = partial(_chosen, board, row)
    wide = rect.w / len(items) - s(10)
    if len(items) <= 4 and all(measure("label_strong", s, item.label) <= wide for item in items):
        Choice(
            area.stage, _name(row), pygame.Rect(rect.x, rect.y, rect.w, s(48)), items=items, get=get, put=put,
            caption=caption, inside=area, tip=partial(tip_of_row, row), why=row.key,
        )  # fmt: skip
        return s(48)
    Label(
        area.stage, f"{_name(row)}.caption", pygame.Rect(rect.x, rect.y, rect.w, s(18)), words=caption, role="small",
        colour="t3", single=True, inside=area, why=row.key,
    )  # fmt: skip
    Select(
        area.stage, _name(row), pygame.Rect(rect.x, rect.y + s(18), rect.w, s(30)), items=items, get=get, put=put,
        inside=area, tip=partial(tip_of_row, row), why=row.key,
    )  # fmt: skip
    return s(48)


def _chosen(board: Board, row: Row) -> str:
    return f"{board.value(row):g}"


def _choose(board: Board, row: Row, key: str) -> None:
    if float(key) != row.value:
        board.order(row, float(key))


def _act(area: ScrollArea, rect: pygame.Rect, board: Board, row: Row) -> int:
    """A button that orders the act, and takes it back."""
    s = area.stage.scale
    label, ordered, icon = _ACTS[row.lever]
    on = row.value > 0.5
    Button(
        area.stage,
        _name(row),
        pygame.Rect(rect.x, rect.y, rect.w, s(34)),
        label=ordered if on else label,
        icon="check" if on else icon,
        kind="ghost" if on or row.lever != "start_run" else "primary",
        chosen=(lambda: True) if on else None,
        on=partial(board.order, row, 0.0 if on else 1.0),
        enabled=not row.reason or on,
        reason=row.reason,
        inside=area,
        tip=partial(tip_of_row, row),
        why=row.key,
    )
    return s(34)


# ---- words ---------------------------------------------------------------------------------------------------


def status_of(row: Row) -> str:
    """What an order changes, and what still runs."""
    if row.pending and row.once:
        return f"ordered{_price(row)}" if row.lever not in _ACTS else ""
    if row.pending:
        return tr("was {before}", before=row.was_shown) + _price(row)
    if row.state:
        return tr("{state}; until then {standing}", state=row.state, standing=row.standing)
    return ""


def _price(row: Row) -> str:
    return tr(" · takes {cost:.1f} political capital", cost=row.cost) if row.cost >= 0.05 else ""


def _status(area: ScrollArea, rect: pygame.Rect, row: Row) -> int:
    s, words = area.stage.scale, status_of(row)
    if not words:
        return s(6)
    high = tall(words, s, rect.w, "small")
    Label(
        area.stage, f"{_name(row)}.status", pygame.Rect(rect.x, rect.y + s(2), rect.w, high), words=words, role="small",
        colour="warn" if row.pending else "t2", inside=area, why=row.key,
    )  # fmt: skip
    return high + s(8)


def tip_of_row(row: Row) -> Tip:
    """Everything there is to know about a lever."""
    body = row.help + "\n" + tr("{{warn|Side effect}} {words}", words=row.side_effect)
    if row.elsewhere:
        body += "\n" + tr("{{accent|Elsewhere}} {words}", words=row.elsewhere)
    rows = [(tr("Now"), row.shown)] if not row.pending else [(tr("Ordered"), row.shown), (tr("Before"), row.was_shown)]
    if row.standing:
        rows.append((tr("In force until then"), row.standing))
    return Tip(row.label, body, rows, foot=tr("Compare: {analogue}", analogue=row.analogue))
