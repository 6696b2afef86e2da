"""How fast: one turn of one world, and many worlds on every core. Figures to read, not tests to pass."""

import os
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from game.lab.memory import keep_freed_memory
from game.play.setup import new_worlds
from game.rules.turn import advance
from game.schema import library

LEVEL = "mythos-2026"
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
