"""What a lever's setting is called."""

import math
from collections.abc import Callable

from game.language import tr
from game.models import words
from game.rules.catalogue import Lever


def show(lever: Lever, value: float) -> str:
    """A setting in words."""
    if lever.scale == "choice":
        return lever.choices[int(value)] if 0 <= value < len(lever.choices) else words.NOTHING
    if lever.unlimited(value):
        return lever.top
    if lever.name == "threshold_indexation":
        return tr("no growth") if value < 1.005 else tr("×{digits} a year", digits=words.digits(value))
    if lever.once and value == 0:
        return "none"
    return words.amount(value, lever.unit)


def compact(lever: Lever, value: float) -> str:
    """A setting as it stands in a narrow entry whose caption says the unit."""
    if lever.unlimited(value):
        return lever.top
    if lever.name == "threshold_indexation":
        return f"×{words.digits(value)}"
    return _COMPACT.get(lever.unit, words.any_size)(value)


def _short(value: float) -> str:
    """Three figures, without noughts at the end."""
    text = words.digits(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


_COMPACT: dict[str, Callable[[float], str]] = {
    "FLOP": lambda value: words.power(math.log10(value)) if value > 0 else words.NOTHING,
    "parameter": lambda value: words.large(value, 3),
    "token": lambda value: words.large(value, 3),
    "bn USD": _short,
    "bn USD/quarter": _short,
    "1": lambda value: _short(value * 100),
    "person": lambda value: f"{value:,.0f}",
    "TPP": lambda value: f"{value:,.0f}",
    "day": lambda value: f"{value:,.0f}",
}


def suffix(lever: Lever) -> str:
    """What stands behind the number in a narrow entry."""
    if lever.name == "threshold_indexation":
        return ""
    return {"1": "%", "bn USD": "bn", "bn USD/quarter": "bn"}.get(lever.unit, "")


_CAPTIONS = {
    "FLOP": "FLOP",
    "bn USD": "USD",
    "bn USD/quarter": tr("USD a quarter"),
    "person": tr("people"),
    "day": tr("days"),
}
_CAPTIONS |= {"TPP": "TPP", "USD/Mtoken": tr("USD per M tokens"), "point": tr("points")}


def caption(lever: Lever) -> str:
    """The lever's name, with the unit that the entry beside it leaves out."""
    if lever.name == "threshold_indexation":
        return tr("{label}, a year", label=lever.label)
    unit = _CAPTIONS.get(lever.unit, "")
    return f"{lever.label}, {unit}" if unit else lever.label
