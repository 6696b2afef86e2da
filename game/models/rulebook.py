"""The lines that regimes draw: compute, capability and tiers, as they bind a lab now and once announced rules hold."""

import math
from dataclasses import dataclass

import numpy as np

from game.models import words
from game.models.chair import Chair
from game.play.match import PLAYED
from game.world.channels import LICENCE, NOTIFY
from game.world.state import Dial

NO_COMPUTE_LINE = 9.99e28  # FLOP, from here on the lever means that there is no line
NO_CAPABILITY_LINE = 99.9  # points, likewise


@dataclass(frozen=True)
class Limit:
    """One line of one regulator."""

    regulator: int
    whose: str
    kind: str  # 'compute' or 'capability'
    value: float  # log10 FLOP or points; indexation included
    coming: float  # quarters until it holds; 0 if it does
    licence: tuple[str, ...]  # names of regions a controlled model may enter only with leave
    notify: tuple[str, ...]  # and those where a notification is enough

    @property
    def shown(self) -> str:
        """The line in words."""
        return f"{words.power(self.value)} FLOP" if self.kind == "compute" else words.amount(self.value, "point")


def limits(seat: Chair, lab: int | None = None) -> list[Limit]:
    """Every line in force or announced, of regulators that bind this lab; of all if no lab is named."""
    found: list[Limit] = []
    for g in range(seat.world.sizes.regulator):
        if lab is not None and seat.binding[g, lab] <= 0:
            continue
        found += _compute(seat, g)
        found += _capability(seat, g)
    return found


def line_now(seat: Chair, setting: float, growth: float) -> float:
    """A compute threshold with its indexation as it counts in the turn about to be played, log10 FLOP."""
    years = (seat.match.turn + 1.0) / 4.0
    return math.log10(setting) + math.log10(max(growth, 1e-9)) * years


def _values(dial: Dial, g: int) -> list[tuple[float, float]]:
    """What is in force and, if it differs, what is announced, with the quarters until then."""
    standing, announced = float(dial.standing[g, PLAYED]), float(dial.announced[g, PLAYED])
    notice = float(dial.notice[g, PLAYED])
    return [(standing, 0.0)] + ([(announced, notice)] if notice > 0 and announced != standing else [])


def _compute(seat: Chair, g: int) -> list[Limit]:
    dials = seat.world.dials
    if "compute_threshold" not in dials:
        return []
    growth = float(dials["threshold_indexation"].standing[g, PLAYED]) if "threshold_indexation" in dials else 1.0
    return [
        _limit(seat, g, "compute", line_now(seat, setting, growth), coming)
        for setting, coming in _values(dials["compute_threshold"], g)
        if setting < NO_COMPUTE_LINE
    ]


def _capability(seat: Chair, g: int) -> list[Limit]:
    if "capability_threshold" not in seat.world.dials:
        return []
    return [
        _limit(seat, g, "capability", setting, coming)
        for setting, coming in _values(seat.world.dials["capability_threshold"], g)
        if setting < NO_CAPABILITY_LINE
    ]


def _limit(seat: Chair, g: int, kind: str, value: float, coming: float) -> Limit:
    licence, notify = walls(seat, g)
    return Limit(g, seat.called(seat.world.names.regulators[g]), kind, value, coming, licence, notify)


def walls(seat: Chair, g: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Regions that a regulator's tier closes without leave, and those where it wants notification."""
    dial = seat.world.dials.get("country_tier")
    if dial is None:
        return (), ()
    tiers = np.maximum(dial.standing[g, :, PLAYED], dial.announced[g, :, PLAYED])
    foreign = seat.world.regimes.home[g, :, PLAYED] == 0.0
    names = [seat.called(name) for name in seat.world.names.regions]
    closed = tuple(name for name, tier, out in zip(names, tiers, foreign, strict=True) if out and tier >= LICENCE)
    told = tuple(
        name for name, tier, out in zip(names, tiers, foreign, strict=True) if out and NOTIFY <= tier < LICENCE
    )
    return closed, told
