"""Numbers and dates as the player reads them: the one place where units become words."""

import math
from collections.abc import Callable, Iterable, Sequence

from game.language import tr, trn

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_SIZES = ((1e15, "Q"), (1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k"))
NOTHING = "–"


def _minus(text: str) -> str:
    return text.replace("-", "−")


def digits(value: float, figures: int = 3) -> str:
    """A number in so many figures, at least up to the point: 412, 41.2, 4.12, 0.412; never in powers."""
    if not math.isfinite(value):
        return NOTHING
    size = abs(value)
    whole = math.floor(math.log10(size)) + 1 if size >= 1e-12 else 1
    places = max(0, min(4, figures - whole))
    text = f"{value:,.{places}f}"
    return _minus("0" if float(text.replace(",", "")) == 0 else text)


def large(value: float, figures: int = 2) -> str:
    """A large number with a letter: 900B, 24T, 2.6M."""
    size = abs(value)
    unit, letter = next(((unit, letter) for unit, letter in _SIZES if size >= unit * 0.9995), (1.0, ""))
    text = digits(value / unit, figures)
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text + letter


def any_size(value: float) -> str:
    """A number of a unit that only one level has: digits, letters or powers, whichever is short."""
    if abs(value) < 1e6:
        return digits(value)
    return large(value, 3) if abs(value) < 1e15 else power(math.log10(abs(value)))


def power(log10_value: float) -> str:
    """A number given as its power of ten: 1.3×10²⁶, and 10²⁶ when it is round."""
    if not math.isfinite(log10_value):
        return NOTHING
    exponent = math.floor(log10_value + 1e-9)
    lead = 10 ** (log10_value - exponent)
    if lead >= 9.95:
        lead, exponent = 1.0, exponent + 1
    raised = "10" + str(exponent).translate(_RAISED)
    return raised if abs(lead - 1) < 0.05 else f"{lead:.1f}×{raised}"


def flop(value: float) -> str:
    """Training compute with its unit."""
    return f"{power(math.log10(value))} FLOP" if value > 0 else f"{NOTHING} FLOP"


def money(bn: float, *, unit: bool = True) -> str:
    """Money given in bn USD: 66.0 bn USD, 120 M USD."""
    tail = " USD" if unit else ""
    if abs(bn) >= 0.9995 or bn == 0:
        return f"{digits(bn)} bn{tail}" if bn else f"0 bn{tail}"
    if abs(bn) < 0.0000995:
        return f"<0.1 M{tail}"
    return f"{digits(bn * 1000) if abs(bn) >= 0.0009995 else _minus(f'{bn * 1000:.1f}')} M{tail}"


def percent(part: float, places: int | None = None) -> str:
    """A part of one: 34 %, 3.2 %, 0.4 %."""
    value = part * 100
    if abs(value) < 0.05:
        return "<0.1 %" if value > 1e-4 else "0 %"
    if places is None:
        places = 0 if abs(value) >= 9.95 or value == 0 else 1
    return _minus(f"{value:.{places}f} %").replace("−0 %", "0 %")


def months(value: float) -> str:
    """A span in months."""
    return tr("{minus} months", minus=_minus(f"{value:.1f}"))


def plural(count: float, one: str, many: str) -> str:
    """1 turn, 3 turns: two messages with '{count}' in them, for one thing and for many."""
    return trn(one, many, count, count=digits(count) if count != int(count) else int(count))


_UNITS: dict[str, Callable[[float], str]] = {
    "FLOP": flop,
    "parameter": lambda v: tr("{number} parameters", number=large(v)),
    "token": lambda v: tr("{number} tokens", number=large(v)),
    "H100e": lambda v: f"{large(v, 3)} H100e",
    "H100e/quarter": lambda v: tr("{number} H100e a quarter", number=large(v, 3)),
    "bn USD": money,
    "bn USD/quarter": lambda v: tr("{money} a quarter", money=money(v)),
    "USD/Mtoken": lambda v: tr("{number} USD per M tokens", number=digits(v)),
    "USD/H100e": lambda v: tr("{number} USD per H100e", number=digits(v)),
    "1": percent,
    "1/quarter": lambda v: tr("{percent} a quarter", percent=percent(v)),
    "month": months,
    "day": lambda v: plural(round(v), "{count} day", "{count} days"),
    "quarter": lambda v: plural(v, "{count} quarter", "{count} quarters"),
    "person": lambda v: tr("{number} people", number=f"{v:,.0f}"),
    "point": lambda v: tr("{minus} points", minus=_minus(f"{v:.1f}")),
    "capital": lambda v: _minus(f"{v:.1f}").removesuffix(".0"),
    "TPP": lambda v: f"{v:,.0f} TPP",
    "GW": lambda v: f"{digits(v)} GW",
    "log10": lambda v: f"{digits(v)} OOM",
    "log10 FLOP": lambda v: f"{power(v)} FLOP",
}


def amount(value: float, unit: str) -> str:
    """A number with its unit in words."""
    if not math.isfinite(value):
        return NOTHING
    return _UNITS[unit](value) if unit in _UNITS else f"{any_size(value)} {unit}"


def signed(value: float, shown: str) -> str:
    """A change: the words for its size with a sign before them."""
    return ("+" if value > 0 else "−" if value < 0 else "±") + shown.lstrip("−")


def change(value: float, unit: str) -> str:
    """A change in its unit, with its sign."""
    return signed(value, amount(abs(value), unit))


def quarter(starts: str, turn: int, months: int = 3) -> str:
    """The name of the quarter in which a turn is played: Q3 2026; of the year, where turns are years."""
    year, number = int(starts[:4]), int(starts[-1]) - 1 + turn * months // 3
    return str(year + number // 4) if months == 12 else f"Q{number % 4 + 1} {year + number // 4}"


def short_quarter(starts: str, turn: int, months: int = 3) -> str:
    """The same, for axes: Q3 26."""
    name = quarter(starts, turn, months)
    return name if months == 12 else f"{name[:3]}{name[-2:]}"


def titled(name: str) -> str:
    """An id as a name: Washington, World Share."""
    return tr(name.replace("_", " ").replace("-", " ").title())


def listed(names: Sequence[str]) -> str:
    """A, B and C."""
    if len(names) < 2:
        return names[0] if names else ""
    return tr("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def some(names: Sequence[str], most: int = 3) -> str:
    """The first few by name, the rest by number: Japan, Korea and 4 more."""
    if len(names) <= most + 1:
        return listed(names)
    return tr("{names} and {count} more", names=", ".join(names[:most]), count=len(names) - most)


def sentence(text: str) -> str:
    """With a capital at the beginning and a full stop at the end."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "'", "’")) else ".") if text else ""


def paragraphs(text: str) -> str:
    """Text that was wrapped in a file, each paragraph on one line."""
    blocks: Iterable[str] = text.strip().split("\n\n")
    return "\n\n".join(" ".join(block.split()) for block in blocks)
