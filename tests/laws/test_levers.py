"""Levers: any order of applying them, restating a setting, and that each one moves something."""

import numpy as np
import pytest

from game.rules.catalogue import LEVERS
from game.rules.enact import enact
from game.rules.turn import advance
from game.schema.level import Level
from game.world.batch import all_arrays, clone, column_digests, take
from game.world.channels import Law, Plans
from game.world.columns import arrays, blank
from game.world.docket import Docket
from game.world.state import World
from tests.laws.random_games import Step, setting_at
from tests.laws.variants import at_once, offered


def same_channels(one: Law | Plans, other: Law | Plans) -> None:
    for (path, _, a), (_, _, b) in zip(arrays(one), arrays(other), strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-12, atol=1e-12, err_msg=path)


def test_levers_may_be_applied_in_any_order(games: list[Step]) -> None:
    for step in games[::3]:
        forth, back = clone(step.before), clone(step.before)
        back.dials = dict(reversed(back.dials.items()))
        for one, other in zip(enact(forth, step.docket), enact(back, step.docket), strict=True):
            same_channels(one, other)
        for name, dial in forth.dials.items():
            for part in ("standing", "announced", "notice", "leaning"):
                np.testing.assert_array_equal(
                    getattr(dial, part), getattr(back.dials[name], part), err_msg=f"{name}.{part}"
                )


def test_applying_a_lever_twice_over_another_order_combines_the_same(games: list[Step]) -> None:
    """Every lever, applied to channels in its own order and in the reverse: add, minimum and maximum do not care."""
    world = games[2].before
    for role, table in (("regulator", Law), ("startup", Plans)):
        mine = [lever for lever in LEVERS.values() if lever.role == role]
        filled = []
        for levers in (mine, mine[::-1]):
            channel = blank(table, world.sizes)
            for lever in levers:
                middle = setting_at(lever, np.full(lever.shape(world.sizes), 0.4))
                lever.apply(middle, world, channel)
            filled.append(channel)
        same_channels(*filled)


@pytest.mark.parametrize("name", sorted(LEVERS))
def test_a_lever_writes_only_channels_and_leaves_its_setting_alone(name: str, games: list[Step]) -> None:
    lever, world = LEVERS[name], clone(games[1].before)
    for array in all_arrays(world).values():
        array.flags.writeable = False
    setting = setting_at(lever, np.full(lever.shape(world.sizes), 0.7))
    setting.flags.writeable = False
    channel = blank(Law if lever.role == "regulator" else Plans, world.sizes)
    old = {path: array.copy() for path, _, array in arrays(channel)}
    lever.apply(setting, world, channel)
    moved = {path for path, _, array in arrays(channel) if not np.array_equal(old[path], array, equal_nan=True)}
    assert len(moved) == 1, f"one lever, one channel; {name} moves {sorted(moved)}"


def test_restating_every_setting_is_no_order(games: list[Step]) -> None:
    for step in games[1::3]:
        restated = {name: dial.announced.copy() for name, dial in step.before.dials.items() if not LEVERS[name].once}
        said, silent = advance(step.before, restated), advance(step.before, {})
        assert column_digests(said) == column_digests(silent)


def test_an_act_is_done_once(level: Level, games: list[Step]) -> None:
    """What is not a dial leaves no trace on its dial: next turn it must be ordered anew."""
    for name, dial in games[-1].after.dials.items():
        if LEVERS[name].once:
            rest = games[0].before.dials[name]
            np.testing.assert_array_equal(dial.standing, rest.standing, err_msg=name)


CONTEXT = {
    "licence_application": {"compute_threshold": 1e23, "country_tier": 2.0, "threshold_indexation": 1.0},
    "threshold_indexation": {"compute_threshold": 1e26, "country_tier": 3.0},
    "capability_threshold": {"country_tier": 3.0},
    "compute_threshold": {"country_tier": 3.0},
    "country_tier": {"compute_threshold": 1e23},
    "accelerator_line": {"country_tier": 3.0},
    "export_duty": {"country_tier": 2.0},
    "enforcement": {"country_tier": 3.0, "accelerator_line": 1000.0},
    "licence_staff": {"compute_threshold": 1e23, "country_tier": 2.0, "licence_application": 1.0},
    "trusted_users": {"compute_threshold": 1e23, "country_tier": 3.0},
    "run_parameters": {"start_run": 1.0},
    "run_tokens": {"start_run": 1.0},
    "notice": {"country_tier": 3.0},
    "parameter_threshold": {"country_tier": 3.0},
    "general_threshold": {"country_tier": 3.0},
    "directive_scope": {"named_model_directive": 90.0},
    "licence_policy": {"compute_threshold": 1e23, "country_tier": 2.0, "licence_application": 1.0},
    "reach": {"compute_threshold": 1e23, "country_tier": 3.0},
    "open_weight_rule": {"compute_threshold": 1e23, "country_tier": 3.0, "release": 3.0},
    "open_delay": {"release": 3.0},
    "sunset": {"compute_threshold": 1e23, "country_tier": 3.0},
    "stay_below": {"compute_threshold": 1e23, "start_run": 1.0},
    "lobby": {"compute_threshold": 1e23, "country_tier": 2.0, "licence_application": 1.0},
    "memory_line": {"country_tier": 3.0},
    "volume_cap": {"country_tier": 0.0},
    "cloud_rule": {"country_tier": 3.0, "accelerator_line": 1000.0},
    "location_verification": {"country_tier": 3.0, "accelerator_line": 1000.0},
    "grey_import": {"country_tier": 3.0, "accelerator_line": 1000.0},
}
SETTINGS = (None, 0.0, 0.3, 0.7, 1.0)
STARTS = np.array([4, 16, 23, 42])


@pytest.fixture(scope="module")
def moved(games: list[Step]) -> dict[str, set[str]]:
    """By lever: the columns that differ after three turns, at any setting, from any of a few starts, from no order.

    All levers, settings and starts are played in one batch.
    """
    start = at_once(take(games[3].before, STARTS))
    names = sorted(start.dials)
    cases = [(name, setting) for name in names for setting in SETTINGS]
    world = take(start, np.tile(np.arange(len(STARTS)), len(cases)))
    for turn in range(3):
        docket: Docket = {}
        for case, (name, setting) in enumerate(cases):
            rows = slice(case * len(STARTS), (case + 1) * len(STARTS))
            if turn >= (name == "notice"):  # a notice must be given before the rule that it is given of
                for other, value in CONTEXT.get(name, {}).items():
                    _order(world, docket, other, rows, value)
            if setting is not None:
                _order(world, docket, name, rows, float(setting_at(LEVERS[name], np.array(setting))))
        world = advance(world, docket)
    found: dict[str, set[str]] = {}
    for path, array in all_arrays(world).items():
        if not path.startswith("dials."):
            by_case = array.reshape(*array.shape[:-1], len(names), len(SETTINGS), len(STARTS))
            differs = (by_case != by_case[..., :1, :]).reshape(-1, len(names), len(SETTINGS) * len(STARTS))
            for name, yes in zip(names, differs.any(axis=(0, 2)), strict=True):
                found.setdefault(name, set()).update({path} if yes else ())
    return found


def _order(world: World, docket: Docket, name: str, rows: slice, value: float) -> None:
    if name in world.dials:
        docket.setdefault(name, np.full(LEVERS[name].shape(world.sizes), np.nan))[..., rows] = value


@pytest.mark.parametrize("name", sorted(LEVERS))
def test_every_lever_moves_something(level: Level, moved: dict[str, set[str]], name: str) -> None:
    """From where random games stand after a few turns, within three turns, at some setting."""
    if not offered(level, name):
        pytest.skip("not offered here")
    bookkeeping = {"regimes.capital", "regimes.volatility"}  # moved by the mere act of changing a rule
    assert moved[name] - bookkeeping, f"{name} changes nothing"
