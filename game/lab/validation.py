"""A validation: every experiment and back-test as a job of its own, over all processors."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from game.lab.experiments import EXPERIMENTS
from game.lab.memory import keep_freed_memory
from game.lab.outcome import Outcome, blocks, figures, sways, verdict
from game.lab.sampling import DRAWS, EACH, anywhere, believed
from game.lab.trial import Experiment, Trial, cast_of
from game.rules.turn import RULES_VERSION
from game.schema import library
from game.schema.findings import Finding, Report
from game.schema.level import Level


@dataclass(frozen=True)
class Job:
    """What one process is asked for."""

    name: str
    seeds: int
    fixed: Mapping[str, float]


def run_experiment(experiment: Experiment, level: Level, seeds: int, fixed: Mapping[str, float]) -> Finding:
    """Try a claim twice: near what is believed of the constants, and anywhere in their ranges."""
    count = min(seeds, experiment.most_seeds)
    cast = cast_of(level)
    near = experiment.run(Trial(level, cast, believed(level, range(count), fixed)))
    each = max(2, min(EACH, count // 10))
    wide = anywhere(level, fixed, DRAWS, each)
    far = experiment.run(Trial(level, cast, wide))
    held = blocks(far, wide.block, len(wide.seeds))
    common = _found(experiment, near, count)
    spread = {} if experiment.open_question else {"robust": sum(map(bool, held)) / len(held)}
    named = () if experiment.open_question else sways(held, wide.places(level))
    return common.model_copy(update=spread | {"sways": named})


def _found(experiment: Experiment, near: Outcome, seeds: int) -> Finding:
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
