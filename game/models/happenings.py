"""Everything that happened in a turn, ranked; read from worlds, book and orders, never remembered elsewhere."""

from collections.abc import Callable

from game.models import dealings, doings
from game.models.chair import Chair, chair
from game.models.item import Happening
from game.models.memo import remember
from game.play.match import Match

_SOURCES: tuple[Callable[[Chair, int], list[Happening]], ...] = (
    doings.events,
    doings.directives,
    doings.rules,
    doings.moves_of_labs,
    dealings.models,
    dealings.runs,
    dealings.licences,
    dealings.bars,
    dealings.shares,
    dealings.fates,
    dealings.diplomacy,
)


def happenings(match: Match, turn: int) -> tuple[Happening, ...]:
    """What happened in a turn, counted from 1, the weightiest first."""

    def read() -> tuple[Happening, ...]:
        seat = chair(match)
        found = [item for source in _SOURCES for item in source(seat, turn)]
        return tuple(sorted(found, key=lambda item: -item.weight))

    return remember(match, turn, "happenings", read)


def near(match: Match, item: Happening) -> float:
    """How much nearer than to others an item is to the seat: it, its home, its labs and its markets."""
    seat = chair(match)
    if seat.id in item.whom:
        return 2.0
    world = seat.world
    own = {name for name, ours in zip(world.names.labs, seat.ours, strict=True) if ours}
    if own & set(item.whom):
        return 1.5
    if not seat.regulates and any(world.labs.flag[seat.row, world.names.regulators.index(g), 0] > 0
                                  for g in item.whom if g in world.names.regulators):  # fmt: skip
        return 1.5
    return 1.25 if seat.home in item.whom else 1.0
