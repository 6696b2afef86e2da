"""Pairs of futures: one pair is one match under another luck, and how many there are changes none of them."""

import numpy as np
import pytest

from game.ai.belief import other_luck
from game.lab import lucks as module
from game.lab.lucks import Lucks
from game.models.readings import measure_of, needs_twins, read
from game.play.branching import Branch, Change, back_to, ordered
from game.world.batch import take
from tests.play.test_branching import null, played

SEATS = [("first-licence", "capitol", Change("enforcement", "", 0.9)),
         ("first-licence", "halyard", Change("training_share", "", 0.7))]  # fmt: skip


def futures(level, seat, change, count, turn=2):
    match = played(level, seat)
    branch = Branch(match, turn, [change], hold=True).finish()
    return Lucks(branch, measure_of(match), count, needs_twins(match)).finish()


@pytest.mark.parametrize(("level", "seat", "change"), SEATS)
def test_one_pair_is_two_matches_under_that_luck(level, seat, change):
    found = futures(level, seat, change, 4)
    match, branch = found.branch.match, found.branch
    for game, paths in ((match, found.played), (branch.game, found.changed)):
        alone = back_to(match, 1)
        alone.minds = type(alone.minds)()
        world = take(alone.world, np.array([0, 1]))
        world.clock.seed[:] = other_luck(world.clock.seed, np.array([3, 3]))
        alone.worlds[-1] = world
        while alone.turn < match.turn:
            orders = [order for order in ordered(game, alone.turn + 1) if order.lever != "start_run"]
            row = alone.world.names.labs.index(seat) if seat in alone.world.names.labs else None
            alone.pending = orders
            if row is not None and alone.world.labs.run_needed[row, 0] == 0.0:
                alone.pending = [*orders, *(o for o in ordered(game, alone.turn + 1) if o.lever == "start_run")]
            alone.end_turn()
            assert not alone.refused
        for key, value in read(alone, alone.turn).items():
            assert paths[key][-1, 3] == pytest.approx(value, rel=1e-12, abs=1e-12), key


def test_a_pair_is_the_same_however_many_there_are(monkeypatch):
    few = futures(*SEATS[0], 3)
    monkeypatch.setattr(module, "TILE", 4)
    many = futures(*SEATS[0], 10)
    for key, path in few.changed.items():
        assert np.array_equal(path, many.changed[key][:, :3]), key
        assert many.changed[key].shape == (len(few.branch.game.log), 10)


def test_before_the_change_both_are_one_and_a_null_change_stays_so():
    found = futures(*SEATS[1], 5)
    assert all(np.array_equal(path[0], found.changed[key][0]) for key, path in found.played.items())
    assert any(not np.array_equal(path[-1], found.changed[key][-1]) for key, path in found.played.items())
    match = found.branch.match
    branch = Branch(match, 2, [null(match, 2)]).finish()
    still = Lucks(branch, measure_of(match), 5, needs_twins(match)).finish()
    assert branch.same
    assert all(np.array_equal(path, still.changed[key]) for key, path in still.played.items())


def test_lucks_differ_from_each_other_and_from_the_games_own():
    found = futures(*SEATS[1], 6)
    ends = found.played["compute"][-1]
    assert len(set(ends)) > 1
    own = found.branch.match.seed
    assert own not in set(other_luck(np.full(6, own), np.arange(6)))


def test_the_spread_is_that_of_the_pairs():
    found = futures(*SEATS[0], 40)
    apart = found.changed["score"][-1] - found.played["score"][-1]
    spread = found.spread("score")
    assert spread.mean == pytest.approx(apart.mean())
    assert spread.low <= np.median(apart) <= spread.high
    assert ((apart >= spread.low) & (apart <= spread.high)).mean() >= 0.9
    assert spread.sure == pytest.approx(1.645 * apart.std(ddof=1) / np.sqrt(40))
    assert spread.more == (apart > 0).mean()
