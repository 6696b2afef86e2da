"""A regime: a set of rules that one government may make in any level that offers the levers."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from game.rules import catalogue
from game.rules.catalogue import LEVERS, Lever
from game.schema import caps
from game.schema.bibliography import SOURCES, keys
from game.schema.level import Keys, Line, Text
from game.schema.names import Id, LevelId
from game.schema.papers import Paper
from game.schema.problems import FieldPath, Finding, nearest, shown

Day = Annotated[date, Field(json_schema_extra={"words": "a date like 2022-10-07, without quotation marks"})]

REGION_WORDS: dict[str, str] = {
    "rival": "regions opposed to the government",
    "third": "regions neither opposed nor allied",
    "ally": "regions that agree with it",
    "abroad": "every region but its own",
}
LAB_WORDS: dict[str, str] = {
    "frontier": "the strongest lab of its own country",
    "rivals": "the labs of opposed regions",
}


class Ordered(Paper):
    """One lever of a regime: where it is set, towards whom, and from which turn on."""

    lever: Id
    target: str = Field(default="", description="whom it is aimed at: a word that any level understands, or a region")
    value: float
    turn: Annotated[int, Field(ge=0, le=caps.TURNS)] = Field(default=0, description="turn in which it is ordered")
    about: Line | None = Field(default=None, description="how the published rule was carried over to this lever")


class Regime(Paper):
    """A file in levels/regimes/."""

    id: LevelId
    title: Line
    summary: Line = Field(description="the regime in one line")
    about: Text = Field(description="what it does, and what of the real rule is left out")
    kind: Literal["design", "history"] = Field(description="a pure kind of rule, or one that was made somewhere")
    date: Day | None = Field(default=None, description="when it was made")
    until: Day | None = Field(default=None, description="when it ended, if it did")
    figures: tuple[Line, ...] = Field(default=(), max_length=caps.ENTRIES, description="numbers that were published")
    response: Text | None = Field(default=None, description="what came of it")
    confidence: Literal["high", "medium", "disputed"] | None = None
    source: Keys | None = Field(default=None, description="keys of the bibliography")
    orders: tuple[Ordered, ...] = Field(default=(), max_length=caps.ENTRIES)

    @property
    def levers(self) -> tuple[str, ...]:
        """The levers it sets, each once, in the order written."""
        return tuple(dict.fromkeys(order.lever for order in self.orders))


Findings = Iterator[Finding]


def check_regime(regime: Regime) -> list[Finding]:
    """Everything that is wrong with a regime whose fields are fine one by one."""
    catalogue.load()
    return [finding for check in (_orders, _twice, _record) for finding in check(regime)]


def _orders(regime: Regime) -> Findings:
    """Levers that exist, set within their bounds, aimed at something that they aim at."""
    known = [name for name, lever in LEVERS.items() if lever.role == "regulator"]
    for i, order in enumerate(regime.orders):
        path: FieldPath = ("orders", i)
        if order.lever not in known:
            found = f"there is no regulator lever {shown(order.lever)}. {nearest(order.lever, known)}"
            yield Finding((*path, "lever"), found)
            continue
        lever = LEVERS[order.lever]
        yield from _value((*path, "value"), lever, order.value)
        yield from _target((*path, "target"), lever, order.target)


def _value(path: FieldPath, lever: Lever, value: float) -> Findings:
    unit = "" if lever.unit == "1" else f" {lever.unit}"
    if not lever.low <= value <= lever.high:
        yield Finding(path, f"must lie between {lever.low:g} and {lever.high:g}{unit}, not {value:g}.")
    elif lever.scale == "choice" and value != int(value):
        choices = ", ".join(f"{i} {name}" for i, name in enumerate(lever.choices))
        yield Finding(path, f"is one of {choices}, not {value:g}.")


def _target(path: FieldPath, lever: Lever, target: str) -> Findings:
    words = {"": {}, "region": REGION_WORDS, "lab": LAB_WORDS}[lever.target]
    if not lever.target and target:
        yield Finding(path, f"{lever.label} aims at nothing; leave out {shown(target)}.")
    elif lever.target == "region" and target not in words and not _a_region(target):
        yield Finding(path, f"must be one of {', '.join(words)}, or a region like CHN, not {shown(target)}.")
    elif lever.target == "lab" and target not in words:
        yield Finding(path, f"must be one of {', '.join(words)}, not {shown(target)}.")


def _a_region(word: str) -> bool:
    return 2 <= len(word) <= 6 and word.isascii() and word.isalpha() and word.isupper()


def _twice(regime: Regime) -> Findings:
    dials = [(order.lever, order.target, order.turn) for order in regime.orders]
    given = Counter(dials)
    for i, order in enumerate(regime.orders):
        times = given[dials[i]]
        if times > 1 and dials.index(dials[i]) == i:
            yield Finding(("orders", i), f"{order.lever} is set {times} times for the same target and turn.")


def _record(regime: Regime) -> Findings:
    """A rule that was made somewhere has a date, numbers, a source and how sure they are."""
    if regime.kind == "history":
        for name in ("date", "figures", "source", "confidence"):
            if not getattr(regime, name):
                yield Finding((name,), f"is missing. A regime of kind history needs {_NEEDS[name]}.")
    for key in keys(regime.source or ""):
        if key not in SOURCES:
            yield Finding(("source",), f"there is no source {shown(key)} in the bibliography of the game.")
    if regime.date and regime.until and regime.until < regime.date:
        yield Finding(("until",), f"lies before the date {regime.date}.")


_NEEDS = {
    "date": "the date it was made",
    "figures": "the numbers that were published",
    "source": "keys of the bibliography, such as EAR",
    "confidence": "high, medium or disputed",
}
