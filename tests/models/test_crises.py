"""Attacks and tenders press on whoever can answer them, and on nobody else."""

from contextlib import contextmanager

from game.ai.catalogue import players
from game.models.chair import chair
from game.models.crises import crises
from game.play.match import PLAYED, Match
from game.schema import library


def match_of(seat: str, level: str = "mythos-2026") -> Match:
    """A game before its first turn."""
    entry = library.read(level)
    return Match(entry.level, entry.fingerprint, 3, seat, players(entry.level))


@contextmanager
def held(match: Match, stock: str, region: str, value: float):
    """The game while a region's stock stands at a value."""
    column = getattr(match.world.regions, stock)
    row, before = match.world.names.regions.index(region), column.copy()
    column.flags.writeable = True
    column[row, PLAYED] = value
    try:
        yield match
    finally:
        column[:] = before
        column.flags.writeable = False


def keys(match: Match) -> dict[str, str]:
    """What presses, and how urgently."""
    return {press.key: press.colour for press in crises(chair(match))}


def test_nothing_presses_in_quiet_times():
    assert keys(match_of("washington")) == {}


def test_a_wave_presses_while_a_model_of_the_seat_is_among_the_tools():
    for seat in ("washington", "meridian"):
        with held(match_of(seat), "peril", "JPN", 4.0) as match:
            (press,) = crises(chair(match))
            assert "5.0 times" in press.text
            assert press.jump == ("region", "JPN")
        with held(match_of(seat), "peril", "JPN", 0.5) as match:
            assert keys(match) == {}, "it is nearly over"
    with held(match_of("tsubame"), "peril", "JPN", 4.0) as match:
        assert keys(match) == {}, "its model is too weak to be a tool"


def test_a_tender_presses_harder_on_whoever_may_not_sell_there():
    with held(match_of("washington"), "tender", "EUR", 2.0) as match:
        assert keys(match) == {"tender-EUR": "accent"}
        (press,) = crises(chair(match))
        assert "2 quarters" in press.text
    with held(match_of("washington"), "tender", "CHN", 1.0) as match:
        assert keys(match) == {"tender-CHN": "warn"}
        (press,) = crises(chair(match))
        assert "not sold there" in press.text
