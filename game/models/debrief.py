"""The debrief: how it ended, where the score came from, what decided it, and what the regime caused."""

from dataclasses import dataclass
from itertools import pairwise

from game.language import tr
from game.models import words
from game.models.chair import Chair, chair
from game.models.constants import changed
from game.models.happenings import happenings, near
from game.models.history import Chart, chart, difference, metrics, short
from game.models.item import Happening
from game.models.points import Outcome, medal, outcomes, scoring, total_at
from game.models.winning import Win, win
from game.play.match import Match
from game.rules.catalogue import METRICS

_CURVES = {
    "startup": ("world_share", "capability_points", "cash"),
    "regulator": ("lead_months", "misuse_risk", "share_abroad"),
}
# The kinds of happening that move an outcome, as far as they show in the news.
_KINDS = {
    "frontier": ("model", "frontier", "event"),
    "innovation": ("model", "frontier"),
    "security": ("model", "release", "event", "directive"),
    "markets": ("bar", "share", "directive", "release"),
    "competitiveness": ("rule", "bar", "answer", "share"),
    "alliance": ("rule", "directive", "ally", "bar"),
    "openness": ("rule", "bar", "directive"),
    "finance": ("money", "share", "bar"),
    "resilience": ("bar", "market", "share"),
    "compliance": ("event", "licence"),
}
_TOLD = 6  # rows of what decided it, and of what the regime caused


@dataclass(frozen=True)
class Part:
    """One outcome beside the twin's."""

    key: str
    label: str
    value: float
    twin: float
    points: float  # added to the total
    shown: str
    note: str
    colour: str
    about: str


@dataclass(frozen=True)
class Swing:
    """One turn that moved the score."""

    turn: int
    quarter: str
    change: float
    shown: str
    text: str
    colour: str
    icon: str


@dataclass(frozen=True)
class Effect:
    """One number as played, in the twin, and between."""

    key: str  # of the metric
    label: str
    played: str
    twin: str
    change: str
    colour: str
    about: str


@dataclass(frozen=True)
class Debrief:
    """The last page."""

    title: str
    subtitle: str
    verdict: str
    medal: str
    win: Win | None  # None where the level says nothing of winning
    total: float
    parts: tuple[Part, ...]
    curves: tuple[Chart, ...]
    swings: tuple[Swing, ...]
    effects: tuple[Effect, ...]
    over: bool


def debrief(match: Match) -> Debrief:
    """The page for the match as it stands; it may be read before the end."""
    seat = chair(match)
    whole = total_at(match, match.turn)
    other = f" · {changed(match)}" if match.constants else ""
    return Debrief(
        title=tr("Debrief"),
        subtitle=tr(
            "{title} · {name} · {turns} · seed {seed}{other}",
            title=match.level.title,
            name=seat.name,
            turns=words.plural(match.turn, "{count} turn", "{count} turns"),
            seed=match.seed,
            other=other,
        ),
        verdict=_verdict(seat, whole),
        medal=medal(match),
        win=win(match),
        total=whole,
        parts=tuple(_parts(match)),
        curves=tuple(chart(match, key, rivals=2) for key in _CURVES[seat.role]),
        swings=tuple(_swings(seat)),
        effects=tuple(_effects(seat)),
        over=match.over,
    )


def _verdict(seat: Chair, whole: float) -> str:
    """How it ended, in a sentence or two."""
    match, rules = seat.match, scoring(seat.match)
    if match.failed:
        return tr(
            "{name} ran out of money in {turn}. {whole:.0f} of 100 points.",
            name=seat.name,
            turn=seat.quarter(match.turn - 1),
            whole=whole,
        )
    lines = dict(zip(("bronze", "silver", "gold"), rules.medals, strict=True))
    earned = medal(match)
    missed = [part.label.lower() for part in outcomes(match) if part.missed]
    ahead = next(((name, line) for name, line in lines.items() if line > whole), None)
    text = tr("{whole:.1f} of 100 points: ", whole=whole) + (
        f"{words.titled(earned).lower()}." if earned != "none" else tr("no medal.")
    )
    if missed:
        text += tr(
            " {capitalize} ended under its floor, which caps the score.", capitalize=words.listed(missed).capitalize()
        )
    elif ahead:
        text += tr(" {capitalize} takes {ahead:.0f}.", capitalize=ahead[0].capitalize(), ahead=ahead[1])
    return text


def _parts(match: Match) -> list[Part]:
    """The outcomes with the twin's beside them, the heaviest first."""
    free = {part.key: part for part in outcomes(match, twin=True)}
    found = sorted(outcomes(match), key=lambda part: -part.share)
    return [_part(part, free[part.key]) for part in found]


def _part(part: Outcome, free: Outcome) -> Part:
    note = tr("weight {share}, twin {value:.0f}", share=words.percent(part.share), value=free.value)
    if part.missed:
        note += tr(", under its floor of {floor:g}", floor=part.floor)
    tint = "bad" if part.missed else "good" if part.value > free.value + 0.5 else "accent"
    return Part(part.key, part.label, part.value, free.value, part.points, f"{part.value:.0f}", note, tint, part.about)


def _swings(seat: Chair) -> list[Swing]:
    """The turns after which the score changed most, in the order of size, with the likeliest reason.

    Counted before the cap of a missed floor, which would hide every change of a whole game.
    """
    match = seat.match
    totals = [sum(part.points for part in outcomes(match, turn)) for turn in range(1, match.turn + 1)]
    steps = [(turn + 2, now - was) for turn, (was, now) in enumerate(pairwise(totals))]
    steps.sort(key=lambda one: -abs(one[1]))
    return [_swing(seat, turn, step) for turn, step in steps[:_TOLD] if abs(step) >= 0.05]


def _swing(seat: Chair, turn: int, step: float) -> Swing:
    tint, icon = ("good", "trending-up") if step > 0 else ("bad", "trending-down")
    size = words.signed(step, f"{abs(step):.1f}")
    return Swing(turn, seat.quarter(turn - 1), step, size, _reason(seat, turn, step), tint, icon)


def _reason(seat: Chair, turn: int, step: float) -> str:
    """The outcome that moved most, and what happened to or through the seat that turn."""
    match = seat.match
    now, was = outcomes(match, turn), {part.key: part.points for part in outcomes(match, turn - 1)}
    main = max(now, key=lambda part: (part.points - was[part.key]) * (1 if step > 0 else -1))
    items = sorted(happenings(match, turn), key=lambda item: -item.weight * near(match, item))
    own = _own_deed(seat, turn, items)
    kinds = _KINDS.get(main.key, ())
    others = [item for item in items if item.kind != "money"]  # what others raise is no cause here
    best = next((item for item in others if item.kind in kinds and not _good_news(item, step)), None) or next(
        (item for item in others if near(match, item) > 1.3 or item.weight > 2.0), None
    )
    said = own or (best.text if best else tr("No single cause stands out"))
    moved = words.signed(main.points - was[main.key], f"{abs(main.points - was[main.key]):.1f}")
    return f"{main.label} {moved}. {words.sentence(said)}"


def _good_news(item: Happening, step: float) -> bool:
    """Whether an item's colour speaks against the direction of the step."""
    return (item.colour == "good" and step < 0) or (item.colour == "bad" and step > 0)


def _own_deed(seat: Chair, turn: int, items: list[Happening]) -> str:
    """The boldest thing the seat itself did that turn; a run that was started is told only to its owner."""
    mine = next((item.text for item in items if item.jump[0] == "lever"), "")
    orders = [one for one in seat.match.log[turn - 1] if one.seat == seat.id]
    started = any(one.lever == "start_run" and one.value > 0 for one in orders)
    return mine or (tr("You start a training run") if started else "")


def _effects(seat: Chair) -> list[Effect]:
    """The metrics in which played and twin differ, the largest differences first, relative to their size."""
    found: list[tuple[float, Effect]] = []
    for key, _ in metrics(seat.match):
        metric = METRICS[key]
        played, free = difference(seat.match, key)
        size = max(abs(played), abs(free), 1e-9)
        apart = abs(played - free) / size
        if apart < 0.01 or size < 1e-6:
            continue
        better = (played > free) == (metric.better == "higher")
        tint = "t2" if metric.better == "neither" else "good" if better else "bad"
        change = words.signed(played - free, _size(abs(played - free), metric.unit))
        label = metric.label + _unit(metric.unit)
        shown = tuple(short(value, metric.unit) for value in (played, free))
        found.append((apart, Effect(key, label, shown[0], shown[1], change, tint, metric.about)))
    found.sort(key=lambda one: -one[0])
    return [effect for _, effect in found[: _TOLD + 2]]


def _size(value: float, unit: str) -> str:
    """The size of a difference; parts of one differ by points."""
    return tr("{number:.1f} pts", number=value * 100) if unit == "1" else short(value, unit)


def _unit(unit: str) -> str:
    """The unit behind a metric's name, where the values do not carry it."""
    name = {
        "month": tr("months"),
        "point": tr("points"),
        "day": tr("days"),
        "bn USD": "USD",
        "bn USD/quarter": tr("USD a quarter"),
    }
    return f", {name[unit]}" if unit in name else ""
