"""What the answer to 'why is it this number?' looks like: blocks of rows, of which those with amounts add up."""

from dataclasses import dataclass, field

from game.language import tr
from game.models import words

POINTS = tr("points of 100")  # the unit of scores


@dataclass(frozen=True)
class Row:
    """One line: what, how much in words, the amount itself where it is part of a sum, and what explains it in turn."""

    label: str
    shown: str
    amount: float | None = None
    ask: str = ""  # id of the number, where it has an explanation of its own


@dataclass(frozen=True)
class Block:
    """Rows under a heading. Where `first` and `total` have amounts, first and rows together make the total."""

    title: str
    rows: tuple[Row, ...] = ()
    first: Row | None = None
    total: Row | None = None
    note: str = ""

    @property
    def sums(self) -> bool:
        """Whether it claims to add up."""
        return self.total is not None and self.total.amount is not None

    @property
    def gap(self) -> float:
        """What is missing between first, rows and total."""
        parts = [row.amount or 0.0 for row in (self.first, *self.rows) if row is not None]
        return sum(parts) - (self.total.amount or 0.0 if self.total else 0.0)


@dataclass(frozen=True)
class Panel:
    """The whole answer about one number."""

    id: str
    title: str
    value: str  # as it stands, orders on the table not counted
    about: tuple[str, ...] = ()  # what it is, in sentences
    blocks: tuple[Block, ...] = ()
    estimated: bool = False  # it, or a part of the answer, rests on what others keep secret
    working: float | None = None  # part of the counterfactual work that is done; None when all is

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it as plain lines, for a reader."""
        return (self.title + (f": {self.value}" if self.value else ""), *self.about, *_told(self.blocks))


@dataclass
class Draft:
    """A sum being written: rows that matter by name, the rest together."""

    title: str
    unit: str
    most: int = 9
    last: tuple[str, ...] = ()  # labels that stand at the end whatever their size
    rows: list[Row] = field(default_factory=list)

    def add(self, label: str, amount: float, ask: str = "") -> None:
        """One more part."""
        self.rows.append(Row(label, step(amount, self.unit), amount, ask))

    def block(self, first: Row, total: Row, note: str = "", *, ranked: bool = True) -> Block:
        """The sum: what shows as nothing is counted together, and so is what there is no room for."""
        told = [row for row in self.rows if row.amount and visible(row.amount, self.unit)]
        order = sorted(told, key=lambda row: (row.label in self.last, -abs(row.amount or 0.0)))
        order = [row for place, row in enumerate(order) if place < self.most or row.label in self.last]
        kept = order if ranked else [row for row in told if row in order]
        rest = sum(row.amount or 0.0 for row in self.rows if row not in kept)
        if rest:
            kept.append(Row(tr("Smaller parts together"), step(rest, self.unit), rest))
        return Block(self.title, tuple(kept), first, total, note)


def _told(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for block in blocks:
        found.append(f"{block.title}:")
        rows = [row for row in (block.first, *block.rows, block.total) if row is not None]
        found += [f"  {row.label}: {row.shown}" for row in rows]
        found += [f"  {block.note}"] if block.note else []
    return tuple(found)


_MANY = {"month": tr(" months"), "point": tr(" points")}


def exact(value: float, unit: str) -> str:
    """A value with more digits than a narrow place has room for."""
    if unit == "1":
        return f"{value * 100:.2f} %".replace("-", "−")
    if unit in ("month", "point"):
        return f"{value:.2f}{_MANY[unit]}".replace("-", "−")
    if unit == POINTS:
        return f"{value:.2f}".replace("-", "−")
    return words.amount(value, unit)


def step(value: float, unit: str) -> str:
    """A change, fine enough to see small parts; parts of one change by percentage points."""
    size = abs(value)
    if not visible(value, unit):
        return "±0"
    if unit == "1":
        return words.signed(value, tr("{number} points", number=f"{size * 100:.2f}"))
    if unit in ("month", "point"):
        return words.signed(value, f"{size:.2f}{_MANY[unit]}")
    if unit == POINTS:
        return words.signed(value, f"{size:.2f}")
    return words.change(value, unit)


_FINEST = {"1": 0.00005, "month": 0.005, "point": 0.005, POINTS: 0.005, "bn USD": 1e-4, "bn USD/quarter": 1e-4}


def visible(value: float, unit: str) -> bool:
    """Whether a change shows at all in the digits it is told with."""
    if unit in _FINEST:
        return abs(value) >= _FINEST[unit]
    number = words.amount(abs(value), unit).partition(" ")[0]
    return any(letter in "123456789" for letter in number)
