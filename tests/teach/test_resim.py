"""Games played again in one batch are the games that were played, to the last bit."""

from game.ai.catalogue import players
from game.play.match import Match
from game.play.refused import Refusal
from game.rules.catalogue import LEVERS
from game.schema.classwork import Classwork
from game.schema.library import Entry
from game.schema.order import Order
from game.teach.resim import Sheet, play_again


def classwork() -> Classwork:
    return Classwork(assignment="a", fingerprint="0" * 64, student="s")


def play(entry: Entry, seat: str, seed: int, turns: int = 99) -> Match:
    """A game with odd orders from all over the desk."""
    match = Match(entry.level, entry.fingerprint, seed, seat, players(entry.level))
    match.classwork = classwork()
    while not match.over and match.turn < turns:
        for place, lever in enumerate(entry.level.offers(seat)):
            if (seed * 7 + match.turn * 3 + place) % 4:
                continue
            kind = LEVERS[lever]
            names = match.world.names
            targets = {"": ("",), "region": names.regions, "lab": names.labs}[kind.target]
            part = ((seed + 1) * (place + 3) * (match.turn + 2)) % 11 / 10
            value = kind.low + part * (kind.high - kind.low)
            value = float(round(value)) if kind.scale == "choice" else value
            try:
                match.submit(Order(seat=seat, lever=lever, target=targets[(seed + place) % len(targets)], value=value))
            except Refusal:
                continue
        match.end_turn()
    return match


def sheet(match: Match) -> Sheet:
    record = match.replay()
    return Sheet(record.seed, record.orders, record.digests)


def test_a_batch_plays_every_seat_as_a_match_does(entry: Entry):
    for seat in [one.holder for one in entry.level.seats if one.playable][:2]:
        seeds = (1, 2)
        matches = [play(entry, seat, seed, 3) for seed in seeds]
        courses = list(play_again(entry.level, seat, [sheet(match) for match in matches]))
        for match, course in zip(matches, courses, strict=True):
            assert not course.broken
            assert course.turns == match.turn
            assert course.totals[-1] == float(match.score().total[0])
        assert any(match.replay().orders[0] for match in matches)
