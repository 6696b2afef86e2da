"""What a seat must reach to win, in words: what is asked, where it stands, and whether it is met."""

from dataclasses import dataclass

import numpy as np

from game.language import tr, trn
from game.models import words
from game.models.chair import chair
from game.models.history import metrics
from game.models.memo import remember
from game.models.seats import seat_name
from game.play.match import PLAYED, TWIN, Match
from game.play.winning import Mark, conditions, marks
from game.rules.catalogue import METRICS
from game.schema.level import Condition, Level
from game.world.batch import take
from game.world.state import World

_FINEST = 3  # decimals at most
_SIGNED = {"lead_months"}  # a negative one is a lead of the others


@dataclass(frozen=True)
class Goal:
    """One condition as the level asks it."""

    label: str  # what is measured, and of whom
    asked: str  # the bound in words
    about: str  # what the metric is

    @property
    def text(self) -> str:
        """The condition on one line."""
        return f"{self.label}: {self.asked}"


@dataclass(frozen=True)
class Standing:
    """One condition and what a match has made of it."""

    goal: Goal
    reached: str
    bound: str  # what that must be, in the metric's own unit
    basis: str  # how the bound follows from the game without controls; empty if it does not
    met: bool
    guessed: bool  # it rests on what others do not tell, so it is an estimate until the end

    @property
    def text(self) -> str:
        """Reached and asked on one line."""
        basis = f" ({self.basis})" if self.basis else ""
        return f"{self.about}{self.reached}; {self.brief}{basis}"

    @property
    def about(self) -> str:
        """What stands before an estimate."""
        return tr("about ") if self.guessed else ""

    @property
    def brief(self) -> str:
        """The bound beside what was reached, which names a long unit for both."""
        unit = self.reached.partition(" ")[2]
        bound = self.bound if unit == "%" else self.bound.replace(f" {unit}", "")
        return tr("asked: {bound}", bound=bound.replace(tr(" months"), ""))

    @property
    def icon(self) -> str:
        """A sign beside the colour."""
        return "circle-check" if self.met else "circle-x"

    @property
    def colour(self) -> str:
        """Good or bad."""
        return "good" if self.met else "bad"


@dataclass(frozen=True)
class Win:
    """All conditions of the seat."""

    headline: str  # won, not won, or how it would be now
    count: str
    won: bool
    rows: tuple[Standing, ...]

    @property
    def colour(self) -> str:
        """Good or bad."""
        return "good" if self.won else "bad"


# ---- what is asked -----------------------------------------------------------------------------------------


def goals(level: Level, seat: str) -> tuple[Goal, ...]:
    """What a seat must reach; none if the level does not say."""
    return tuple(_goal(level, seat, condition) for condition in conditions(level, seat))


def _goal(level: Level, seat: str, condition: Condition) -> Goal:
    metric = METRICS[condition.metric]
    ends = [_end(condition, word, bound) for word, bound in _bounds(condition)]
    return Goal(metric.label + _whose(level, seat, condition), words.listed(ends), metric.about)


_WORDS = {"least": tr("at least"), "most": tr("at most")}


def _bounds(condition: Condition) -> list[tuple[str, float]]:
    """The lower and the upper bound, as far as there are any, each with its word."""
    ends = (("least", condition.least), ("most", condition.most))
    return [(word, bound) for word, bound in ends if bound is not None]


def _end(condition: Condition, word: str, bound: float) -> str:
    """One bound in words; a part of the twin is told as a part of the game without controls."""
    if not condition.of_twin:
        return _asked(condition, word, _plain(bound, METRICS[condition.metric].unit), bound)
    if bound == 1.0:
        return tr("no less than without controls") if word == "least" else tr("no more than without controls")
    return tr("{word} {plain} of what it is without controls", word=_WORDS[word], plain=_plain(bound, "1"))


def _asked(condition: Condition, word: str, shown: str, bound: float) -> str:
    """A bound in the metric's unit: 'at least 54 months', 'at most 8 months behind'."""
    if bound == 0.0:
        return tr("not below zero") if word == "least" else tr("not above zero")
    if condition.metric in _SIGNED and bound < 0.0:
        other = _WORDS["most" if word == "least" else "least"]
        return tr("{word} {lstrip} behind", word=other, lstrip=shown.lstrip("−"))
    return f"{_WORDS[word]} {shown}"


def _plain(bound: float, unit: str) -> str:
    """A bound as the level writes it, without decimals that it does not have."""
    if unit == "1":
        return f"{round(bound * 100, _FINEST):g} %".replace("-", "−")
    if unit == "month":
        return trn("{count} month", "{count} months", bound, count=f"{bound:g}").replace("-", "−")
    return words.amount(bound, unit)


def _whose(level: Level, seat: str, condition: Condition) -> str:
    """Whom the metric is of, where it is not of the seat itself."""
    target = condition.target
    if not target or target == seat:
        return ""
    region = next((one.name for one in level.world.regions if one.id == target), "")
    return f", {region or seat_name(level, target)}"


# ---- where it stands ---------------------------------------------------------------------------------------


def win(match: Match) -> Win | None:
    """How the conditions stand after the turns played; None if the level states none for the seat."""
    rows = remember(match, match.turn, "win", lambda: _standings(match))
    if not rows:
        return None
    met = sum(one.met for one in rows)
    all_met = met == len(rows) and not match.failed
    now = (tr("Enough to win now"), tr("Not won yet"))
    said = (tr("Won"), tr("Not won")) if match.over else now
    count = tr(
        "{met} of {conditions} met",
        met=met,
        conditions=words.plural(len(rows), "{count} condition", "{count} conditions"),
    )
    if match.failed:
        count += tr(", but out of business")
    return Win(said[0 if all_met else 1], count, all_met, rows)


def told(found: Win) -> list[str]:
    """All of it as lines of text."""
    return [f"{found.headline}: {found.count}.", *(_line(one) for one in found.rows)]


def _line(one: Standing) -> str:
    return f"{'Met' if one.met else 'Not met'}: {one.goal.label}, {one.text}."


def _standings(match: Match) -> tuple[Standing, ...]:
    """Every condition. What rests on others' secrets is told as the seat sees it until the game is over."""
    asked = goals(match.level, match.seat)
    if not asked:
        return ()
    told_anyway = {key for key, _ in metrics(match)}  # the seat's own figures, exact on every chart
    rows = []
    pairs = zip(asked, _marks(match, match.world), _marks(match, chair(match).view), strict=True)
    for goal, true, seen in pairs:
        guessed = not match.over and true.condition.metric not in told_anyway and _differ(true, seen)
        rows.append(_standing(goal, seen if guessed else true, guessed=guessed))
    return tuple(rows)


def _marks(match: Match, pair: World) -> tuple[Mark, ...]:
    played, twin = (take(pair, np.array([column])) for column in (PLAYED, TWIN))
    return marks(match.level, match.seat, played, twin)


def _differ(true: Mark, seen: Mark) -> bool:
    return bool(true.value[0] != seen.value[0] or true.scale[0] != seen.scale[0])


def _standing(goal: Goal, mark: Mark, *, guessed: bool) -> Standing:
    condition, value, scale = mark.condition, float(mark.value[0]), float(mark.scale[0])
    bounds = [(word, bound, bound * scale) for word, bound in _bounds(condition)]
    places = _places(value, [needed for _, _, needed in bounds], METRICS[condition.metric].unit)
    bound, basis = goal.asked, ""
    if condition.of_twin:
        ends = [_asked(condition, word, _figure(needed, condition, places), needed) for word, _, needed in bounds]
        parts = words.listed([_plain(part, "1") for _, part, _ in bounds])
        bound, basis = (
            words.listed(ends),
            tr("{parts} of {figure} without controls", parts=parts, figure=_figure(scale, condition, places)),
        )
        if all(part == 1.0 for _, part, _ in bounds):
            basis = tr("as without controls")
    return Standing(goal, _said(value, condition, places), bound, basis, bool(mark.met[0]), guessed)


def _places(value: float, bounds: list[float], unit: str) -> int:
    """Decimals that tell a value from a bound which it misses or passes by little."""
    size = 100 if unit == "1" else 1
    alike = [
        places
        for places in range(1, _FINEST)
        if any(round(value * size, places) == round(bound * size, places) and value != bound for bound in bounds)
    ]
    return max(alike, default=0) + 1


def _said(value: float, condition: Condition, places: int) -> str:
    """A value; a negative lead is how far one is behind."""
    shown = _figure(value, condition, places)
    behind = condition.metric in _SIGNED and shown.startswith("−")
    return tr("{shown} behind", shown=shown.lstrip("−")) if behind else shown


def _figure(value: float, condition: Condition, places: int) -> str:
    unit = METRICS[condition.metric].unit
    if unit == "1":
        return f"{value * 100:.{places}f}".replace("-", "−") + " %"
    if unit == "month":
        return f"{value:.{places}f}".replace("-", "−") + tr(" months")
    if unit.startswith("bn USD") and abs(value) >= 1.0:
        whole = tr("{digits} bn USD", digits=words.digits(value, 2 + places))
        return whole if unit == "bn USD" else tr("{whole} a quarter", whole=whole)
    return words.amount(value, unit)
