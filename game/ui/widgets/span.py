"""Numbers a player may set: their limits, their steps, and how they are typed."""

import math
import re
from dataclasses import dataclass

from game.language import tr

SUFFIX = {"": 1.0, "k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "t": 1e12, "T": 1e12}
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([kKmMbBtT]?)(%?)")
_POWER = re.compile(r"(?:([+-]?\d+(?:\.\d+)?)[×x*])?10\^?([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+|(?<=\^)-?\d+)")


def read_number(typed: str) -> float:
    """The number somebody typed: 3.5, 1,000, 1e26, 2.5e12, 10^26, 1.3×10²⁶, 2.5T, 18%, −4."""
    text = re.sub(r"[\s_,\u00a0\u202f]", "", typed).replace("−", "-")
    power = _POWER.fullmatch(text)
    if power:
        value = float(f"{power[1] or 1}e{power[2].translate(RAISED)}")
    else:
        match = _NUMBER.fullmatch(text)
        if match is None:
            example = tr("Type digits, as in 3.5, 1e26 or 2.5T.")
            raise ValueError(
                tr("'{typed}' is not a number. {example}", typed=typed.strip(), example=example)
                if typed.strip()
                else example
            )
        value = float(match[1]) * SUFFIX[match[2]] / (100 if match[3] else 1)
    if not math.isfinite(value):
        raise ValueError(tr("'{typed}' is too large a number.", typed=typed.strip()))
    return value


def plain(value: float) -> str:
    """A number as one would type it."""
    if value == 0:
        return "0"
    size = abs(value)
    if size >= 1e7 or size < 1e-4:
        digits, power = f"{value:.6e}".split("e")
        return f"{digits.rstrip('0').rstrip('.')}e{int(power)}"
    return f"{value:.6f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Span:
    """From `low` to `high` in steps of `step`.

    On a logarithmic span the step is in powers of ten, so 0.1 means about a quarter more; a step of 0 is a hundredth of
    the way. On a percent span 0.18 is shown and typed as 18.
    """

    low: float
    high: float
    step: float = 0.0
    log: bool = False
    unit: str = ""
    percent: bool = False

    def __post_init__(self) -> None:
        """Refuse a span on which nothing can be set."""
        if not self.low < self.high or (self.log and self.low <= 0):
            raise ValueError(tr("no span from {low} to {high}", low=self.low, high=self.high))

    def share(self, value: float) -> float:
        """How far along a value lies, from 0 to 1."""
        value = self.clamp(value)
        if self.log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def at(self, share: float) -> float:
        """The value at a share of the way, on the nearest step."""
        share = min(1.0, max(0.0, share))
        if self.log:
            return self.round(self.low * (self.high / self.low) ** share)
        return self.round(self.low + share * (self.high - self.low))

    def clamp(self, value: float) -> float:
        """The nearest value that is allowed."""
        return self.low if math.isnan(value) else min(self.high, max(self.low, value))

    def round(self, value: float) -> float:
        """The nearest step; on a logarithmic span, three digits."""
        if self.log:
            value = float(f"{value:.2e}")
        elif self.step:
            value = self.low + round((value - self.low) / self.step) * self.step
            value = float(f"{value:.12g}")
        return self.clamp(value)

    def nudge(self, value: float, steps: float) -> float:
        """The value so many steps further."""
        value = self.clamp(value)
        if self.log:
            decades = self.step or math.log10(self.high / self.low) / 100
            moved = self.round(value * 10 ** (decades * steps))
        else:
            moved = self.round(value + (self.step or (self.high - self.low) / 100) * steps)
        return moved

    def text(self, value: float) -> str:
        """The value as it is typed."""
        return plain(round(value * 100, 6) if self.percent else value)

    def read(self, typed: str) -> float:
        """The value somebody typed; a ValueError carries the sentence that says what is wrong."""
        value = read_number(typed)
        if self.percent and "%" not in typed:
            value /= 100
        if not self.low <= value <= self.high:
            unit = "%" if self.percent else f" {self.unit}" if self.unit else ""
            raise ValueError(
                tr(
                    "Must lie between {low} and {high}{unit}, not {typed}.",
                    low=self.text(self.low),
                    high=self.text(self.high),
                    unit=unit,
                    typed=self.text(value),
                )
            )
        return value
