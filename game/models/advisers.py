"""What three advisers say: an order each, what it would bring by the forecast, and what the others hold against it."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.ai.advisers import LEAST, LOOKED, TOLD, Council, Counsel, Effect
from game.language import tr
from game.models import words
from game.models.chair import Chair, chair
from game.models.history import short
from game.models.panel import Block, Panel, Row
from game.models.setting import show
from game.play.match import Match
from game.play.refusal import political_cost
from game.rules.catalogue import METRICS
from game.schema.order import Order

NAMES = {
    "security": (tr("Security"), "shield"),
    "economy": (tr("Economy"), "coins"),
    "science": (tr("Science"), "flask-conical"),
}
MINDS = 0.5  # points of an outcome from which on a voice objects, or agrees
_SEEN = 0.05  # what a decimal shows
HEADING = tr("Advisers")
NOTHING = tr("Asks for nothing this turn.")
MOTTO = tr("Each speaks for its own part of the score. The weighing is yours.")


@dataclass(frozen=True)
class Remark:
    """One thing that is said, with the number that it is about."""

    text: str  # in the markup of pages
    colour: str
    ask: str  # id of the number that can be asked why


@dataclass(frozen=True)
class Bar:
    """The points that an order moves an outcome by, in the middle future."""

    label: str
    points: float
    shown: str
    ask: str


@dataclass(frozen=True)
class Voice:
    """One adviser: what it asks for and why, and what the others say to it."""

    key: str
    name: str
    icon: str
    asks: str
    reasons: tuple[Remark, ...]
    answers: tuple[Remark, ...]
    bars: tuple[Bar, ...]
    orders: tuple[Order, ...]  # nothing where it asks for nothing

    @property
    def jump(self) -> tuple[str, str]:
        """The dial that it is about."""
        return ("lever", self.orders[0].lever) if self.orders else ("", "")


def council(match: Match) -> Council | None:
    """The work behind the advice; None once the game is over."""
    return None if match.over else Council(match)


def voices(match: Match, found: Council) -> tuple[Voice, ...]:
    """Everything that is said; nothing before the work is done."""
    seat = chair(match)
    return tuple(_voice(seat, found, one) for one in found.counsels)


def method(found: Council) -> str:
    """How the advice came about, in a sentence or two."""
    turns = words.plural(found.turns, "{count} turn", "{count} turns")
    return tr(
        "{orders} were tried in {looked} imagined futures each, {turns} ahead, beside your "
        "orders on the table; the best were measured in {told} others, with the order and "
        "without it under the same luck. A dial is tried one step up and down. What others keep "
        "secret is estimated.",
        orders=words.plural(found.tried, "{count} order", "{count} orders"),
        looked=LOOKED,
        turns=turns,
        told=TOLD,
    )


def explained() -> Panel:
    """How advice comes about, as the answer to a question."""
    rows = (
        Row(tr("Futures that an order is first tried in"), f"{LOOKED}"),
        Row(tr("Futures that the best are told from"), f"{TOLD}"),
        Row(tr("Points of its outcomes below which an adviser asks for nothing"), f"{LEAST:g}"),
        Row(tr("Points of an outcome from which another objects or agrees"), f"{MINDS:g}"),
    )
    about = tr(
        "Every order is played in imagined futures with it and without it, under the same luck, "
        "by the rules of the game; an outcome's points are those of the score."
    )
    return Panel("advice", tr("What the advisers say"), "", (about,), (Block(tr("Numbers that rule it"), rows),))


def lines(match: Match, found: Council) -> Iterator[str]:
    """The same for the text table."""
    yield MOTTO
    for voice in voices(match, found):
        yield f"{voice.name}: {voice.asks.replace('**', '')}"
        for remark in (*voice.reasons, *voice.answers):
            yield f"  {remark.text.replace('**', '')}"
    yield method(found)


def _voice(seat: Chair, found: Council, counsel: Counsel) -> Voice:
    name, icon = NAMES[counsel.voice]
    if not counsel.orders:
        return Voice(
            counsel.voice, name, icon, NOTHING, (Remark(_nothing(found, counsel), "t2", "advice"),), (), (), ()
        )
    return Voice(
        counsel.voice,
        name,
        icon,
        _asked(seat, counsel.orders),
        (*_reasons(counsel), *_price(seat, found, counsel)),
        tuple(_answer(other, effect) for other, effect in counsel.others.items()),
        tuple(Bar(_outcome(one), one.gain, _signed(one.gain), one.figure) for one in counsel.every),
        counsel.orders,
    )


def _nothing(found: Council, counsel: Counsel) -> str:
    own = found.concern[counsel.voice]
    if not own:
        return tr("Nothing that it speaks for counts in your score here.")
    outcomes, turns = (
        words.listed([words.titled(one) for one in own]),
        words.plural(found.turns, "{count} turn", "{count} turns"),
    )
    return tr(
        "No single order lifts {outcomes} by more than {least:g} points in {turns}.",
        outcomes=outcomes,
        least=LEAST,
        turns=turns,
    )


def _asked(seat: Chair, orders: tuple[Order, ...]) -> str:
    """The orders in words: lever, targets, setting, and where it stands now."""
    lever = seat.match.level.lever(orders[0].lever)
    where = (
        tr(" for {names}", names=words.some([seat.called(one.target) for one in orders])) if orders[0].target else ""
    )
    stands = {show(lever, seat.match.setting(one.lever, one.target)) for one in orders}
    now = tr(", now {stands}", stands=stands.pop()) if len(stands) == 1 and not lever.once else ""
    return f"{lever.label}{where}: **{show(lever, orders[0].value)}**{now}"


# ---- what is said ----------------------------------------------------------------------------------------


def _reasons(counsel: Counsel) -> Iterator[Remark]:
    first, *rest = counsel.outcomes
    yield Remark(
        tr(
            "{first} ends at {after:.1f} points instead of {before:.1f} in the middle future, "
            "{by}; it is higher in {better} of {futures}.",
            first=_outcome(first),
            after=first.after,
            before=first.before,
            by=_by(first),
            better=first.better,
            futures=first.futures,
        ),
        "t1",
        first.figure,
    )
    for one in rest:
        if abs(one.gain) >= MINDS:
            yield Remark(f"{_outcome(one)}: {_points(one)}.", _colour(one), one.figure)
    if counsel.evidence is not None:
        yield Remark(_measured(counsel.evidence), "t2", counsel.evidence.figure)


def _price(seat: Chair, found: Council, counsel: Counsel) -> Iterator[Remark]:
    """What a regulator's order costs in political capital, beside those on the table."""
    if seat.regulates:
        costs = [political_cost(seat.world, [*found.orders, *more], seat.row) for more in ((), counsel.orders)]
        if costs[1] - costs[0] > _SEEN:
            yield Remark(tr("Costs {costs:.0f} political capital.", costs=costs[1] - costs[0]), "t2", "capital")


def _answer(voice: str, effect: Effect) -> Remark:
    """What another voice says to it."""
    name = NAMES[voice][0]
    if effect.gain <= -MINDS:
        count = tr("lower in {worse} of {futures}", worse=effect.worse, futures=effect.futures)
        return Remark(
            tr(
                "**{name} objects:** {effect} {points}, {count}.",
                name=name,
                effect=_outcome(effect),
                points=_points(effect),
                count=count,
            ),
            "bad",
            effect.figure,
        )
    if effect.gain >= MINDS:
        return Remark(
            tr("**{name} agrees:** {effect} {points}.", name=name, effect=_outcome(effect), points=_points(effect)),
            "good",
            effect.figure,
        )
    return Remark(
        tr("**{name}** does not mind: {effect} {points}.", name=name, effect=_outcome(effect), points=_points(effect)),
        "t3",
        effect.figure,
    )


def _outcome(effect: Effect) -> str:
    return words.titled(effect.figure.removeprefix("part."))


def _points(effect: Effect) -> str:
    """The middle difference, in points of the outcome."""
    return tr("{gain} points", gain=_signed(effect.gain))


def _signed(value: float) -> str:
    return words.signed(value if abs(value) >= _SEEN else 0.0, f"{abs(value):.1f}")


def _by(effect: Effect) -> str:
    """Where eight of ten differences lie."""
    return tr("{low} to {high} in eight of ten", low=_signed(effect.low), high=_signed(effect.high))


def _measured(effect: Effect) -> str:
    """What happens to a figure of the world."""
    metric = METRICS[effect.figure]
    unit = {"month": tr(" months"), "point": tr(" points")}.get(metric.unit, "")
    before, after = short(effect.before, metric.unit), short(effect.after, metric.unit)
    if before == after:
        side = tr("higher") if metric.better == "higher" else tr("lower")
        return tr(
            "{label}: {side} in {better} of {futures} futures, by less than is shown.",
            label=metric.label,
            side=side,
            better=effect.better,
            futures=effect.futures,
        )
    return tr(
        "{label}: {after}{unit} instead of {before}{unit}.", label=metric.label, after=after, unit=unit, before=before
    )


def _colour(effect: Effect) -> str:
    return "good" if effect.gain > 0.0 else "bad"
