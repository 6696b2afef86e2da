"""Docstrings as contracts: what a phase or an event says it writes and posts, and what it does."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cache

import numpy as np

from game.rules.catalogue import EVENTS, Phase
from game.rules.enact import enact
from game.rules.phases.happen import happen
from game.rules.turn import PHASES
from game.schema import library
from game.world.batch import all_arrays, clone
from game.world.columns import arrays
from game.world.docket import Docket
from game.world.draws import Draws
from game.world.state import World
from tests.laws.random_games import Step, play_randomly


def promised(rule: Callable[..., object], word: str) -> set[str]:
    """The array paths in the docstring's paragraph that starts with this word."""
    found = re.search(rf"^{word}: (.+?)\.$", inspect.getdoc(rule) or "", re.MULTILINE | re.DOTALL)
    return {path for path in re.split(r",\s*", found[1]) if "." in path} if found else set()


@dataclass
class Deeds:
    """What phases were seen to do."""

    written: dict[str, set[str]] = field(default_factory=lambda: {p.__name__: set() for p in PHASES})
    posted: dict[str, set[str]] = field(default_factory=lambda: {p.__name__: set() for p in PHASES})

    def add(self, other: "Deeds") -> None:
        for mine, theirs in ((self.written, other.written), (self.posted, other.posted)):
            for name, paths in theirs.items():
                mine[name] |= paths


def lock(world: World, *, but: set[str] = frozenset()) -> None:
    """Make every array read-only, lever positions and constants included, but those named."""
    for path, array in all_arrays(world).items():
        array.flags.writeable = path in but
    for constant in fields(world.constants):
        getattr(world.constants, constant.name).flags.writeable = False


def promises_of(phase: Phase, world: World, word: str) -> set[str]:
    """A phase's own promises; those of the deck's events too, where it lets them happen."""
    more = [promised(EVENTS[name].strike, word) for name in world.deck] if phase is happen else []
    return promised(phase, word).union(*more)


def watch(step: Step) -> tuple[World, Deeds]:
    """Play one turn as `advance` does, each phase with all but its own arrays locked, and note what it does."""
    world, deeds = clone(step.before, explain=True), Deeds()
    for quarter in range(world.pace):
        _watch_quarter(world, step.docket if quarter == 0 else {}, deeds)
    return world, deeds


def _watch_quarter(world: World, docket: Docket, deeds: Deeds) -> None:
    """Play one quarter as `pass_quarter` does."""
    lock(world, but={path for path in all_arrays(world) if path.startswith("dials.")})
    law, plans = enact(world, docket)
    for table in (law, plans):
        for _, _, array in arrays(table):
            array.flags.writeable = False
    draws = Draws(world.clock.seed, world.clock.turn)
    for phase in PHASES:
        old = {path: array.copy() for path, array in all_arrays(world).items()}
        lock(world, but=promises_of(phase, world, "Writes"))
        booked = len(world.book.entries)
        phase(world, law, plans, draws)
        deeds.posted[phase.__name__] |= {e.stock for e in world.book.entries[booked:] if e.amount.any()}
        deeds.written[phase.__name__] |= {
            path for path, c, array in arrays(world) if not c.stock and not np.array_equal(old[path], array)
        }
    lock(world, but={"clock.turn"})
    world.clock.turn += 1


@cache
def deeds_everywhere() -> Deeds:
    """What phases do over a few turns of random games of every level."""
    seen = Deeds()
    for name in library.names():
        level = library.read(name).level
        for step in play_randomly(level, range(200, 232), min(level.turns, 8), explain=True):
            seen.add(watch(step)[1])
    return seen
