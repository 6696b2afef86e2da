"""Dossiers: all that the seat knows of a lab, a region or a government; what it only estimates is told apart."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from game.language import tr
from game.models import words
from game.models.chair import Chair, chair, holder, model_name
from game.models.history import short
from game.models.panel import Block, Panel
from game.models.panel import Row as Told
from game.models.quantity import quantity
from game.models.setting import show
from game.models.trade import lab_state
from game.play.match import PLAYED, Match
from game.play.setup import holder_index, target_index
from game.rules.catalogue import METRICS, Lever
from game.world.channels import OPEN_WEIGHTS
from game.world.state import NEWEST

KINDS = {"lab": tr("Labs"), "region": tr("Regions"), "regulator": tr("Governments")}  # axis: heading
_SEEN = 0.005  # the least share that is named


@dataclass(frozen=True)
class Row:
    """One line: what, how much, how it moved in the last turn, and the number that explains it."""

    label: str
    shown: str
    ask: str
    change: str = ""
    guessed: bool = False


@dataclass(frozen=True)
class Section:
    """Lines under a heading."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Dossier:
    """Everything about one of them."""

    kind: str
    id: str
    title: str
    about: str
    sections: tuple[Section, ...]


def subjects(match: Match, kind: str) -> tuple[tuple[str, str], ...]:
    """Ids and names of all of a kind, the seat's own first."""
    seat = chair(match)
    names = {"lab": seat.world.names.labs, "region": seat.world.names.regions}.get(kind, seat.world.names.regulators)
    own = seat.home if kind == "region" else seat.id
    return tuple((one, seat.called(one)) for one in sorted(names, key=lambda one: one != own))


def dossier(match: Match, kind: str, name: str) -> Dossier:
    """What is known of one of them. Raises KeyError if there is none of that kind."""
    seat = chair(match)
    make: dict[str, Callable[[Chair, str], Iterator[Section]]] = {
        "lab": _lab, "region": _region, "regulator": _government,
    }  # fmt: skip
    about = "" if kind == "region" else holder(match.level, name).about
    sections = tuple(section for section in make[kind](seat, name) if section.rows)
    return Dossier(kind, name, seat.called(name), " ".join(about.split()), sections)


def lines(found: Dossier) -> Iterator[str]:
    """A dossier for a reader."""
    yield f"{found.title}. {found.about}".strip()
    for section in found.sections:
        yield f"{section.title}:"
        for row in section.rows:
            change = f" ({row.change})" if row.change else ""
            yield f"  {row.label}: {row.shown}{change}{', estimated' if row.guessed else ''}"


# ---- figures -------------------------------------------------------------------------------------------------


def _figures(seat: Chair, axis: str, name: str) -> Section:
    """Every metric of this axis that the seat is told or may estimate."""
    found = [_figure(seat, f"{metric.name}@{name}") for metric in METRICS.values()
             if metric.axes == (axis, "world")]  # fmt: skip
    return Section(
        tr("Figures"), tuple(row for row in found if axis != "regulator" or name == seat.id or not row.guessed)
    )


def _figure(seat: Chair, number: str, label: str = "") -> Row:
    one = quantity(seat, number)
    now = one.value(seat.world if one.published else seat.view)
    guessed, change = not one.published, ""
    if seat.match.turn and not guessed:
        step = now - one.value(seat.match.worlds[-2])
        told = short(abs(step), one.unit)
        if _visible(told):
            change = words.signed(step, told)
    metric = METRICS.get(number.partition("@")[0])
    named = label or (metric.label if metric else one.label)
    told = f"{now:+.2f}".replace("-", "−") if number.startswith("regions.alignment") else words.amount(now, one.unit)
    return Row(named, (tr("about ") if guessed else "") + told, number, change, guessed)


def _visible(told: str) -> bool:
    """Whether there is anything but noughts in it."""
    return any(letter in "123456789" for letter in told)


# ---- labs ----------------------------------------------------------------------------------------------------


def _lab(seat: Chair, name: str) -> Iterator[Section]:
    lab = seat.world.names.labs.index(name)
    yield Section(tr("Models"), tuple(_models(seat, lab, name)))
    yield _figures(seat, "lab", name)
    yield Section(tr("Markets and licences"), tuple(_markets(seat, lab, name)))
    stacks = seat.match.level.world.stacks
    made = [_figure(seat, f"labs.compute@{name}@{stack.id}", label=stack.name) for stack in stacks]
    yield Section(tr("Accelerators"), tuple(row for row in made if _visible(row.shown)))


def _models(seat: Chair, lab: int, name: str) -> Iterator[Row]:
    labs = seat.world.labs
    out = float(labs.released[lab, NEWEST, PLAYED])
    state = tr("open weights") if out == OPEN_WEIGHTS else tr("on sale") if out else tr("not released")
    power = words.power(float(labs.training[lab, NEWEST, PLAYED]))
    yield Row(model_name(seat.match, lab), f"{state}, {power} FLOP", f"labs.training@{name}")
    needed = float(seat.view.labs.run_needed[lab, PLAYED])
    if needed > 0:
        done = float(seat.view.labs.run_done[lab, PLAYED]) / needed
        own = name == seat.id
        told = tr(
            "{log10} FLOP, {done} done",
            log10=words.power(math.log10(needed)),
            done=words.percent(min(done, 1.0), 0),
        )
        yield Row(
            tr("Run under way"),
            told if own else tr("about {value}", value=told),
            f"labs.run_needed@{name}",
            guessed=not own,
        )


def _markets(seat: Chair, lab: int, name: str) -> Iterator[Row]:
    world = seat.world
    for region, place in enumerate(world.names.regions):
        row = _figure(seat, f"regional_share@{name}@{place}", label=seat.called(place))
        share = float(METRICS["regional_share"].measure(world)[lab, region, PLAYED])
        if world.labs.selling[lab, region, PLAYED] or share >= _SEEN:
            yield Row(row.label, f"{row.shown} · {lab_state(seat, lab, region)[1]}", row.ask, row.change)


# ---- regions -------------------------------------------------------------------------------------------------


def _region(seat: Chair, name: str) -> Iterator[Section]:
    yield _figures(seat, "region", name)
    world = seat.world
    served = METRICS["regional_share"].measure(world)[:, world.names.regions.index(name), PLAYED]
    order = [lab for lab in np.argsort(-served, kind="stable") if served[lab] >= _SEEN]
    yield Section(tr("Who serves it"), tuple(
        _figure(seat, f"regional_share@{world.names.labs[lab]}@{name}", label=seat.called(world.names.labs[lab]))
        for lab in order
    ))  # fmt: skip
    for column, title in (
        ("regions.alignment", tr("Agreement with governments")),
        ("supply_risk", tr("Fear of a cut-off by")),
    ):
        yield Section(title, tuple(
            _figure(seat, f"{column}@{name}@{one}", label=seat.called(one)) for one in world.names.regulators
        ))  # fmt: skip


# ---- governments ---------------------------------------------------------------------------------------------


def _government(seat: Chair, name: str) -> Iterator[Section]:
    yield Section(tr("Its rules"), tuple(Row(label, said, f"law.{name}") for label, said in _law(seat, name)))
    yield Section(tr("Licence queue"), tuple(_queue(seat, name)))
    yield _figures(seat, "regulator", name)


def _law(seat: Chair, name: str) -> Iterator[tuple[str, str]]:
    """Levers of a government that do not stand where nothing is ruled: what is announced is known to all."""
    for lever in (seat.match.level.lever(one) for one in seat.match.level.offers(name)):
        if lever.once or not lever.control:
            continue
        told = _settings(seat, lever, name)
        if told:
            yield lever.label, "; ".join(told)


def _settings(seat: Chair, lever: Lever, name: str) -> list[str]:
    """What a lever is set to, by target where it has some: 'deny: China, Russia'."""
    names = seat.world.names
    dial, row = seat.world.dials[lever.name], holder_index(names, lever, name)
    aims = {"region": names.regions, "lab": names.labs}.get(lever.target, ("",))
    groups: dict[str, list[str]] = {}
    for aim in aims:
        at = (row, target_index(names, lever, aim), PLAYED) if aim else (row, PLAYED)
        value, notice = float(dial.announced[at]), float(dial.notice[at])
        if value != lever.neutral:
            soon = (
                tr(", in force in {quarters}", quarters=words.plural(notice, "{count} quarter", "{count} quarters"))
                if notice > 0
                else ""
            )
            groups.setdefault(show(lever, value) + soon, []).append(seat.called(aim) if aim else "")
    return [f"{said}: {', '.join(found)}" if any(found) else said for said, found in groups.items()]


def _queue(seat: Chair, name: str) -> Iterator[Row]:
    """Requests that wait for an answer of this government."""
    world = seat.world
    waiting = world.licences.waiting[world.names.regulators.index(name), :, :, PLAYED]
    for lab, region in np.argwhere(waiting > 0.0):
        lab_name, place = world.names.labs[lab], world.names.regions[region]
        asked = f"licences.waiting@{name}@{lab_name}@{place}"
        said = tr(
            "{quarters} in the queue",
            quarters=words.plural(round(float(waiting[lab, region])), "{count} quarter", "{count} quarters"),
        )
        yield Row(f"{seat.called(lab_name)} to {seat.called(place)}", said, asked)


def law_of(seat: Chair, name: str) -> Panel:
    """The rules of a government as an explanation. Raises KeyError if there is no such government."""
    if name not in seat.world.names.regulators:
        raise KeyError(f"law.{name}")
    rows = tuple(Told(label, said) for label, said in _law(seat, name))
    about = (
        tr("Rules are published: what a government has announced is known to all, with the quarters until it holds."),
    )
    return Panel(
        f"law.{name}",
        tr("Rules of {called}", called=seat.called(name)),
        "",
        about,
        (Block(tr("In force or announced"), rows),),
    )
