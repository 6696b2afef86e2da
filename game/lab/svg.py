"""Drawing as SVG: elements, scales and ticks. Plain text that a browser shows without a script or the net."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, isfinite, log10

INK, QUIET, LINE, PALE = "#1c2430", "#566072", "#c4cad4", "#e8ebf0"
BLUE, RED, BAND, ROSE = "#1f5fa8", "#a3221b", "#cfe0f2", "#f3d6d3"


def element(name: str, *inside: str, text: object = "", **attributes: object) -> str:
    """One element; attribute names may end in _ and use _ for -, numbers are rounded."""
    told = "".join(f' {key.rstrip("_").replace("_", "-")}="{_told(value)}"' for key, value in attributes.items())
    body = "".join(inside) + escape(str(text), quote=False)
    return f"<{name}{told}>{body}</{name}>" if body else f"<{name}{told}/>"


def _told(value: object) -> str:
    return f"{round(value, 1):g}" if isinstance(value, float) else escape(str(value))


def picture(width: float, height: float, title: str, about: str, parts: Iterable[str]) -> str:
    """A whole drawing with a title and a description for whoever cannot see it."""
    head = element("title", text=title) + element("desc", text=about)
    return element(
        "svg",
        head,
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="img",
        aria_label=f"{title}. {about}",
        font_family="system-ui, sans-serif",
        font_size=11,
        fill=INK,
    )


def words(x: float, y: float, text: str, anchor: str = "start", **attributes: object) -> str:
    """Text at a point; the anchor is start, middle or end."""
    return element("text", text=text, x=x, y=y, text_anchor=anchor, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = LINE, **attributes: object) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, **attributes)


def path(points: Sequence[tuple[float, float]], **attributes: object) -> str:
    """A line through points."""
    return element("polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), fill="none", **attributes)


def area(points: Sequence[tuple[float, float]], fill: str = BAND) -> str:
    """A filled shape."""
    return element("polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), fill=fill)


@dataclass(frozen=True)
class Scale:
    """From values to places along one direction."""

    low: float
    high: float
    start: float  # place of the low end
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value; beyond the ends it stays at the end."""
        inside = min(max(value, self.low), self.high)
        return self.start + (inside - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def ticks(self) -> list[float]:
        """Round values between the ends, about five."""
        return ticks(self.low, self.high)


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round values between two ends."""
    rough = (high - low) / about
    unit = 10.0 ** floor(log10(rough))
    step = next(unit * m for m in (1.0, 2.0, 5.0, 10.0) if unit * m >= rough * 0.999)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [step * k for k in range(first, last + 1)]


def scale(values: Iterable[float], start: float, end: float, room: float = 0.05) -> Scale:
    """A scale on which all values fit with a little room at both ends."""
    there = [value for value in values if isfinite(value)] or [0.0, 1.0]
    low, high = min(there), max(there)
    spare = (high - low) * room or max(abs(high) * 0.1, 0.5)
    return Scale(low - spare, high + spare, start, end)


def number(value: float) -> str:
    """A number as people write it: three digits that count, a minus sign for less than nothing."""
    if not isfinite(value):
        return "none"
    size = abs(value)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2
    told = f"{value:,.{digits}f}" if size >= 0.005 or value == 0 else f"{value:.2g}"
    return told.replace("-", "−")


def signed(value: float) -> str:
    """A difference: always with its sign."""
    told = number(value)
    return told if told.startswith("−") or not any(c in told for c in "123456789") else f"+{told}"


def plain(value: float) -> str:
    """A round number at a tick."""
    return f"{value:,.10g}".replace("-", "−")
