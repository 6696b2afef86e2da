"""What others did and what chance did in a turn: events, directives, rules, bold moves of labs."""

import numpy as np

from game.ai.catalogue import OPPONENTS
from game.ai.catalogue import load as load_opponents
from game.language import tr
from game.models import words
from game.models.chair import Chair, model_name
from game.models.item import Happening
from game.models.setting import show
from game.play.match import PLAYED
from game.play.setup import holder_index, target_index
from game.rules.catalogue import EVENTS, Event, Lever
from game.rules.enact import position
from game.schema.order import Order

Look = tuple[str, str, float]
_EVENTS = {
    "attack_wave": (tr("A wave of attacks begins in {who}."), "shield-alert", "bad", 3.0),
    "breakthrough": (tr("{who} reports a better way to train."), "lightbulb", "accent", 2.0),
    "distillation_exposed": (tr("{who} is found to have trained on a rival's outputs."), "eye", "warn", 2.0),
    "guardrail_bypass": (tr("A way round the guardrails of {model} becomes known."), "triangle-alert", "bad", 3.0),
    "public_tender": (tr("{who} asks for offers: its large buyers will choose anew."), "file-search", "accent", 3.0),
    "rule_leak": (tr("A draft rule of {who} becomes known before its time."), "file-search", "warn", 2.0),
    "smuggling_ring": (tr("A ring that moved accelerators into {who} past the rules is exposed."), "ship", "warn", 2.0),
    "supply_shock": (
        tr("A stoppage in {who} costs the leading stack an eighth of its capacity."),
        "factory",
        "bad",
        3.0,
    ),
    "weight_theft": (tr("The weights of {model} are stolen."), "key-round", "bad", 4.0),
}
# How far a dial must move, as a part of its whole scale, to be news.
_LEAST = {"subsidy": 0.06, "evaluation": 0.1, "licence_staff": 0.05, "import_refusal": 0.05}
_QUIET = 0.004
_WEIGHTS = {
    "country_tier": 3.0,
    "compute_threshold": 3.5,
    "capability_threshold": 3.5,
    "accelerator_line": 3.0,
    "threshold_indexation": 1.5,
    "export_duty": 1.5,
    "import_refusal": 1.6,
    "trusted_users": 1.6,
    "notice": 1.2,
    "allied_talks": 1.3,
    "subsidy": 1.0,
    "evaluation": 0.8,
    "enforcement": 1.0,
    "licence_staff": 0.6,
}


def motive(seat: Chair, who: str) -> str:
    """Why an opponent does what it does, in its own sentence; nothing for the person's seat."""
    load_opponents()
    if who == seat.id:
        return ""
    character = next((one.opponent for one in seat.match.level.seats if one.holder == who), "")
    known = OPPONENTS.get(character)
    return f"“{known.motive}”" if known else ""


def events(seat: Chair, turn: int) -> list[Happening]:
    """What chance did."""
    world = seat.match.worlds[turn]
    axes = {"lab": world.names.labs, "region": world.names.regions, "regulator": world.names.regulators}
    return [
        _event(seat, turn, EVENTS[name], axes[EVENTS[name].axis][int(row)], int(row))
        for name, struck in world.struck.items()
        for row in np.flatnonzero(struck[:, PLAYED])
    ]


def _event(seat: Chair, turn: int, event: Event, who: str, row: int) -> Happening:
    said, icon, tint, weight = _EVENTS.get(event.name, (f"{event.label}: {{who}}.", "zap", "warn", 2.0))
    model = model_name(seat.match, row, turn=turn) if event.axis == "lab" else ""
    text = said.format(who=seat.called(who), model=model)
    aim = (event.axis, who) if event.axis != "regulator" else ("", "")
    return Happening(turn, "event", event.label, text, event.about, icon, tint, weight, (who,), aim)


def directives(seat: Chair, turn: int) -> list[Happening]:
    """Orders against named models."""
    found = []
    for order in seat.match.log[turn - 1]:
        if order.lever == "named_model_directive":
            lab = seat.world.names.labs.index(order.target)
            model = model_name(seat.match, lab, turn=turn - 1)
            name = seat.called(order.target)
            if order.value > 0:
                days = words.plural(round(order.value), "{count} day", "{count} days")
                text = tr(
                    "{name} may not offer {model} to foreign users for {days}, by order.",
                    name=name,
                    model=model,
                    days=days,
                )
                found.append(_by(seat, turn, order, "directive", text, ("ban", "bad", 4.0)))
            elif seat.match.worlds[turn - 1].regimes.directive[:, lab, PLAYED].any():
                text = tr("The order against {model} is lifted.", model=model)
                found.append(_by(seat, turn, order, "directive", text, ("lock-open", "good", 3.0)))
    return found


def _by(seat: Chair, turn: int, order: Order, kind: str, text: str, look: Look) -> Happening:
    """Something a seat ordered; `look` is icon, colour and weight."""
    aim = ("", "")
    if order.target:
        aim = ("region", order.target) if order.target in seat.world.names.regions else ("lab", order.target)
    if order.seat == seat.id:
        aim = ("lever", order.lever)
    whom = (order.seat, order.target) if order.target else (order.seat,)
    return Happening(turn, kind, seat.called(order.seat), text, motive(seat, order.seat), *look, whom, aim)


def rules(seat: Chair, turn: int) -> list[Happening]:
    """Dials that regulators moved far enough to be news; one item for several regions moved alike."""
    groups: dict[tuple[str, str, float], list[Order]] = {}
    for order in seat.match.log[turn - 1]:
        lever = seat.match.level.lever(order.lever)
        if lever.role == "regulator" and not lever.once and _moved(seat, turn, lever, order) > _least(lever):
            groups.setdefault((order.seat, order.lever, order.value), []).append(order)
    return [_rule(seat, turn, seat.match.level.lever(lever), orders) for (_, lever, _), orders in groups.items()]


def _least(lever: Lever) -> float:
    return _LEAST.get(lever.name, _QUIET)


def _was(seat: Chair, turn: int, lever: Lever, order: Order) -> float:
    """What was announced before the order."""
    names = seat.world.names
    place: tuple[int, ...] = (holder_index(names, lever, order.seat),)
    if order.target:
        place = (*place, target_index(names, lever, order.target))
    return float(seat.match.worlds[turn - 1].dials[lever.name].announced[(*place, PLAYED)])


def _moved(seat: Chair, turn: int, lever: Lever, order: Order) -> float:
    """How far an order moved its dial, as a part of the scale."""
    was = _was(seat, turn, lever, order)
    first, then = position(lever, np.array([was, order.value]))
    return abs(float(then - first))


def _rule(seat: Chair, turn: int, lever: Lever, orders: list[Order]) -> Happening:
    order = orders[0]
    was = _was(seat, turn, lever, order)
    where = tr(" for {names}", names=words.some([seat.called(one.target) for one in orders])) if order.target else ""
    notice = _notice(seat, turn, lever, order)
    text = tr(
        "{label}{where}: {now}, was {was}{notice}.",
        label=lever.label,
        where=where,
        now=show(lever, order.value),
        was=show(lever, was),
        notice=notice,
    )
    stricter = (order.value > was) == (
        lever.name not in ("compute_threshold", "capability_threshold", "accelerator_line")
    )
    tint = "t2" if not lever.control else "warn" if stricter else "good"
    item = _by(seat, turn, order, "rule", text, ("landmark", tint, _WEIGHTS.get(lever.name, 1.0)))
    whom = (order.seat, *(one.target for one in orders if one.target))
    return Happening(
        item.turn, item.kind, item.source, item.text, item.cause, item.icon, item.colour, item.weight, whom, item.jump
    )


def _notice(seat: Chair, turn: int, lever: Lever, order: Order) -> str:
    """How long until an announced rule holds."""
    if not lever.noticed:
        return ""
    g = seat.world.names.regulators.index(order.seat)
    dial = seat.match.worlds[turn].dials[lever.name].notice[g]
    place = (target_index(seat.world.names, lever, order.target), PLAYED) if order.target else (PLAYED,)
    left = float(dial[place])
    return (
        tr("; in force in {quarters}", quarters=words.plural(left, "{count} quarter", "{count} quarters"))
        if left > 0
        else tr("; in force at once")
    )


def moves_of_labs(seat: Chair, turn: int) -> list[Happening]:
    """What labs did that others can see: money raised, markets entered or left, coordinators."""
    found = []
    before = seat.match.worlds[turn - 1]
    for order in seat.match.log[turn - 1]:
        lab = seat.called(order.seat)
        if order.lever == "raise_capital" and order.value > 0:
            got = _raised(seat, turn, order.seat)
            if got > 0.005:
                worth = float(seat.match.worlds[turn].labs.valuation[seat.world.names.labs.index(order.seat), PLAYED])
                text = tr(
                    "{lab} raises {got}; the firm is valued at {worth}.",
                    lab=lab,
                    got=words.money(got),
                    worth=words.money(worth),
                )
                found.append(_by(seat, turn, order, "money", text, ("coins", "t2", 1.0 + min(got / 30.0, 1.0))))
        if order.lever == "market_presence":
            row, region = before.names.labs.index(order.seat), before.names.regions.index(order.target)
            was = bool(before.labs.selling[row, region, PLAYED])
            if was != (order.value > 0.5):
                verb = "leaves" if was else "enters"
                text = f"{lab} {verb} {seat.called(order.target)}."
                found.append(_by(seat, turn, order, "market", text, ("globe", "t2", 1.2)))
        if order.lever == "orchestrate":
            row = before.names.labs.index(order.seat)
            was = bool(before.labs.orchestrating[row, PLAYED])
            if was != (order.value > 0.5):
                text = (
                    tr("{lab} goes back to its own model.", lab=lab)
                    if was
                    else tr("{lab} offers a coordinator of others' models.", lab=lab)
                )
                found.append(_by(seat, turn, order, "market", text, ("layers", "t2", 1.4)))
    return found


def _raised(seat: Chair, turn: int, who: str) -> float:
    """What investors really gave, from the book."""
    row = seat.world.names.labs.index(who)
    book = seat.match.worlds[turn].book.entries
    return sum(float(e.amount[row, PLAYED]) for e in book if (e.stock, e.because) == ("labs.cash", "capital raised"))
