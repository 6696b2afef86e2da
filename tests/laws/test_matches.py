"""A match: taking back and redoing orders, luck that cannot be re-rolled, opponents who obey the rules."""

from collections.abc import Iterator

import numpy as np
import pytest

from game.ai.catalogue import players
from game.play.match import PLAYED, TWIN, Match
from game.play.refused import Refusal
from game.rules.catalogue import LEVERS
from game.schema.level import Level
from game.schema.library import Entry
from game.schema.order import Order
from game.world.batch import all_arrays, column_digests, digest
from game.world.draws import Draws
from tests.laws.random_games import setting_at
from tests.laws.variants import changed


def playable(level: Level) -> str:
    return next(seat.holder for seat in level.seats if seat.playable)


def sit_down(entry: Entry, seed: int = 5, seat: str | None = None) -> Match:
    level = entry.level
    return Match(level, entry.fingerprint, seed, playable(level) if seat is None else seat, players(level))


def orders_of(match: Match) -> Iterator[Order]:
    """Orders that a person might give, on every dial of the seat: a lawful one is among them."""
    regulator = match.seat in match.world.names.regulators
    for name in match.level.levers["regulator" if regulator else "startup"]:
        lever = LEVERS[name]
        targets = {"": ("",), "region": match.world.names.regions, "lab": match.world.names.labs}[lever.target]
        for target in targets[:2]:
            for where in (0.6, 0.9, 0.1):
                yield Order(seat=match.seat, lever=name, target=target, value=float(setting_at(lever, np.array(where))))


def give(match: Match, count: int) -> list[Order]:
    """Submit lawful orders that change something, at most one a lever."""
    given: list[Order] = []
    for order in orders_of(match):
        fresh = order.lever not in {o.lever for o in given}
        if len(given) < count and fresh and match.setting(order.lever, order.target) != order.value:
            try:
                match.submit(order)
            except Refusal:
                continue
            given.append(order)
    assert len(given) == count
    return given


def test_undo_and_redo_return_to_the_same_game(entry: Entry) -> None:
    plain, played = sit_down(entry), sit_down(entry)
    for order in give(plain, 3):
        played.submit(order)
    for _ in range(3):
        assert played.undo() is not None
    assert played.undo() is None
    for _ in range(3):
        assert played.redo() is not None
    assert played.redo() is None
    assert played.standing_orders() == plain.standing_orders()
    for _ in range(2):
        plain.end_turn()
        played.end_turn()
    assert played.digests == plain.digests


def test_orders_taken_back_leave_no_trace(entry: Entry) -> None:
    plain, played = sit_down(entry), sit_down(entry)
    before = column_digests(played.world)
    given = give(played, 3)
    for order in given:
        played.setting(order.lever, order.target)
    assert column_digests(played.world) == before, "an order on the table has changed the world"
    played.reset_turn()
    assert not played.standing_orders()
    for match in (plain, played):
        match.end_turn()
        match.end_turn()
    assert played.digests == plain.digests


def test_orders_matter(entry: Entry) -> None:
    plain, played = sit_down(entry), sit_down(entry)
    give(played, 3)
    for match in (plain, played):
        match.end_turn()
    assert played.digests != plain.digests


def test_orders_never_change_luck(entry: Entry) -> None:
    """Whatever was ordered, the draws of the next turn are the same."""
    plain, played = sit_down(entry), sit_down(entry)
    give(played, 3)
    for match in (plain, played):
        match.end_turn()
    draws = [Draws(m.world.clock.seed, m.world.clock.turn).uniform("x", m.world.names.labs) for m in (plain, played)]
    np.testing.assert_array_equal(*draws)
    for path in ("clock.seed", "clock.turn"):
        np.testing.assert_array_equal(all_arrays(plain.world)[path], all_arrays(played.world)[path])


def test_the_twin_hears_the_same_orders_but_no_controls(entry: Entry) -> None:
    """A regulator's controls change the game as played and leave its twin as it was, but for what others answer."""
    match = sit_down(entry)
    assert match.world.clock.uncontrolled[TWIN]
    assert not match.world.clock.uncontrolled[PLAYED]
    np.testing.assert_array_equal(match.world.clock.seed[PLAYED], match.world.clock.seed[TWIN])
    quiet = sit_down(entry)
    controls = [o for o in give(match, 3) if LEVERS[o.lever].control]
    match.reset_turn()
    for order in controls:
        match.submit(order)
    match.end_turn()
    quiet.end_turn()
    assert digest(match.world, TWIN) == digest(quiet.world, TWIN)


def test_opponents_give_only_lawful_orders(entry: Entry) -> None:
    match = sit_down(entry, 1, seat="")
    while not match.over:
        match.end_turn()
        assert not match.refused, f"turn {match.turn}: {match.refused[0][0]}: {match.refused[0][1]}"


@pytest.mark.slow
def test_opponents_give_only_lawful_orders_in_many_games(entry: Entry) -> None:
    for seed in range(10, 30 if entry.level.id == "mythos-2026" else 13):
        seats = ["", *(seat.holder for seat in entry.level.seats if seat.playable)]
        match = sit_down(entry, seed, seat=seats[seed % len(seats)])
        while not match.over:
            match.end_turn()
            assert not match.refused, f"seed {seed}, turn {match.turn}: {match.refused[0]}"


def test_a_dead_lab_gives_no_orders(entry: Entry) -> None:
    labs = [seat.holder for seat in entry.level.seats if seat.holder in {lab.id for lab in entry.level.labs}]
    match = sit_down(entry, seat=labs[0])
    match.world.labs.alive[match.world.names.labs.index(labs[0])] = False
    refusals = 0
    for order in orders_of(match):
        with pytest.raises(Refusal, match=labs[0]):
            match.submit(order)
        refusals += 1
    assert refusals
    assert match.failed
    assert match.over


def test_a_bankrupt_lab_is_really_dead(entry: Entry) -> None:
    """A lab without money or customers fails within a few turns, and its opponent falls silent."""
    poor = entry.level.labs[0].model_copy(update={"cash": -500.0, "markets": ()})
    level = changed(entry.level, labs=(poor, *entry.level.labs[1:]), opening=(), script=())
    match = Match(level, entry.fingerprint, 1, "", players(level))
    for _ in range(min(3, level.turns)):
        match.end_turn()
        assert not match.refused
    assert not match.world.labs.alive[0, PLAYED]
    if level.turns > match.turn:
        match.end_turn()
        assert not [order for order in match.log[-1] if order.seat == poor.id]
