"""The command regimes: which rules there are to compare, and what one of them orders."""

import json
from collections.abc import Iterator, Sequence

from game.doors.codes import FINE
from game.doors.shelf import find_level
from game.doors.speech import Usage, say
from game.lab.regimes import apply, government_of
from game.rules import catalogue
from game.rules.catalogue import LEVERS
from game.schema import regimes
from game.schema.bibliography import reference
from game.schema.level import Level
from game.schema.problems import nearest, shown
from game.schema.regime import Ordered, Regime

KINDS = {"design": "pure kinds of rules", "history": "rules that were made"}


def find_regime(word: str) -> Regime:
    """A regime by its id, or from a file. Raises Rejected; Usage if there is none of that name."""
    if not word.endswith(".toml") and word not in regimes.names():
        raise Usage(f"There is no regime {shown(word)}. {nearest(word, regimes.names())}")
    return regimes.find(word)


def show_regimes(word: str | None, level: str | None, seat: str | None, *, as_json: bool) -> int:
    """Print all regimes, or one; with a level, also what its seat cannot do of it."""
    catalogue.load()
    chosen = [find_regime(word)] if word else regimes.survey()
    where = find_level(level).level if level else None
    if as_json:
        found = [one.model_dump(mode="json") for one in chosen]
        say(json.dumps(found[0] if word else found, indent=2, ensure_ascii=False))
        return FINE
    for line in _one(chosen[0]) if word else _list(chosen):
        say(line)
    if where:
        for line in _fit(chosen, where, seat):
            say(line)
    return FINE


def _list(found: Sequence[Regime]) -> Iterator[str]:
    wide = max(len(one.id) for one in found)
    for kind, words in KINDS.items():
        yield f"{words[:1].upper()}{words[1:]}:"
        for one in (one for one in found if one.kind == kind):
            date = f"{one.date}  " if one.date else ""
            yield f"  {one.id.ljust(wide)}  {date}{one.summary}"


def _one(one: Regime) -> Iterator[str]:
    span = "" if not one.date else f", {one.date}{f' to {one.until}' if one.until else ''}"
    yield f"{one.id}: {one.title}{span}. {one.summary}"
    yield " ".join(one.about.split())
    for figure in one.figures:
        yield f"  Published: {figure}."
    if one.response:
        yield f"What came of it: {' '.join(one.response.split())}"
    for order in one.orders:
        yield f"  {told(order)}"
    if not one.orders:
        yield "  It orders nothing: every control is lifted."
    if one.source:
        yield f"Confidence {one.confidence}. Source: {reference(one.source)}."


def told(order: Ordered) -> str:
    """An order in words."""
    lever = LEVERS[order.lever]
    value = lever.choices[int(order.value)] if lever.scale == "choice" else f"{order.value:g}"
    unit = "" if lever.unit == "1" else f" {lever.unit}"
    towards = f" towards {order.target}" if order.target else ""
    when = f" from turn {order.turn + 1}" if order.turn else ""
    return f"{lever.label}{towards}: {value}{unit}{when}.{f' {order.about}' if order.about else ''}"


def _fit(found: Sequence[Regime], level: Level, word: str | None) -> Iterator[str]:
    seat = government_of(level, word)
    yield f"In {level.id}, for {seat}:"
    for one in found:
        missing = apply(level, one, seat).left_out
        yield f"  {one.id}: {'; '.join(missing) if missing else 'nothing is left out'}."
