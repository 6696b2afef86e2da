"""The scaling law: published check values, and monotone in everything that should help."""

import math

import numpy as np
import pytest

from game.rules.scaling import capability, excess, loss, optimum, training_flop, usable_tokens
from game.world.constants import CONSTANTS, Constants
from game.world.draws import Draws
from game.world.exact import log10

C = Constants()
NO_GAIN = np.array([0.0])

# Compute-optimal size, data and loss after Besiroglu et al. 2024, from the paper's constants by hand.
PUBLISHED = [
    (1e21, 2.78e9, 6.00e10, 2.3055),
    (1e23, 2.94e10, 5.66e11, 2.0321),
    (1e24, 9.59e10, 1.74e12, 1.9597),
    (1e25, 3.12e11, 5.34e12, 1.9117),
    (1e26, 1.02e12, 1.64e13, 1.8799),
    (1e27, 3.31e12, 5.04e13, 1.8588),
    (1e28, 1.08e13, 1.55e14, 1.8448),
]


@pytest.mark.parametrize(("flop", "size", "tokens", "nats"), PUBLISHED)
def test_the_optimum_has_the_published_size_data_and_loss(flop: float, size: float, tokens: float, nats: float) -> None:
    n, d = optimum(C, np.array([math.log10(flop)]))
    np.testing.assert_allclose(10.0**n, size, rtol=0.006)
    np.testing.assert_allclose(10.0**d, tokens, rtol=0.006)
    np.testing.assert_allclose(loss(C, n, d, NO_GAIN), nats, atol=6e-5)


@pytest.mark.parametrize("flop", [1e21, 1e24, 1e27])
def test_ten_points_are_a_factor_ten_of_compute_and_the_scale_starts_at_1e21(flop: float) -> None:
    n, d = optimum(C, np.array([math.log10(flop)]))
    np.testing.assert_allclose(capability(C, n, d, NO_GAIN), 10.0 * (math.log10(flop) - 21.0), atol=1e-9)


def test_an_order_of_magnitude_of_efficiency_is_one_of_compute() -> None:
    n, d = optimum(C, np.array([25.0]))
    better = capability(C, n, d, np.array([1.0])) - capability(C, n, d, NO_GAIN)
    np.testing.assert_allclose(better, 10.0, atol=0.05)


def test_the_optimum_spends_the_budget_and_is_best() -> None:
    for budget in (22.0, 25.0, 28.0):
        n, d = optimum(C, np.array([budget]))
        np.testing.assert_allclose(n + d + math.log10(6.0), budget, atol=1e-12)
        for step in (-0.3, -0.01, 0.01, 0.3):
            assert (excess(C, n + step, d - step, NO_GAIN) > excess(C, n, d, NO_GAIN)).all()


def plausible(count: int) -> Constants:
    """Constants drawn from their whole ranges, one set a world."""
    draws = Draws(np.arange(count), np.zeros(count, dtype=int))
    return Constants().with_values(
        {
            name: c.low + draws.uniform(name, ("x",))[0] * (c.high - c.low)
            for name, c in CONSTANTS.items()
            if name in ("loss_size", "loss_data", "size_exponent", "data_exponent", "repeat_limit")
        }
    )


def test_capability_grows_with_size_data_and_efficiency() -> None:
    """Whatever the constants, wherever the run lies."""
    count = 4000
    c, draws = plausible(count), Draws(np.arange(count), np.ones(count, dtype=int))
    size, tokens, efficiency = (
        low + draws.uniform(name, ("x",))[0] * (high - low)
        for name, low, high in (("n", 8.0, 15.0), ("d", 9.0, 16.0), ("e", -2.0, 6.0))
    )
    base = capability(c, size, tokens, efficiency)
    assert np.isfinite(base).all()
    for step in (1e-6, 0.1, 2.0):
        assert (capability(c, size + step, tokens, efficiency) > base).all()
        assert (capability(c, size, tokens + step, efficiency) > base).all()
        assert (capability(c, size, tokens, efficiency + step) > base).all()


def test_repeated_tokens_are_worth_less_but_never_harm() -> None:
    own = np.array([1e13])
    runs = np.linspace(11.0, 16.0, 60)
    worth = np.array([usable_tokens(C, np.array([run]), own)[0] for run in runs])
    assert (np.diff(worth) >= -1e-12).all()
    fresh = runs <= 13.0
    np.testing.assert_allclose(worth[fresh], runs[fresh], atol=1e-9)
    assert (worth[~fresh] < runs[~fresh]).all()
    most = 13.0 + math.log10(1.0 + CONSTANTS["repeat_limit"].value)
    assert worth[-1] <= most + 1e-9
    np.testing.assert_allclose(usable_tokens(C, np.array([math.log10(4e13)]), own), math.log10(4e13), atol=0.05)


def test_more_own_data_never_harms() -> None:
    for run in (12.0, 13.5, 15.0):
        worth = [usable_tokens(C, np.array([run]), np.array([own]))[0] for own in np.logspace(11, 15, 40)]
        assert (np.diff(worth) >= -1e-12).all()


def test_a_quarter_of_a_hundred_thousand_accelerators() -> None:
    """1e5 x 989e12 x 0.40 x a quarter, of which a part goes into the final run."""
    c = Constants()
    whole = 1e5 * c.h100_flops * c.utilisation * 365.25 * 86400.0 / 4.0
    np.testing.assert_allclose(training_flop(c, np.array([1e5])), whole * c.final_part, rtol=1e-3)
    assert 25.0 < log10(training_flop(c, np.array([1e5])))[0] < 27.5
