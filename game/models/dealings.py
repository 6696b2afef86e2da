"""What the turn did to labs and markets: models finished and released, licences, bars, shares, failures, allies."""

from dataclasses import replace

import numpy as np

from game.language import tr
from game.models import words
from game.models.chair import Chair, model_name
from game.models.item import Happening
from game.play.match import PLAYED
from game.rules.metrics.trade import regional_share, world_share
from game.rules.reach import (
    ABSENT,
    DARK,
    DIRECTED,
    FREE,
    KEPT,
    LISTED,
    NOTICE,
    REFUSED,
    TESTED,
    TIERED,
    UNLICENSED,
)
from game.world.channels import GENERAL, HELD, OPEN_WEIGHTS, STAGED
from game.world.state import NEWEST, PREVIOUS

_SWING = 0.02  # change of a regional share that is news
_WORLD_SWING = 0.01
_RAN = ("regimes.directive", tr("time passes"))
_BARS = {
    NOTICE: tr("must be notified first"),
    UNLICENSED: tr("needs a licence"),
    TIERED: tr("is denied by country tier"),
    DIRECTED: tr("is barred by directive"),
    REFUSED: tr("is kept out by the importer"),
    LISTED: tr("is shut out as a listed lab's"),
    TESTED: tr("waits for tests under safety duties"),
}


def models(seat: Chair, turn: int) -> list[Happening]:
    """Runs that were finished, and models that reached the market; what few wait for is put into one item."""
    before, now = seat.match.worlds[turn - 1], seat.match.worlds[turn]
    done = [lab for lab in range(now.sizes.lab) if now.labs.finished[lab, PLAYED]]
    points = now.labs.general[:, NEWEST, PLAYED]
    best_before = float(np.max(before.labs.general[:, NEWEST, PLAYED]))
    best = max(done, key=lambda lab: float(points[lab]), default=-1)
    best = best if best >= 0 and float(points[best]) > best_before else -1
    notable = {lab for lab in done if lab == best or seat.ours[lab]}
    found = [_finish(seat, turn, lab, leads=lab == best) for lab in done if lab in notable]
    rest = [lab for lab in done if lab not in notable]
    if rest:
        names = [f"{model_name(seat.match, lab, turn=turn)} ({points[lab]:.1f})" for lab in rest]
        found.append(
            _together(seat, turn, rest, tr("Runs finished elsewhere, with points: {names}.", names=words.listed(names)))
        )
    return found + _releases(seat, turn)


def runs(seat: Chair, turn: int) -> list[Happening]:
    """A run of the seat's own that was ordered and not begun, because a line would have cut it to a dwarf."""
    before, now, row = seat.match.worlds[turn - 1].labs, seat.match.worlds[turn].labs, seat.row
    asked = any(o.lever == "start_run" and o.seat == seat.id and o.value > 0.5 for o in seat.match.log[turn - 1])
    idle = float(before.run_needed[row, PLAYED]) == 0.0
    if seat.regulates or not (asked and idle and now.alive[row, PLAYED]) or float(now.planned[row, PLAYED]) > 0.0:
        return []
    text = tr("Your run was not begun.")
    cause = tr("You stay below the lines, and they would have left a model far weaker than the one you have.")
    aim = ("lever", "stay_below")
    return [Happening(turn, "model", seat.called(seat.id), text, cause, "flask-conical", "warn", 4.0, (seat.id,), aim)]


def _together(seat: Chair, turn: int, labs: list[int], text: str) -> Happening:
    """One item about several labs."""
    whom = tuple(seat.world.names.labs[lab] for lab in labs)
    source = seat.called(whom[0]) if len(whom) == 1 else tr("Labs")
    return Happening(turn, "model", source, text, "", "flask-conical", "t2", 1.5, whom, ("lab", whom[0]))


def _finish(seat: Chair, turn: int, lab: int, *, leads: bool) -> Happening:
    now, who = seat.match.worlds[turn].labs, seat.world.names.labs[lab]
    name, points = seat.called(who), float(now.general[lab, NEWEST, PLAYED])
    text = tr(
        "{name} finishes {model_name}, at {points:.1f} points",
        name=name,
        model_name=model_name(seat.match, lab, turn=turn),
        points=points,
    )
    text += tr(", the strongest model so far.") if leads else "."
    cause = tr("Trained with {training} FLOP.", training=words.power(float(now.training[lab, NEWEST, PLAYED])))
    weight = 3.0 if leads else 1.8
    return Happening(turn, "model", name, text, cause, "flask-conical", seat.party(lab), weight, (who,), ("lab", who))


def _releases(seat: Chair, turn: int) -> list[Happening]:
    """Models that reached customers; ordinary sales of others are put into one item."""
    before, now = seat.match.worlds[turn - 1], seat.match.worlds[turn]
    found: list[Happening] = []
    plain: list[int] = []
    for lab in range(now.sizes.lab):
        vintage = PREVIOUS if now.labs.finished[lab, PLAYED] else NEWEST
        was, released = float(before.labs.released[lab, NEWEST, PLAYED]), float(now.labs.released[lab, vintage, PLAYED])
        if released <= was:
            continue
        if released == GENERAL and not seat.ours[lab]:
            plain.append(lab)
        elif was in (HELD, STAGED, GENERAL):
            found.append(_release(seat, turn, lab, released))
    if plain:
        names = [model_name(seat.match, lab, turn=turn - 1) for lab in plain]
        item = _together(seat, turn, plain, tr("Newly on sale: {names}.", names=words.listed(names)))
        found.append(replace(item, kind="release", icon="package", weight=1.3))
    return found


def _release(seat: Chair, turn: int, lab: int, kind: float) -> Happening:
    who = seat.world.names.labs[lab]
    name, model = seat.called(who), model_name(seat.match, lab, turn=turn - 1)
    text = {
        STAGED: tr("{name} shows {model} to a few customers.", name=name, model=model),
        GENERAL: tr("{name} puts {model} on sale.", name=name, model=model),
        OPEN_WEIGHTS: tr("{name} publishes the weights of {model}. They cannot be recalled.", name=name, model=model),
    }.get(kind, tr("{name} releases {model}.", name=name, model=model))
    weight = 2.6 if kind == OPEN_WEIGHTS else 1.4
    return Happening(turn, "release", name, text, "", "package", seat.party(lab), weight, (who,), ("lab", who))


def licences(seat: Chair, turn: int) -> list[Happening]:
    """Requests filed and answered."""
    now, found = seat.match.worlds[turn], []
    granted = [e.amount for e in now.book.entries if (e.stock, e.because) == ("licences.granted", "licence granted")]
    for g, office in enumerate(now.names.regulators):
        for lab, who in enumerate(now.names.labs):
            for region, place in enumerate(now.names.regions):
                won = any(float(amount[g, lab, region, PLAYED]) > 0 for amount in granted)
                lost = bool(now.licences.refused[g, lab, region, PLAYED] > 0)
                if won or lost:
                    found.append(_answer(seat, turn, (office, who, place), won=won))
    return found


def _answer(seat: Chair, turn: int, names: tuple[str, str, str], *, won: bool) -> Happening:
    office, who, place = names
    said = "grants" if won else "refuses"
    text = tr(
        "{office} {said} {who} a licence for {place}.",
        office=seat.called(office),
        said=said,
        who=seat.called(who),
        place=seat.called(place),
    )
    icon, tint = ("circle-check", "good") if won else ("circle-x", "bad")
    cause = tr("Tier, loyalty of the region and the applicant's record set the odds.")
    return Happening(turn, "licence", seat.called(office), text, cause, icon, tint, 2.0, names, ("region", place))


def bars(seat: Chair, turn: int) -> list[Happening]:
    """Newest models newly barred from regions, and freed again, one item per lab and reason."""
    before, now = seat.match.worlds[turn - 1].markets.reason, seat.match.worlds[turn].markets.reason
    names, found = seat.world.names, []
    for lab in range(len(names.labs)):
        groups: dict[float, list[str]] = {}
        for region, place in enumerate(names.regions):
            was, reason = float(before[lab, region, PLAYED]), float(now[lab, region, PLAYED])
            if reason != was and ABSENT not in (was, reason) and KEPT not in (was, reason):
                groups.setdefault(reason, []).append(place)
        found += [_bar(seat, turn, lab, reason, places) for reason, places in groups.items()]
    return found


def _bar(seat: Chair, turn: int, lab: int, reason: float, places: list[str]) -> Happening:
    who = seat.world.names.labs[lab]
    model = model_name(seat.match, lab, turn=turn - 1)
    where = words.some([seat.called(place) for place in places])
    if reason == FREE:
        text, icon, tint = tr("{model} may be sold again in {where}.", model=model, where=where), "lock-open", "good"
    elif reason == DARK:
        days = _days_dark(seat, turn, lab)
        text = tr(
            "{model} is dark for everyone for {days}: its maker cannot tell users apart.",
            model=model,
            days=words.plural(days, "{count} day", "{count} days"),
        )
        icon, tint = "wifi-off", "bad"
    else:
        text, icon, tint = (
            tr("{model} {reason} in {where}.", model=model, reason=_BARS.get(reason, "is restricted"), where=where),
            "lock",
            "bad",
        )
    weight = 1.5 + 0.15 * len(places)
    return Happening(turn, "bar", seat.called(who), text, "", icon, tint, weight, (who, *places), ("region", places[0]))


def _days_dark(seat: Chair, turn: int, lab: int) -> int:
    """For how much of the turn a directive ran, from the book."""
    ran = [e.amount for e in seat.match.worlds[turn].book.entries if (e.stock, e.because) == _RAN]
    return round(max((-float(np.min(amount[:, lab, PLAYED])) for amount in ran), default=0.0))


def shares(seat: Chair, turn: int) -> list[Happening]:
    """The largest moves of regional share, and of the world's."""
    before, now = seat.match.worlds[turn - 1], seat.match.worlds[turn]
    step = (regional_share(now) - regional_share(before))[:, :, PLAYED]
    whole = (world_share(now) - world_share(before))[:, PLAYED]
    found = []
    for lab, who in enumerate(now.names.labs):
        region = int(np.argmax(np.abs(step[lab])))
        much = float(step[lab, region])
        if abs(much) < _SWING and abs(whole[lab]) < _WORLD_SWING:
            continue
        place = now.names.regions[region]
        verb, tint = ("gains", "good") if much > 0 else ("loses", "bad")
        now_at = float(regional_share(now)[lab, region, PLAYED])
        text = tr(
            "{who} {verb} {much:.1f} points of share in {place}, to {now_at}.",
            who=seat.called(who),
            verb=verb,
            much=abs(much) * 100,
            place=seat.called(place),
            now_at=words.percent(now_at),
        )
        weight = 0.8 + min(abs(much) * 12.0, 1.5)
        icon = "trending-up" if much > 0 else "trending-down"
        found.append(
            Happening(turn, "share", seat.called(who), text, "", icon, tint, weight, (who, place), ("region", place))
        )
    return sorted(found, key=lambda item: -item.weight)[:4]


def fates(seat: Chair, turn: int) -> list[Happening]:
    """Labs that failed, and a change at the top."""
    before, now = seat.match.worlds[turn - 1], seat.match.worlds[turn]
    found = []
    for lab, who in enumerate(now.names.labs):
        if before.labs.alive[lab, PLAYED] and not now.labs.alive[lab, PLAYED]:
            text = tr("{who} is insolvent. Its machines go to the clouds of its region.", who=seat.called(who))
            found.append(
                Happening(turn, "failure", seat.called(who), text, "", "circle-x", "bad", 5.0, (who,), ("lab", who))
            )
    first, then = (int(np.argmax(world.labs.general[:, NEWEST, PLAYED])) for world in (before, now))
    if first != then:
        who, old = now.names.labs[then], now.names.labs[first]
        text = tr("{who} passes {old} at the frontier.", who=seat.called(who), old=seat.called(old))
        found.append(
            Happening(
                turn, "frontier", seat.called(who), text, "", "trophy", seat.party(then), 2.4, (who, old), ("lab", who)
            )
        )
    return found


def _follows(seat: Chair, turn: int, place: str, office: str, line: float) -> Happening:
    """A region that has passed one of the lines."""
    much = tr("begins to apply") if line < 0.2 else tr("now applies the better part of")
    text = tr(
        "{region} {much} {office}'s controls as its own.",
        region=seat.called(place), much=much, office=seat.called(office),
    )  # fmt: skip
    about = (place, office), ("region", place)
    return Happening(
        turn, "ally", seat.called(place), text, tr("Allied talks bear fruit."), "handshake", "accent", 2.2, *about
    )


def diplomacy(seat: Chair, turn: int) -> list[Happening]:
    """Allies that begin to follow or stop, and answers of restricted states."""
    before, now = seat.match.worlds[turn - 1], seat.match.worlds[turn]
    found = []
    for region, place in enumerate(now.names.regions):
        for g, office in enumerate(now.names.regulators):
            was, follows = (float(w.regions.following[region, g, PLAYED]) for w in (before, now))
            found += [_follows(seat, turn, place, office, line) for line in (0.1, 0.5) if was < line <= follows]
    lost = [e.amount for e in now.book.entries if (e.stock, e.because) == ("stacks.capacity", "counter-controls")]
    whole = float(before.stacks.capacity[0, PLAYED])
    cost = -sum(float(amount[0, PLAYED]) for amount in lost)
    if cost > 0.01 * whole:
        text = tr(
            "Counter-controls on inputs take {cost} of the leading stack's capacity.",
            cost=words.percent(cost / whole),
        )
        found.append(
            Happening(
                turn, "answer", tr("Supply"), text, tr("A restricted state answers in kind."), "swords", "bad", 2.0
            )
        )
    return found
