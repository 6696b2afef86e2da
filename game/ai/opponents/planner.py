"""The planner: independence, answered in kind."""

import numpy as np

from game.ai.catalogue import opponent
from game.ai.habits import anew, offered
from game.play.seat import Wishes
from game.world.draws import Draws
from game.world.state import World


@opponent("Planner", role="regulator", motive="What can be refused us must be made here.")
def planner(view: World, row: int, draws: Draws) -> Wishes:
    """Shelters its market as far as it is denied others', and pays for a stack and plants of its own."""
    grievance = np.max(view.regions.grievance * view.regimes.home[row][:, None], axis=(0, 1))
    refusal = np.clip(0.3 + 0.7 * grievance, 0.0, 1.0)
    now = view.dials["import_refusal"].announced[row] if "import_refusal" in view.dials else refusal
    money = np.clip(0.6 * view.regimes.purse[row], 0.5, 4.0)
    return offered(
        view,
        {
            "import_refusal": np.where(np.abs(refusal - now) > 0.05, refusal, np.nan),
            "subsidy": np.round(money, 1),
            "domestic_mandate": anew(view, "domestic_mandate", row, np.round(0.5 * np.minimum(grievance, 1.0), 1)),
            "fab_subsidy": np.round(np.clip(0.2 * view.regimes.purse[row], 0.0, 2.0), 1),
        },
    )
