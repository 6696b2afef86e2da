"""The computer's own play of a seat: what a student's decisions are held against, and how hard a world is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from game.lab.batch import Arm, play_out
from game.play.score import score
from game.schema.level import Level
from game.teach.resim import reading, uncapped_total
from game.world.columns import Floats

TILE = 256
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Baseline:
    """The seat's character in many worlds."""

    totals: Floats  # [seed]
    uncapped: Floats  # the same before the cap of a missed floor [seed]
    seen: dict[str, Floats]  # by metric, before the first turn and after each [turn seed]


def baseline(
    level: Level, seat: str, seeds: Sequence[int], watch: Sequence[str] = (), progress: Progress | None = None
) -> Baseline:
    """Let the seat's own character play these worlds.

    Args:
        level: the level.
        seat: the seat that is scored.
        seeds: one world each.
        watch: metrics to note.
        progress: is told the part that is done.
    """
    totals: list[Floats] = []
    uncapped: list[Floats] = []
    seen: dict[str, list[Floats]] = {name: [] for name in watch}
    for first in range(0, len(seeds), TILE):
        tile = seeds[first : first + TILE]
        arms = [play_out(level, tile, level.turns, arm) for arm in (Arm(), Arm(uncontrolled=True))]
        rows: dict[str, list[Floats]] = {name: [] for name in watch}
        start = last = None
        for now, free in zip(*arms, strict=True):
            start = start or now
            for name in watch:
                rows[name].append(reading(now, seat, name).copy())
            last = now, free
        if start is None or last is None:
            break
        found = score(level, seat, last[0], last[1], start)
        totals.append(found.total)
        uncapped.append(uncapped_total(level, seat, found.parts))
        for name in watch:
            seen[name].append(np.stack(rows[name]))
        if progress:
            progress(min(first + TILE, len(seeds)) / len(seeds))
    whole = {name: np.concatenate(found, axis=1) for name, found in seen.items()}
    return Baseline(np.concatenate(totals), np.concatenate(uncapped), whole)
