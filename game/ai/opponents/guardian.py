"""The guardian: keep the lead, keep the tool out of the wrong hands."""

import numpy as np

from game.ai.catalogue import opponent
from game.ai.habits import anew, offered, seek_truce
from game.play.seat import Wishes
from game.rules.reach import dangerous
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import total
from game.world.state import NEWEST, World

GRAVE = 0.6  # a bypass this bad, of a model beyond the misuse line, calls for an order
MONTH = 30.0  # days
LEAK = 0.08  # part of what is denied that goes round the rules, from which parts shall report where they are
WITHHELD = 0.4  # inputs withheld from which a truce is worth its price
SAFE = 5.0  # months of lead that allow one
PRESSED = 40.0  # political capital below which nothing new is begun


@opponent("Guardian", role="regulator", motive="A lead is worth something only while others cannot copy or misuse it.")
def guardian(view: World, row: int, draws: Draws) -> Wishes:
    """Orders a dangerous model off the market for a month, tests more, and raises the wall when the lead shrinks."""
    free = view.regimes.capital[row] > PRESSED
    return offered(
        view,
        {
            "named_model_directive": np.where(free[None], _orders(view, row, draws), np.nan),
            "country_tier": np.where(free[None], _wall(view, row), np.nan),
            "allied_talks": np.where(free[None], _court(view, row), np.nan),
            "location_verification": np.where(free & _leaks(view), 0.5, np.nan),
            "export_promotion": anew(
                view, "export_promotion", row, np.round(np.clip(0.05 * view.regimes.purse[row], 0.0, 1.0), 1)
            ),
            "evaluation": np.where(view.regimes.misuse[row] > 0.1, 0.1, np.nan),
        }
        | seek_truce(view, row, _tired(view, row)),
    )


def _leaks(view: World) -> Bools:
    """Whether much of what is denied arrives all the same, by a ring or two [world]."""
    grey, denied = total(view.stacks.grey), total(view.stacks.denied)
    return (grey > LEAK * denied) & (denied > 0.0)


def _orders(view: World, row: int, draws: Draws) -> Floats:
    """A month's directive against a home model with a grave, fresh bypass; half the time [lab world]."""
    labs = view.labs
    grave = (labs.flaw > GRAVE) & (dangerous(view)[:, NEWEST] > view.constants.misuse_line) & (labs.flag[:, row] > 0.0)
    moved = draws.uniform("directive considered", view.names.labs) < 0.5
    late = view.clock.turn > 0
    return np.where(grave & moved & late[None] & (view.regimes.directive[row] == 0.0), MONTH, np.nan)


def _wall(view: World, row: int) -> Floats:
    """Deny opposed countries once the lead is under five months [region world]."""
    opposed = view.regions.loyalty[:, row] < -0.5
    shrinking = view.regimes.lag[row] < 5.0
    tier = view.dials["country_tier"].announced[row] if "country_tier" in view.dials else np.zeros_like(opposed, float)
    return np.where(opposed & shrinking[None] & (tier < 3.0), 3.0, np.nan)


def _tired(view: World, row: int) -> Bools:
    """Whether a truce is worth it: inputs are withheld, and the lead allows it or has allowed it [world]."""
    withheld = np.max(total(view.regimes.home[row][:, None] * view.regions.counter), axis=0) > WITHHELD
    kept = np.max(view.regions.truce[:, row], axis=0) > 0.0
    return (withheld | kept) & (view.regimes.lag[row] > SAFE)


def _court(view: World, row: int) -> Floats:
    """Court the two or three best friends once, and keep at it [region world]."""
    friends = (view.regions.loyalty[:, row] > 0.65) & (view.regimes.home[row] == 0.0)
    courted = (
        view.dials["allied_talks"].announced[row] if "allied_talks" in view.dials else np.zeros_like(friends, float)
    )
    ready = view.clock.turn > 1
    return np.where(friends & (courted == 0.0) & ready[None], 0.3, np.nan)
