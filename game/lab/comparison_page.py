"""A comparison of regimes as one page: a summary to print, then every figure with its table. No script, no net."""

from collections.abc import Iterator, Sequence
from html import escape

import numpy as np

from game.lab.charts import Course, Point, courses, distributions, effects, goals
from game.lab.comparing import STOCKS
from game.lab.comparison_words import brief, common, headline, in_short, interval, method, questions, setting, verdict
from game.lab.gauges import TOTAL, Gauge
from game.lab.page import table
from game.lab.svg import number, signed
from game.lab.weighing import ACROSS, UP, Weighed
from game.play.transcript import quarter
from game.schema.bibliography import keys, reference
from game.schema.level import OUTCOMES

_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; max-width: 62rem; margin: 1.5rem auto; padding: 0 1rem; color: #1c2430;
  background: #ffffff; }
h1, h2, h3 { line-height: 1.2; margin: 1.4rem 0 .5rem; } h1 { margin-top: 0; } p { margin: .4rem 0; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: .2rem .5rem; border-bottom: 1px solid #c4cad4; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; } td.n { white-space: nowrap; }
.quiet { color: #566072; } svg { max-width: 100%; height: auto; } .figure { break-inside: avoid; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem; align-items: start; }
.three { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1rem; align-items: start; }
@media (max-width: 52rem) { .pair, .three { display: block; } table { display: block; overflow-x: auto; } }
@page { size: A4; margin: 12mm; }
@media print {
  body { font-size: 9.5pt; margin: 0; max-width: none; padding: 0; } h1 { font-size: 16pt; } h2 { break-after: avoid; }
  table { font-size: 7.2pt; margin: .3rem 0; } th, td { padding: .1rem .3rem; } .sheet { break-after: page; }
}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
TIMELINES = (TOTAL, "lead_months", "share_abroad", "alliance_cohesion")


def page(found: Weighed) -> str:
    """The page."""
    return "\n".join(pieces(found))


def pieces(found: Weighed) -> Iterator[str]:
    """The page in pieces, for whoever has other things to do meanwhile; a line end belongs between them."""
    for arm in found.arms:
        found.price(arm)  # what takes longest is done one by one
        if arm == 1:
            title = escape(headline(found))
            yield (
                '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
                f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
                '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
                f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
            )
        else:
            yield ""
    for part in (_summary, _distributions, _timelines, _causes, _appendix):
        yield from part(found)
    yield "</body>\n</html>\n"


def _p(text: str, kind: str = "") -> str:
    return f"<p{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}>{escape(text)}</p>"


def _pair(left: str, right: str) -> str:
    return f'<div class="pair">\n<div>{left}</div>\n<div>{right}</div>\n</div>'


# -- the sheet to print -------------------------------------------------------------------------------


def _summary(found: Weighed) -> Iterator[str]:
    yield f'<section class="sheet">\n<h1>{escape(headline(found))}</h1>'
    yield _p(setting(found), "quiet")
    for missing in common(found):
        yield _p(f"Under every regime, {missing}.", "quiet")
    yield '<div class="pair">\n<div>'
    yield _pareto(found)
    yield "</div>\n<div>\n<h2>In short</h2>"
    yield from (_p(line) for line in in_short(found))
    yield "</div>\n</div>"
    yield _scores(found)
    yield "<h2>To discuss</h2>\n<ol>"
    yield from (f"<li>{escape(line)}</li>" for line in questions(found))
    yield "</ol>\n</section>"


def _pareto(found: Weighed) -> str:
    front = found.frontier
    points = [
        Point(str(arm), found.title(arm), found.apart(arm, ACROSS), found.apart(arm, UP), arm in front)
        for arm in found.arms
    ]
    about = (
        "Points are regimes by number, filled where none does better in both. Lines are 95 % intervals. "
        "The table of scores holds the same numbers."
    )
    return goals(points, "Competitiveness, points from the twin", "Security, points from the twin", about)


def _scores(found: Weighed) -> str:
    names = (TOTAL, *OUTCOMES["regulator"])
    heads = (
        "",
        "Regime",
        "Total",
        *("From the twin" if n == TOTAL else n.capitalize() for n in names),
        "Cost",
        "In both",
    )
    rows = []
    for arm in found.arms:
        cells = [_short(found, arm, name) for name in names]
        total, cost = number(found.spread(arm, TOTAL).mean), number(found.price(arm)[0])
        rows.append((str(arm), escape(found.title(arm)), total, *cells, cost, escape(verdict(found, arm))))
    twin = [number(found.spread(0, name).mean) for name in names[1:]]
    rows.append(("", "The twin, in points", number(found.spread(0, TOTAL).mean), "", *twin, "", ""))
    words = (
        "Differences from the twin in points, ± half the 95 % interval. Cost: political capital of the first turn's "
        f"orders; the government has {number(found.price(1)[1])}. In both: whether another regime does better in both "
        "security and competitiveness."
    )
    return _p(words, "quiet") + table(heads, rows, range(2, 4 + len(names)))


def _short(found: Weighed, arm: int, gauge: str) -> str:
    return brief(found.apart(arm, gauge))


# -- every figure with its table ------------------------------------------------------------------------


def _distributions(found: Weighed) -> Iterator[str]:
    yield "<h2>How every figure is distributed</h2>"
    yield _p(
        f"{len(found.found.question.seeds)} games an arm, at the end. Lines span 5 to 95 % of the games, bars the "
        "middle half, ticks the median. The last column is the difference from the twin, ± half its 95 % interval.",
        "quiet",
    )
    arms = (0, *found.arms)
    for gauge in found.found.question.panel.gauges:
        drawn = [(f"{found.title(arm)[:20]} {arm or ''}".strip(), found.spread(arm, gauge.name)) for arm in arms]
        about = f"Distribution of {gauge.label.lower()} in every arm; the table beside it holds the numbers."
        rows = [_row(found, arm, gauge.name) for arm in arms]
        numbers = table(("", "Mean", "5 %", "Median", "95 %", "From the twin"), rows, range(1, 6))
        yield f'<div class="figure"><h3>{escape(gauge.label)}{_unit(gauge)}</h3>'
        yield _p(gauge.about, "quiet")
        yield _pair(distributions(drawn, gauge.label, about), numbers) + "</div>"


def _unit(gauge: Gauge) -> str:
    return "" if gauge.unit == "1" else f", {escape(gauge.unit)}"


def _row(found: Weighed, arm: int, gauge: str) -> tuple[str, ...]:
    s = found.spread(arm, gauge)
    apart = _short(found, arm, gauge) if arm else ""
    return (f"{arm or ''} {escape(found.title(arm))}", *map(number, (s.mean, s.low, s.middle, s.high)), apart)


def _timelines(found: Weighed) -> Iterator[str]:
    level = found.found.question.entry.level
    when = [quarter(level, turn) for turn in range(level.turns)]
    yield "<h2>Turn by turn</h2>"
    yield _p(
        "Solid: the median under the regime, with 5 to 95 % of its games. Dashed: the median of the twins.", "quiet"
    )
    for gauge in found.found.question.panel.gauges:
        if gauge.name in TIMELINES:
            drawn = [_course(found, arm, gauge.name) for arm in found.arms]
            about = f"Course of {gauge.label.lower()} under every regime; the table below holds the medians."
            title = f"{gauge.label} by turn"
            yield f"<h3>{escape(gauge.label)}{_unit(gauge)}</h3>"
            yield f'<div class="figure">{courses(drawn, _course(found, 0, gauge.name), when, title, about)}</div>'
            rows = [
                (str(arm or ""), escape(found.title(arm)), *map(number, _course(found, arm, gauge.name).middle))
                for arm in (0, *found.arms)
            ]
            yield table(("", "Median", *when), rows, tuple(range(2, 2 + len(when))))


def _course(found: Weighed, arm: int, gauge: str) -> Course:
    values = found.found.values[arm, found.gauges.index(gauge)]
    low, middle, high = (list(map(float, row)) for row in np.percentile(values, (5, 50, 95), axis=-1))
    return Course(f"{arm} {found.title(arm)}"[:34], middle, low, high)


# -- what caused it ---------------------------------------------------------------------------------------


def _causes(found: Weighed) -> Iterator[str]:
    if not found.found.flows:
        return
    yield "<h2>What caused the differences</h2>"
    yield _p(
        f"First, what each lever adds to the scores, on {found.found.tried} seeds: the regime with it less the same "
        f"without it. Below, what was booked otherwise than in the twin, on {found.found.booked} seeds. Each with "
        "± half the 95 % interval, the widest first.",
        "quiet",
    )
    for arm in found.arms:
        yield f'<div class="figure"><h3 id="regime-{arm}">{arm} {escape(found.title(arm))}</h3>'
        yield _p(found.regime(arm).summary)
        for missing in found.found.question.regimes[arm - 1].left_out:
            if missing not in common(found):
                yield _p(f"Left out: {missing}.", "quiet")
        yield _levers(found, arm)
        yield f"{_books(found, arm)}</div>"


def _levers(found: Weighed, arm: int) -> str:
    parts = found.parts(arm, TOTAL)
    if not parts:
        whole = interval(found.apart(arm, TOTAL))
        return _p(f"It sets no lever, so that all of it is what others do: {whole} points of the total score.")
    title = f"Levers of {found.title(arm)}"
    drawn = effects(parts, title, "Bars are what each lever adds to the total score; the table holds the numbers.")
    others = {name: dict(found.parts(arm, name)) for name in (UP, ACROSS, "alliance")}
    rows = [(escape(label), brief(d), *(signed(split[label].mean) for split in others.values())) for label, d in parts]
    heads = ("Adds", "Total", *(name.capitalize() for name in others))
    return _pair(drawn, table(heads, rows, (1, 2, 3, 4)))


def _books(found: Weighed, arm: int) -> str:
    tables = []
    for stock, (label, unit) in STOCKS.items():
        rows = [(escape(because), brief(d)) for because, d in found.booked(arm, stock, 4)]
        if rows:
            tables.append(table((f"{label[:1].upper()}{label[1:]}, because of", f"From the twin, {unit}"), rows, (1,)))
    if not tables:
        return _p("Nothing was booked otherwise than in the twin.")
    return f'<div class="three">{"".join(f"<div>{one}</div>" for one in tables)}</div>'


# -- what it rests on ---------------------------------------------------------------------------------------


def _appendix(found: Weighed) -> Iterator[str]:
    yield "<h2>The regimes</h2>"
    rows = []
    for arm in found.arms:
        regime = found.regime(arm)
        date = str(regime.date or "")
        rows.append(
            (str(arm), escape(regime.id), date, escape(" ".join(regime.about.split())), escape(regime.source or ""))
        )
    yield table(("", "Id", "Made", "What it does, and what is left out of the real rule", "Source"), rows)
    yield "<h2>How to read this</h2>"
    yield from (_p(line) for line in method())
    yield _sources([found.regime(arm).source or "" for arm in found.arms])
    entry = found.found.question.entry
    yield _p(f"Level {entry.level.id}, fingerprint {entry.fingerprint}; rules {found.found.rules}.", "quiet")


def _sources(named: Sequence[str]) -> str:
    there = sorted({key for one in named for key in keys(one)})
    if not there:
        return _p("These regimes are pure kinds; no source is claimed for their numbers.", "quiet")
    return "<h2>Sources</h2>\n" + "\n".join(_p(reference(key)) for key in there)
