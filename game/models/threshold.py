"""Thresholds on a scale: where every lab's models stand, where the lines run, and whom they would catch."""

import math
from dataclasses import dataclass
from typing import Literal

from game.language import tr
from game.models import words
from game.models.chair import Chair, chair, model_name
from game.models.dials import row_of
from game.models.panel import Block, Panel, Row, exact
from game.models.rulebook import NO_CAPABILITY_LINE, NO_COMPUTE_LINE, limits, line_now
from game.play.match import PLAYED, Match
from game.rules.catalogue import LEVERS
from game.world.state import NEWEST, PREVIOUS

Kind = Literal["compute", "capability"]
Which = Literal["newest", "before", "running"]
_VINTAGES: tuple[tuple[int, Which], ...] = ((NEWEST, "newest"), (PREVIOUS, "before"))
_CALLED = {"running": tr("run under way, estimated"), "before": tr("the model before")}
_ROOM = 0.35  # of a power of ten beyond the outermost mark


@dataclass(frozen=True)
class Mark:
    """One model or run on the scale."""

    lab: str
    label: str  # the lab
    model: str
    party: str  # colour name
    value: float  # log10 FLOP, or points
    shown: str
    kind: Which  # on sale, the one before it, or a run under way by estimate
    caught: bool  # by the pending line, as far as the seat's rules bind the lab
    bound: bool  # the seat's rules bind the lab at all


@dataclass(frozen=True)
class Rule:
    """One line across the scale."""

    value: float
    label: str
    colour: str
    own: bool


@dataclass(frozen=True)
class Scale:
    """The card of the regulator."""

    kind: Kind
    title: str
    lever: str
    low: float
    high: float
    marks: tuple[Mark, ...]
    rules: tuple[Rule, ...]
    pending: float | None  # where the seat's line will run; None if there is none
    offset: float  # what indexation adds to the lever's own setting, log10
    shown: str  # the same in words
    verdict: str
    colour: str

    def setting(self, value: float) -> float:
        """The lever's setting that puts the line at this place of the scale; its top means no line."""
        lever = LEVERS[self.lever]
        if value >= self.high:
            return lever.high
        wanted = 10 ** (value - self.offset) if self.kind == "compute" else value
        wanted = float(f"{wanted:.2e}") if self.kind == "compute" else round(wanted, 1)
        return min(lever.high, max(lever.low, wanted))


def scale(match: Match, kind: Kind = "compute", *, draft: float | None = None) -> Scale:
    """The compute or the capability scale; `draft` is a lever setting being tried."""
    seat = chair(match)
    lever = "compute_threshold" if kind == "compute" else "capability_threshold"
    setting = (match.setting(lever) if lever in seat.world.dials else math.inf) if draft is None else draft
    line = _line(seat, kind, setting)
    marks = _marks(seat, kind, line)
    values = [mark.value for mark in marks] + ([line] if line is not None else [])
    others = tuple(_rules(seat, kind))
    values += [rule.value for rule in others]
    edge = _ROOM if kind == "compute" else 3.0
    verdict, tint = _verdict(marks, line)
    return Scale(
        kind=kind,
        title=tr("Compute threshold") if kind == "compute" else tr("Capability threshold"),
        lever=lever,
        low=min(values) - edge,
        high=max(values) + edge,
        marks=marks,
        rules=others,
        pending=line,
        offset=_offset(seat) if kind == "compute" else 0.0,
        shown=tr("no line") if line is None else _shown(kind, line),
        verdict=verdict,
        colour=tint,
    )


def offered_scales(match: Match) -> tuple[Kind, ...]:
    """Which of the two the level gives the seat."""
    offered = match.level.offers(match.seat)
    both: tuple[tuple[Kind, str], ...] = (("compute", "compute_threshold"), ("capability", "capability_threshold"))
    return tuple(kind for kind, lever in both if lever in offered)


def _shown(kind: Kind, value: float) -> str:
    return f"{words.power(value)} FLOP" if kind == "compute" else words.amount(value, "point")


def _line(seat: Chair, kind: Kind, setting: float) -> float | None:
    """Where the seat's line runs for a setting of its lever."""
    if kind == "capability":
        return setting if setting < NO_CAPABILITY_LINE else None
    if setting >= NO_COMPUTE_LINE:
        return None
    return math.log10(setting) + _offset(seat)


def _offset(seat: Chair) -> float:
    growth = seat.match.setting("threshold_indexation") if "threshold_indexation" in seat.world.dials else 1.0
    return line_now(seat, 1.0, growth)


def _marks(seat: Chair, kind: Kind, line: float | None) -> tuple[Mark, ...]:
    """Every lab's newest model and the one before, and on the compute scale its run by estimate, the largest first."""
    found: list[Mark] = []
    for lab in range(seat.world.sizes.lab):
        if not seat.world.labs.alive[lab, PLAYED]:
            continue
        for vintage, which in _VINTAGES:
            value = _model_value(seat, kind, lab, vintage)
            if vintage == NEWEST or float(seat.world.labs.general[lab, vintage, PLAYED]) > 0:
                found.append(_mark(seat, lab, value, line, _shown(kind, value), which))
        run = float(seat.view.labs.run_needed[lab, PLAYED])
        if kind == "compute" and run > 0:
            value = math.log10(run)
            found.append(_mark(seat, lab, value, line, tr("about {value}", value=_shown(kind, value)), "running"))
    return tuple(sorted(found, key=lambda mark: -mark.value))


def _model_value(seat: Chair, kind: Kind, lab: int, vintage: int) -> float:
    if kind == "compute":
        return float(seat.world.labs.training[lab, vintage, PLAYED])
    measured = float(seat.world.regimes.measured[seat.row, lab, vintage, PLAYED])
    return measured if seat.match.turn else float(seat.world.labs.cyber[lab, vintage, PLAYED])


def _mark(seat: Chair, lab: int, value: float, line: float | None, shown: str, which: Which) -> Mark:
    name = seat.world.names.labs[lab]
    bound = bool(seat.binding[seat.row, lab] > 0)
    return Mark(
        lab=name,
        label=seat.called(name),
        model=_CALLED.get(which) or model_name(seat.match, lab),
        party=seat.party(lab),
        value=value,
        shown=shown,
        kind=which,
        caught=bound and line is not None and value >= line,
        bound=bound,
    )


def _rules(seat: Chair, kind: Kind) -> list[Rule]:
    """Lines in force or announced, the seat's own and others'."""
    found = []
    for limit in limits(seat):
        if limit.kind != kind:
            continue
        own = limit.regulator == seat.row
        soon = (
            tr(", in {quarters}", quarters=words.plural(limit.coming, "{count} quarter", "{count} quarters"))
            if limit.coming
            else tr(", in force")
        )
        found.append(Rule(limit.value, f"{limit.whose}{soon}", "warn" if limit.coming else "bad", own))
    return found


def _verdict(marks: tuple[Mark, ...], line: float | None) -> tuple[str, str]:
    if line is None:
        return tr("No line: no model needs your leave for its size.") if marks else "", "t3"
    caught = list(dict.fromkeys(mark.label for mark in marks if mark.caught))
    free = list(dict.fromkeys(mark.label for mark in marks if mark.value >= line and not mark.bound))
    said = tr("Catches {caught}.", caught=words.some(caught)) if caught else tr("Catches nobody yet.")
    if free:
        said += tr(" {free} stand above it, out of your reach.", free=words.some(free))
    return said, "warn" if caught else "good"


_ABOUT = tr("Models at or above the line need leave. Runs of others are estimates; their finished models are known.")


def explained(seat: Chair, rest: str) -> Panel:
    """Why a threshold stands where it does: whom it would catch, whose lines run already. Raises KeyError."""
    kind: Kind = "capability" if rest == "capability" else "compute"
    if kind != rest or kind not in offered_scales(seat.match):
        raise KeyError(f"line.{rest}")
    found = scale(seat.match, kind)
    column = "labs.training" if kind == "compute" else "regimes.measured"
    models = tuple(_row(mark, column) for mark in found.marks)
    rules = tuple(Row(rule.label, exact(rule.value, "log10 FLOP" if kind == "compute" else "point"))
                  for rule in found.rules)  # fmt: skip
    row = row_of(seat.match, found.lever, seat=seat)
    own = [Row(tr("Effective: in force now"), row.standing or row.was_shown)]
    own += [Row(tr("Pending: ordered this turn"), row.shown)] if row.pending else []
    own.append(Row(tr("The line in the coming turn, indexation counted"), found.shown, ask=found.lever))
    blocks = (
        Block(tr("Your line"), tuple(own)),
        Block(tr("Models on the scale"), models),
        Block(tr("Lines in force or announced"), rules),
    )
    return Panel(f"line.{kind}", found.title, found.shown, (_ABOUT, found.verdict), blocks)


def _row(mark: Mark, column: str) -> Row:
    caught = ", caught" if mark.caught else ""
    ask = f"{column}@{mark.lab}" if mark.kind == "newest" else ""
    return Row(f"{mark.label}: {mark.model}", mark.shown + caught, ask=ask)
