"""Is there a best strictness between nothing and everything (E11)?"""

from collections.abc import Iterator

import numpy as np

from game.lab.batch import Arm, play_out
from game.lab.outcome import Outcome, Test, mean
from game.lab.sampling import believed
from game.lab.trial import Experiment, Trial, cast_of, controls, regime
from game.play.score import score
from game.rules.catalogue import LEVERS
from game.schema import library
from game.schema.level import Level
from game.world.columns import Floats

# Rungs of strictness, each a whole regime: tier of rivals, of third countries, of allies; accelerator line; compute
# threshold; money for government tests, without which no rule of the ladder acts on misuse.
NEVER = 1e29
RUNGS = (
    ((0, 0, 0), 200_000.0, NEVER, 0.0),
    ((2, 0, 0), 21_000.0, NEVER, 0.02),
    ((3, 0, 0), 21_000.0, NEVER, 0.05),
    ((3, 1, 0), 4_800.0, NEVER, 0.1),
    ((3, 2, 0), 4_800.0, 1e26, 0.2),
    ((3, 3, 1), 2_400.0, 1e25, 0.35),
    ((3, 3, 3), 1_600.0, 1e24, 0.5),
)
MARGIN = 0.5  # points by which the best rung inside must beat both ends
LEVELS_NEEDED = 3
LEVELS = ("first-licence", "mythos-2026", "october-seventh", "three-tiers", "whiplash", "ten-to-the-25")


def sweep(trial: Trial) -> Outcome:
    """The regulator's total on every rung, in levels whose government has walls to raise."""
    tests: list[Test] = []
    figures: dict[str, Floats] = {}
    peaks: list[str] = []
    for level in _levels():
        totals = _totals(level, trial)
        means = [float(np.mean(values)) for values in totals]  # noqa: TID251 - a report
        inner = 1 + int(np.argmax(means[1:-1]))
        best_end = totals[0] if means[0] >= means[-1] else totals[-1]
        margin = totals[inner] - best_end
        tests.append(mean(f"{level.id}: best rung inside less the better end, points", margin, least=MARGIN))
        figures[f"{level.id}: best rung inside less the better end, points"] = margin
        peaks.append(f"{level.id} {inner} of 0 to {len(RUNGS) - 1}")
    return Outcome(tuple(tests), figures, LEVELS_NEEDED, f"Best rung inside: {'; '.join(peaks)}.")


def _levels() -> Iterator[Level]:
    for name in LEVELS:
        if name in library.names():
            level = library.read(name).level
            if "country_tier" in level.offers(cast_of(level).regulator):
                yield level


def _totals(level: Level, trial: Trial) -> list[Floats]:
    """The government's total score on every rung [world] each."""
    regulator, seeds = cast_of(level).regulator, trial.sample.seeds
    own = trial.level.id == level.id
    constants = trial.sample.constants if own else believed(level, seeds, _fixed(trial)).constants
    free_arm = Arm(uncontrolled=True, constants=constants)
    start, *_, free = play_out(level, seeds, level.turns, free_arm)
    totals = []
    for tiers, line, threshold, tests in RUNGS:
        walls = dict(zip(("rival", "third", "ally"), map(float, tiers), strict=True))
        highest = min(line, LEVERS["accelerator_line"].high)
        lines = {"accelerator_line": highest, "compute_threshold": threshold, "evaluation": tests}
        orders = regime(level, regulator, walls, **lines)
        arm = Arm({0: orders}, controls(level, regulator), constants=constants)
        *_, now = play_out(level, seeds, level.turns, arm)
        totals.append(score(level, regulator, now, free, start).total)
    return totals


def _fixed(trial: Trial) -> dict[str, float]:
    return {name: value for name, value in trial.sample.constants.items() if isinstance(value, float)}


E11 = Experiment(
    "E11",
    "balance exists",
    "sweep of whole regimes from none to the strictest: the regulator's total is highest inside, by "
    f">= {MARGIN:g} points over both ends, in >= {LEVELS_NEEDED} levels",
    sweep,
    "Denial looks too cheap or too dear where what it costs the supplier, or what misuse costs, is not felt. A first "
    "form of this sweep left tests by the government out, and held in two of six levels.",
    most_seeds=30,
)
