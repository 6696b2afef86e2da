"""What if, as text: what was typed becomes changes, and the answer a table of plain lines."""

from collections.abc import Iterator, Sequence

from game.language import tr
from game.models.chair import chair
from game.models.dials import targets
from game.models.levers import offered
from game.models.whatif import Row, WhatIf, heading, notes, verdict
from game.play.branching import Change
from game.play.match import Match
from game.play.refused import Refusal
from game.rules.catalogue import LEVERS
from game.text.session import number, pick

HOLD, WITHOUT = "hold", "without"
_EXAMPLE = tr("as in enforcement=80% or country_tier@CHN=deny")


def setting(match: Match, typed: str) -> Change:
    """What 'lever=value' or 'lever@target=value' means. Raises Refusal."""
    what, mark, value = typed.partition("=")
    if not mark or not what or not value:
        raise Refusal(
            tr(
                "A change looks like LEVER=VALUE or LEVER@TARGET=VALUE, {example}, not '{typed}'.",
                example=_EXAMPLE,
                typed=typed[:60],
            )
        )
    name, target = _dial(match, what)
    return Change(name, target, number(LEVERS[name], value))


def leaving_out(match: Match, typed: str) -> Change:
    """What 'lever' or 'lever@target' means, of which the order is to be left out. Raises Refusal."""
    return Change(*_dial(match, typed))


def _dial(match: Match, typed: str) -> tuple[str, str]:
    word, _, target = typed.partition("@")
    name = word if word in LEVERS else pick(word, offered(match), "lever")
    aims = LEVERS[name].target
    if target and aims:
        target = pick(target, [known for known, _ in targets(match, aims)], aims)
    return name, target


def asked(match: Match, typed: Sequence[str]) -> WhatIf:
    """What the words after 'what-if' ask: TURN LEVER=VALUE ... [without LEVER] [hold]. Raises Refusal."""
    words = list(typed)
    if not words or not words[0].isdecimal() or len(words[0]) > 4:
        raise Refusal(
            tr("Say the turn and what to change: what-if TURN LEVER[@TARGET]=VALUE, {example}.", example=_EXAMPLE)
        )
    turn, rest = int(words[0]), words[1:]
    hold = HOLD in rest
    rest = [word for word in rest if word != HOLD]
    changes: list[Change] = []
    while rest:
        word = rest.pop(0)
        if word == WITHOUT and rest:
            changes.append(leaving_out(match, rest.pop(0)))
        else:
            changes.append(setting(match, word))
    return WhatIf(match, turn, changes, hold)


def answer(found: WhatIf) -> Iterator[str]:
    """One number a line: a screen reader can follow."""
    yield f"{heading(found)}."
    yield verdict(found)
    if found.branch.same:
        return
    seat = chair(found.match)
    for row in found.rows():
        played, changed, apart = row.cells()
        line = tr(
            "{label}: {played} as played, {changed} with the change, {apart}",
            label=row.reading.label,
            played=played,
            changed=changed,
            apart=apart,
        )
        if (when := row.when(seat)) and row.widest_turn:
            line += tr("; furthest apart {when}", when=when)
        if row.spread is not None:
            line += tr(
                "; over {count} lucks {on_average}, nine in ten {range}",
                count=row.spread.count,
                on_average=row.on_average(),
                range=row.range(),
            )
        yield line
    yield from notes(found)


def table(found: WhatIf) -> Iterator[str]:
    """The same as columns."""
    yield f"{heading(found)}."
    yield verdict(found)
    if found.branch.same:
        return
    yield ""
    seat, rows = chair(found.match), found.rows()
    lines = [_HEAD, *(_cells(seat.match, row) for row in rows)]
    if all(row.spread is None for row in rows):
        lines = [line[:-2] for line in lines]
    wide = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        first, *others = (cell.ljust(w) if place in (0, 4) else cell.rjust(w)
                          for place, (cell, w) in enumerate(zip(line, wide, strict=True)))  # fmt: skip
        yield "  ".join([first, *others]).rstrip()
    yield ""
    yield from notes(found)


_HEAD = (
    "",
    tr("as played"),
    "changed",
    "difference",
    tr("furthest apart"),
    tr("mean over lucks"),
    tr("nine in ten lucks"),
)


def _cells(match: Match, row: Row) -> tuple[str, ...]:
    return (row.reading.label, *row.cells(), row.when(chair(match)), row.on_average(), row.range())
