"""Facts held against the levels that tell of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.lab.backtests.reading import Reading
from game.lab.facts import FACTS, Band, Fact
from game.lab.film import Film
from game.lab.outcome import Outcome, blocks, figures, median, sways
from game.lab.sampling import DRAWS, anywhere, believed
from game.lab.trial import Trial, cast_of
from game.schema.findings import Check, Figure, Finding
from game.schema.level import Level
from game.world.columns import Floats

MOST_SEEDS, EACH = 100, 5


@dataclass(frozen=True)
class Part:
    """What one level says of a fact."""

    fact: str
    level: str
    checks: tuple[Check, ...]
    figures: tuple[Figure, ...]
    held: tuple[bool, ...]  # in which draws from the constants' ranges every band of the level is met
    places: Mapping[str, tuple[float, ...]]  # where in its range each constant lies in those draws


def read_level(level: Level, readings: Sequence[Reading], seeds: int, fixed: Mapping[str, float]) -> Iterator[Part]:
    """Play a level near what is believed of the constants and anywhere in their ranges, and read its facts off."""
    cast = cast_of(level)
    near = Film(Trial(level, cast, believed(level, range(min(seeds, MOST_SEEDS)), fixed)))
    wide = anywhere(level, fixed, DRAWS, EACH)
    far = Film(Trial(level, cast, wide))
    places = {name: tuple(map(float, where)) for name, where in wide.places(level).items()}
    for reading in readings:
        shown = outcome_of(FACTS[reading.fact], level.id, reading.read(near))
        spread = outcome_of(FACTS[reading.fact], level.id, reading.read(far))
        held = tuple(map(bool, blocks(spread, wide.block, len(wide.seeds))))
        checks = tuple(test.judge() for test in shown.tests)
        yield Part(reading.fact, level.id, checks, figures(shown), held, places)


def outcome_of(fact: Fact, level: str, values: Mapping[str, Floats]) -> Outcome:
    """The tests of a fact's bands on one level: the median of the worlds must lie inside each."""
    bands = [band for band in fact.bands if band.level == level]
    return Outcome(
        tuple(median(band.text, values[band.text], band.low, band.high) for band in bands),
        {band.text: values[band.text] for band in bands},
    )


def finding_of_fact(fact: Fact, parts: Sequence[Part], seeds: int) -> Finding:
    """What the levels together say of a fact; bands of a level that is not there are named, not counted."""
    read = [part.level for part in parts]
    missing = list(dict.fromkeys(band.level for band in fact.bands if band.level not in read))
    checks = [check for part in parts for check in part.checks]
    held = np.all(np.array([part.held for part in parts]), axis=0) if parts else np.zeros(0, dtype=bool)
    holds = bool(checks) and all(check.holds for check in checks)
    places = {name: np.array(where) for part in parts[:1] for name, where in part.places.items()}
    return Finding(
        name=fact.name,
        kind="back-test",
        claim=fact.quantity,
        expected="; ".join(_expected(band) for band in fact.bands),
        level=", ".join(dict.fromkeys(band.level for band in fact.bands)),
        source=fact.source,
        window=fact.window,
        confidence=fact.confidence,
        calibrated=fact.calibrated,
        seeds=min(seeds, MOST_SEEDS) if parts else 0,
        verdict="not run" if not checks else "holds" if holds else "does not hold",
        checks=tuple(checks),
        figures=tuple(figure for part in parts for figure in part.figures),
        robust=float(held.mean()) if parts else None,
        sways=sways(held, places) if parts else (),
        lacks=fact.lacks if checks and not holds else "",
        note=f"Not played, because the level is not there: {', '.join(missing)}." if missing else "",
    )


def _expected(band: Band) -> str:
    """A band in words, with what was published."""
    if band.low is None or band.high is None:
        bound = f"at most {band.high:g}" if band.high is not None else f"at least {band.low:g}"
    else:
        bound = f"{band.low:g} to {band.high:g}"
    return f"{band.text}: {bound}" + (f" (published: {band.published})" if band.published else "")
