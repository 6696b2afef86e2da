"""A game turn by turn: how things stood after any of its turns, what was ordered in it, and what happened."""

from dataclasses import dataclass

import numpy as np

from game.language import tr
from game.models import words
from game.models.atlas import Atlas, atlas
from game.models.chair import Chair, chair
from game.models.happenings import happenings, near
from game.models.headline import Figure, Headline, headline
from game.models.item import Happening
from game.models.memo import share
from game.models.points import total_at
from game.models.setting import show
from game.play.branching import back_to, ordered
from game.play.match import PLAYED, Match
from game.play.setup import holder_index, target_index
from game.schema.order import Order

HIDDEN = tr("What others ordered is told when the game is over; until then the news says what became known.")


@dataclass(frozen=True)
class Frame:
    """Everything on the screen at one place of the game."""

    turn: int  # turns played
    title: str
    figures: tuple[Figure, ...]
    atlas: Atlas
    orders: str  # in the markup of pages
    events: str
    asks: str  # the number that explains the first event


@dataclass(frozen=True)
class Viewer:
    """Every place of one game, made when it is asked for and then kept."""

    match: Match
    frames: dict[int, Frame]

    def frame(self, turn: int) -> Frame:
        """How things stood after so many turns."""
        if turn not in self.frames:
            self.frames[turn] = _frame(self.match, turn)
        return self.frames[turn]

    def prepare(self) -> bool:
        """Make one frame that is missing; True if there was one."""
        missing = next((turn for turn in range(self.match.turn, -1, -1) if turn not in self.frames), None)
        if missing is not None:
            self.frame(missing)
        return missing is not None


def viewer(match: Match) -> Viewer:
    """The pictures of a game. Raises ValueError if nobody sat in it."""
    chair(match)
    return Viewer(match, {})


def subtitle(match: Match) -> str:
    """What is being looked at, in a line."""
    state = "" if match.over else tr(", not ended")
    name = chair(match).name
    return tr(
        "{title} · {name} · {turns}{state} · seed {seed}",
        title=match.level.title,
        name=name,
        turns=words.plural(match.turn, "{count} turn", "{count} turns"),
        state=state,
        seed=match.seed,
    )


def place_name(match: Match, turn: int) -> str:
    """What a place of the game is called: 'After turn 3 of 10, Q1 2027'."""
    if not turn:
        return tr("Before turn 1 of {turns}", turns=match.level.turns)
    return tr(
        "After turn {turn} of {turns}, {quarter}",
        turn=turn,
        turns=match.level.turns,
        quarter=chair(match).quarter(turn - 1),
    )


def moment(match: Match, asked: str) -> tuple[str, Match, str]:
    """What 'turn#number' asks about: the number, the game as it stood after that turn, and 'turn#' again.

    Of orders, those that the person gave in the turn lie on the table. Without '#' it is the game as it stands.
    """
    turn, mark, number = asked.partition("#")
    if not mark:
        return asked, match, ""
    if number != "orders":
        return number, back_to(match, int(turn)), turn + mark
    then = back_to(match, max(0, int(turn) - 1))
    then.pending = ordered(match, int(turn)) if int(turn) else []
    return number, then, turn + mark


def own_orders(match: Match, turn: int) -> str:
    """What the person ordered in a turn, in the markup of pages."""
    seat = chair(match)
    lines = _lines(seat, turn, ordered(match, turn))
    return "\n".join([tr("## Ordered in {turn}", turn=seat.quarter(turn - 1)), *(f"- {line}" for line in lines)])


def _frame(match: Match, turn: int) -> Frame:
    then = back_to(match, turn)
    share(match, then)
    top: Headline = headline(then)
    return Frame(
        turn=turn,
        title=place_name(match, turn),
        figures=tuple(_scored(match, turn, figure) for figure in top.figures),
        atlas=atlas(then),
        orders=_orders(match, turn),
        events=_events(then, turn),
        asks=f"news.{turn}.0" if turn and happenings(then, turn) else "score",
    )


def _scored(match: Match, turn: int, figure: Figure) -> Figure:
    """The score with a decimal, for it moves by little."""
    if figure.key != "score" or not turn:
        return figure
    return Figure(figure.key, figure.label, f"{total_at(match, turn):.1f}", figure.change, figure.tick, figure.colour)


# ---- orders -----------------------------------------------------------------------------------------------


def _orders(match: Match, turn: int) -> str:
    """What every seat ordered, the person's first; of an unfinished game only the person's."""
    if not turn:
        return tr("Nothing has been ordered yet.")
    seat = chair(match)
    given: dict[str, list[Order]] = {match.seat: []}
    for order in match.log[turn - 1]:
        given.setdefault(order.seat, []).append(order)
    seen = given if match.over else {match.seat: given[match.seat]}
    found: list[str] = []
    for name, orders in seen.items():
        found.append(f"## {seat.called(name)}{tr(' (you)') if name == match.seat else ''}")
        found += [f"- {line}" for line in _lines(seat, turn, orders)]
    if not match.over:
        found.append(f"> {HIDDEN}")
    return "\n".join(found)


def _lines(seat: Chair, turn: int, orders: list[Order]) -> list[str]:
    """The orders that changed something, alike ones together."""
    groups: dict[tuple[str, float], list[str]] = {}
    still = 0
    for order in orders:
        if _changes(seat.match, turn, order):
            groups.setdefault((order.lever, order.value), []).append(order.target)
        else:
            still += 1
    found = []
    for (name, value), targets in groups.items():
        lever = seat.match.level.lever(name)
        where = tr(" for {names}", names=words.some([seat.called(one) for one in targets])) if targets[0] else ""
        found.append(f"{lever.label}{where}: **{show(lever, value)}**")
    if still:
        found.append(
            tr(
                "{orders} that left a dial where it stood",
                orders=words.plural(still, "{count} order", "{count} orders"),
            )
        )
    return found or [tr("No order")]


def _changes(match: Match, turn: int, order: Order) -> bool:
    """Whether an order moved its dial, or is an act."""
    before, lever = match.worlds[turn - 1], match.level.lever(order.lever)
    if lever.once:
        return order.value != 0.0
    dial = before.dials[order.lever].announced[holder_index(before.names, lever, order.seat)]
    stood = dial[target_index(before.names, lever, order.target)] if order.target else dial
    return bool(np.abs(stood[PLAYED] - order.value) > 1e-9 * max(1.0, abs(order.value)))


# ---- events -----------------------------------------------------------------------------------------------


def _events(then: Match, turn: int) -> str:
    """What happened in the turn, the weightiest first."""
    if not turn:
        return f"## {then.level.title}\n{then.level.summary}"
    items = sorted(happenings(then, turn), key=lambda item: -item.weight * near(then, item))
    return "\n".join(_told(item) for item in items) or tr("A quiet quarter: nothing that others would report.")


def _told(item: Happening) -> str:
    cause = f" {item.cause}" if item.cause.startswith("“") and item.weight >= 1.6 else ""
    if item.text.startswith(item.source):
        return f"- **{item.source}**{item.text.removeprefix(item.source)}{cause}"
    return f"- **{item.source}** {item.text}{cause}"
