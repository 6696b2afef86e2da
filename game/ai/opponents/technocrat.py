"""The technocrat: rule what can be measured, and look again."""

import numpy as np

from game.ai.catalogue import opponent
from game.ai.habits import dial, news, offered
from game.play.seat import Wishes
from game.world.channels import LICENCE
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.state import World

OPPOSED = -0.5  # agreement a country tends back to, below which it needs licences
PRESSED = 45.0  # political capital below which nothing new is begun
MARGIN = 1.0  # points above the misuse line where the capability line is drawn
TESTS = 0.1  # bn USD a quarter spent on measuring
INDEX = 4.0  # a year: compute lines grow with the frontier
DESK = 450.0  # licence officers
TRUSTED = 0.5  # every home organisation that is known
AGAIN = 2.0  # rules lapse after a year unless they are renewed
SOON = 1.0  # quarter of notice


@opponent("Technocrat", role="regulator", motive="A rule should bind what is dangerous, be announced, and end.")
def technocrat(view: World, row: int, draws: Draws) -> Wishes:
    """Pays for tests, draws its line by measured danger, gives notice, and staffs the licence desk."""
    regimes = view.regimes
    free = regimes.capital[row] > PRESSED
    marks = {"threshold_indexation": INDEX, "trusted_users": TRUSTED, "sunset": AGAIN, "notice": SOON}
    prepared = {name: np.where(free, _mark(view, row, name, mark), np.nan) for name, mark in marks.items()}
    return offered(
        view,
        prepared
        | {
            "evaluation": _mark(view, row, "evaluation", TESTS),
            "licence_staff": _mark(view, row, "licence_staff", DESK),
            "capability_threshold": np.where(free & (view.clock.turn > 0), _line(view, row), np.nan),
            "country_tier": np.where(free[None], _tiers(view, row), np.nan),
        },
    )


def _mark(view: World, row: int, lever: str, mark: float) -> Floats:
    """A dial that stands at one mark [world]."""
    return news(view, lever, row, np.full(view.sizes.world, mark))


def _line(view: World, row: int) -> Floats:
    """The capability line, just above where misuse is grave [world]."""
    return news(
        view,
        "capability_threshold",
        row,
        np.minimum(view.constants.misuse_line + MARGIN, 100.0) + np.zeros(view.sizes.world),
    )


def _tiers(view: World, row: int) -> Floats:
    """Licences for the opposed: neither denial nor an open door [region world]."""
    opposed = (view.regions.loyalty[:, row] < OPPOSED) & (view.regimes.home[row] == 0.0)
    now = dial(view, "country_tier", row)
    return np.full(opposed.shape, np.nan) if now is None else np.where(opposed & (now != LICENCE), LICENCE, np.nan)
