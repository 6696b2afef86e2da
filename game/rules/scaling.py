"""The scaling law: from compute, size and data to loss and capability.

L = E + A / N^alpha + B / D^beta, nats per token (Hoffmann et al. 2022, refit by Besiroglu et al. 2024).
Better algorithms count as more compute, half as size and half as data. Capability is 10 points per
factor 10 of the compute-optimal effective compute that reaches the same loss, from 1e21 FLOP.
All functions work elementwise.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.world.columns import Floats
from game.world.constants import Constants
from game.world.exact import LN10, exp, exp10, log, log10

SECONDS = 7_889_400.0  # per quarter
DAYS = 91.3125  # per quarter
FLOP_PER_PARAMETER_TOKEN = 6.0  # forward and backward pass, Kaplan et al. 2020
SERVING_FLOP = 2.0  # per active parameter and token
_LOG6 = float(log10(np.array([FLOP_PER_PARAMETER_TOKEN]))[0])
_ZERO = 21.0  # log10 FLOP at 0 points


def excess(c: Constants, log_parameters: Floats, log_tokens: Floats, efficiency: Floats) -> Floats:
    """Loss above the irreducible part, nats per token, elementwise; arguments are log10."""
    half = efficiency * 0.5
    size = c.loss_size * exp10(-c.size_exponent * (log_parameters + half))
    data = c.loss_data * exp10(-c.data_exponent * (log_tokens + half))
    return size + data


def loss(c: Constants, log_parameters: Floats, log_tokens: Floats, efficiency: Floats) -> Floats:
    """Loss in nats per token, elementwise; arguments are log10 of parameters, tokens, efficiency."""
    return c.loss_floor + excess(c, log_parameters, log_tokens, efficiency)


@dataclass(frozen=True)
class _Optimum:
    """What the compute-optimal path needs, from the constants alone."""

    tilt: Floats  # log10 of G = (alpha A / beta B)^(1 / (alpha + beta)), the balance of size and data
    part: Floats  # share of a budget, in orders of magnitude, that goes into size
    scale: Floats  # excess loss of the optimum at a budget of one parameter-token
    slope: Floats  # exponent of excess loss in compute


@lru_cache(maxsize=64)
def _optimum(c: Constants) -> _Optimum:
    both = c.size_exponent + c.data_exponent
    g = log((c.size_exponent * c.loss_size) / (c.data_exponent * c.loss_data)) / both
    scale = c.loss_size * exp(-c.size_exponent * g) + c.loss_data * exp(c.data_exponent * g)
    return _Optimum(g / LN10, c.data_exponent / both, scale, c.size_exponent * c.data_exponent / both)


def optimum(c: Constants, log_compute: Floats) -> tuple[Floats, Floats]:
    """Compute-optimal (log10 parameters, log10 tokens) for a budget of log10 FLOP."""
    budget = log_compute - _LOG6
    best = _optimum(c)
    parameters = best.tilt + best.part * budget
    return parameters, budget - parameters


def capability(c: Constants, log_parameters: Floats, log_tokens: Floats, efficiency: Floats) -> Floats:
    """Points of general capability. Monotone in all three arguments, which are log10."""
    best = _optimum(c)
    above = excess(c, log_parameters, log_tokens, efficiency)
    effective = log10(best.scale / above) / best.slope + _LOG6
    return 10.0 * (effective - _ZERO)


def usable_tokens(c: Constants, log_tokens: Floats, own_data: Floats) -> Floats:
    """log10 of the fresh tokens that a run over `log_tokens` is worth to a lab with `own_data` tokens.

    Repetition loses its worth: U (1 + R (1 - exp(-r / R))), Muennighoff et al. 2023.
    """
    unique = np.maximum(own_data, 1.0)
    epochs = exp10(log_tokens) / unique
    repeats = np.maximum(epochs - 1.0, 0.0)
    worth = np.minimum(epochs, 1.0) + c.repeat_limit * (1.0 - exp(-repeats / c.repeat_limit))
    return log10(unique * worth)


def training_flop(c: Constants, accelerators: Floats) -> Floats:
    """FLOP that H100-equivalents put into the final run in a quarter; most training compute is experiments."""
    return accelerators * c.h100_flops * c.utilisation * c.final_part * SECONDS


def serving_need(c: Constants, mtokens: Floats, log_parameters: Floats, thrift: Floats) -> Floats:
    """H100-equivalents that serving this many million tokens a quarter takes."""
    flop = mtokens * 1e6 * SERVING_FLOP * c.active_part * exp10(log_parameters - thrift)
    return flop / (c.h100_flops * c.serving_utilisation * SECONDS)
