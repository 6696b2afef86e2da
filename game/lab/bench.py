"""How fast: turns, many worlds on every core, forecasts, thinking and what-ifs. Figures to read, not tests to pass."""

import os
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from game.ai.catalogue import players
from game.ai.forecast import Futures
from game.ai.skill import minds
from game.lab.lucks import Lucks
from game.lab.memory import keep_freed_memory
from game.play.branching import Branch, Change
from game.play.match import Match
from game.play.setup import new_worlds
from game.rules.catalogue import METRICS
from game.rules.turn import advance
from game.schema import library

LEVEL, SEAT, SEED = "mythos-2026", "washington", 7
LONGEST = "paris-committee"
TILE = 512  # worlds that walk through a game together: their arrays stay in the cache


def one_turn(batch: int, repeats: int) -> float:
    """Median seconds of one turn of a batch, after three turns to warm up."""
    world = new_worlds(library.read(LEVEL).level, range(batch))
    for _ in range(3):
        world = advance(world, {})
    taken = []
    for _ in range(repeats):
        began = time.perf_counter()
        advance(world, {})
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def _tile(job: tuple[int, int, int]) -> int:
    """Play one tile of worlds through a number of turns. Returns the world-turns done."""
    keep_freed_memory()
    first, worlds, turns = job
    world = new_worlds(library.read(LEVEL).level, range(first, first + worlds))
    for _ in range(turns):
        world = advance(world, {})
    return worlds * turns


def many_worlds(worlds: int, turns: int, processes: int) -> float:
    """World-turns a second for a large batch cut into tiles, over processes started beforehand."""
    jobs = [(first, min(TILE, worlds - first), turns) for first in range(0, worlds, TILE)]
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(_tile, [(0, 2, 1)] * processes))
        began = time.perf_counter()
        done = sum(pool.map(_tile, jobs))
        return done / (time.perf_counter() - began)


# ---- what a person waits for ---------------------------------------------------------------------------------


def _match(level: str, seat: str, turns: int, skill: str = "routine") -> Match:
    """A game that the computer has played so far for the person too."""
    entry = library.read(level)
    match = Match(entry.level, entry.fingerprint, SEED, seat, players(entry.level), minds=minds(entry.level, skill))
    for _ in range(turns):
        match.end_turn()
    return match


def forecast() -> tuple[float, float]:
    """Seconds until the first futures of the board's forecast are there, and until all 256 are."""
    futures = Futures(_match(LEVEL, SEAT, 3), ["lead_months", "share_abroad", "misuse_risk", "alliance_cohesion"])
    began = time.perf_counter()
    while not futures.known:
        futures.step()
    first = time.perf_counter() - began
    futures.finish()
    return first, time.perf_counter() - began


def thinking(skill: str) -> tuple[float, float, float]:
    """Seconds that a computer's seat thinks, that a turn of all seats takes, and the longest slice of it."""
    match, longest = _match(LEVEL, SEAT, 2, skill), 0.0
    began = last = time.perf_counter()
    for _ in match.ending():
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    whole = time.perf_counter() - began
    return whole / max(1, len(match.thinking())), whole, longest


def what_if() -> float:
    """Seconds for one order changed at the first turn of the longest level, under 256 lucks."""
    match = _match(LONGEST, SEAT, library.read(LONGEST).level.turns)
    row = match.world.names.regulators.index(SEAT)
    branch = Branch(match, 1, [Change("allied_talks", match.world.names.regions[-1], 1.0)])
    began = time.perf_counter()
    branch.finish()
    Lucks(branch, lambda world, _twin: {"lead": METRICS["lead_months"].measure(world)[row]}).finish()
    return time.perf_counter() - began


def waits() -> dict[str, float]:
    """What a person waits for; medians of several runs."""
    fans = [forecast() for _ in range(5)]
    minds_ = [thinking("masterly") for _ in range(3)]
    first, whole = (statistics.median(one) for one in zip(*fans, strict=True))
    seat, turn, longest = (statistics.median(one) for one in zip(*minds_, strict=True))
    level = library.read(LONGEST).level
    quarters = level.turns * level.months // 3
    return {
        "forecast, first 64 of 256 futures x 7 turns, s": first,
        "forecast, all 256 futures, s": whole,
        "masterly: one seat thinks, s": seat,
        "masterly: a turn of ten seats, s": turn,
        "masterly: the longest slice, ms": 1e3 * longest,
        f"what if, 256 pairs x {quarters} quarters, s": statistics.median([what_if() for _ in range(3)]),
    }


def figures() -> dict[str, float]:
    """Measure everything once; medians of several runs."""
    cores = os.cpu_count() or 1
    alone = [many_worlds(2_048, 10, 1) for _ in range(2)]
    together = [many_worlds(10_000, 10, cores) for _ in range(3)]
    return {
        "one turn of one world, ms": 1e3 * one_turn(1, 60),
        "one turn of the pair a match plays, ms": 1e3 * one_turn(2, 60),
        "one turn of 512 worlds, ms": 1e3 * one_turn(TILE, 15),
        "world-turns a second, one process": statistics.median(alone),
        f"world-turns a second, 10,000 worlds, {cores} processes": statistics.median(together),
        **waits(),
        "load of the machine, 1 minute": os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan"),
    }


def report() -> str:
    """The figures as lines of text, with what they were measured on."""
    head = f"numpy {np.__version__}, {os.cpu_count()} cores, level {LEVEL}"
    return "\n".join([head, *(f"{name}: {value:,.2f}" for name, value in figures().items())])


def main() -> int:
    """Print the figures."""
    sys.stdout.write(report() + "\n")
    return 0
