"""The regime lab: what may be compared, the work in slices, and what came out as rows, marks and sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from game.lab.comparing import STOCKS, Question
from game.lab.comparison_page import page
from game.lab.comparison_words import common, headline, in_short, interval, method, questions, setting, verdict
from game.lab.gauges import TOTAL
from game.lab.gradual import Gradual
from game.lab.regimes import apply, government_of
from game.lab.svg import number
from game.lab.weighing import ACROSS, UP, Weighed
from game.language import tr
from game.models import words
from game.play.saving import folder
from game.schema import library, regimes
from game.schema.files import write_text

SEEDS = (20, 50, 100, 200)  # games an arm, as offered
MOST = 12  # regimes at once: more marks than that nobody tells apart
USUAL = "mythos-2026"
_SEEN = 0.005  # less than this of a stock is not told
ABOUT = tr(
    "Choose a level, the government that makes the rules, and regimes. Each is played on the "
    "same seeds beside its twin without controls, so that every difference is the regime's "
    "doing. Nothing here touches your game."
)


@dataclass(frozen=True)
class Choice:
    """Something to choose, and what a tooltip says of it."""

    id: str
    label: str
    about: str = ""


@dataclass(frozen=True)
class Spread:
    """A row of numbers: where most games lie, the middle half, the middle, and words for the right end."""

    label: str
    low: float
    middle: float
    high: float
    inner: tuple[float, float] | None
    shown: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Mark:
    """A regime among the others: what it does to the two goals that are held against each other."""

    mark: str
    label: str
    x: float
    y: float
    across: tuple[float, float]
    up: tuple[float, float]
    best: bool
    rows: tuple[tuple[str, str], ...]


# ---- what may be asked -----------------------------------------------------------------------------------


def levels() -> tuple[Choice, ...]:
    """Every level of the game."""
    return tuple(Choice(name, library.read(name).level.title) for name in library.names())


def governments(level: str) -> tuple[Choice, ...]:
    """Who may make the rules there, the usual one first."""
    found = library.read(level).level
    usual = government_of(found)
    ordered = sorted(found.regulators, key=lambda one: one.id != usual)
    return tuple(Choice(one.id, one.name, one.about or "") for one in ordered)


def kinds() -> tuple[Choice, ...]:
    """Every regime of the game, the pure kinds first."""
    return tuple(
        Choice(one.id, one.title, f"{one.summary}{f' ({one.date})' if one.date else ''}") for one in regimes.survey()
    )


def pure() -> tuple[str, ...]:
    """Ids of the pure kinds."""
    return tuple(one.id for one in regimes.survey() if one.kind == "design")


def unfit(level: str, government: str, chosen: Sequence[str]) -> tuple[str, ...]:
    """What the level cannot do of the chosen regimes, a sentence each; what is the same for several is told once."""
    found = library.read(level).level
    titles: dict[str, list[str]] = {}
    for name in chosen:
        for line in apply(found, regimes.read(name), government).left_out:
            titles.setdefault(line, []).append(regimes.read(name).title)
    whole = len(chosen) if len(chosen) > 1 else 0
    return tuple(
        f"{tr('All of them') if len(named) == whole else words.some(named)}: {line}." for line, named in titles.items()
    )


def begin(level: str, government: str, chosen: Sequence[str], seeds: int) -> Gradual:
    """The work of a comparison, not begun. Raises Rejected if something named does not exist."""
    entry = library.read(level)
    arms = tuple(apply(entry.level, regimes.read(name), government) for name in chosen)
    return Gradual(Question(entry, arms, tuple(range(1, seeds + 1))))


# ---- what came out ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answer:
    """A comparison as it is shown."""

    found: Weighed

    @property
    def title(self) -> str:
        """What it is called."""
        return headline(self.found)

    def short(self) -> str:
        """The result in sentences, in the markup of pages."""
        return "\n".join([f"# {self.title}", *self.lines()])

    def lines(self) -> Iterator[str]:
        """Setting, result, questions and method, in the markup of pages."""
        yield setting(self.found)
        yield tr("## In short")
        yield from in_short(self.found)
        yield tr("## To discuss")
        yield from (f"- {line}" for line in questions(self.found))
        yield tr("## How the numbers came about")
        yield from method()
        yield from (tr("Under every regime, {line}.", line=line) for line in common(self.found))

    def marks(self) -> tuple[Mark, ...]:
        """Every regime by what it does to competitiveness and security."""
        front = self.found.frontier
        return tuple(self._mark(arm, best=arm in front) for arm in self.found.arms)

    def _mark(self, arm: int, *, best: bool) -> Mark:
        x, y = self.found.apart(arm, ACROSS), self.found.apart(arm, UP)
        rows = (
            (tr("Competitiveness, from the twin"), interval(x)),
            (tr("Security, from the twin"), interval(y)),
            (tr("Total score"), number(self.found.spread(arm, TOTAL).mean)),
            (tr("In both goals"), verdict(self.found, arm)),
        )
        title = f"{arm} {self.found.title(arm)}"
        return Mark(str(arm), title, x.mean, y.mean, (x.low, x.high), (y.low, y.high), best, rows)

    def gauges(self) -> tuple[Choice, ...]:
        """What was read off every game."""
        return tuple(Choice(one.name, one.label, one.about) for one in self.found.found.question.panel.gauges)

    def spreads(self, gauge: str) -> tuple[Spread, ...]:
        """How a number is distributed at the end, the twin first."""
        return tuple(self._spread(arm, gauge) for arm in (0, *self.found.arms))

    def _spread(self, arm: int, gauge: str) -> Spread:
        s = self.found.spread(arm, gauge)
        apart = interval(self.found.apart(arm, gauge)) if arm else ""
        rows = ((tr("Mean"), number(s.mean)), (tr("5 % lie below"), number(s.low)), (tr("Middle"), number(s.middle)),
                (tr("5 % lie above"), number(s.high)), *(((tr("From the twin"), apart),) if arm else ()))  # fmt: skip
        label = f"{arm} {self.found.title(arm)}" if arm else tr("The twin")
        return Spread(label, s.low, s.middle, s.high, (s.quarter, s.three_quarters), number(s.mean), rows)

    def courses(self, gauge: str) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """The middle game of every arm after each turn, the twin first."""
        place = self.found.gauges.index(gauge)
        middles = np.percentile(self.found.found.values[:, place], 50, axis=-1)
        names = (tr("The twin"), *(f"{arm} {self.found.title(arm)}" for arm in self.found.arms))
        return tuple((name, tuple(map(float, row))) for name, row in zip(names, middles, strict=True))

    def quarters(self) -> tuple[str, ...]:
        """Names of the turns."""
        level = self.found.found.question.entry.level
        return tuple(words.short_quarter(level.starts, turn, level.months) for turn in range(level.turns))

    def arms(self) -> tuple[Choice, ...]:
        """The regimes, by number."""
        found = self.found
        return tuple(Choice(str(arm), f"{arm} {found.title(arm)}", found.regime(arm).summary) for arm in found.arms)

    @property
    def best(self) -> int:
        """The regime with the highest total score, of those that set a lever where any does."""
        setting_some = [arm for arm in self.found.arms if self.found.parts(arm, TOTAL)] or list(self.found.arms)
        return max(setting_some, key=lambda arm: self.found.spread(arm, TOTAL).mean)

    def causes(self, arm: int) -> tuple[Spread, ...]:
        """What each lever of a regime adds to the total score."""
        return tuple(
            Spread(label, d.low, d.mean, d.high, None, interval(d), ((tr("Adds to the total"), interval(d)),))
            for label, d in self.found.parts(arm, TOTAL)
        )

    def booked(self, arm: int) -> str:
        """What the book says moved stocks otherwise than in the twin, in the markup of pages."""
        lines: list[str] = [self.found.regime(arm).summary]
        for stock, (label, unit) in STOCKS.items():
            rows = [one for one in self.found.booked(arm, stock, 4) if abs(one[1].mean) >= _SEEN]
            if rows:
                lines.append(
                    tr(
                        "## {upper}{label}, {unit} from the twin over the game",
                        upper=label[:1].upper(),
                        label=label[1:],
                        unit=unit,
                    )
                )
                lines += [f"- {because}: {interval(d)}" for because, d in rows]
        return "\n".join(lines)

    def export(self) -> Path:
        """Write the page to print among the player's files. Raises OSError."""
        question = self.found.found.question
        name = re.sub(r"[^a-z0-9]+", "-", f"{question.entry.level.id} {self.title}".casefold()).strip("-")[:80]
        path = folder().parent / "comparisons" / f"{name}-{len(question.seeds)}.html"
        write_text(path, page(self.found))
        return path
