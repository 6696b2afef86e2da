"""The command calibration --warnings: do warnings come in time, and how often for nothing?"""

import math
import os
from argparse import Namespace
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from pathlib import Path

from game.ai.warning import TRIGGER, Kind
from game.doors.codes import FINE
from game.doors.shelf import find_level
from game.doors.speech import complain, progress, say
from game.lab.alarms import Games, Tally, Watched, row, tally, watch
from game.models.fitness import alarm_line, alarms_summary
from game.rules.turn import RULES_VERSION
from game.schema.files import write_text
from game.schema.library import Entry
from game.schema.papers import written
from game.schema.warnings import AlarmRow, Alarms, alarms_file

FIRST_SEED, TRAINING = 45_000, 70_000  # of the games that judge, and of those by which probabilities were chosen
FUTURES = 32
STEPS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)  # probabilities that training compares
Job = tuple[str, str, bool, int, int]  # level as typed, seat, left alone, games, first seed


def warnings(options: Namespace, entries: Mapping[str, Entry]) -> int:
    """Play games at every playable seat, forecast them from every turn, and count."""
    places = [(word, seat.holder) for word, one in entries.items() for seat in one.level.seats if seat.playable]
    games, first = math.ceil(options.runs / len(places)), TRAINING if options.train else FIRST_SEED
    work: list[Job] = [(word, seat, still, games, first) for still in (True, False) for word, seat in places]
    found: dict[bool, list[Watched]] = {True: [], False: []}
    with ProcessPoolExecutor(min(options.jobs or os.cpu_count() or 1, len(work))) as pool:
        progress(0.0)
        for done, (job, got) in enumerate(zip(work, pool.map(_watched, work), strict=True), start=1):
            found[job[2]].append(got)
            progress(done / len(work))
    if options.train:
        _compare(found[True])
        return FINE
    paper = Alarms(
        rules=RULES_VERSION,
        command=f"high-fence calibration --warnings {' '.join(options.games) or '--all'} --runs {options.runs}",
        levels={one.level.id: one.fingerprint for one in entries.values()},
        futures=FUTURES,
        rows=_rows(found[True]),
        played=_rows(found[False]),
    )
    say(alarms_summary(paper))
    for one in paper.rows:
        say(alarm_line(one))
    say("Where the seat's character plays on, and may avert what was announced:")
    for one in paper.played:
        say(alarm_line(one))
    if options.all or options.out:
        where = Path(options.out) if options.out else alarms_file()
        write_text(where, written(paper))
        complain(f"{where.name}: {len(paper.rows)} rows.")
    return FINE


def _watched(job: Job) -> Watched:
    word, seat, still, games, first = job
    return watch(Games(find_level(word).level, seat, range(first, first + games), FUTURES, still))


def _rows(found: Sequence[Watched]) -> tuple[AlarmRow, ...]:
    """All kinds of danger together, then each."""
    return (
        row("all", 0.0, _summed(found, TRIGGER, None)),
        *(row(kind, line, _summed(found, TRIGGER, kind)) for kind, line in TRIGGER.items()),
    )


def _summed(found: Sequence[Watched], triggers: Mapping[Kind, float], only: Kind | None) -> Tally:
    return reduce(Tally.__add__, (tally(one, triggers, only) for one in found), Tally())


def _compare(found: Sequence[Watched]) -> None:
    """What each probability would have done, kind by kind, on training games."""
    for kind in TRIGGER:
        for line in STEPS:
            say(f"{line:g} {alarm_line(row(kind, line, _summed(found, {**TRIGGER, kind: line}, kind)))}")
    say(alarm_line(row("all", 0.0, _summed(found, TRIGGER, None))))
