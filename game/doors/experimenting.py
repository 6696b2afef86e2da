"""The command experiments: the source's claims, tested on many seeds."""

import json
from dataclasses import asdict

from game.doors.codes import FINE
from game.doors.speech import say
from game.lab.experiments import EXPERIMENTS, Cast, Finding
from game.schema import library

LEVEL = "mythos-2026"
CAST = Cast("washington", "meridian")


def experiments(seeds: int, *, as_json: bool) -> int:
    """Run every experiment and print what came out, one paragraph each, as each is done."""
    level = library.read(LEVEL).level
    findings: list[Finding] = []
    for experiment in EXPERIMENTS:
        findings.append(experiment(level, range(seeds), CAST))
        if not as_json:
            say(_told(findings[-1], seeds))
    if as_json:
        say(json.dumps({"level": LEVEL, "seeds": seeds, "findings": [asdict(f) for f in findings]}, indent=2))
    return FINE


def _told(finding: Finding, seeds: int) -> str:
    """A finding as lines: claim, verdict, sizes with intervals, parts of the seeds."""
    verdict = "comes out" if finding.holds else "does NOT come out"
    lines = [
        f"{finding.name}: {finding.claim}: {verdict} on {seeds} seeds.",
        f"  expected: {finding.expected}",
        *(
            f"  {name}: {mean:.3g} (5-95 %: {low:.3g} to {high:.3g})"
            for name, (mean, low, high) in finding.figures.items()
        ),
        *(f"  {name}: {part:.0%} of the seeds" for name, part in finding.shares.items()),
    ]
    return "\n".join(lines)
