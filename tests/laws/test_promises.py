"""A phase and an event do what their docstring says, all of it and nothing else."""

import numpy as np
import pytest

from game.rules.catalogue import EVENTS, METRICS, Event, Metric, Phase
from game.rules.enact import enact
from game.rules.phases.happen import happen, names_on
from game.rules.turn import PHASES
from game.world.batch import all_arrays, clone
from game.world.channels import Law, Plans
from game.world.columns import arrays, blank, declared
from game.world.draws import Draws
from game.world.state import World
from tests.laws.promises import deeds_everywhere, lock, promised, promises_of, watch
from tests.laws.random_games import Step


def test_phases_keep_their_hands_off_what_they_do_not_promise(games: list[Step]) -> None:
    """Numpy itself raises when a phase writes an array that its docstring does not name."""
    for step in games[::3]:
        world, deeds = watch(step)
        for phase in PHASES:
            extra = deeds.posted[phase.__name__] - promises_of(phase, world, "Posts")
            assert not extra, f"{phase.__name__} posts {sorted(extra)} unannounced"


def test_a_watched_turn_is_the_turn(games: list[Step]) -> None:
    step = games[-1]
    watched, _ = watch(step)
    for path, array in all_arrays(step.after).items():
        np.testing.assert_array_equal(array, all_arrays(watched)[path], err_msg=path)


@pytest.mark.parametrize("phase", PHASES, ids=lambda p: p.__name__)
def test_a_phase_promises_nothing_that_it_never_does(phase: Phase) -> None:
    deeds = deeds_everywhere()
    assert promised(phase, "Writes") <= deeds.written[phase.__name__]
    assert promised(phase, "Posts") <= deeds.posted[phase.__name__]


@pytest.mark.parametrize("phase", PHASES, ids=lambda p: p.__name__)
def test_promises_name_real_columns(phase: Phase, games: list[Step]) -> None:
    world = games[0].before
    stocks, others = set(), set()
    for table in ("clock", "labs", "regions", "markets", "stacks", "regimes", "licences", "tallies"):
        for name, column in declared(getattr(world, table)).items():
            (stocks if column.stock else others).add(f"{table}.{name}")
    assert promised(phase, "Writes") <= others
    assert promised(phase, "Posts") <= stocks
    assert (promised(phase, "Writes") | promised(phase, "Posts")) or phase is happen


def test_enact_moves_dials_and_nothing_else(games: list[Step]) -> None:
    for step in games[::3]:
        world = clone(step.before)
        lock(world, but={path for path in all_arrays(world) if path.startswith("dials.")})
        enact(world, step.docket)


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda e: e.name)
def test_an_event_touches_only_what_it_promises(event: Event, games: list[Step]) -> None:
    seen: set[str] = set()
    written: set[str] = set()
    for step in games:
        world = clone(step.after, explain=True)
        lock(world, but=promised(event.strike, "Writes"))
        draws = Draws(world.clock.seed, world.clock.turn)
        struck = draws.uniform(f"test {event.name}", names_on(world, event)) < 0.5
        event.strike(struck, world, draws)
        assert not (seen := seen | {e.stock for e in world.book.entries if e.amount.any()}) - promised(
            event.strike, "Posts"
        )
        old = all_arrays(step.after)
        written |= {p for p, c, array in arrays(world) if not c.stock and not np.array_equal(old[p], array)}
        _spares_worlds_not_struck(event, step.after, draws)
    if event.name in games[0].before.deck:  # elsewhere there may be nothing for it to act on
        assert seen == promised(event.strike, "Posts"), "promised but never done"
        assert written == promised(event.strike, "Writes"), "promised but never done"


def _spares_worlds_not_struck(event: Event, before: World, draws: Draws) -> None:
    world = clone(before, explain=True)
    event.strike(np.zeros((len(names_on(world, event)), world.sizes.world), dtype=bool), world, draws)
    assert not any(entry.amount.any() for entry in world.book.entries), f"{event.name} strikes nobody, yet acts"
    old = all_arrays(before)
    changed = [
        path for path, array in all_arrays(world).items() if not np.array_equal(old[path], array, equal_nan=True)
    ]
    assert not changed, f"{event.name} strikes nobody, yet acts"


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda e: e.name)
def test_chances_are_chances(event: Event, games: list[Step]) -> None:
    above = event.name not in games[0].before.deck
    for step in games:
        world = clone(step.after)
        law, plans = enact(world, step.docket)
        lock(world)
        chance = event.chance(world, law, plans)
        assert chance.shape == (len(names_on(world, event)), world.sizes.world)
        assert (chance >= 0.0).all()
        assert (chance <= 1.0).all()
        above |= bool(chance.any())
    assert above, "it is in the deck, but can never happen"


def test_the_dead_suffer_no_events_of_labs(games: list[Step]) -> None:
    for step in games:
        world = clone(step.after)
        law, plans = enact(world, step.docket)
        for event in EVENTS.values():
            if event.axis == "lab":
                assert not event.chance(world, law, plans)[~world.labs.alive].any(), event.name


def test_events_strike_as_often_as_their_chance_says(games: list[Step]) -> None:
    """Whom an event struck is what its hazard and the named draw say."""
    step = games[2]
    for name in step.after.deck:
        whom = names_on(step.after, EVENTS[name])
        luck = Draws(step.before.clock.seed, step.before.clock.turn).uniform(f"event {name}", whom)
        struck = step.after.struck[name]
        assert struck.shape == luck.shape
        assert not struck[luck > 0.999].any() or any(s[1] == name for s in step.after.script)


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda m: m.name)
def test_a_metric_only_looks(metric: Metric, games: list[Step]) -> None:
    world = clone(games[-1].after)
    lock(world)
    value = metric.measure(world)
    for path, array in all_arrays(world).items():
        assert not np.shares_memory(value, array), f"hands out {path} itself"


@pytest.mark.parametrize("table", [Law, Plans], ids=lambda t: t.__name__)
def test_channels_start_out_saying_nothing(table: type, games: list[Step]) -> None:
    for name, array in vars_of(blank(table, games[0].before.sizes)).items():
        assert (array == array.flat[0]).all() or np.isnan(array).all(), name


def vars_of(table: Law | Plans) -> dict[str, np.ndarray]:
    return {name: getattr(table, name) for name in declared(table)}
