"""A validation: experiments and back-tests as jobs of their own, over all processors."""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from game.lab.backtests import READINGS
from game.lab.experiments import EXPERIMENTS
from game.lab.facts import FACTS
from game.lab.history import Part, finding_of_fact, read_level
from game.lab.memory import keep_freed_memory
from game.lab.outcome import Outcome, blocks, figures, sways, verdict
from game.lab.sampling import DRAWS, EACH, anywhere, believed
from game.lab.trial import Experiment, Trial, cast_of
from game.rules.turn import RULES_VERSION
from game.schema import library
from game.schema.findings import Finding, Report
from game.schema.level import Level

NAMES: tuple[str, ...] = (*EXPERIMENTS, *FACTS)
SLOW = ("E11", "E12", "E1")  # what takes longest begins first
TOGETHER = ("E3", "E4", "E5", "E8")  # they look at the same worlds, which are played once for all


@dataclass(frozen=True)
class Job:
    """What one process is asked for: an experiment or several on the same worlds, or all facts of one level."""

    names: tuple[str, ...]
    level: str
    seeds: int
    fixed: Mapping[str, float]


def levels_of(names: Sequence[str]) -> list[str]:
    """The levels that these experiments and facts are played on, without those that are not there."""
    wanted = [EXPERIMENTS[name].level for name in names if name in EXPERIMENTS]
    wanted += [reading.level for reading in READINGS if reading.fact in names]
    return [level for level in library.names() if level in wanted]


def validate(names: Sequence[str], seeds: int, fixed: Mapping[str, float], processes: int | None) -> Iterator[Finding]:
    """Run what was named and yield each finding as it is done.

    Args:
        names: of experiments and facts, out of NAMES.
        seeds: how many worlds an arm has.
        fixed: constants with another value, the same in every world.
        processes: how many at once; one for each processor by default.
    """
    asked = list(_jobs(names, seeds, fixed))
    waiting = {name: {job.level for job in asked if name in job.names} for name in names}
    parts: dict[str, list[Part]] = {name: [] for name in names}
    for name in names:
        if not waiting[name]:
            yield _absent(name)
    for job, found in _results(asked, processes or os.cpu_count() or 1):
        for one in found:
            if isinstance(one, Finding):
                yield one
            else:
                parts[one.fact].append(one)
        for name in job.names:
            waiting[name].discard(job.level)
            if name in FACTS and not waiting[name]:
                yield finding_of_fact(FACTS[name], parts[name], seeds)


def _jobs(names: Sequence[str], seeds: int, fixed: Mapping[str, float]) -> Iterator[Job]:
    known = library.names()
    claims = [name for name in names if name in EXPERIMENTS and EXPERIMENTS[name].level in known]
    if joint := tuple(name for name in claims if name in TOGETHER):
        yield Job(joint, EXPERIMENTS[joint[0]].level, seeds, fixed)
    for name in sorted(claims, key=lambda name: SLOW.index(name) if name in SLOW else len(SLOW)):
        if name not in TOGETHER:
            yield Job((name,), EXPERIMENTS[name].level, seeds, fixed)
    for level in known:
        facts = tuple(dict.fromkeys(x.fact for x in READINGS if x.level == level and x.fact in names))
        if facts:
            yield Job(facts, level, seeds, fixed)


def _results(asked: Sequence[Job], processes: int) -> Iterator[tuple[Job, list[Finding | Part]]]:
    if processes == 1 or len(asked) == 1:
        yield from ((job, work(job)) for job in asked)
        return
    with ProcessPoolExecutor(min(processes, max(len(asked), 1))) as pool:
        futures = {pool.submit(work, job): job for job in asked}
        yield from ((futures[done], done.result()) for done in as_completed(futures))


def work(job: Job) -> list[Finding | Part]:
    """Do one job."""
    keep_freed_memory()
    level = library.read(job.level).level
    if job.names[0] in EXPERIMENTS:
        return [*run_experiments([EXPERIMENTS[name] for name in job.names], level, job.seeds, job.fixed)]
    readings = [reading for reading in READINGS if reading.level == job.level and reading.fact in job.names]
    return [*read_level(level, readings, job.seeds, job.fixed)]


def run_experiments(
    experiments: Sequence[Experiment], level: Level, seeds: int, fixed: Mapping[str, float]
) -> Iterator[Finding]:
    """Try claims twice: near what is believed of the constants, and anywhere in their ranges."""
    count, cast = min(seeds, *(one.most_seeds for one in experiments)), cast_of(level)
    near = Trial(level, cast, believed(level, range(count), fixed))
    wide = anywhere(level, fixed, DRAWS, max(2, min(EACH, count // 10)))
    far = Trial(level, cast, wide)
    for one in experiments:
        finding = _finding(one, one.run(near), count)
        if not one.open_question:
            held = blocks(one.run(far), wide.block, len(wide.seeds))
            robust = {"robust": float(held.mean()), "sways": sways(held, wide.places(level))}
            finding = finding.model_copy(update=robust)
        yield finding


def _finding(experiment: Experiment, near: Outcome, seeds: int) -> Finding:
    said = verdict(near, open_question=experiment.open_question)
    return Finding(
        name=experiment.name,
        kind="experiment",
        claim=experiment.claim,
        expected=experiment.expected,
        level=experiment.level,
        seeds=seeds,
        verdict=said,
        checks=tuple(test.judge() for test in near.tests),
        figures=figures(near),
        lacks=experiment.lacks if said == "does not hold" else "",
        note=near.note,
    )


def _absent(name: str) -> Finding:
    """What cannot be run, because its level is not there."""
    if name in FACTS:
        return finding_of_fact(FACTS[name], [], 0)
    one = EXPERIMENTS[name]
    note = f"The level {one.level} is not there."
    return Finding(
        name=name, kind="experiment", claim=one.claim, expected=one.expected, level=one.level, seeds=0,
        verdict="not run", note=note,
    )  # fmt: skip


def report(findings: Sequence[Finding], seeds: int, fixed: Mapping[str, float]) -> Report:
    """All findings in the order of their names, with what they were found on."""
    ordered = sorted(findings, key=lambda finding: NAMES.index(finding.name))
    played = levels_of([finding.name for finding in ordered])
    prints = {level: library.read(level).fingerprint for level in played}
    return Report(rules=RULES_VERSION, seeds=seeds, constants=dict(fixed), levels=prints, findings=tuple(ordered))
