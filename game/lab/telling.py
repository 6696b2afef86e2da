"""Findings in words, the same for the terminal, the page and the game."""

from collections import Counter
from collections.abc import Iterator, Sequence

from game.schema.findings import Check, Figure, Finding, Report, Sway, Verdict

_OTHERWISE: dict[Verdict, str] = {"does not hold": "missed", "open question": "open", "not run": "not run"}


def headline(finding: Finding) -> str:
    """One line: what was claimed, and the verdict."""
    return f"{finding.name}: {finding.claim}: {finding.verdict}."


def check_line(check: Check) -> str:
    """What came out, and within which bounds it had to lie."""
    bounds = [f"at least {check.least:g}" if check.least is not None else ""]
    bounds.append(f"at most {check.most:g}" if check.most is not None else "")
    wanted = " and ".join(bound for bound in bounds if bound)
    found = "no number" if check.value is None else f"{check.value:.4g}"
    return f"{check.text}: {found} (wanted {wanted}){'' if check.holds else ' - missed'}"


def figure_line(figure: Figure) -> str:
    """A quantity with its interval."""
    return f"{figure.name}: {figure.mean:.3g} (5-95 %: {figure.low:.3g} to {figure.high:.3g})"


def robust_line(finding: Finding) -> str:
    """Over how much of the constants' ranges it holds, and on what that depends."""
    if finding.robust is None:
        return ""
    line = f"Holds over {finding.robust:.0%} of the ranges of the least-known constants."
    named = "; ".join(_sway_words(sway) for sway in finding.sways)
    return f"{line} It depends on {named}." if named else line


def _sway_words(sway: Sway) -> str:
    return f"{sway.name} (lower half of its range {sway.lower:.0%}, upper half {sway.upper:.0%})"


def provenance(finding: Finding) -> str:
    """Of a fact: where it comes from, how sure it is, and whether the model was fitted to it."""
    if finding.kind != "back-test":
        return ""
    fitted = "fitted to it, so no evidence" if finding.calibrated else "not touched by calibration"
    return f"{finding.window}; source {finding.source}, confidence {finding.confidence}; the model was {fitted}."


def paragraphs(finding: Finding) -> Iterator[str]:
    """All there is to say under the headline, a line each."""
    yield f"expected: {finding.expected}"
    yield from filter(None, (provenance(finding),))
    yield from (check_line(check) for check in finding.checks)
    yield from (figure_line(figure) for figure in finding.figures)
    yield from filter(None, (robust_line(finding), finding.note))
    if finding.lacks:
        yield f"what the model lacks: {finding.lacks}"


def tally(findings: Sequence[Finding]) -> str:
    """How many hold, miss, are open or were not run."""
    counts = Counter(one.verdict for one in findings)
    said = [f"{counts['holds']} of {len(findings)} hold"]
    said += [f"{counts[verdict]} {word}" for verdict, word in _OTHERWISE.items() if counts[verdict]]
    return ", ".join(said)


def summary(report: Report) -> list[str]:
    """The whole in a few lines; facts the model was fitted to apart from the others."""
    experiments = [one for one in report.findings if one.kind == "experiment"]
    fitted = [one for one in report.findings if one.calibrated is True]
    untouched = [one for one in report.findings if one.calibrated is False]
    lines = [
        f"Claims tested as experiments: {tally(experiments)}.",
        f"Facts the model was fitted to: {tally(fitted)}.",
        f"Facts not touched by calibration: {tally(untouched)}.",
    ]
    groups = (experiments, fitted, untouched)
    return [line for line, group in zip(lines, groups, strict=True) if group]
