"""A validation as one page to read in a browser: no script, nothing from the net, everything escaped."""

from collections.abc import Iterator, Sequence
from html import escape

from game.lab.telling import provenance, robust_line, summary
from game.schema.bibliography import keys, reference
from game.schema.findings import Check, Figure, Report

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1c2430; }
h1, h2, h3 { line-height: 1.2; } h3 { margin-top: 2.4rem; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #d5dae2; }
td.n, th.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.holds { color: #17663a; font-weight: 600; } .misses { color: #a3221b; font-weight: 600; }
.open { color: #6b5200; font-weight: 600; } .quiet { color: #566072; }
"""
_CLASS = {"holds": "holds", "does not hold": "misses", "open question": "open", "not run": "quiet"}


def page(report: Report) -> str:
    """The page."""
    body = "\n".join([*_head(report), *_overview(report), *_details(report), *_sources(report)])
    title = "Validation of High Fence"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def _head(report: Report) -> Iterator[str]:
    yield _p(f"Rules {report.rules}; up to {report.seeds} seeds an arm, every arm under the same luck.")
    changed = ", ".join(f"{name} = {value:g}" for name, value in report.constants.items())
    if changed:
        yield _p(f"Played with {changed} in place of the game's own values.")
    for line in summary(report):
        yield _p(line)
    yield _p(
        "Every claim, band and bound was written down before the runs. A miss is reported as a miss. Facts to which "
        "the model was fitted show only that the fit is there; those it was not fitted to are the evidence."
    )


def _overview(report: Report) -> Iterator[str]:
    rows = [
        (
            f'<a href="#{escape(one.name)}">{escape(one.name)}</a>',
            escape(one.claim),
            _verdict(one.verdict),
            "" if one.robust is None else f"{one.robust:.0%}",
            {True: "fitted", False: "untouched", None: ""}[one.calibrated],
        )
        for one in report.findings
    ]
    yield "<h2>Overview</h2>"
    yield table(("", "Claim or fact", "Verdict", "Of the ranges", "Calibration"), rows, numbers=(3,))


def _details(report: Report) -> Iterator[str]:
    yield "<h2>One by one</h2>"
    for one in report.findings:
        yield f'<h3 id="{escape(one.name)}">{escape(one.name)}: {escape(one.claim)} - {_verdict(one.verdict)}</h3>'
        yield _p(f"Expected: {one.expected}")
        for line in (provenance(one), robust_line(one), one.note, one.lacks and f"What the model lacks: {one.lacks}"):
            if line:
                yield _p(line)
        if one.checks:
            yield table(("What must be so", "Wanted", "Found", ""), [_check(check) for check in one.checks], (1, 2))
        if one.figures:
            yield table(("Figure", "Mean", "5 %", "95 %"), [_figure(figure) for figure in one.figures], (1, 2, 3))
        yield f'<p class="quiet">Level {escape(one.level)}, {one.seeds} seeds.</p>'


def _check(check: Check) -> tuple[str, ...]:
    wanted = [f"&ge; {check.least:g}"] if check.least is not None else []
    wanted += [f"&le; {check.most:g}"] if check.most is not None else []
    found = "no number" if check.value is None else f"{check.value:.4g}"
    return escape(check.text), ", ".join(wanted), found, _verdict("holds" if check.holds else "missed")


def _figure(figure: Figure) -> tuple[str, ...]:
    return escape(figure.name), f"{figure.mean:.3g}", f"{figure.low:.3g}", f"{figure.high:.3g}"


def _sources(report: Report) -> Iterator[str]:
    named = sorted({key for one in report.findings for key in keys(one.source)})
    yield "<h2>Sources of the facts</h2>"
    yield from (_p(reference(key)) for key in named)
    yield "<h2>Levels</h2>"
    yield table(("Level", "Fingerprint"), [(escape(level), escape(mark)) for level, mark in report.levels.items()])


def _verdict(word: str) -> str:
    return f'<span class="{_CLASS.get(word, "misses")}">{escape(word)}</span>'


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """A table of cells that are escaped already; some columns hold numbers."""
    mark = [' class="n"' if place in numbers else "" for place in range(len(heads))]
    top = "".join(f"<th{kind}>{escape(head)}</th>" for head, kind in zip(heads, mark, strict=True))
    body = "\n".join(
        f"<tr>{''.join(f'<td{kind}>{cell}</td>' for cell, kind in zip(row, mark, strict=True))}</tr>" for row in rows
    )
    return f"<table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
