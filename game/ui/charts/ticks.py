"""Axis limits and ticks that a reader would have chosen."""

import math
from collections.abc import Iterable
from typing import NamedTuple

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
ROOM = 0.08  # of the span, left free beyond the values
UNITS = ((1e12, 1e12, "T"), (1e9, 1e9, "B"), (1e6, 1e6, "M"), (1e4, 1e3, "k"))  # from here on, unit, letter
RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


class Limits(NamedTuple):
    """Where an axis begins and ends, and what is marked on it."""

    low: float
    high: float
    ticks: tuple[float, ...]

    @property
    def step(self) -> float:
        """From one tick to the next."""
        return self.ticks[1] - self.ticks[0] if len(self.ticks) > 1 else self.high - self.low


def nice_step(span: float, about: int = 4) -> float:
    """A round step that divides a span into about so many parts."""
    raw = span / max(1, about)
    power = 10.0 ** math.floor(math.log10(raw))
    return next((step * power for step in STEPS if raw <= step * power * (1 + 1e-9)), 10 * power)


def nice_limits(values: Iterable[float], about: int = 4, *, zero: bool = False) -> Limits:
    """Limits round the values, at least one tick, and room even when all values are the same or there are none."""
    finite = [float(value) for value in values if math.isfinite(value)]
    if zero:
        finite.append(0.0)
    if not finite:
        return Limits(0.0, 1.0, (0.0, 0.5, 1.0))
    low, high = min(finite), max(finite)
    size = max(abs(low), abs(high))
    if high - low <= size * 1e-9:
        room = size * 0.1 or 1.0
        low, high = low - (0 if zero and low == 0 else room), high + (0 if zero and high == 0 and low < 0 else room)
    step = nice_step(high - low, about)
    edge = (high - low) * ROOM
    bottom = low if low == 0 else max(math.floor(low / step + 1e-9) * step, low - edge)
    top = high if high == 0 and zero else min(math.ceil(high / step - 1e-9) * step, high + edge)
    bottom, top = min(bottom, low), max(top, high)
    first, last = math.ceil(bottom / step - 1e-9), math.floor(top / step + 1e-9)
    return Limits(bottom, top, tuple(place * step for place in range(first, last + 1)))


def tick_text(value: float, step: float) -> str:
    """A tick's label, with just the decimals that its step needs, and k, M, B or T where numbers are long."""
    size = max(abs(value), step)
    unit, name = next(((unit, name) for least, unit, name in UNITS if size >= least), (1.0, ""))
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else "–"
    if size < 1e-4:
        return f"{value:.3g}".replace("-", "−")
    decimals = 0
    while decimals < 6 and abs(step / unit * 10**decimals - round(step / unit * 10**decimals)) > 1e-6:
        decimals += 1
    return (f"{value / unit:,.{decimals}f}" + name).replace("-", "−")


def figure_text(value: float) -> str:
    """A single figure in three digits: 412, 2,140, 3.5, −0.62, 1.2M."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else "–"
    size = abs(value)
    unit, name = next(((unit, name) for least, unit, name in UNITS if size >= least), (1.0, ""))
    digits = max(0, 2 - math.floor(math.log10(size / unit)))
    if digits > 6:
        fraction, power = f"{value:.2e}".split("e")
        shown = f"{fraction.rstrip('0').rstrip('.')}×{power_text(int(power))}"
    else:
        shown = f"{value / unit:,.{digits}f}"
        shown = (shown.rstrip("0").rstrip(".") if "." in shown else shown) + name
    return shown.replace("-", "−")


def power_text(power: int) -> str:
    """A power of ten as it is written: 10²⁶."""
    return "10" + str(power).translate(RAISED)


def decade_text(power: int) -> str:
    """A power of ten in words' letters: 100B, 10T."""
    names = {0: "", 1: "k", 2: "M", 3: "B", 4: "T", 5: "Q"}
    group, rest = divmod(power, 3)
    return f"{10**rest}{names[group]}" if group in names else power_text(power)
