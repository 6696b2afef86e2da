"""What caused what: leaving out is the same as never having ordered, parts add up, nothing hidden shows through."""

import contextlib

import numpy as np
import pytest

from game.ai.catalogue import players
from game.ai.causes import Causes
from game.ai.coming import Coming
from game.ai.leaving import SHAPLEY, Cause
from game.play import view
from game.play.match import Match
from game.play.refused import Refusal
from game.play.view import private, see
from game.rules.catalogue import LEVERS, METRICS
from game.schema import library
from game.schema.order import Order
from game.world.batch import clone
from game.world.draws import Draws
from tests.laws.random_games import setting_at

SEATS = [("first-licence", "capitol"), ("first-licence", "halyard"), ("mythos-2026", "washington"),
         ("mythos-2026", "meridian"), ("two-internets", "washington"), ("whiplash", "beijing")]  # fmt: skip


@pytest.fixture(autouse=True)
def _fresh_estimates():
    """Estimates are drawn once a game and kept: a test that changes the blur leaves none behind."""
    yield
    view._blur.cache_clear()


def sit_down(level, seat, seed=7):
    entry = library.read(level)
    return Match(entry.level, entry.fingerprint, seed, seat, players(entry.level))


def order_something(match, seed, most=4):
    """Some lawful orders at random settings: a different handful for every seed."""
    offers = match.level.offers(match.seat)
    draws = Draws(np.array([seed]), np.array([match.turn]))
    wish, where, whom = (draws.uniform(what, offers)[:, 0] for what in ("wish", "where", "whom"))
    for place in np.argsort(wish)[:most]:
        name = offers[place]
        names = {"": ("",), "region": match.world.names.regions, "lab": match.world.names.labs}[LEVERS[name].target]
        value = float(setting_at(match.level.lever(name), np.array(where[place])))
        target = names[int(whom[place] * len(names))]
        with contextlib.suppress(Refusal):
            match.submit(Order(seat=match.seat, lever=name, target=target, value=value))


def measures(match):
    """Every metric at the first place of each of its axes, in pairs of worlds."""

    def at(metric):
        return lambda world: metric.measure(world)[(0,) * (len(metric.axes) - 1)].astype(float)[0::2]

    return {name: at(metric) for name, metric in METRICS.items()}


@pytest.mark.parametrize("seat", SEATS, ids="-".join)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_parts_of_every_metric_add_up_in_random_games(seat, seed):
    match = sit_down(*seat, seed)
    for turn in range(3):
        order_something(match, 100 * seed + turn, most=3 + 2 * turn)
        match.end_turn()
    sizes = set()
    for turn in (1, 3):
        causes = Causes(match, turn).finish()
        sizes.add(len(causes.causes) <= SHAPLEY)
        for name, measure in measures(match).items():
            read = causes.read(measure)
            least = 1e-9 * max(1.0, abs(read.before), abs(read.after))
            change = read.after - read.before
            assert abs(sum(part for _, part in read.by_step()) - change) <= least, name
            assert abs(read.by_cause().total - change) <= least, name
            assert abs(read.by_rule().total - read.after) <= least, name
    assert sizes


def test_leaving_an_order_out_is_the_game_in_which_it_was_not_given(monkeypatch):
    monkeypatch.setattr(view, "BLUR", 0.0)
    view._blur.cache_clear()  # what was drawn with another blur
    order = Order(seat="capitol", lever="country_tier", target="CHN", value=3.0)
    other = Order(seat="capitol", lever="enforcement", value=0.6)
    given, spared = sit_down("first-licence", "capitol"), sit_down("first-licence", "capitol")
    for match in (given, spared):
        match.end_turn()
        match.submit(other)
    given.submit(order)
    given.end_turn()
    spared.end_turn()
    causes = Causes(given, 2).finish()
    left_out = causes.places[frozenset([Cause("order", "capitol", "country_tier", "CHN", 3.0)])]
    apart = 0
    for name, measure in measures(given).items():
        found = causes.read(measure).values
        assert found[0] == measure(given.world)[0], name
        assert found[left_out] == measure(spared.world)[0], name
        apart += found[0] != found[left_out]
    assert apart, "the order did nothing, so this shows nothing"


@pytest.mark.parametrize("seat", [("mythos-2026", "washington"), ("mythos-2026", "meridian")], ids="-".join)
def test_a_hidden_figure_shows_only_through_its_estimate(seat, monkeypatch):
    """A rival's secret is moved while the seat's estimate of it stays: no part of any answer moves."""
    match = sit_down(*seat)
    for turn in range(2):
        order_something(match, turn)
        match.end_turn()
    order_something(match, 9)
    before = _answers(match)
    row, axis = _holder(match)
    truth = match.worlds[1:3]
    match.worlds[1:3] = [_as_estimated(world, axis, row) for world in truth]
    changed = sum(
        not np.array_equal(getattr(new, column), getattr(old, column))
        for mine, other in zip(match.worlds[1:3], truth, strict=True)
        for (new, column, _, _), (old, _, _, _) in zip(private(mine), private(other), strict=True)
    )
    assert changed > 5
    monkeypatch.setattr(view, "BLUR", 0.0)
    view._blur.cache_clear()  # what was drawn with another blur
    assert _answers(match) == before


def _holder(match):
    names = match.world.names
    holder = names.regulators if match.seat in names.regulators else names.labs
    return holder.index(match.seat), "regulator" if match.seat in names.regulators else "lab"


def _as_estimated(world, axis, row):
    """The world in which every secret is what the seat takes it for."""
    copied = clone(see(world, axis, row))
    copied.book = world.book
    return copied


def _answers(match):
    causes = Causes(match, 2).finish()
    return {
        name: (read.before, read.by_step(), read.by_cause(), read.by_rule(), read.alone("order", "seat", "setting"))
        for name, read in ((name, causes.read(measure)) for name, measure in measures(match).items())
    }


def test_the_open_turn_is_imagined_with_and_without_each_order():
    match = sit_down("mythos-2026", "meridian")
    match.end_turn()
    match.submit(Order(seat="meridian", lever="price", target="JPN", value=1.0))
    match.submit(Order(seat="meridian", lever="training_share", value=0.9))
    row = match.world.names.labs.index("meridian")
    coming = Coming(match).finish()
    revenue = coming.ask(lambda world: world.labs.revenue[row, 0::2])
    parts = {order.lever: much for order, much in revenue.parts}
    assert parts["price"] != 0.0
    assert revenue.low <= revenue.middle <= revenue.high
    assert revenue.without != revenue.middle
    assert match.turn == 1
    assert len(match.pending) == 2
    assert int(coming.end.clock.seed[0]) != match.seed, "luck is imagined, not foreseen"


def test_nothing_is_pending_where_nothing_is_ordered_of_consequence():
    match = sit_down("first-licence", "capitol")
    match.end_turn()
    stands = match.setting("enforcement")
    match.submit(Order(seat="capitol", lever="enforcement", value=stands))
    found = Coming(match).finish().ask(lambda world: world.regimes.capital[0, 0::2])
    assert found.parts[0][1] == 0.0
    assert found.without == found.middle
