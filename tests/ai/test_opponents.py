"""Opponents: they answer in the right shapes, from a view alone, without leaving a trace."""

import numpy as np
import pytest

from game.ai.catalogue import OPPONENTS, Opponent, load, players
from game.ai.rollout import seat_of
from game.play.view import see
from game.rules.catalogue import LEVERS
from game.schema import library
from game.schema.level import Level
from game.world.batch import all_arrays, column_digests, take
from game.world.draws import Draws
from game.world.state import World
from tests.laws.promises import lock
from tests.laws.random_games import Step, play_randomly
from tests.laws.variants import changed

load()
CHARACTERS = sorted(OPPONENTS.values(), key=lambda o: o.name)


def holders(world: World, character: Opponent) -> tuple[str, ...]:
    return world.names.regulators if character.role == "regulator" else world.names.labs


def wishes(world: World, character: Opponent, row: int) -> dict[str, np.ndarray]:
    axis = "regulator" if character.role == "regulator" else "lab"
    return character.player(see(world, axis, row), row, Draws(world.clock.seed, world.clock.turn))


@pytest.mark.parametrize("character", CHARACTERS, ids=lambda o: o.name)
def test_wishes_have_the_levers_own_shape_and_bounds(level: Level, games: list[Step], character: Opponent) -> None:
    """Any character in any seat of its role, in any world that random play leads to."""
    for step in (games[0], games[3], games[-1]):
        world = step.after
        for row in range(len(holders(world, character))):
            for name, wish in wishes(world, character, row).items():
                lever = LEVERS[name]
                assert lever.role == character.role, f"{name} is not for a {character.role}"
                assert name in world.dials, f"{name} is not offered here"
                assert wish.shape == lever.shape(world.sizes)[1:], f"{name}: {wish.shape}"
                given = wish[~np.isnan(wish)]
                assert (given >= lever.low).all(), f"{name}: {given.min()}"
                assert (given <= lever.high).all(), f"{name}: {given.max()}"
                if lever.scale == "choice":
                    np.testing.assert_array_equal(given, np.floor(given), err_msg=name)


@pytest.mark.parametrize("character", CHARACTERS, ids=lambda o: o.name)
def test_deciding_changes_nothing_and_is_the_same_alone(games: list[Step], character: Opponent) -> None:
    world = take(games[2].after, np.arange(12))
    before = column_digests(world)
    lock(world)
    crowd = wishes(world, character, 0)
    assert column_digests(world) == before
    alone = wishes(take(world, np.array([5])), character, 0)
    assert set(crowd) == set(alone)
    for name, wish in crowd.items():
        np.testing.assert_array_equal(wish[..., 5], alone[name][..., 0], err_msg=name)
        for path, array in all_arrays(world).items():
            assert not np.shares_memory(wish, array), f"{name} hands out {path} itself"


@pytest.mark.parametrize("character", [c for c in CHARACTERS if c.role == "startup"], ids=lambda o: o.name)
def test_the_dead_wish_for_nothing(games: list[Step], character: Opponent) -> None:
    world = games[-1].after
    for row in range(len(world.names.labs)):
        dead = ~world.labs.alive[row]
        for name, wish in wishes(world, character, row).items():
            assert np.isnan(wish[..., dead]).all(), f"{name} is asked for by the dead, and would be refused"


@pytest.mark.parametrize("character", CHARACTERS, ids=lambda o: o.name)
def test_a_character_can_sit_in_any_level(level: Level, character: Opponent) -> None:
    ids = {x.id for x in (level.regulators if character.role == "regulator" else level.labs)}
    seats = tuple(
        seat.model_copy(update={"opponent": character.name}) if seat.holder in ids else seat for seat in level.seats
    )
    altered = changed(level, seats=seats)
    found = players(altered)
    world = next(iter(play_randomly(altered, range(4), 1))).before
    for name in ids:
        row, axis = seat_of(world, name)
        draws = Draws(world.clock.seed, world.clock.turn)
        wanted = character.player(see(world, axis, row), row, draws)
        asked = found[name](see(world, axis, row), row, draws)
        assert set(asked) == set(wanted) & set(altered.offers(name)), "a seat asks for what it is offered, no more"


@pytest.mark.parametrize("character", CHARACTERS, ids=lambda o: o.name)
def test_a_character_does_something_somewhere(character: Opponent) -> None:
    for name in library.names():
        for step in play_randomly(library.read(name).level, range(8), 3):
            for row in range(len(holders(step.after, character))):
                if any((~np.isnan(wish)).any() for wish in wishes(step.after, character, row).values()):
                    return
    pytest.fail("it never asks for anything, in any level")


@pytest.mark.parametrize("character", CHARACTERS, ids=lambda o: o.name)
def test_a_character_says_who_it_is(character: Opponent) -> None:
    assert character.about.endswith(".")
    assert character.motive.endswith(".")
    assert character.label
    assert character.role in ("regulator", "startup")


def test_a_character_of_the_wrong_role_is_refused(level: Level) -> None:
    seat = level.seats[0].model_copy(update={"opponent": "nobody of that name"})
    with pytest.raises(ValueError, match="nobody of that name"):
        players(changed(level, seats=(seat, *level.seats[1:])))


def test_levels_name_characters_that_exist(level: Level) -> None:
    assert set(players(level)) == {seat.holder for seat in level.seats}
