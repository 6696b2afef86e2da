"""The planner: independence, answered in kind."""

import numpy as np

from game.ai.catalogue import opponent
from game.ai.habits import anew, in_tenths, offered, seek_truce
from game.play.seat import Wishes
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import total
from game.world.state import World

WEARY = 0.5  # grievance below which peace is worth more than an answer


@opponent("Planner", role="regulator", motive="What can be refused us must be made here.")
def planner(view: World, row: int, draws: Draws) -> Wishes:
    """Shelters its market as it is denied others', pays for a stack and plants of its own, and answers in kind."""
    grievance = np.max(view.regions.grievance * view.regimes.home[row][:, None], axis=(0, 1))
    refusal = np.clip(0.3 + 0.7 * grievance, 0.0, 1.0)
    now = view.dials["import_refusal"].announced[row] if "import_refusal" in view.dials else refusal
    money = np.minimum(np.clip(0.6 * view.regimes.purse[row], 0.5, 4.0), np.maximum(0.9 * view.regimes.purse[row], 0.0))
    return offered(
        view,
        {
            "import_refusal": np.where(np.abs(refusal - now) > 0.05, refusal, np.nan),
            "subsidy": in_tenths(money),
            "domestic_mandate": anew(view, "domestic_mandate", row, np.round(0.5 * np.minimum(grievance, 1.0), 1)),
            "fab_subsidy": np.round(np.clip(0.2 * view.regimes.purse[row], 0.0, 2.0), 1),
            "counter_controls": _answer_in_kind(view, row),
        }
        | seek_truce(view, row, grievance < WEARY),
    )


def _answer_in_kind(view: World, row: int) -> Floats:
    """Withhold inputs from whoever the country has a grievance against, in steps [region world]."""
    mine = total(view.regions.grievance * view.regimes.home[row][:, None])
    owed = total(view.regimes.home * mine[:, None])
    held = view.dials["counter_controls"].announced[row] if "counter_controls" in view.dials else np.zeros_like(owed)
    wish = np.floor(np.clip(owed, 0.0, 1.0) * 4.0) / 4.0
    return np.where(np.abs(wish - held) > 0.3, wish, np.nan)
