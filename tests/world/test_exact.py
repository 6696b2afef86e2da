"""Arithmetic that is the same on every machine, and right."""

import math
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.world.draws import Draws
from game.world.exact import exp, exp10, gather_up, hand_down, log, log10, power, share, sigmoid, total

REPO = Path(__file__).resolve().parents[2]


def worst(found: np.ndarray, wanted: list[float]) -> float:
    """The largest relative error."""
    true = np.array(wanted)
    return float(np.max(np.abs(found - true) / np.maximum(np.abs(true), 1e-300)))


def luck(count: int) -> np.ndarray:
    return Draws(np.arange(count), np.zeros(count, dtype=int)).uniform("luck", ("x",))[0]


def test_exp_is_right_to_1e_15() -> None:
    x = np.concatenate([(luck(20_000) - 0.5) * 1200.0, (luck(20_000) - 0.5) * 2.0, [0.0, 1.0, -1.0, 1e-300]])
    assert worst(exp(x), [math.exp(v) for v in x]) <= 1e-15


def test_log_is_right_to_1e_15() -> None:
    x = np.concatenate([10.0 ** ((luck(20_000) - 0.5) * 600.0), 1.0 + (luck(20_000) - 0.5) * 0.5, [1e-300, 1e300]])
    assert worst(log(x), [math.log(v) for v in x]) <= 1e-15


def test_log10_exp10_and_power_are_right_to_1e_13() -> None:
    x, p = 1e-3 + luck(5000) * 1e6, luck(5000) * 4.0 - 2.0
    assert worst(log10(x), [math.log10(v) for v in x]) <= 1e-13
    assert worst(exp10(p), [10.0**v for v in p]) <= 1e-13
    assert worst(power(x, p), [v**q for v, q in zip(x, p, strict=True)]) <= 1e-13


def test_values_that_everyone_knows() -> None:
    assert exp(np.array([0.0]))[0] == 1.0
    assert log(np.array([1.0]))[0] == 0.0
    assert abs(exp(np.array([1.0]))[0] - math.e) <= 4.5e-16
    assert sigmoid(np.array([0.0]))[0] == 0.5
    assert exp10(np.array([0.0]))[0] == 1.0


def test_extremes_are_held_and_not_infinite() -> None:
    assert np.isfinite(exp(np.array([1e9, -1e9, 700.0, -700.0]))).all()
    assert exp(np.array([-1e9]))[0] > 0.0
    np.testing.assert_allclose(sigmoid(np.array([1e4, -1e4])), [1.0, 0.0], atol=1e-300)


@pytest.mark.parametrize("function", [exp, log, log10, exp10, sigmoid])
def test_an_element_has_the_same_bits_alone_in_a_crowd_and_in_any_shape(function) -> None:
    x = 0.1 + luck(40_000) * 20.0
    crowd = function(x)
    np.testing.assert_array_equal(function(x.reshape(8, 50, 100)).reshape(-1), crowd)
    np.testing.assert_array_equal(function(x[::-1])[::-1], crowd)
    np.testing.assert_array_equal(function(x.reshape(200, 200).T).T.reshape(-1), crowd)
    for i in range(0, 40_000, 3777):
        assert function(x[i : i + 1])[0] == crowd[i]
        assert function(x[i]) == crowd[i]


def test_exp_and_log_do_not_write_into_what_they_are_given() -> None:
    x = 0.1 + luck(100)
    kept = x.copy()
    x.flags.writeable = False
    for function in (exp, log, log10, exp10, sigmoid):
        function(x)
    np.testing.assert_array_equal(x, kept)


def test_exp_and_log_never_turn_back() -> None:
    x = np.sort(0.01 + luck(20_000) * 30.0)
    for function in (exp, log, sigmoid):
        assert (np.diff(function(x)) >= 0.0).all()


@pytest.mark.parametrize("rows", [1, 2, 8, 60])
@pytest.mark.parametrize("axis", [0, 1])
def test_total_adds_first_to_last_whatever_the_shape(rows: int, axis: int) -> None:
    sizes = 10.0 ** (np.arange(rows) % 9 - 8.0)
    x = (luck(rows * 3 * 100).reshape(rows, 3, 100) - 0.5) * sizes[:, None, None]
    array = x if axis == 0 else np.ascontiguousarray(x.swapaxes(0, 1))
    wanted = x[0].copy()
    for row in x[1:]:
        wanted = wanted + row
    np.testing.assert_array_equal(total(array, axis), wanted)
    for world in (0, 7, 99):
        np.testing.assert_array_equal(total(array[..., world : world + 1], axis)[..., 0], wanted[..., world])


def test_total_leaves_its_argument_alone() -> None:
    x = np.ones((3, 5000))
    assert total(x)[0] == 3.0
    assert (x == 1.0).all()


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_total_is_close_to_the_exact_sum(numbers: list[float]) -> None:
    exact = float(sum((Fraction(n) for n in numbers), Fraction(0)))
    assert total(np.array(numbers)[:, None])[0] == pytest.approx(exact, abs=1e-9 * (1.0 + sum(map(abs, numbers))))


def test_shares_add_up_to_one_or_are_all_nil() -> None:
    x = luck(40).reshape(4, 10)
    x[:, 3] = 0.0
    parts = share(x)
    np.testing.assert_allclose(parts.sum(0), np.where(np.arange(10) == 3, 0.0, 1.0), atol=1e-15)
    np.testing.assert_allclose(share(x, axis=1).sum(1), 1.0)


def test_handing_down_and_gathering_up_are_each_others_mirror() -> None:
    members = np.zeros((5, 2, 3))
    for member, group in enumerate((0, 1, 1, 0, 1)):
        members[member, group] = 1.0
    have = luck(15).reshape(5, 3)
    np.testing.assert_allclose(gather_up(have, members)[1], have[[1, 2, 4]].sum(0))
    groups = luck(6).reshape(2, 3)
    np.testing.assert_array_equal(hand_down(groups, members), groups[[0, 1, 1, 0, 1]])


GAME = """
import sys
from game.play.match import Match
from game.ai.catalogue import players
from game.schema import library
for name in library.names()[:2]:
    entry = library.read(name)
    match = Match(entry.level, entry.fingerprint, 7, "", players(entry.level))
    while not match.over and match.turn < 10:
        match.end_turn()
    print(name, *match.digests)
"""


def played_with(environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", GAME],
        cwd=REPO, env=os.environ | environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def wide_vectors() -> list[str]:
    """The vector extensions of this machine that numpy would use and can be told not to."""
    from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

    return [name for name in __cpu_dispatch__ if __cpu_features__.get(name)]


def test_a_match_has_the_same_bits_without_wide_vectors() -> None:
    off = wide_vectors()
    if not off:
        pytest.skip("this processor has none")
    assert played_with({"NPY_DISABLE_CPU_FEATURES": " ".join(off)}) == played_with({})


def test_arithmetic_has_the_same_bits_without_wide_vectors() -> None:
    off = wide_vectors()
    if not off:
        pytest.skip("this processor has none")
    code = (
        "import numpy as np, hashlib; from game.world.exact import exp, log, total, power;"
        "from game.world.draws import Draws;"
        "d = Draws(np.arange(5000), np.arange(5000)); u = d.uniform('a', ('x', 'y')); n = d.normal('b', ('x',));"
        "h = hashlib.sha256();"
        "[h.update(np.ascontiguousarray(a).tobytes()) for a in"
        " (u, n, exp(u * 90 - 40), log(u), power(u, 0.37), total(u), np.sqrt(u), u / (n + 9))];"
        "print(h.hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code],
            cwd=REPO, env=os.environ | more, capture_output=True, text=True, check=True,
        ).stdout
        for more in ({}, {"NPY_DISABLE_CPU_FEATURES": " ".join(off)})
    }  # fmt: skip
    assert len(answers) == 1
