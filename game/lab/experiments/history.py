"""Two worlds: a bloc of its own for a quarter of a century (E12)."""

import numpy as np

from game.lab.measures import lead, row_of
from game.lab.outcome import Outcome, median, part
from game.lab.trial import Experiment, Trial
from game.world.columns import Floats
from game.world.state import World

YEARS = 25


def two_worlds(trial: Trial) -> Outcome:
    """The lag of the East and the fit of the two technologies, as history's orders have them."""
    regulator = trial.cast.regulator
    worlds = list(trial.play(YEARS))
    lags = [lead(world, regulator) / 12.0 for world in worlds]
    fit = [_fit(world, trial) for world in worlds]
    least = np.min(np.stack(lags[8:]), axis=0)
    return Outcome(
        (
            part("the lag in the end is at least that of the start", lags[-1] >= lags[0], 0.9),
            median("the shortest lag after 1972, years", least, least=1.0),
            part("compatibility falls", fit[-1] < fit[0], 0.9),
        ),
        {
            **{f"lag after {year} years, years": lags[year] for year in (0, 8, 13, 24)},
            "compatibility at the start": fit[0],
            "compatibility after 25 years": fit[-1],
        },
    )


def _fit(world: World, trial: Trial) -> Floats:
    """Compatibility of the two governments' technologies [world]."""
    ours, theirs = (
        int(np.argmax(world.stacks.flag[:, row_of(world, name), 0]))
        for name in (trial.cast.regulator, trial.cast.rival)
    )
    return world.stacks.compatible[ours, theirs]


E12 = Experiment(
    "E12",
    "two worlds",
    "Cold War level: the Eastern lag stays or grows over two decades, never closes, while compatibility falls",
    two_worlds,
    "The choice to copy a foreign line of machines, and what it cost, is not a decision in the model.",
    level="paris-committee",
    most_seeds=100,
)
