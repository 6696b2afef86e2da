"""The numbers that two courses of a game are compared by: the score, its parts, the seat's money and its curves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from game.language import tr
from game.models import words
from game.models.chair import Chair, chair
from game.models.history import metrics, short
from game.models.memo import remember
from game.models.points import OUTCOMES, scoring
from game.play.match import PLAYED, TWIN, Match
from game.play.score import score
from game.play.winning import conditions, won
from game.rules.catalogue import METRICS
from game.world.batch import take
from game.world.columns import Floats
from game.world.state import World

SCORE, WON = "score", "won"
_MONEY = {
    "capital": (tr("Political capital"), tr("What changes of rules are paid with."), "point"),
    "purse": (tr("Purse, USD"), tr("What the government has to spend."), tr("bn USD")),
}
SCORES = tr("Score")  # the group of the total and the outcomes
_UNITS = {"month": tr(", months"), "point": tr(", points"), "day": tr(", days"), "bn USD": ", USD", "H100e": ", H100e"}
_UNITS |= {"bn USD/quarter": tr(", USD a quarter")}


@dataclass(frozen=True)
class Reading:
    """One number: what it is called, and how it is said."""

    key: str
    label: str
    about: str
    unit: str
    better: str  # higher, lower or neither
    group: str  # Score or Figures

    def show(self, value: float) -> str:
        """A value in words."""
        return f"{value:.1f}".replace("-", "−") if self.group == SCORES else short(value, self.unit)

    def apart(self, value: float) -> str:
        """A difference in words, with its sign; parts of one differ by points of a hundred."""
        size = abs(value)
        if self.group == SCORES:
            shown = f"{size:.1f}"
        else:
            shown = tr("{number:.1f} pts", number=size * 100) if self.unit == "1" else short(size, self.unit)
        return words.signed(value, shown) if any(letter in "123456789" for letter in shown) else "0"

    def good(self, value: float) -> str:
        """The colour of a difference."""
        if self.better == "neither" or self.apart(value) == "0":
            return "t2"
        return "good" if (value > 0) == (self.better == "higher") else "bad"


def readings(match: Match) -> tuple[Reading, ...]:
    """Everything that is compared, the score first."""
    seat = chair(match)
    found = [Reading(SCORE, tr("Score"), tr("The seat's points of 100."), "point", "higher", SCORES)]
    found += [
        Reading(f"part.{name}", words.titled(name), OUTCOMES.get(name, ""), "point", "higher", SCORES)
        for name in scoring(match).weights
    ]
    if seat.regulates:
        found += [Reading(key, *what, "higher", tr("Figures")) for key, what in _MONEY.items()]
    for key, label in metrics(match):
        metric = METRICS[key]
        where = f", {seat.called(seat.home)}" if "region" in metric.axes else ""
        found.append(
            Reading(
                key,
                label + where + _UNITS.get(metric.unit, ""),
                metric.about,
                metric.unit,
                metric.better,
                tr("Figures"),
            )
        )
    return tuple(found)


def needs_twins(match: Match) -> bool:
    """Whether the seat's score or what it must reach is measured against the game without controls."""
    governs = chair(match).regulates and scoring(match).yardstick != "start"
    return governs or any(one.of_twin for one in conditions(match.level, match.seat))


def measure_of(match: Match) -> Callable[[World, World], Mapping[str, Floats]]:
    """What reads all of them [world] from worlds as played and their twins."""
    start = take(match.worlds[0], np.array([PLAYED]))
    return partial(_measure, chair(match), start)


def _measure(seat: Chair, start: World, now: World, twin: World) -> dict[str, Floats]:
    match = seat.match
    begun = take(start, np.zeros(now.sizes.world, dtype=np.int64))
    marks = score(match.level, match.seat, now, twin, begun)
    found = {SCORE: marks.total} | {f"part.{name}": marks.parts[name] for name in scoring(match).weights}
    if seat.regulates:
        found |= {key: getattr(now.regimes, key)[seat.row].copy() for key in _MONEY}
    place = {"lab": seat.row, "regulator": seat.row, "region": now.names.regions.index(seat.home)}
    for key, _ in metrics(match):
        values = METRICS[key].measure(now)
        for axis in METRICS[key].axes[:-1]:
            values = values[place[axis]]
        found[key] = values
    met = won(match.level, match.seat, now, twin)
    return found if met is None else found | {WON: np.where(met, 1.0, 0.0)}


def read(match: Match, turn: int) -> Mapping[str, float]:
    """All of them after so many turns of a match."""

    def count() -> dict[str, float]:
        now, twin = (take(match.worlds[turn], np.array([row])) for row in (PLAYED, TWIN))
        return {key: float(value[0]) for key, value in measure_of(match)(now, twin).items()}

    return remember(match, turn, "readings", count)
