"""The command calibration: do forecasts fit what happens, metric by metric?"""

import math
import os
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from game.doors.codes import FINE
from game.doors.shelf import find_level
from game.doors.speech import Usage, complain, progress, say
from game.doors.warning import warnings
from game.lab.calibration import HORIZONS, Ranks, Runs, coverage, ranks, width
from game.models.fitness import row_line, summary_line
from game.models.history import curves
from game.play.transcript import seats
from game.rules.turn import RULES_VERSION
from game.schema import library
from game.schema.calibration import Calibration, calibration_file
from game.schema.files import write_text
from game.schema.level import Role
from game.schema.library import Entry
from game.schema.papers import written
from game.schema.widths import Widths, widths_file
from game.world.columns import Floats

FIRST_SEED = 40_000  # of the games that judge: none that a level was balanced on or a skill ranked on
TRAINING = 80_000  # of the games by which bands are stretched
FUTURES = 32
ROLES: tuple[Role, ...] = ("startup", "regulator")
Job = tuple[str, str, Role, int, int]  # level as typed, seat, role, games, first seed


def calibration(options: Namespace) -> int:
    """Forecast games at every playable seat, see what happens, and write how often it fell in the band.

    Raises:
        Usage: neither levels nor --all were named, or both.
    """
    if options.all == bool(options.games):
        raise Usage("Name one level or more, or say --all.")
    names = options.games or library.names()
    entries = {name: find_level(name) for name in names}
    if options.warnings:
        return warnings(options, entries)
    work = _jobs(entries, options.runs, TRAINING if options.train else FIRST_SEED)
    found: list[tuple[Role, Ranks]] = []
    with ProcessPoolExecutor(min(options.jobs or os.cpu_count() or 1, len(work))) as pool:
        progress(0.0)
        for done, (job, got) in enumerate(zip(work, pool.map(_placed, work), strict=True), start=1):
            found.append((job[2], got))
            progress(done / len(work))
    if options.train:
        return _fit(options, entries, found)
    paper = Calibration(
        rules=RULES_VERSION,
        command=f"high-fence calibration {' '.join(options.games) or '--all'} --runs {options.runs}",
        levels={one.level.id: one.fingerprint for one in entries.values()},
        futures=FUTURES,
        rows=tuple(coverage(*key, joined) for key, joined in _joined(found)),
    )
    say(summary_line(paper))
    for row in paper.rows:
        say(row_line(row))
    if options.all or options.out:
        where = Path(options.out) if options.out else calibration_file()
        write_text(where, written(paper))
        complain(f"{where.name}: {len(paper.rows)} rows.")
    return FINE


def _fit(options: Namespace, entries: Mapping[str, Entry], found: Sequence[tuple[Role, Ranks]]) -> int:
    """Write how far bands are to reach."""
    paper = Widths(
        rules=RULES_VERSION,
        command=f"high-fence calibration {' '.join(options.games) or '--all'} --train --runs {options.runs}",
        levels={one.level.id: one.fingerprint for one in entries.values()},
        rows=tuple(width(*key, joined) for key, joined in _joined(found)),
    )
    for row in paper.rows:
        say(f"{row.role} {row.metric}, {row.ahead} ahead: {row.down:g} times down, {row.up:g} times up")
    if options.all or options.out:
        where = Path(options.out) if options.out else widths_file()
        write_text(where, written(paper))
        complain(f"{where.name}: {len(paper.rows)} rows.")
    return FINE


def _jobs(entries: Mapping[str, Entry], runs: int, first: int) -> list[Job]:
    """So many games at every playable seat that each role has as many as asked for at the longest horizon."""
    places = [
        (word, seat.holder, dict(seats(one.level))[seat.holder], one.level.turns)
        for word, one in entries.items()
        for seat in one.level.seats
        if seat.playable
    ]
    whole = {role: sum(1 for *_, who, turns in places if who == role and turns >= HORIZONS[-1]) for role in ROLES}
    return [(word, seat, role, math.ceil(runs / max(whole[role], 1)), first) for word, seat, role, _ in places]


def _placed(job: Job) -> Ranks:
    word, seat, role, games, first = job
    return ranks(Runs(find_level(word).level, seat, range(first, first + games), FUTURES), curves(role))


def _joined(found: Sequence[tuple[Role, Ranks]]) -> Iterator[tuple[tuple[Role, str, int], Floats]]:
    """What all games of a role say of each metric and horizon that any of them reached."""
    for role in ROLES:
        places = [got for who, got in found if who == role]
        for name in curves(role) if places else ():
            for ahead in HORIZONS:
                joined = np.concatenate([got[name, ahead] for got in places], axis=1)
                if np.isfinite(joined[0]).any():
                    yield (role, name, ahead), joined
