"""The constants as a level has them, and which values may replace them."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

from game.schema.level import Level, Stated
from game.schema.problems import SHOWN, shown
from game.world.constants import CONSTANTS, Constant


def constants_of(level: Level | None = None) -> dict[str, Constant]:
    """Every constant by name, as the level states it where it states one anew."""
    found = dict(CONSTANTS)
    for name, stated in (level.constants if level else {}).items():
        found[name] = _stated(found[name], stated)
    return found


def _stated(usual: Constant, stated: float | Stated) -> Constant:
    if isinstance(stated, Stated):
        return replace(usual, **stated.model_dump())
    return replace(usual, value=stated)


def fault_of_values(values: Mapping[str, float], level: Level | None = None) -> str:
    """What is wrong with values for constants, in a sentence; empty if they may be used."""
    known = constants_of(level)
    for name, value in values.items():
        if name not in known:
            return unknown_constant(name)
        c = known[name]
        if not c.low <= value <= c.high:
            unit = "" if c.unit == "1" else f" {c.unit}"
            return f"{name} must lie between {c.low:g} and {c.high:g}{unit}, not {value:g}."
    return ""


def unknown_constant(name: str) -> str:
    """A sentence for a name that no constant has, with the nearest that exist."""
    near = [f"'{one}'" for one in get_close_matches(name[:SHOWN], CONSTANTS, n=3, cutoff=0.5)]
    hint = f"Did you mean {' or '.join(near)}?" if near else "'high-fence constants' lists them all."
    return f"There is no constant {shown(name)}. {hint}"
