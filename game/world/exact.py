"""Mathematics that gives the same bits on every machine and in every batch.

Only + - * / floor sqrt ldexp frexp and comparisons happen inside. Numpy's own exp, log and
power differ in the last bit between processors, and its sums add in an order that depends on
the shape. Replays need neither to happen, so the rules import from here.
"""

from collections.abc import Callable
from math import factorial

import numpy as np
import numpy.typing as npt

from game.world.columns import Floats

LN2 = 0.6931471805599453
_LN2_HI, _LN2_LO = 0.6931471803691238, 1.9082149292705877e-10
LN10 = 2.302585092994046
_SMALL = 4096  # below this one running sum is faster than a loop of additions; the bits are the same
_BLOCK = 16_384  # elements whose passes fit in the second-level cache
_HALF_ROOT = 0.7071067811865476
_EXP_TERMS = tuple(1.0 / factorial(n) for n in range(12, 0, -1))
_LOG_TERMS = tuple(1.0 / n for n in range(19, 0, -2))


def _in_blocks(function: Callable[[Floats], Floats], x: Floats) -> Floats:
    """Apply an elementwise function piece by piece, so that its many passes stay in the cache."""
    if x.size <= _BLOCK:
        return function(x)
    flat = np.ascontiguousarray(x).reshape(-1)
    out = np.empty_like(flat)
    for first in range(0, flat.size, _BLOCK):
        out[first : first + _BLOCK] = function(flat[first : first + _BLOCK])
    return out.reshape(x.shape)


def exp(x: Floats) -> Floats:
    """Return e to the power x, elementwise; x is held to [-700, 700]. Error below 1e-15, relative."""
    return _in_blocks(_exp, x)


def log(x: Floats) -> Floats:
    """Return the natural logarithm, elementwise. x must be positive. Error below 1e-15, relative."""
    return _in_blocks(_log, x)


def _exp(x: Floats) -> Floats:
    x = np.clip(x, -700.0, 700.0)
    k = np.floor(x * (1.0 / LN2) + 0.5)
    r = x - k * _LN2_HI
    r -= k * _LN2_LO
    total = np.full_like(r, _EXP_TERMS[0])
    for term in _EXP_TERMS[1:]:
        total *= r
        total += term
    total *= r
    total += 1.0
    return np.asarray(np.ldexp(total, k.astype(np.int32)), dtype=np.float64)


def _log(x: Floats) -> Floats:
    m, k = np.frexp(x)
    low = m < _HALF_ROOT
    m = np.where(low, m + m, m)
    s = (m - 1.0) / (m + 1.0)
    z = s * s
    total = np.full_like(z, _LOG_TERMS[0])
    for term in _LOG_TERMS[1:]:
        total *= z
        total += term
    exponent = k.astype(np.float64) - low
    return np.asarray(2.0 * s * total + exponent * LN2, dtype=np.float64)


def log10(x: Floats) -> Floats:
    """Return the logarithm to base 10, elementwise. x must be positive."""
    return log(x) * (1.0 / LN10)


def exp10(x: Floats) -> Floats:
    """Return 10 to the power x, elementwise."""
    return exp(x * LN10)


def power(x: Floats, p: Floats | float) -> Floats:
    """Return x to the power p for x > 0, elementwise."""
    return exp(log(x) * p)


def sigmoid(x: Floats) -> Floats:
    """Return 1 / (1 + e^-x), elementwise."""
    return 1.0 / (1.0 + exp(-x))


def fading(half_life: Floats | float) -> Floats:
    """Part of a stock that is gone after one unit of time, if half is gone after so many."""
    return np.asarray(1.0 - exp(np.asarray(-LN2 / half_life)))


def total(x: Floats, axis: int = 0) -> Floats:
    """Add up one axis, first to last, whatever the shape. Returns the other axes."""
    if x.shape[axis] == 0:
        return np.zeros((*x.shape[:axis], *x.shape[axis + 1 :]))
    if x.size < _SMALL:
        return np.add.accumulate(x, axis=axis).take(-1, axis=axis)
    rows = x if axis == 0 else x.swapaxes(0, 1) if axis == 1 else np.moveaxis(x, axis, 0)
    whole: Floats = rows[0].copy()
    for row in rows[1:]:
        whole += row
    return whole


def share(x: Floats, axis: int = 0) -> Floats:
    """Divide by the total of one axis; where that is zero, every share is zero."""
    whole = np.expand_dims(total(x, axis), axis)
    return x / np.where(whole > 0.0, whole, 1.0)


def hand_down(x: Floats, members: Floats) -> Floats:
    """Give every member what its group has.

    Args:
        x: what each group has [group world].
        members: 1 where the member belongs to the group [member group world].

    Returns:
        [member world], added in the order of the groups.
    """
    return total(members * x[None], axis=1)


def gather_up(x: Floats, members: Floats) -> Floats:
    """Add what the members have into their groups: [member world] to [group world]."""
    return total(members * x[:, None], axis=0)


def ids(names: tuple[str, ...]) -> npt.NDArray[np.uint64]:
    """Number entities by their name, not their position, so that a newcomer moves nobody's luck."""
    return np.array([_fnv(name) for name in names], dtype=np.uint64)


def _fnv(name: str) -> int:
    """FNV-1a, 64 bits."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value
