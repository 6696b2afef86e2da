"""The answer to 'why is it this number?': rows that add up to it."""

from dataclasses import dataclass

from game.language import tr
from game.models import words
from game.models.chair import Chair
from game.play.match import PLAYED


@dataclass(frozen=True)
class Why:
    """Heading, a sentence or two, rows of (what, how much), their total, and a line at the foot."""

    title: str
    body: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    total: tuple[str, str] | None = None
    foot: str = ""


def entries(chair: Chair, stock: str, row: int, turn: int | None = None) -> list[tuple[str, float]]:
    """What the book says moved one row of a stock in a turn: causes and amounts, largest first, nothings left out.

    Turns are counted from 1, as worlds are; None is the last.
    """
    worlds = chair.match.worlds
    world = worlds[len(worlds) - 1 if turn is None else turn]
    found: dict[str, float] = {}
    for entry in world.book.entries:
        if entry.stock == stock:
            moved = float(entry.amount[row].reshape(-1, entry.amount.shape[-1])[:, PLAYED].sum())
            found[entry.because] = found.get(entry.because, 0.0) + moved
    return sorted(((why, much) for why, much in found.items() if abs(much) > 1e-9), key=lambda one: -abs(one[1]))


def from_book(chair: Chair, stock: str, now: float, unit: str, *, most: int = 9) -> tuple[tuple[str, str], ...]:
    """Opening value and every entry of the last turn; small ones are put together so that rows still add up."""
    moved = entries(chair, stock, chair.row)
    if not moved:
        return ()
    opening = now - sum(much for _, much in moved)
    rows = [(words.sentence(tr(why)).rstrip("."), much) for why, much in moved]
    shown, rest = rows[:most], rows[most:]
    if rest:
        shown.append((tr("Other"), sum(much for _, much in rest)))
    first = (
        tr("At the end of {turn}", turn=chair.quarter(chair.match.turn - 2))
        if chair.match.turn > 1
        else tr("At the start"),
        opening,
    )
    return ((first[0], words.amount(first[1], unit)), *((why, words.change(much, unit)) for why, much in shown))
