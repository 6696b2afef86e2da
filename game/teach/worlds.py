"""Fair individual worlds: another seed for every student, all as hard as each other for the computer's own play."""

import hashlib
from collections.abc import Sequence

import numpy as np

from game.schema.assignment import Given, Seeds, who_is
from game.schema.level import Level
from game.schema.problems import Rejected
from game.teach.baseline import Progress, baseline
from game.world.columns import Floats

SPREAD = 2.0  # points of 100 by which the baseline may score higher in one world than in another
TRIED, MORE, ROUNDS = 256, 2, 4  # worlds looked at first, growth, and how often to look again
APART = 1000.0  # between worlds where a floor is missed and others: they are never dealt together
SPARE = 8  # worlds kept for students who are not on the list
LARGEST = 10**6


def first_seed(name: str, level_hash: str) -> int:
    """Where the search begins: the same for the same assignment of the same level."""
    return int(hashlib.sha256(f"{name}\n{level_hash}".encode()).hexdigest()[:12], 16) % LARGEST


def fair_seeds(
    level: Level,
    seat: str,
    name: str,
    students: Sequence[Sequence[str]],
    *,
    first: int,
    spare: int = SPARE,
    progress: Progress | None = None,
) -> Seeds:
    """Find worlds for everybody.

    Args:
        level: what is played.
        seat: by whom.
        name: id of the assignment.
        students: the ids by which each is known.
        first: seed at which the search begins.
        spare: worlds for students who are not on the list.
        progress: is told the part of a round that is done.

    Raises:
        Rejected: no worlds of equal difficulty were found; one sentence.
    """
    wanted = len(students) + spare
    tried, spread = max(TRIED, 2 * wanted), 0.0
    totals, hardness = np.zeros(0), np.zeros(0)
    for _ in range(ROUNDS):
        seeds = range(first + len(totals), first + tried)
        found = baseline(level, seat, seeds, progress=progress)
        totals = np.concatenate([totals, found.totals])
        hardness = np.concatenate([hardness, found.uncapped + APART * (found.uncapped > found.totals + 1e-9)])
        chosen = narrowest(hardness, wanted)
        if (spread := float(np.ptp(hardness[chosen]))) <= SPREAD:
            return _dealt(name, students, [first + int(i) for i in chosen], totals[chosen])
        tried *= MORE
    raise Rejected(
        [f"{len(totals)} worlds were tried, and the fairest {wanted} lie {spread:.1f} points apart, "
         f"more than {SPREAD:g}. Let everybody play the same world, or choose another level or seat."]
    )  # fmt: skip


def narrowest(totals: Floats, wanted: int) -> list[int]:
    """Positions of so many worlds that lie closest together; of equally close ones those nearest the middle."""
    order = np.argsort(totals, kind="stable")
    ranked = totals[order]
    starts = np.arange(len(ranked) - wanted + 1)
    spreads = ranked[starts + wanted - 1] - ranked[starts]
    middle = np.abs(starts + wanted / 2 - len(ranked) / 2)
    good = np.flatnonzero(spreads <= max(SPREAD / 2, float(spreads.min())))
    begin = int(good[np.argmin(middle[good])])
    return sorted(int(i) for i in order[begin : begin + wanted])


def _dealt(name: str, students: Sequence[Sequence[str]], seeds: list[int], totals: Floats) -> Seeds:
    """One world each in an order that tells nobody anything, the rest as spares."""
    shuffled = sorted(seeds, key=lambda seed: hashlib.sha256(f"{name}\n{seed}".encode()).digest())
    given = {who_is(name, one): seed for ids, seed in zip(students, shuffled, strict=False) for one in ids}
    return Seeds(
        mode="fair",
        given=tuple(Given(who=who, seed=seed) for who, seed in sorted(given.items())),
        spare=tuple(shuffled[len(students) :]),
        easiest=round(float(totals.max()), 3),
        hardest=round(float(totals.min()), 3),
    )
