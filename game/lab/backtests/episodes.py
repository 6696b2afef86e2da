"""Back-tests on markets and governments: satellites, licences, allies, answers (F10, F22, F27, F28)."""

import numpy as np

from game.lab.backtests.reading import Reading
from game.lab.facts import MYTHOS, SATELLITES
from game.lab.film import Film
from game.lab.measures import LITTLE, abroad_by_lab, flagged, row_of
from game.lab.trial import FRIENDLY, controls, regime
from game.rules.catalogue import LEVERS
from game.schema.order import Order
from game.world.columns import Floats
from game.world.exact import total
from game.world.state import World

_NEVER = 999.0  # months, where a thing does not happen while one watches


def satellites(film: Film) -> dict[str, Floats]:
    """The controlling country's share of what is sold abroad."""
    years = film.trial.level.turns * film.trial.level.months // 12
    each = 12 // film.trial.level.months
    shares = [100.0 * _seller_share(film.turn(year * each), film) for year in range(years + 1)]
    lowest = np.min(np.stack(shares[5:11]), axis=0)
    return {
        "lowest share of years 5 to 10 less the first, points": lowest - shares[0],
        "share in the end less the lowest, points": shares[-1] - np.min(np.stack(shares[5:]), axis=0),
    }


def _seller_share(world: World, film: Film) -> Floats:
    """Home labs' part of what all labs sell abroad [world]."""
    by_lab = abroad_by_lab(world, film.trial.cast.regulator)
    ours = np.where(flagged(world, film.trial.cast.regulator), by_lab, 0.0)
    return total(ours) / np.maximum(total(by_lab), LITTLE)


def licensing(film: Film) -> dict[str, Floats]:
    """A line that catches many and a tier that asks for licences everywhere: what becomes of the requests."""
    trial, regulator = film.trial, film.trial.cast.regulator
    walls = {"rival": 2.0, "third": 2.0, "ally": 2.0}
    orders = {0: regime(trial.level, regulator, walls, compute_threshold=1e26)}
    refused = answered = days = np.zeros(len(trial.sample.seeds))
    before: Floats | None = None
    worlds = list(trial.play(6, orders, controls(trial.level, regulator)))[1:]
    for world in worlds:
        g = row_of(world, regulator)
        granted = world.licences.granted[g]
        fresh = granted > (before if before is not None else 0.0)
        denied = total(total(world.licences.refused[g]))
        refused = refused + denied
        answered = answered + denied + total(total(np.where(fresh, 1.0, 0.0)))
        days = days + world.licences.lead[g] / len(worlds)
        before = granted
    return {"requests refused, %": 100.0 * refused / np.maximum(answered, 1.0), "days to an answer": days}


def following(film: Film) -> dict[str, Floats]:
    """Allies courted in full: when and how far they follow."""
    trial, regulator = film.trial, film.trial.cast.regulator
    friends = [r.id for r in trial.level.world.regions if r.alignment.get(regulator, 0.0) >= FRIENDLY]
    home = next(g.region for g in trial.level.regulators if g.id == regulator)
    talks = [Order(seat=regulator, lever="allied_talks", target=name, value=1.0) for name in friends if name != home]
    course = [
        _followed(world, trial.cast.regulator) for world in trial.play(20, {0: talks}, ((regulator, "allied_talks"),))
    ]
    most = np.max(np.stack(course), axis=0)
    return {
        "months until allies follow half of their way": _when([values >= 0.5 * most for values in course]),
        "how far they follow in the end, of 1": most,
    }


def _followed(world: World, regulator: str) -> Floats:
    """How far friendly countries apply the government's controls, by their demand [world]."""
    g = row_of(world, regulator)
    friends = (world.regions.loyalty[:, g] >= FRIENDLY) & (world.regimes.home[g] == 0.0)
    weight = np.where(friends, total(world.regions.demand, axis=1), 0.0)
    return total(weight * world.regions.following[:, g]) / np.maximum(total(weight), LITTLE)


def answering(film: Film) -> dict[str, Floats]:
    """A wall against the rival where there was none: when it begins to answer."""
    trial, regulator, when = film.trial, film.trial.cast.regulator, 2
    silent = controls(trial.level, regulator)
    loose = regime(trial.level, regulator, {}, accelerator_line=LEVERS["accelerator_line"].neutral)
    wall = regime(trial.level, regulator, {"rival": 3.0}, accelerator_line=2400.0)
    courses = [
        [_owed(world, film) for world in trial.play(when + 4, plan, silent)]
        for plan in ({0: loose}, {0: loose, when: wall})
    ]
    grown = [walled > open_ + 0.01 for open_, walled in zip(*courses, strict=True)]
    return {"months until a wall is answered": _when(grown[when:])}


def _owed(world: World, film: Film) -> Floats:
    """Answer that the rival's country owes the government [world]."""
    theirs = world.regimes.home[row_of(world, film.trial.cast.rival)]
    return total(theirs * world.regions.grievance[:, row_of(world, film.trial.cast.regulator)])


def _when(true: list[np.ndarray]) -> Floats:
    """Months after which a statement is first true [world]; the first entry is month 0."""
    months = np.full(true[0].shape, _NEVER)
    for turn in reversed(range(len(true))):
        months = np.where(true[turn], 3.0 * turn, months)
    return months


EPISODES = (
    Reading("F10", SATELLITES, satellites),
    Reading("F22", MYTHOS, licensing),
    Reading("F27", MYTHOS, following),
    Reading("F28", MYTHOS, answering),
)
