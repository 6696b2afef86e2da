"""A comparison of regimes as plain text: what the page says, for a terminal or a screen reader."""

from collections.abc import Iterator, Sequence

import numpy as np

from game.lab.comparing import STOCKS
from game.lab.comparison_words import brief, common, headline, in_short, method, questions, setting, verdict
from game.lab.gauges import TOTAL
from game.lab.svg import number, signed
from game.lab.weighing import Weighed
from game.play.transcript import quarter
from game.schema.level import OUTCOMES


def text(found: Weighed) -> Iterator[str]:
    """The page line by line; every chart is its table."""
    yield headline(found)
    yield setting(found)
    yield from (f"Under every regime, {missing}." for missing in common(found))
    yield from _section("In short", in_short(found))
    yield from _section("Scores, from the twin in points, ± half the 95 % interval", _scores(found))
    yield from _section("To discuss", questions(found))
    for gauge in found.found.question.panel.gauges:
        title = gauge.label if gauge.unit == "1" else f"{gauge.label}, {gauge.unit}"
        yield from _section(f"{title}: at the end of every game", _figures(found, gauge.name))
        yield from _section(f"{title}: median by turn", _turns(found, gauge.name))
    for arm in found.arms:
        yield from _section(f"What caused it: {arm} {found.title(arm)}", _causes(found, arm))
    yield from _section("How to read this", method())


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield from ("", title, *told)


def _scores(found: Weighed) -> Iterator[str]:
    names = (TOTAL, *OUTCOMES["regulator"])
    rows = [("Regime", "Total", "From twin", *(name.capitalize() for name in names[1:]), "In both")]
    for arm in found.arms:
        cells = [brief(found.apart(arm, name)) for name in names]
        rows.append((_named(found, arm), number(found.spread(arm, TOTAL).mean), *cells, verdict(found, arm)))
    return _lined(rows)


def _figures(found: Weighed, gauge: str) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [("Regime", "Mean", "5 %", "Median", "95 %", "From twin")]
    for arm in (0, *found.arms):
        s = found.spread(arm, gauge)
        apart = brief(found.apart(arm, gauge)) if arm else ""
        rows.append((_named(found, arm), *map(number, (s.mean, s.low, s.middle, s.high)), apart))
    return _lined(rows)


def _turns(found: Weighed, gauge: str) -> Iterator[str]:
    level, place = found.found.question.entry.level, found.gauges.index(gauge)
    rows = [("Regime", *(quarter(level, turn) for turn in range(level.turns)))]
    for arm in (0, *found.arms):
        middle = np.median(found.found.values[arm, place], axis=-1)
        rows.append((_named(found, arm), *(number(float(value)) for value in middle)))
    return _lined(rows)


def _causes(found: Weighed, arm: int) -> Iterator[str]:
    yield found.regime(arm).summary
    for label, d in found.parts(arm, TOTAL):
        yield f"{label}: {signed(d.mean)} ({signed(d.low)} to {signed(d.high)}) points of the total score"
    for stock, (label, unit) in STOCKS.items():
        for because, d in found.booked(arm, stock, 4):
            yield f"{label[:1].upper()}{label[1:]}, {because}: {brief(d)} {unit} from the twin"


def _named(found: Weighed, arm: int) -> str:
    return f"{arm or ''} {found.title(arm)}".strip()


def _lined(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table in columns of equal width: names at the left, numbers at the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *cells in rows:
        told = "  ".join(cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield f"{name.ljust(widths[0])}  {told}".rstrip()
