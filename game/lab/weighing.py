"""What a comparison of regimes says: differences, who is beaten by whom, and what caused what."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.lab.comparing import STOCKS, Comparison
from game.lab.paired import Difference, Spread, difference, spread
from game.lab.regimes import price
from game.play.setup import new_worlds
from game.rules.catalogue import LEVERS
from game.schema.regime import Regime
from game.world.columns import Floats
from game.world.state import World

ACROSS, UP = "competitiveness", "security"  # the two goals that are held against each other
MOST = 6  # booked causes that are shown for a stock


@dataclass(frozen=True)
class Weighed:
    """A comparison with its answers. Arms are numbered from 1; 0 is the twin."""

    found: Comparison

    @property
    def arms(self) -> range:
        """Numbers of the regimes."""
        return range(1, len(self.found.question.regimes) + 1)

    @property
    def gauges(self) -> tuple[str, ...]:
        """Names of what was read off."""
        return self.found.question.panel.names

    def regime(self, arm: int) -> Regime:
        """The regime of an arm."""
        return self.found.question.regimes[arm - 1].regime

    def title(self, arm: int) -> str:
        """What an arm is called."""
        return self.regime(arm).title if arm else "The twin"

    def spread(self, arm: int, gauge: str) -> Spread:
        """How a gauge is distributed at the end."""
        return spread(self.found.end(arm, gauge))

    def apart(self, arm: int, gauge: str, other: int = 0) -> Difference:
        """A gauge at the end, less the same game in another arm; in the twin if none is named."""
        return difference(self.found.end(arm, gauge), self.found.end(other, gauge))

    def beaten_by(self, arm: int) -> list[tuple[int, bool]]:
        """Arms that do better in both goals, and whether both intervals leave 0 out."""
        found = []
        for other in self.arms:
            across, up = self.apart(other, ACROSS, arm), self.apart(other, UP, arm)
            if other != arm and across.mean > 0.0 and up.mean > 0.0:
                found.append((other, across.sure and up.sure))
        return found

    def price(self, arm: int) -> tuple[float, float]:
        """Political capital that a regime's first orders would cost a player, and how much there is."""
        if arm not in self._prices:
            question = self.found.question
            self._prices[arm] = price(question.entry.level, question.regimes[arm - 1], self._ground)
        return self._prices[arm]

    @cached_property
    def _prices(self) -> dict[int, tuple[float, float]]:
        return {}

    @cached_property
    def _ground(self) -> World:
        """The level before its first turn."""
        return new_worlds(self.found.question.entry.level, [0])

    @property
    def frontier(self) -> list[int]:
        """Arms that no other beats in both goals."""
        return [arm for arm in self.arms if not self.beaten_by(arm)]

    def parts(self, arm: int, gauge: str) -> list[tuple[str, Difference]]:
        """What each lever of a regime adds to a gauge: with it less without it, under the same luck; the widest first.

        What the levers only do together, and what others do, stands last.
        """
        place, tried = self.gauges.index(gauge), self.found.tried
        whole = self.found.end(arm, gauge)[:tried]
        parts: list[tuple[str, Floats]] = []
        for (which, lever), values in self.found.removed.items():
            if which == arm:
                parts.append((LEVERS[lever].label, whole - values[place]))
        shown = [(label, difference(part, np.zeros(tried))) for label, part in parts]
        shown.sort(key=lambda pair: -abs(pair[1].mean))
        if parts:
            rest = whole - self.found.end(0, gauge)[:tried] - np.sum([part for _, part in parts], axis=0)  # noqa: TID251 - a report
            shown.append(("together, and answers of others", difference(rest, np.zeros(tried))))
        return shown

    def booked(self, arm: int, stock: str, most: int = MOST) -> list[tuple[str, Difference]]:
        """What moved a stock otherwise than in the twin, over the whole game, by the cause in the book."""
        found = [
            (because, difference(values[arm], values[0]))
            for (what, because), values in self.found.flows.items()
            if what == stock
        ]
        seen = [pair for pair in found if abs(pair[1].mean) > 1e-6]
        return sorted(seen, key=lambda pair: -abs(pair[1].mean))[:most]

    @property
    def stocks(self) -> tuple[str, ...]:
        """Stocks whose books were read."""
        return tuple(STOCKS) if self.found.flows else ()
