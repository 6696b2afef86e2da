"""Looking ahead: the same thought alone and among others, nothing hidden is known, and games can be written."""

import numpy as np
import pytest

from game.ai.catalogue import players
from game.ai.lookahead import Care, Thinker
from game.ai.skill import SKILLS, USUAL, minds, minds_of
from game.play import view
from game.play.match import Match
from game.play.replaying import replay, resume
from game.play.seat import Minds, Wishes, in_one_go
from game.play.setup import new_worlds
from game.rules.turn import advance
from game.schema import library
from game.schema.order import Order
from game.schema.problems import Rejected
from game.world.batch import digest, take
from game.world.state import World

LEVEL = "first-licence"
LITTLE = Care(ways=4, dreams=1, reach=2)


def table(skill: str = "", seat: str = "capitol", seed: int = 5) -> Match:
    entry = library.read(LEVEL)
    who = minds(entry.level, skill) if skill else None
    return Match(entry.level, entry.fingerprint, seed, seat, players(entry.level), minds=who)


def thinker(seat: str, care: Care = LITTLE) -> Thinker:
    level = library.read(LEVEL).level
    return Thinker(level, seat, players(level), care)


def same(one: Wishes, other: Wishes) -> bool:
    return one.keys() == other.keys() and all(np.array_equal(one[x], other[x], equal_nan=True) for x in one)


def pairs(seeds: list[int], turns: int = 2) -> tuple[World, World]:
    start = world = new_worlds(library.read(LEVEL).level, [*seeds, *seeds])
    world.clock.uncontrolled[len(seeds) :] = True
    for _ in range(turns):
        world = advance(world, {})
    return world, start


def thought(seat: str, world: World, start: World, games: list[int]) -> Wishes:
    half = world.sizes.world // 2
    where = np.array(games)
    return in_one_go(thinker(seat)(world, start, where, where + half))


@pytest.mark.parametrize("seat", ["capitol", "halyard"])
def test_a_thought_is_the_same_alone_and_among_others(seat):
    world, start = pairs([3, 8, 21])
    together = thought(seat, world, start, [0, 1, 2])
    for game in range(3):
        rows = np.array([game, game + 3])
        alone = thought(seat, take(world, rows), take(start, rows), [0])
        assert same({name: wish[..., [game]] for name, wish in together.items()}, alone)


@pytest.mark.parametrize("seat", ["capitol", "halyard"])
def test_what_is_hidden_may_change_and_no_order_does(seat, monkeypatch):
    """Others' private figures are doubled while the estimates of them stay: the same bits are seen, and thought."""
    world, start = pairs([3])
    before = thought(seat, world, start, [0])
    axis, row = ("regulator", 0) if seat == "capitol" else ("lab", world.names.labs.index(seat))
    hidden = take(world, np.arange(2))
    changed = []
    for table_, column, declaration, _ in view.private(hidden):
        values = getattr(table_, column).copy()
        others = np.ones(values.shape[0], dtype=bool)
        if declaration.axes[0] == axis:
            others[row] = False
        if declaration.unit.startswith("log10") or values.dtype != np.float64:
            continue
        values[others] *= 2.0
        changed.append(column)
        setattr(table_, column, values)
    assert changed
    plain = view._blur

    def halved(seeds: bytes, column: str, watcher: str, owners: tuple[str, ...]):
        return plain(seeds, column, watcher, owners) * (0.5 if column in changed else 1.0)

    assert digest(hidden, 0) != digest(world, 0)
    monkeypatch.setattr(view, "_blur", halved)
    assert same(thought(seat, hidden, start, [0]), before)


def test_orders_on_the_table_are_not_seen_by_those_who_think():
    one, other = table("seasoned"), table("seasoned")
    lever = next(name for name in one.level.offers("capitol") if name == "compute_threshold")
    other.submit(Order(seat="capitol", lever=lever, value=1e25))
    one.end_turn()
    other.end_turn()
    theirs = [[order for order in match.log[0] if order.seat != "capitol"] for match in (one, other)]
    assert theirs[0] == theirs[1]


def test_tomorrows_luck_is_not_known():
    """The worlds thought of have other seeds than the match."""
    world, _ = pairs([3])
    from game.ai.belief import imagine

    dreamt = imagine(world, "regulator", 0, np.zeros(20, dtype=np.int64), np.arange(20))
    assert len(set(dreamt.clock.seed.tolist())) == 20
    assert 3 not in dreamt.clock.seed


def test_a_turn_ends_in_slices_and_can_be_left_before_it_is_through():
    match = table("seasoned")
    ending = match.ending()
    for _ in range(3):
        next(ending)
    assert 0.0 <= match.thought < 1.0
    ending.close()
    assert match.turn == 0
    match.end_turn()
    again = table("seasoned")
    slices = sum(1 for _ in again.ending())
    assert slices > 10
    assert again.digests == match.digests


def test_a_game_of_thinkers_is_replayed_without_thinking(monkeypatch):
    match = table("seasoned")
    for _ in range(3):
        match.end_turn()
    record, entry = match.replay(), library.read(LEVEL)
    assert record.skill == "seasoned"

    def never(*_: object) -> None:
        raise AssertionError("a written game is not thought about again")

    monkeypatch.setattr(Thinker, "__call__", never)
    assert replay(entry, record, players(entry.level)).digests == match.digests


def test_a_saved_game_goes_on_as_it_would_have():
    match = table("shrewd")
    match.end_turn()
    entry = library.read(LEVEL)
    again = resume(entry, match.replay(), players(entry.level), minds_of(entry.level, match.replay()))
    match.end_turn()
    again.end_turn()
    assert again.digests == match.digests
    assert again.log == match.log


def test_the_twin_is_the_same_for_every_skill():
    ends = []
    for skill in ("", "novice", "shrewd"):
        match = table(skill, seat="")
        for _ in range(3):
            match.end_turn()
        ends.append(digest(match.world, 1))
    assert len(set(ends)) == 1


@pytest.mark.parametrize("skill", SKILLS)
def test_every_skill_plays_a_level_to_its_end(skill):
    match = table(skill)
    while not match.over:
        match.end_turn()
    assert match.turn == match.level.turns


def test_who_looks_ahead_does_better_than_its_habit():
    """Means over the same dozen seeds: a law of the policy, with room for luck."""
    from game.lab.ladder import ended

    level, seeds = library.read(LEVEL).level, range(900, 912)
    habit, ahead = (ended(level, "halyard", skill, seeds).totals.mean() for skill in (USUAL, "masterly"))
    assert ahead > habit + 0.5


def test_a_skill_that_is_none_is_refused_in_a_sentence():
    entry = library.read(LEVEL)
    record = table().replay().model_copy(update={"skill": "godlike"})
    with pytest.raises(Rejected, match="godlike"):
        minds_of(entry.level, record)


def test_habit_is_all_where_nobody_thinks():
    level = library.read(LEVEL).level
    assert minds(level, USUAL) == Minds(USUAL, {})
    assert set(minds(level, "masterly").of) == {seat.holder for seat in level.seats}


@pytest.mark.parametrize(("level", "seat", "skill"), [
    ("first-licence", "capitol", "masterly"),
    ("october-seventh", "washington", "seasoned"),
    pytest.param("mythos-2026", "tsubame", "masterly", marks=pytest.mark.slow),
])  # fmt: skip
def test_seats_that_think_together_want_what_each_would_alone(level, seat, skill):
    entry = library.read(level)
    games = []
    for apart in (False, True):
        company = minds(entry.level, skill)
        if apart:
            company = Minds(company.skill, company.of)
        match = Match(entry.level, entry.fingerprint, 7, seat, players(entry.level), minds=company)
        for _ in range(3):
            parts = [match.thought for _ in match.ending()]
            assert all(0.0 <= part < 1.0 for part in parts)
        games.append((match.log, match.digests))
    assert games[0] == games[1]
