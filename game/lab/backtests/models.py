"""Back-tests on models: lags, open weights, runs (F1, F2, F3, F12, F19, F26)."""

import numpy as np

from game.lab.backtests.reading import Reading, average
from game.lab.facts import COMMITTEE, MYTHOS, OCTOBER, WHIPLASH
from game.lab.film import Film
from game.lab.measures import LITTLE, flagged, lead, open_lag, publishes
from game.world.columns import Floats
from game.world.exact import exp10, total
from game.world.state import NEWEST, World


def lag_of_the_rival(film: Film) -> dict[str, Floats]:
    """Best home model over the best of the rival's country."""
    regulator = film.trial.cast.regulator
    months = [lead(world, regulator) for world in film.span("2023-Q1", "2024-Q4")]
    return {
        "mean lag 2023-24, months": average(months),
        "lag in late 2024 less that in early 2023, months": average(months[-2:]) - average(months[:2]),
    }


def lag_in_2026(film: Film) -> dict[str, Floats]:
    """The same, at the time of the official evaluation."""
    return {"lag in the middle of 2026, months": lead(film.after("2026-Q2"), film.trial.cast.regulator)}


def lag_of_open_weights(film: Film) -> dict[str, Floats]:
    """Best model over the best with open weights."""
    months = [np.nan_to_num(open_lag(world), nan=-1.0) for world in film.span("2024-Q1", "2024-Q4")]
    return {"mean lag of open weights 2024, months": average(months)}


def soviet_lag(film: Film) -> dict[str, Floats]:
    """Years between the best Western and the best Eastern machine."""
    regulator = film.trial.cast.regulator
    years = (1966, 1972, 1977, 1988)
    return {f"lag in {year}, years": lead(film.after(f"{year}-Q4"), regulator) / 12.0 for year in years}


def open_leadership(film: Film) -> dict[str, Floats]:
    """Which country's open models are used."""
    return {
        "Chinese share of open models' volume in mid-2025, %": _open_share(film, film.after("2025-Q3")),
        "Chinese share of open models' volume in early 2026, %": _open_share(film, film.after("2026-Q1")),
    }


def _open_share(film: Film, world: World) -> Floats:
    """Part of the tokens served with open weights that labs of the rival's country serve, % [world]."""
    tokens = total(total(world.markets.sales, axis=2) / world.labs.price, axis=1)
    opened = np.where(publishes(world), tokens, 0.0)
    theirs = np.where(flagged(world, film.trial.cast.rival), opened, 0.0)
    return 100.0 * total(theirs) / np.maximum(total(opened), LITTLE)


def passing_lines(film: Film) -> dict[str, Floats]:
    """How runs grow, and who has passed a line that three labs had passed at the start."""
    first, last = film.turn(0), film.turn(16)
    largest = [np.max(world.labs.training[:, NEWEST], axis=0) for world in (first, last)]
    line = np.sort(first.labs.training[:, NEWEST], axis=0)[-3]
    alive = np.where(last.labs.alive, 1.0, 0.0)
    past = np.where(last.labs.training[:, NEWEST] >= line[None], alive, 0.0)
    return {
        "growth of the largest run, times a year": exp10((largest[1] - largest[0]) / 4.0),
        "labs past a line after 4 years that 3 had passed, %": 100.0 * total(past) / np.maximum(total(alive), 1.0),
    }


MODELS = (
    Reading("F1", OCTOBER, lag_of_the_rival),
    Reading("F2", WHIPLASH, lag_in_2026),
    Reading("F3", OCTOBER, lag_of_open_weights),
    Reading("F12", COMMITTEE, soviet_lag),
    Reading("F19", WHIPLASH, open_leadership),
    Reading("F26", MYTHOS, passing_lines),
)
