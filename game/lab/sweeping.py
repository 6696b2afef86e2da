"""Sweeps: the rows of a design, played in chunks by local processes or by the workers of a Dask cluster."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import islice
from pathlib import Path

import numpy as np

from game.lab.designing import Plan
from game.lab.mixed import Game, play
from game.lab.rowstore import Facts, Store
from game.lab.tables import Columns
from game.rules import catalogue
from game.rules.turn import RULES_VERSION
from game.schema.problems import OtherVersion
from game.world.batch import take

AHEAD = 3  # chunks that lie ready for every worker
_ONE_AT_A_TIME = threading.Lock()  # the registries of content are sorted anew by whoever plays; threads take turns

Report = Callable[[int, int], None]  # rows done, rows in all
Work = Callable[[Plan, Sequence[int]], Iterator[tuple[int, "Played"]]]
Played = tuple[str, Columns]  # rules version of whoever played, and the rows


def facts(plan: Plan) -> Facts:
    """What a sweep is: whatever has the same facts has the same rows."""
    return {
        "design": plan.fingerprint,
        "level": plan.level.id,
        "level_hash": plan.entry.fingerprint,
        "rules": RULES_VERSION,
        "rows": plan.rows,
        "columns": list(plan.columns),
        "metrics": list(plan.panel.names),
    }


def sweep(plan: Plan, out: Path, work: Work, report: Report | None = None) -> int:
    """Play what is not yet there of a sweep, and write it; returns how many rows there are in all.

    Args:
        plan: what is played.
        out: the file to write, .csv or .parquet. Rows that an earlier call left there are kept.
        work: who plays, such as `on_processes`.
        report: told how many rows are there, of how many.

    Raises:
        Rejected: the file belongs to another sweep, or another program is writing it.
        OtherVersion: a worker plays by other rules.
    """
    tell = report or (lambda *_: None)
    with Store(out, facts(plan)) as store:
        if store.complete:
            tell(plan.rows, plan.rows)
            return plan.rows
        done = sum(int(line["rows"]) for line in store.done.values())
        tell(done, plan.rows)
        left = [number for number in range(plan.chunks) if number not in store.done]
        for number, (rules, columns) in work(plan, left):
            if rules != RULES_VERSION:
                raise OtherVersion(
                    f"A worker plays by rules {rules}; this version of the game has rules {RULES_VERSION}."
                )
            store.add(number, columns)
            done += len(plan.chunk(number))
            tell(done, plan.rows)
        return store.finish()


def in_memory(plan: Plan) -> Columns:
    """All rows of a small sweep, played here."""
    parts = [play_chunk(plan, number)[1] for number in range(plan.chunks)]
    return {name: np.concatenate([np.asarray(part[name]) for part in parts]) for name in parts[0]}


# -- one chunk -------------------------------------------------------------------------------------------------


def play_chunk(plan: Plan, number: int) -> Played:
    """Play one chunk of rows, each beside its twin; a pure function of plan and number, wherever it runs."""
    with _ONE_AT_A_TIME:
        catalogue.load()  # a worker of a cluster comes here first
        rows = plan.chunk(number)
        games = [plan.game(row) for row in rows]
        places: dict[Game, int] = {}
        for game in (*games, *(game.twin for game in games)):
            places.setdefault(game, len(places))
        played = np.array([places[game] for game in games], dtype=np.int64)
        twins = np.array([places[game.twin] for game in games], dtype=np.int64)
        steps = play(plan.level, list(places), plan.turns)
        start = world = next(steps)
        for later in steps:
            world = later
        read = plan.panel.read(take(world, played), take(world, twins), take(start, played))
        return RULES_VERSION, {**_labels(plan, rows), **read}


def _labels(plan: Plan, rows: range) -> Columns:
    """What stands in front of the figures of every row: where, by which rules, what was set."""
    count = len(rows)
    settings = [plan.settings(row) for row in rows]
    columns: Columns = {
        "row": np.array(rows, dtype=np.int64),
        "level": [plan.level.id] * count,
        "level_hash": [plan.entry.fingerprint] * count,
        "rules": [RULES_VERSION] * count,
        "design": [plan.fingerprint] * count,
        "seat": [plan.seat] * count,
        "turns": np.full(count, plan.turns),
        "seed": np.array([seed for seed, _ in settings], dtype=np.int64),
    }
    if plan.design.regime:
        columns["regime"] = [plan.design.regime] * count
    columns |= {name: [float(value)] * count for name, value in plan.design.constants.items()}
    columns |= {f"policy_{seat}": [name] * count for seat, name in plan.design.policies.items()}
    for place, name in enumerate(plan.columns):
        columns[name] = [values[place] for _, values in settings]
    return columns


# -- who plays ---------------------------------------------------------------------------------------------------


def on_processes(jobs: int | None = None) -> Work:
    """Let processes of this machine play: one for each processor if no number is given."""
    count = jobs or os.cpu_count() or 1

    def work(plan: Plan, left: Sequence[int]) -> Iterator[tuple[int, Played]]:
        if count == 1 or len(left) < 2:
            for number in left:
                yield number, play_chunk(plan, number)
            return
        with ProcessPoolExecutor(min(count, len(left)), initializer=_leave_with_parent) as pool:
            try:
                yield from _windowed(pool, plan, left, AHEAD * count)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    return work


def _windowed(pool: ProcessPoolExecutor, plan: Plan, left: Sequence[int], most: int) -> Iterator[tuple[int, Played]]:
    """Chunks as they are done; only some wait at any time, so that memory does not grow with the sweep."""
    waiting = iter(left)
    running: dict[Future[Played], int] = {pool.submit(play_chunk, plan, n): n for n in islice(waiting, most)}
    while running:
        ready, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in ready:
            number = running.pop(future)
            for following in islice(waiting, 1):
                running[pool.submit(play_chunk, plan, following)] = following
            yield number, future.result()


def _leave_with_parent() -> None:
    """End this worker when the program that started it is gone, killed or not."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
