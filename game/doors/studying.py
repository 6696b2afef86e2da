"""The commands sensitivity, ranges and certify: what every lever does, and what that says about a level."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from game.doors.codes import FINE
from game.doors.shelf import find_level
from game.doors.speech import Unusable, Usage, complain, say
from game.lab.certificate import Care, certificate, examine, playable, table_of
from game.lab.reporting import Report, lines, report
from game.lab.sensitivity import missing, study
from game.lab.spans import Proposal, propose, tried
from game.schema import library
from game.schema.certificate import SeatMark, folder
from game.schema.files import write_text
from game.schema.papers import written

INSTALL = "pip install 'high-fence[analysis]'"
Job = tuple[str, str, Care]  # level as typed, seat, care
Found = TypeVar("Found")


def sensitivity(words: Sequence[str], seeds: int, trajectories: int, out: str | None, *, every: bool) -> int:
    """Print what each lever of each playable seat does; write all of it to a file, if one is named."""
    care = Care(seeds=tuple(range(1, seeds + 1)), trajectories=trajectories)
    found: list[dict[str, object]] = []
    for word, seats in _by_level(_measured, _jobs(words, care, every=every)):
        found.append({"level": word, "seeds": care.seeds, "trajectories": trajectories, "seats": seats})
        for line in lines(word, seats):
            say(line)
    if out is not None:
        write_text(Path(out), json.dumps(found, indent=1) + "\n")
        complain(f"{out}: {len(found)} levels.")
    return FINE


def ranges(words: Sequence[str], seeds: int, trajectories: int, *, every: bool) -> int:
    """Print, as a level file has it, where each seat's outcomes and medals should begin and end."""
    care = Care(seeds=tuple(range(1, seeds + 1)), trajectories=trajectories)
    for word, proposals in _by_level(_proposed, _jobs(words, care, every=every)):
        for seat, proposal in zip(playable(find_level(word).level), proposals, strict=True):
            say(f"# {word}, {seat}")
            for line in proposal.lines():
                say(line)
    return FINE


def certify(words: Sequence[str], out: str | None, *, every: bool) -> int:
    """Write the certificate of each level, and print what it says."""
    care = Care()
    where = Path(out) if out else folder()
    where.mkdir(parents=True, exist_ok=True)
    for word, marks in _by_level(_examined, _jobs(words, care, every=every)):
        entry = find_level(word)
        paper = certificate(entry, care, marks)
        write_text(where / f"{entry.level.id}.json", written(paper))
        say(f"{entry.level.id}: {sum(one.passed for one in paper.verdicts)} of {len(paper.verdicts)} hold.")
        for verdict in paper.verdicts:
            say(f"  {'holds' if verdict.passed else 'FAILS'}: {verdict.text}")
    return FINE


def _jobs(words: Sequence[str], care: Care, *, every: bool) -> list[Job]:
    """Every playable seat of every level asked for. Raises Usage or Unusable."""
    if every == bool(words):
        raise Usage("Name one level or more, or say --all.")
    if missing():
        raise Unusable(f"This needs the package SALib. Install it with one command: {INSTALL}")
    return [(word, seat, care) for word in words or library.names() for seat in playable(find_level(word).level)]


def _by_level(work: Callable[[Job], Found], jobs: list[Job]) -> Iterator[tuple[str, list[Found]]]:
    """Do the jobs on every core; yield each level as soon as all its seats are done."""
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(jobs))) as pool:
        done = zip(jobs, pool.map(work, jobs), strict=True)
        for word, group in groupby(done, key=lambda pair: pair[0][0]):
            yield word, [found for _, found in group]


def _measured(job: Job) -> Report:
    word, seat, care = job
    return report(study(table_of(find_level(word).level, seat), care.seeds, care.trajectories))


def _proposed(job: Job) -> Proposal:
    word, seat, care = job
    table = table_of(find_level(word).level, seat)
    plans = tried(study(table, care.seeds, care.trajectories), care.trajectories)
    return propose(table.level.counts_for(seat), plans)


def _examined(job: Job) -> tuple[SeatMark, float]:
    word, seat, care = job
    return examine(find_level(word).level, seat, care)
