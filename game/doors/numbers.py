"""The command constants, and values given with --set."""

import json
from collections.abc import Iterable, Sequence

from game.doors.codes import FINE
from game.doors.shelf import find_level
from game.doors.speech import Usage, say
from game.schema.bibliography import reference
from game.schema.constants import constants_of, fault_of_values, unknown_constant
from game.schema.level import Level, Stated
from game.world.constants import Constant

KINDS = {"R": "a real figure", "D": "derived from real figures", "G": "a game abstraction"}


def values_of(settings: Iterable[tuple[str, float]], level: Level | None = None) -> dict[str, float]:
    """The values given with --set, the last for each name. Raises Usage."""
    values = dict(settings)
    if fault := fault_of_values(values, level):
        raise Usage(fault)
    return values


def constants(names: Sequence[str], word: str | None, *, as_json: bool) -> int:
    """Print constants: value, unit, range, kind, source and meaning."""
    level = find_level(word).level if word else None
    known = constants_of(level)
    for name in names:
        if name not in known:
            raise Usage(unknown_constant(name))
    chosen = {name: known[name] for name in names or known}
    if as_json:
        say(json.dumps([_facts(name, c, level) for name, c in chosen.items()], indent=2, ensure_ascii=False))
        return FINE
    for name, c in chosen.items():
        say(_line(name, c))
        if names:
            _tell(c)
        if why := _reason(name, level):
            say(f"  {why}")
    return FINE


def _line(name: str, c: Constant) -> str:
    unit = "" if c.unit == "1" else f" {c.unit}"
    key = f" {c.source}" if c.source else ""
    return f"{name} = {c.value:g}{unit} ({c.low:g} to {c.high:g}; {c.kind}{key}): {c.about}"


def _tell(c: Constant) -> None:
    """What kind of number it is, and where it comes from in full."""
    say(f"  Kind {c.kind}: {KINDS[c.kind]}.")
    say(f"  Source: {reference(c.source)}" if c.source else "  Source: none; chosen so that the whole behaves.")


def _reason(name: str, level: Level | None) -> str:
    """Why a level has another value, if it has."""
    stated = level.constants.get(name) if level else None
    if stated is None or level is None:
        return ""
    usual = constants_of()[name].value
    why = f" {stated.about}" if isinstance(stated, Stated) else ""
    return f"Stated by {level.id}; elsewhere {usual:g}.{why}"


def _facts(name: str, c: Constant, level: Level | None) -> dict[str, object]:
    facts: dict[str, object] = {"name": name, "value": c.value, "unit": c.unit, "low": c.low, "high": c.high}
    facts |= {"kind": c.kind, "source": c.source, "reference": reference(c.source), "meaning": c.about}
    return facts | {"stated_by_level": bool(level and name in level.constants)}
