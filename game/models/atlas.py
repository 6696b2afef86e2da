"""The map: who serves each region, what bars a lab there, and which lines of trade are open."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.language import tr
from game.models import words
from game.models.chair import Chair, Party, chair
from game.models.trade import State, lab_state, ways
from game.models.why import Why
from game.play.match import PLAYED, Match
from game.rules.metrics.alliance import supply_risk
from game.rules.metrics.trade import regional_share
from game.rules.reach import ABSENT, DARK, DIRECTED, FREE, REASONS
from game.world.exact import total

_SEEN = 0.005  # the least share that is named in a tooltip
SHORT = {  # what a long name of a region is on the map
    tr("United States"): "USA",
    tr("Canada & Oceania"): tr("Canada & Oc."),
    tr("Latin America"): tr("Latin Am."),
    tr("South-East Asia"): tr("SE Asia"),
    tr("India & South Asia"): tr("India"),
    tr("Gulf & Middle East"): tr("Gulf & ME"),
    tr("Russia & Central Asia"): tr("Russia & CA"),
}
_PLAIN = {
    "free": tr("free to sell"),
    "held back by the lab": tr("its newest model is not released"),
    "notification": tr("must be notified first"),
    "licence needed": tr("needs a licence"),
    "denied by tier": tr("denied by country tier"),
    "directive": tr("barred by a directive"),
    "directive, users not screened": tr("dark: a directive, and users are not screened"),
    "kept out by the importer": tr("kept out by the importer"),
    "kept out by an entity list": tr("shut out as a listed lab"),
    "held up by safety duties": tr("held up by tests under safety duties"),
}


@dataclass(frozen=True)
class Land:
    """One region: the shares by party, and who leads."""

    id: str
    name: str
    short: str
    parts: tuple[tuple[str, Party, float], ...]  # label, colour name, share
    headline: str  # the seat's own share


@dataclass(frozen=True)
class Line:
    """A line of trade."""

    start: str
    end: str
    kind: State
    label: str


@dataclass(frozen=True)
class LegendKey:
    """What a colour or a line means."""

    label: str
    colour: str
    mark: Literal["box", "line", "dash"] = "box"


@dataclass(frozen=True)
class Atlas:
    """Everything on the map."""

    title: str
    lands: tuple[Land, ...]
    lines: tuple[Line, ...]
    legend: tuple[LegendKey, ...]


def atlas(match: Match) -> Atlas:
    """The map of the match's person."""
    seat = chair(match)
    shares = regional_share(seat.world)[:, :, PLAYED]
    lines = tuple(Line(way.start, way.end, way.state, way.words) for way in ways(seat))
    return Atlas(
        title=tr("Share of model sales"),
        lands=tuple(_land(seat, shares, region) for region in range(seat.world.sizes.region)),
        lines=lines,
        legend=(*(LegendKey(label, party) for party, label in seat.parties()), *_line_keys(lines)),
    )


def _line_keys(lines: tuple[Line, ...]) -> list[LegendKey]:
    """The kinds of line that are drawn."""
    known: dict[State, LegendKey] = {
        "open": LegendKey(tr("open trade"), "t2", "line"),
        "licensed": LegendKey(tr("licensed"), "good", "line"),
        "pending": LegendKey(tr("pending"), "warn", "dash"),
        "denied": LegendKey(tr("barred"), "bad", "dash"),
    }
    drawn = {line.kind for line in lines}
    return [key for state, key in known.items() if state in drawn]


def _land(seat: Chair, shares: np.ndarray, region: int) -> Land:
    parts: dict[Party, float] = {party: 0.0 for party, _ in seat.parties()}
    for lab in range(seat.world.sizes.lab):
        parts[seat.party(lab)] += float(shares[lab, region])
    parts["open"] = max(0.0, 1.0 - sum(parts.values()))
    name = seat.match.level.world.regions[region].name
    labels = dict(seat.parties())
    return Land(
        id=seat.world.names.regions[region],
        name=name,
        short=SHORT.get(name, name),
        parts=tuple((labels[party], party, share) for party, share in parts.items()),
        headline=words.percent(parts.get("you", 0.0), 0),
    )


def region_why(match: Match, region_id: str) -> Why:
    """The tooltip of a region: every lab with its share, and what bars those that are barred."""
    seat = chair(match)
    world = seat.world
    region = world.names.regions.index(region_id)
    shares = regional_share(world)[:, region, PLAYED]
    rows: list[tuple[str, str]] = []
    for lab in sorted(range(world.sizes.lab), key=lambda one: -float(shares[one])):
        bar = _barred(seat, lab, region)
        if shares[lab] >= _SEEN or bar or (seat.ours[lab] and not seat.regulates):
            rows.append((seat.called(world.names.labs[lab]) + bar, words.percent(float(shares[lab]))))
    rows.append((tr("None of these, or open models"), words.percent(max(0.0, 1.0 - float(shares.sum())))))
    demand = float(total(world.regions.demand, axis=1)[region, PLAYED])
    return Why(
        seat.called(region_id),
        _mood(seat, region),
        tuple(rows),
        (tr("Demand"), tr("{demand} a quarter", demand=words.money(demand))),
        tr("Click to aim orders at it."),
    )


def _barred(seat: Chair, lab: int, region: int) -> str:
    """What bars a lab's newest model here, in brackets; nothing if it is free or absent."""
    reason = float(seat.world.markets.reason[lab, region, PLAYED])
    if reason in (FREE, ABSENT) or not seat.world.labs.alive[lab, PLAYED]:
        absent = reason == ABSENT and seat.ours[lab] and not seat.regulates
        return tr(" (not in this market)") if absent else ""
    ended = reason in (DIRECTED, DARK) and not (seat.world.regimes.directive[:, lab, PLAYED] > 0.0).any()
    return f" ({lab_state(seat, lab, region)[1] if ended else _PLAIN[REASONS[int(reason)]]})"


def _mood(seat: Chair, region: int) -> str:
    """How the region stands to the seat's government, in a line."""
    world = seat.world
    if seat.regulates:
        if world.regimes.home[seat.row, region, PLAYED] > 0:
            return tr("Your own market.")
        g = seat.row
    else:
        homes = [g for g in range(world.sizes.regulator) if world.labs.flag[seat.row, g, PLAYED] > 0]
        if not homes or world.regimes.home[homes[0], region, PLAYED] > 0:
            return tr("Your home market.") if world.labs.home[seat.row, region, PLAYED] > 0 else ""
        g = homes[0]
    whose = seat.called(world.names.regulators[g])
    risk = float(supply_risk(world)[region, g, PLAYED])
    follows = float(world.regions.following[region, g, PLAYED])
    parts = [
        tr(
            "Agreement with {whose} {alignment:+.2f}",
            whose=whose,
            alignment=float(world.regions.alignment[region, g, PLAYED]),
        ).replace("-", "−")
    ]
    parts.append(tr("fears a cut-off: {risk}", risk=words.percent(risk)))
    if follows > 0.05:
        parts.append(tr("applies its controls to {follows}", follows=words.percent(follows)))
    return "; ".join(parts) + "."
