"""What presses now: decisions that lie open before the turn ends."""

import math

import numpy as np

from game.language import tr
from game.models import words
from game.models.chair import Chair, chair, model_name
from game.models.crises import crises
from game.models.planner import flop_a_quarter
from game.models.points import Outcome, outcomes
from game.models.press import Press
from game.play.match import PLAYED, Match
from game.rules.catalogue import LEVERS
from game.rules.metrics.security import misuse_risk
from game.rules.reach import TIERED, UNLICENSED
from game.world.channels import HELD, OPEN_WEIGHTS, STAGED
from game.world.state import NEWEST

_FLAW = 0.1  # a bypass this bad is worth a decision
_SHORT = 6  # turns of cash from which on money presses
_LATE = 2.0 / 3.0  # of the game, from here on a floor that is missed presses
_RISK = 0.08  # misuse a quarter


def presses(match: Match) -> tuple[Press, ...]:
    """The open matters of the seat, the most urgent first."""
    if match.over:
        return ()
    seat = chair(match)
    found = _regulator(seat) if seat.regulates else _startup(seat)
    order = {"bad": 0, "warn": 1, "accent": 2}
    return tuple(sorted([*found, *crises(seat), *_floors(seat)], key=lambda press: order[press.colour]))


def _has(seat: Chair, lever: str) -> bool:
    return lever in seat.world.dials


# ---- a startup -------------------------------------------------------------------------------------------


def _startup(seat: Chair) -> list[Press]:
    return [*_training(seat), *_shelf(seat), *_money(seat), *_law(seat), *_service(seat)]


def _training(seat: Chair) -> list[Press]:
    """Idle compute, or a run that will be done."""
    labs, row = seat.world.labs, seat.row
    needed, done = float(labs.run_needed[row, PLAYED]), float(labs.run_done[row, PLAYED])
    if needed <= 0:
        starts = any(order.lever == "start_run" and order.value > 0.5 for order in seat.match.standing_orders())
        share = seat.match.setting("training_share") if _has(seat, "training_share") else 0.4
        if starts or not _has(seat, "start_run"):
            return []
        text = tr("No run is under way: {share} of your compute trains nothing.", share=words.percent(share))
        return [Press("idle", text, "flask-conical", "warn", ("lever", "start_run"))]
    pace = flop_a_quarter(seat.match)
    if pace > 0 and needed - done <= pace:
        return [
            Press("run", tr("Your run will be finished this quarter."), "flask-conical", "accent", ("lever", "release"))
        ]
    return []


def _shelf(seat: Chair) -> list[Press]:
    """A finished model that nobody can buy yet, and a known bypass."""
    labs, row = seat.world.labs, seat.row
    released, found = float(labs.released[row, NEWEST, PLAYED]), []
    if released == HELD and _has(seat, "release"):
        plan = seat.match.setting("release")
        name = model_name(seat.match, row)
        shown = LEVERS["release"].choices[int(plan)]
        text = tr("{name} is finished. This quarter it will be: {shown}.", name=name, shown=shown)
        found.append(Press("release", text, "package", "warn" if plan in (HELD, OPEN_WEIGHTS) else "accent",
                           ("lever", "release")))  # fmt: skip
    flaw = float(labs.flaw[row, PLAYED])
    if flaw > _FLAW:
        text = tr(
            "A bypass of your guardrails is known, {flaw} unfixed. Safety research mends it.",
            flaw=words.percent(flaw),
        )
        found.append(
            Press("flaw", text, "triangle-alert", "bad" if flaw > 0.5 else "warn", ("lever", "research_safety"))
        )
    return found


def _money(seat: Chair) -> list[Press]:
    """How long cash lasts at the pace of the last turn."""
    labs, row = seat.world.labs, seat.row
    cash = float(labs.cash[row, PLAYED])
    if cash < 0:
        return [
            Press("cash", tr("You are in debt: machines are being sold."), "coins", "bad", ("lever", "raise_capital"))
        ]
    if seat.before is None:
        return []
    loss = float(seat.before.labs.cash[row, PLAYED]) - cash
    if loss <= 0 or cash / loss >= _SHORT:
        return []
    turns = math.floor(cash / loss)
    text = tr(
        "Cash lasts {turns} at last quarter's pace ({loss} a quarter).",
        turns=words.plural(turns, "{count} more turn", "{count} more turns"),
        loss=words.money(-loss),
    )
    return [Press("cash", text, "coins", "bad" if turns <= 3 else "warn", ("lever", "raise_capital"))]


def _law(seat: Chair) -> list[Press]:
    """Licences needed or waiting, directives in force, notices running, thin screening."""
    world, row, found = seat.world, seat.row, []
    left = float(np.max(world.regimes.directive[:, row, PLAYED]))
    if left > 0:
        text = tr(
            "A directive bars your newest model for {days}.",
            days=words.plural(round(left), "{count} more day", "{count} more days"),
        )
        found.append(Press("directive", text, "ban", "bad", ("lever", "screening")))
    reasons = world.markets.reason[row, :, PLAYED]
    waiting = [bool(column.any()) for column in (world.licences.waiting[:, row, :, PLAYED] > 0).T]
    shut = [name for name, reason, queued in zip(world.names.regions, reasons, waiting, strict=True)
            if reason in (UNLICENSED, TIERED) and not queued]  # fmt: skip
    asked = {o.target for o in seat.match.standing_orders() if o.lever == "licence_application" and o.value > 0.5}
    shut = [name for name in shut if name not in asked]
    if shut and _has(seat, "licence_application"):
        text = tr("A licence is needed for {shut}.", shut=words.some([seat.called(name) for name in shut]))
        found.append(Press("licence", text, "file-text", "warn", ("region", shut[0])))
    if any(waiting):
        names = [seat.called(name) for name, queued in zip(world.names.regions, waiting, strict=True) if queued]
        found.append(
            Press(
                "queue", tr("Licence requests wait: {names}.", names=words.some(names)), "hourglass", "accent", ("", "")
            )
        )
    return [*found, *_notices(seat, seat.row), *_screening(seat)]


def _notices(seat: Chair, lab: int | None) -> list[Press]:
    """Rules that are announced and not yet in force, of those who bind the lab, or the seat's own."""
    world = seat.world
    soon: dict[tuple[str, float], list[tuple[str, str]]] = {}
    for name, dial in world.dials.items():
        if LEVERS[name].role != "regulator":
            continue
        for g, office in enumerate(world.names.regulators):
            mine = office == seat.id if lab is None else seat.binding[g, lab] > 0
            wait = dial.notice[g].reshape(-1, world.sizes.world)[:, PLAYED]
            if mine and float(wait.max()) > 0:
                quarters = float(wait[wait > 0].min())
                soon.setdefault((office, quarters), []).append((name, seat.match.level.lever(name).label.lower()))
    return [
        Press(
            f"notice-{office}-{quarters:g}",
            tr(
                "{office}: {some} in force in {quarters}.",
                office=seat.called(office),
                some=words.some([label for _, label in found]),
                quarters=words.plural(quarters, "{count} quarter", "{count} quarters"),
            ),
            "hourglass",
            "warn" if quarters <= 1 and lab is not None else "accent",
            ("lever", found[0][0]) if lab is None else ("", ""),
        )
        for (office, quarters), found in soon.items()
    ]


def _screening(seat: Chair) -> list[Press]:
    """Whether a nationality rule would black the lab out."""
    world, row = seat.world, seat.row
    now, need = float(world.labs.screening[row, PLAYED]), float(world.constants.screening_needed[0])
    threat = bool((world.regions.fear[:, :, PLAYED] * world.labs.flag[row, :, PLAYED] > 0.02).any())
    if now >= need or not threat or not _has(seat, "screening"):
        return []
    text = tr(
        "User screening at {now}: below {need} an order switches you off for all.",
        now=words.percent(now),
        need=words.percent(need),
    )
    return [Press("screening", text, "shield", "warn", ("lever", "screening"))]


def _service(seat: Chair) -> list[Press]:
    """More customers than the machines can serve."""
    load = float(seat.world.labs.load[seat.row, PLAYED])
    if load <= 1.0:
        return []
    text = tr("Serving needs {load} of the compute you leave for it: customers notice.", load=words.percent(load))
    return [Press("load", text, "server", "bad" if load > 1.25 else "warn", ("lever", "training_share"))]


# ---- a regulator -----------------------------------------------------------------------------------------


def _regulator(seat: Chair) -> list[Press]:
    world, row, found = seat.world, seat.row, []
    for lab, name in enumerate(world.names.labs):
        days = float(world.regimes.directive[row, lab, PLAYED])
        if days > 0:
            text = tr(
                "Your directive against {called} has {days} left.",
                called=seat.called(name),
                days=words.plural(round(days), "{count} day", "{count} days"),
            )
            found.append(Press(f"directive-{name}", text, "ban", "warn", ("lever", "named_model_directive")))
        flaw = float(world.labs.flaw[lab, PLAYED])
        known = float(world.labs.released[lab, NEWEST, PLAYED]) >= STAGED
        if seat.ours[lab] and flaw > _FLAW and known:
            text = tr(
                "{model_name} has a known bypass, {flaw} unfixed.",
                model_name=model_name(seat.match, lab),
                flaw=words.percent(flaw),
            )
            found.append(Press(f"flaw-{name}", text, "triangle-alert", "bad" if flaw > 0.5 else "warn", ("lab", name)))
    queue = int((world.licences.waiting[row, :, :, PLAYED] > 0).sum())
    if queue:
        lead = float(world.licences.lead[row, PLAYED])
        desk = ("lever", "licence_staff") if _has(seat, "licence_staff") else ("", "")
        text = tr(
            "{requests} wait; an answer takes {days}.",
            requests=words.plural(queue, "{count} licence request", "{count} licence requests"),
            days=words.plural(round(lead), "{count} day", "{count} days"),
        )
        found.append(Press("queue", text, "hourglass", "accent", desk))
    return [*found, *_state(seat), *_notices(seat, None)]


def _state(seat: Chair) -> list[Press]:
    """Capital, money, risk and allies that drift."""
    world, row, found = seat.world, seat.row, []
    if float(world.regimes.capital[row, PLAYED]) < 15:
        found.append(
            Press("capital", tr("Political capital is nearly spent."), "landmark", "warn", ("figure", "capital"))
        )
    if float(world.regimes.purse[row, PLAYED]) < 0.5:
        found.append(Press("purse", tr("The purse is nearly empty."), "coins", "warn", ("figure", "purse")))
    risk = float(misuse_risk(world)[row, PLAYED])
    if risk >= _RISK:
        text = tr("Misuse risk stands at {risk} a quarter.", risk=words.percent(risk))
        found.append(Press("misuse", text, "shield-alert", "bad" if risk > 2 * _RISK else "warn", ("figure", "misuse")))
    if seat.before is not None:
        step = (world.regions.alignment - seat.before.regions.alignment)[:, row, PLAYED]
        ally = world.regions.loyalty[:, row, PLAYED] > 0.3
        drifts = [r for r in range(world.sizes.region) if ally[r] and float(step[r]) < -0.015]
        if drifts:
            names = [seat.called(world.names.regions[r]) for r in drifts]
            text = tr("Drifting away: {names}.", names=words.some(names))
            found.append(Press("drift", text, "handshake", "warn", ("region", world.names.regions[drifts[0]])))
    return found


def _floors(seat: Chair) -> list[Press]:
    """Outcomes under their floor late in the game: they cap the whole score. What grows begins below it."""
    match = seat.match
    return [_floor(part) for part in outcomes(match) if part.missed] if match.turn >= _LATE * match.level.turns else []


def _floor(part: Outcome) -> Press:
    text = tr(
        "{label} at {value:.1f} is under its floor of {floor:g}: the score is capped.",
        label=part.label,
        value=part.value,
        floor=part.floor,
    )
    return Press(f"floor-{part.key}", text, "flag", "bad", ("figure", "score"))
